"""Asking back: only a bare question that several documents answer about equally well."""

import pytest

from bot.answering.ties import LEVEL, is_bare, tied_topics
from corpus.loader import load_library
from corpus.model import PassageId
from corpus.questions import QUESTIONS_FOLDER, QuestionType, load_questions
from index.protocols import Hit
from tests.bot.answering.bare_questions import BARE
from tests.bot.answering.examples import make_hit, make_passage

QUESTIONS = {PassageId(f"0{number}-01"): f"Pytanie {number}?" for number in range(1, 6)}


def hits(*scores: float) -> list[Hit]:
    """Return hits of as many documents as there are scores."""
    return [
        make_hit(make_passage(f"0{number}-01", document=f"0{number}", section=f"Temat {number}"), score)
        for number, score in enumerate(scores, 1)
    ]


@pytest.mark.parametrize("question", BARE)
def test_a_bare_question_is_told(question: str) -> None:
    assert is_bare(question)


@pytest.mark.parametrize(
    "question",
    [
        "Jaki termin ma RITA?",
        "do kiedy wnioski w 2024",
        "ile kasy na wymianę młodzieży",
        "Kto prowadzi II Forum?",
        "jaki jest numer telefonu?",
        "czym jest voucher",
        "co to jest dotacja",
        "dlaczego taki termin?",
        "dziękuję",
        "grant",
        "ok?",
        "Cześć!",
        "🍕",
        "",
        "ile kilometrów jest na księżyc",
        "jaki termin złożenia oferty i jakie dokumenty oraz koszty projektu",
    ],
)
def test_a_question_that_names_its_subject_or_asks_nothing_is_not_bare(question: str) -> None:
    assert not is_bare(question)


def test_questions_that_have_one_answer_are_never_bare() -> None:
    answerable = [
        row.question for row in load_questions(QUESTIONS_FOLDER / "dev.jsonl") if row.type is QuestionType.ANSWER
    ]
    assert [question for question in answerable if is_bare(question)] == []
    assert [asked.text for asked in load_library().asked[::20] if is_bare(asked.text)] == []


def test_level_documents_are_offered_nearest_first() -> None:
    topics = tied_topics("jaki termin?", hits(4.0, 3.9, 3.8, 3.7), QUESTIONS)
    assert [topic.title for topic in topics] == ["Temat 1", "Temat 2", "Temat 3"]


def test_a_document_far_behind_is_not_offered() -> None:
    topics = tied_topics("jaki termin?", hits(4.0, 4.0 * LEVEL, 4.0 * LEVEL - 0.1), QUESTIONS)
    assert [topic.title for topic in topics] == ["Temat 1", "Temat 2"]


def test_one_document_ahead_of_all_others_answers() -> None:
    assert tied_topics("jaki termin?", hits(4.0, 2.0), QUESTIONS) == ()


def test_a_question_with_its_subject_is_answered_though_documents_are_level() -> None:
    assert tied_topics("jaki termin ma konkurs „Dyplomacja publiczna”?", hits(4.0, 3.9), QUESTIONS) == ()


def test_nothing_found_is_no_tie() -> None:
    assert tied_topics("jaki termin?", [], QUESTIONS) == ()
