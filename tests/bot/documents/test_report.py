"""Reports, as PDF and as workbook, read back."""

import io
from dataclasses import replace
from decimal import Decimal

import numpy as np
import openpyxl
import pytest

from bot.documents.report import Fact, ReportContent, ReportTable, Series, report_pdf
from bot.documents.report_workbook import report_xlsx
from tests.bot.documents.reading import LONG, pages, picture

REPORT = ReportContent(
    title="Sprawozdanie: Forum „Łączy nas Wisła”",
    subtitle="15 marca 2027 r., Toruń",
    made="20 marca 2027 r.",
    facts=(Fact("Przyszło", 143), Fact("Wobec celu", "89%")),
    series=(
        Series("Frekwencja a cel", (("Miało miejsce", 155), ("Przyszło", 143)), 160),
        Series("Według grup", (("Radni", 10), ("Wolontariusze", 0))),
        Series("Bez danych", ()),
    ),
    tables=(
        ReportTable("Według organizacji [2027]: Łódź", ("Organizacja", "Przyszło"), (("=1+1", 3), (LONG, 1))),
        ReportTable("Według organizacji [2027]: Łódź", ("Organizacja", "Przyszło"), ()),
    ),
)


def test_the_printed_report_has_facts_charts_and_tables() -> None:
    pdf = report_pdf(REPORT)
    found = pages(pdf)
    text = " ".join(found)
    for said in ("Forum „Łączy nas Wisła”", "Przyszło 143", "89%", "Cel: 160", "Radni", "Organizacja", "=1+1", "Łódź"):
        assert said in text
    assert f"Strona 1 z {len(found)}" in found[0]


def test_a_sum_that_forms_ask_in_words_is_printed_in_both_ways() -> None:
    facts = (Fact("Przyznane", Decimal("1234567.89"), spelt_out=True), Fact("Wolne", Decimal("2.00")))
    [text] = pages(report_pdf(replace(REPORT, facts=facts, series=(), tables=())))
    words = "milion dwieście trzydzieści cztery tysiące pięćset sześćdziesiąt siedem złotych 89/100"
    assert f"Przyznane 1 234 567,89 zł (słownie: {words}) Wolne 2,00 zł" in text


def test_the_bars_are_as_long_as_their_numbers() -> None:
    image = np.asarray(picture(report_pdf(REPORT)).convert("RGB"))
    blue = (image == (0x1F, 0x5F, 0xA8)).all(axis=2).sum(axis=1)
    longest, seats, came = sorted(set(blue.tolist()), reverse=True)[:3]
    assert (seats / longest, came / longest) == pytest.approx((155 / 160, 143 / 160), rel=0.01)


def test_the_workbook_has_a_sheet_with_a_chart_for_each_series_and_one_for_each_table() -> None:
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(REPORT)))
    assert book.sheetnames == [
        "Podsumowanie",
        "Frekwencja a cel",
        "Według grup",
        "Bez danych",
        "Według organizacji 2027 Łódź",
        "Według organizacji 2027 Łód (2)",
    ]
    assert [cell.value for cell in book["Podsumowanie"]["A"]][:1] == ["Sprawozdanie: Forum „Łączy nas Wisła”"]
    assert ["Przyszło", 143] in [[cell.value for cell in row] for row in book["Podsumowanie"].iter_rows()]
    target = [[cell.value for cell in row] for row in book["Frekwencja a cel"].iter_rows()]
    assert target[0][1:] == ["Frekwencja a cel", "Cel: 160"]
    assert target[1:] == [["Miało miejsce", 155, 160], ["Przyszło", 143, 160]]
    assert [len(sheet._charts) for sheet in book] == [0, 1, 1, 0, 0, 0]
    assert (book.worksheets[4]["A2"].value, book.worksheets[4]["A2"].data_type) == ("=1+1", "s")


def test_the_same_report_is_the_same_file() -> None:
    assert report_xlsx(REPORT) == report_xlsx(REPORT)
    assert report_pdf(REPORT) == report_pdf(REPORT)
