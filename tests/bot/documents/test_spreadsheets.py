"""Spreadsheets, read back."""

import io
from time import process_time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.spreadsheets import registrations_xlsx, unused_sheet_name

COLUMNS = ("id", "name", "phone")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "{="])
def test_what_looks_like_a_formula_is_text_and_stays_text(start: str) -> None:
    typed = f'{start}HYPERLINK("http://x")'
    sheet = openpyxl.load_workbook(io.BytesIO(registrations_xlsx(COLUMNS, [(1, typed, None)]))).worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B2"].quotePrefix) == (typed, "s", True)
    assert sheet["C2"].value is None


def test_the_head_stays_in_view_columns_are_wide_enough_and_can_be_filtered_by() -> None:
    rows = [(1, "Żaneta Łęcka-Źdźbło", "+48600100200"), (2, "x" * 500, "")]
    sheet = openpyxl.load_workbook(io.BytesIO(registrations_xlsx(COLUMNS, rows, "Zapisy"))).worksheets[0]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Zapisy", "A2", "A1:C3")
    assert [round(sheet.column_dimensions[letter].width) for letter in "ABC"] == [9, 61, 15]


def test_an_empty_list_is_a_workbook_with_a_head() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(registrations_xlsx(COLUMNS, []))).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_makes_a_workbook_that_opens(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(registrations_xlsx((text,), [(text,)], text)))
    assert len(book.worksheets[0].title) <= 31


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
@settings(max_examples=20)
def test_sheet_names_differ_and_are_such_as_excel_accepts(titles: list[str]) -> None:
    names: list[str] = []
    for title in titles:
        names.append(unused_sheet_name(title, {name.casefold() for name in names}))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_thousand_registrations_take_a_fraction_of_a_second() -> None:
    rows = [(number, f"Łucja {number}", "ngo_leader") * 7 for number in range(1000)]
    begun = process_time()
    assert registrations_xlsx([f"k{column}" for column in range(21)], rows)
    assert process_time() - begun < 2.5
