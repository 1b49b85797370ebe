import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.model import Language
from bot.conversation.language import choose_language, detect_language, language_of

CORPUS = Path(__file__).parents[3] / "corpus"
PL, EN, UK = Language


def labelled_questions() -> Iterator[tuple[str, str]]:
    """Yield the questions for evaluation with their language, and of the asked ones those whose place tells it.

    The fourth of a passage is foreign, the other six of the first seven are Polish, and the last three are in any
    language.
    """
    for path in sorted((CORPUS / "questions").glob("*.jsonl")):
        for line in path.read_text().splitlines():
            row = json.loads(line)
            yield row["question"], row["lang"]
    for path in sorted((CORPUS / "library" / "asked").glob("*.jsonl")):
        for line in path.read_text().splitlines():
            for number, question in enumerate(json.loads(line)["questions"][:7]):
                foreign = "uk" if re.search("[а-яіїєґ]", question) else "en"
                yield question, foreign if number == 3 else "pl"


def test_the_questions_of_the_library_are_told_apart() -> None:
    right = [choose_language(question, None, None) == language for question, language in labelled_questions()]
    assert len(right) > 5000
    assert sum(right) / len(right) >= 0.995


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jakie sa priorytety", PL),
        ("Ile wyniosła dotacja?", PL),
        ("a dla ngo", PL),
        ("what about NGOs?", EN),
        ("Is Bydgoszcz a full member of Eurocities?", EN),
        ("Хто може стати членом «Europa Kujaw i Pomorza»?", UK),
        ("скільки?", UK),
    ],
)
def test_the_language_of_a_text_is_heard(text: str, language: Language) -> None:
    assert detect_language(text) is language


@pytest.mark.parametrize("text", ["", "KA210?", "👍", "12", "a i do", "/start"])
def test_what_tells_nothing_is_left_open(text: str) -> None:
    assert detect_language(text) is None


def test_a_choice_wins_then_the_text_then_what_is_known() -> None:
    assert choose_language("What is this?", PL, "uk") is PL
    assert choose_language("What is this?", None, "uk") is EN
    assert choose_language("KA210", None, "uk") is UK
    assert choose_language("KA210", None, None) is PL


@pytest.mark.parametrize(
    ("code", "language"), [("en-GB", EN), ("UK", UK), ("pl", PL), ("de", PL), ("", PL), (None, PL), ("\ud800", PL)]
)
def test_codes_of_other_languages_mean_polish(code: str | None, language: Language) -> None:
    assert language_of(code) is language


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert detect_language(text) in {None, PL, EN, UK}
