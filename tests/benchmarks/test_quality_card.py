"""The card: both languages from the same figures, nothing invented where nothing was measured."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality_card import card_lines, rows_of, take
from benchmarks.quality_tables import figures_table, groups_table, number_text
from benchmarks.quality_words import ENGLISH, LANGUAGES, POLISH, CardWords

GROUP = {
    "kind": "lang", "group": "pl", "questions": 9, "answered_correctly_rate": 0.75, "answered_correctly_rate_low": 0.5,
    "answered_correctly_rate_high": 1.0, "refusal_precision": None,
}  # fmt: skip
POINT = {"threshold": 0.61, "precision": 0.8, "recall": 0.7, "serves": True}


def table(title: str, *rows: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "rows": list(rows)}


def quality() -> dict[str, Any]:
    tables = [table("quality: index", {"encoder": "kodownik-1", "passages": 9, "asked": 7})]
    for part in ("dev", "test"):
        figures = {"figure": "answered_correctly_rate", "value": 0.9375, "low": 0.9, "high": 0.97}
        tables += [
            table(f"quality: {part}", {"figure": "to_answer", "value": 80, "low": None, "high": None}, figures),
            table(f"quality: {part}, groups", GROUP),
            table(f"quality: {part}, operating points", POINT | {"threshold": 0.5, "serves": False}, POINT),
            table(f"quality: {part}, calibration error", {"expected_calibration_error": 0.043}),
        ]
    return {"tables": tables, "machine": {"cpu": "Szybki", "cores": 2, "python": "3.11.7"}}


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: str(words.language))
def test_the_card_has_all_sections_in_both_languages(words: CardWords) -> None:
    peers = {
        "tables": [table("peers: development", {"system": "bm25s", "mrr_at_10": 0.5})],
        "machine": quality()["machine"],
    }
    card = "\n".join(card_lines({"quality": quality(), "peers": peers}, words))
    headings = [line.removeprefix("## ") for line in card.splitlines() if line.startswith("## ")]
    assert headings == [words.answers, words.groups, words.refusals, words.speed, words.peers, words.model]
    assert f"| bm25s | {number_text(0.5, words)} |" in card
    assert words.tables["peers: development"] in card
    assert "kodownik-1" in card
    assert "{" not in card


def test_what_was_not_measured_is_named_with_the_command_that_measures_it() -> None:
    card = "\n".join(card_lines({}, POLISH))
    assert "Jeszcze nie zmierzono: `make bench-peers`." in card
    assert POLISH.answers not in card


def test_figures_stand_with_their_intervals_and_the_decimal_sign_of_the_language() -> None:
    rows = rows_of(quality(), "quality: dev")
    polish, english = ("\n".join(figures_table({"dev": rows}, words)) for words in (POLISH, ENGLISH))
    assert "| odpowiedzi dobre | 0,938 (0,900–0,970) |" in polish
    assert "| answered correctly | 0.938 (0.900–0.970) |" in english
    assert "| questions that the library answers | 80 |" in english


def test_a_group_without_a_case_has_a_dash() -> None:
    line = list(groups_table([GROUP], ENGLISH))[-1]
    assert line.startswith("| language: Polish | 9 | 0.750 (0.500–1.000) |")
    assert line.endswith("| – |")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (True, "true"), (7, "7"), (0.5, "0.500"), (1.0, "1.000"), (1.5, "1.50"), (123.4, "123"), ("a", "a")],
)
def test_numbers_are_as_long_as_they_tell_something(value: object, text: str) -> None:
    assert number_text(value, ENGLISH) == text


def test_both_languages_name_the_same_things() -> None:
    for name in ("figures", "columns", "kinds", "values", "parts", "tables"):
        assert list(getattr(POLISH, name)) == list(getattr(ENGLISH, name))


def test_what_was_measured_last_is_kept_beside_the_card(tmp_path: Path) -> None:
    outputs, kept = tmp_path / "outputs", tmp_path / "docs"
    outputs.mkdir()
    kept.mkdir()
    assert take("peers", outputs, kept) is None
    (outputs / "peers.json").write_text(json.dumps({"tables": []}))
    assert take("peers", outputs, kept) == {"tables": []}
    (outputs / "peers.json").unlink()
    assert take("peers", outputs, kept) == {"tables": []}
