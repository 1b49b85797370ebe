"""The questions for evaluation: sound, answerable where they say so, and kept out of the index."""

import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import LibraryFault
from corpus.library import load_library
from corpus.questions import QUESTIONS_FOLDER, QuestionType, load_questions, load_unanswerable

ANSWER: dict[str, Any] = {
    "id": "D001", "type": "answer", "lang": "pl", "style": "standard", "audience": "ngo", "question": "Ile?",
    "expected": "85.200 zł", "facts": ["01-02"], "files": ["01.md"], "must": ["85[ .,]?200"],
}  # fmt: skip
REFUSE: dict[str, Any] = {
    "id": "D002", "type": "refuse", "lang": "pl", "style": "standard", "audience": "ngo", "question": "Pogoda?",
    "expected": "Odmowa.", "facts": [], "files": [], "reason": "out_of_scope",
}  # fmt: skip


def _folded(text: str) -> str:
    """Return ``text`` in small letters without diacritics, the form that ``must`` patterns are written for."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@pytest.mark.parametrize(("part", "answer", "refuse"), [("dev", 371, 254), ("test", 182, 121)])
def test_the_questions_of_a_part(part: str, answer: int, refuse: int) -> None:
    questions = load_questions(QUESTIONS_FOLDER / f"{part}.jsonl")
    counted = Counter(question.type for question in questions)
    assert counted == {QuestionType.ANSWER: answer, QuestionType.REFUSE: refuse}
    assert {question.lang for question in questions} == {"pl", "en", "uk"}


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_library_answers_the_questions_to_answer(part: str) -> None:
    library = load_library()
    for question in load_questions(QUESTIONS_FOLDER / f"{part}.jsonl"):
        text = _folded(" ".join(library.by_id(fact).text for fact in question.facts))
        assert [pattern.pattern for pattern in question.must if not pattern.search(text)] == [], question.id


def test_the_near_misses() -> None:
    near = load_unanswerable(QUESTIONS_FOLDER / "near-misses.jsonl")
    library = load_library()
    assert len(near) == 1826
    counted = Counter(question.near for question in near)
    assert counted.keys() == {document.id for document in library.documents}
    assert min(counted.values()) >= 70
    for question in near:
        assert question.closest
        assert all(library.by_id(passage_id) for passage_id in question.closest)


def test_a_premise_is_contradicted_by_one_of_the_closest_passages() -> None:
    near = load_unanswerable(QUESTIONS_FOLDER / "near-misses.jsonl")
    contradicted = [question for question in near if question.premise_fact]
    assert len(contradicted) == 218
    assert {question.kind for question in contradicted} == {"false_premise"}
    assert [question for question in contradicted if question.premise_fact not in question.closest] == []


def test_the_messages_out_of_scope() -> None:
    outside = load_unanswerable(QUESTIONS_FOLDER / "out-of-scope.jsonl")
    assert set(Counter(question.kind for question in outside).values()) == {20}
    assert len(outside) == 240
    assert all((question.near, question.closest, question.premise_fact) == (None, (), None) for question in outside)


def test_no_question_for_evaluation_is_indexed_or_there_twice() -> None:
    asked = {_folded(question.text) for question in load_library().asked}
    kept_out = [
        each.question for part in ("dev", "test") for each in load_questions(QUESTIONS_FOLDER / f"{part}.jsonl")
    ]
    for name in ("near-misses.jsonl", "out-of-scope.jsonl"):
        kept_out += [question.question for question in load_unanswerable(QUESTIONS_FOLDER / name)]
    assert not [question for question in kept_out if _folded(question) in asked]
    assert [question for question, times in Counter(map(_folded, kept_out)).items() if times > 1] == []


def _file(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_reads_a_question(tmp_path: Path) -> None:
    answer, refuse = load_questions(_file(tmp_path, ANSWER, REFUSE))
    assert (answer.id, answer.type, answer.facts, answer.reason) == ("D001", QuestionType.ANSWER, ("01-02",), None)
    assert answer.must[0].search("85 200 zl")
    assert (refuse.type, refuse.must, refuse.reason) == (QuestionType.REFUSE, (), "out_of_scope")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (ANSWER | {"id": "D001"}, "'D001' is already on line 1"),
        (ANSWER | {"id": "D9", "must": ["("]}, "The pattern '(' cannot be used"),
        (ANSWER | {"id": "D9", "must": []}, "needs 'facts' and 'must'"),
        (ANSWER | {"id": "D9", "facts": []}, "needs 'facts' and 'must'"),
        (REFUSE | {"id": "D9", "reason": None}, "needs a 'reason'"),
        (REFUSE | {"id": "D9", "must": ["a"]}, "no 'must'"),
        (ANSWER | {"id": "D9", "type": "maybe"}, "'type' cannot be used"),
        (ANSWER | {"id": "D9", "question": ""}, "'question' cannot be used"),
        (ANSWER | {"id": 9}, "'id' cannot be used"),
        (ANSWER | {"id": "D9", "uwaga": "x"}, "'uwaga' cannot be used"),
    ],
    ids=[
        "id twice", "bad pattern", "no pattern", "no facts", "no reason", "pattern to refuse",
        "unknown type", "no question", "number for an id", "field unknown",
    ],
)  # fmt: skip
def test_a_broken_question_is_named_with_its_line(tmp_path: Path, row: dict[str, Any], says: str) -> None:
    path = _file(tmp_path, ANSWER, row)
    with pytest.raises(LibraryFault) as caught:
        load_questions(path)
    assert (caught.value.path, caught.value.line) == (path, 2)
    assert says in str(caught.value)


def test_a_line_that_is_not_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n{'id': 1}\n", encoding="utf-8")
    with pytest.raises(LibraryFault, match=r"questions\.jsonl:2: This line is not JSON"):
        load_questions(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryFault, match="cannot be read"):
        load_questions(tmp_path / "missing.jsonl")


def test_an_unanswerable_question_is_there_once(tmp_path: Path) -> None:
    path = _file(tmp_path, *[{"question": "Pogoda?", "kind": "off_topic", "lang": "pl"}] * 2)
    with pytest.raises(LibraryFault, match=r"questions\.jsonl:2: 'Pogoda\?' is already on line 1"):
        load_unanswerable(path)
