"""The progress and the report of an ingest, in words."""

from dataclasses import replace

import pytest

from bot.administration.ingest_process import IngestBroken
from bot.administration.report import FailedPage, IngestCounts, RunReport, TouchedPassage
from bot.answering.model import Language
from bot.conversation.ingest_view import MOST_LISTED, last_line, progress_blocks, report_blocks
from bot.conversation.plain import render_text
from bot.messages.ingest import INGEST
from corpus.model import PassageId
from ingest.progress import Progress, Stage

REPORT = RunReport(
    status="partial",
    snapshot="00000007-ab",
    published=True,
    counts=IngestCounts(
        sources=3, pages_fetched=12, not_modified=30, failed=1, added=5, changed=2, unchanged=430, encoded=9
    ),
    bytes=3_440_000,
    seconds=125.4,
    failures=(FailedPage("urzad", "https://urzad.example/a", "timeout", "serwer milczy"),),
    worse_questions=("Ile wyniosła dotacja?",),
    touched=(TouchedPassage(PassageId("01-01"), 5),),
    message="Kalibracja jest dawna.",
)


def test_the_progress_is_one_line_with_what_is_known() -> None:
    said = [
        render_text(progress_blocks(step, Language.PL))
        for step in (
            None,
            Progress(Stage.PLAN),
            Progress(Stage.ENCODE, 3, 40),
            Progress(Stage.FETCH, 12, 40, "rodm-torun"),
        )
    ]
    assert said == [
        "Uruchamiam aktualizację indeksu ...",
        "Sprawdzam, co się zmieniło ...",
        "Koduję nowe fragmenty: 3 z 40",
        "Pobieram i czytam źródła: 12 z 40, ostatnio: rodm-torun",
    ]


@pytest.mark.parametrize("language", Language)
def test_every_stage_has_a_text_in_every_language(language: Language) -> None:
    assert set(INGEST[language].stages) == set(Stage)


def test_the_report_tells_everything_in_polish() -> None:
    assert render_text(report_blocks(REPORT, Language.PL)).split("\n") == [
        "Indeks jest zaktualizowany, ale nie wszystkie źródła się udały",
        "",
        "Kalibracja jest dawna.",
        "",
        "Strony: pobrane 12, bez zmian 30, nieudane 1; źródeł 3.",
        "Fragmenty: nowe 5, zmienione 2, usunięte 0, bez zmian 430; zakodowane teksty 9.",
        "Pobrano 3,4 MB, trwało to 2 min 5 s.",
        "Indeks: 00000007-ab.",
        "",
        "Co się nie udało",
        "",
        "• urzad: serwer milczy (https://urzad.example/a)",
        "",
        "Pytania kontrolne z gorszą odpowiedzią niż dotąd",
        "",
        "• Ile wyniosła dotacja?",
        "",
        "Zmienione lub usunięte fragmenty, które ktoś dostał w odpowiedzi",
        "",
        "• 01-01: 5 odpowiedzi",
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("status", ["success", "partial", "failed", "unchanged"])
def test_every_ending_has_a_headline_in_every_language(status: str, language: Language) -> None:
    report = RunReport("success") if status == "unchanged" else RunReport(status, published=True)  # type: ignore[arg-type]  # the three others
    assert render_text(report_blocks(report, language)).startswith(INGEST[language].headlines[status])


def test_long_lists_are_cut_with_how_many_are_left() -> None:
    many = tuple(f"Pytanie {number}?" for number in range(MOST_LISTED + 7))
    said = render_text(report_blocks(replace(REPORT, worse_questions=many), Language.PL))
    assert f"Pytanie {MOST_LISTED - 1}?" in said
    assert f"Pytanie {MOST_LISTED}?" not in said
    assert "• i jeszcze 7" in said


def test_a_run_without_a_report_is_told_with_its_last_words() -> None:
    broken = IngestBroken(1, "Trwa już inna aktualizacja indeksu. Poczekaj, aż się skończy.")
    said = render_text(report_blocks(broken, Language.PL))
    assert "(kod 1)" in said
    assert "Trwa już inna aktualizacja indeksu." in said
    assert "Program" not in render_text(report_blocks(IngestBroken(-9, ""), Language.PL))


@pytest.mark.parametrize("language", Language)
def test_the_last_line_tells_whether_it_came_to_an_end(language: Language) -> None:
    assert render_text(last_line(REPORT, language)) == INGEST[language].finished
    assert render_text(last_line(None, language)) == INGEST[language].interrupted
