"""Files of questions: what is right is optional, what is wrong is named with its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import LibraryFault
from corpus.questions import QUESTIONS_FOLDER, load_questions, load_scored

QUESTION: dict[str, Any] = {"id": "D001", "question": "Ile wyniosła dotacja?"}


def write_questions(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "pytania.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_question_alone_is_enough(tmp_path: Path) -> None:
    (read,) = load_scored(write_questions(tmp_path, QUESTION))
    assert (read.id, read.question, read.to_refuse, read.must, read.facts) == (
        "D001", "Ile wyniosła dotacja?", False, (), (),
    )  # fmt: skip


def test_what_is_right_is_read_and_the_rest_passed_over(tmp_path: Path) -> None:
    rows = (
        QUESTION | {"type": "answer", "must": ["85[ .,]?200", "MSZ"], "facts": ["01-02"], "style": "standard"},
        {"id": "D002", "question": "Jaka jutro pogoda?", "type": "refuse", "reason": "out_of_scope"},
    )
    answer, refuse = load_scored(write_questions(tmp_path, *rows))
    assert answer.facts == ("01-02",)
    assert [bool(pattern.search("dotacja msz:\n85 200 zl")) for pattern in answer.must] == [True, True]
    assert (answer.to_refuse, refuse.to_refuse) == (False, True)


def test_patterns_reach_across_lines(tmp_path: Path) -> None:
    (read,) = load_scored(write_questions(tmp_path, QUESTION | {"must": ["jeden.*dwa"]}))
    assert read.must[0].search("JEDEN\n\ndwa")


def test_a_question_may_be_empty_or_hostile(tmp_path: Path) -> None:
    hostile = "\u202e\u200b<b>&\x00\n😀"
    read = load_scored(write_questions(tmp_path, QUESTION | {"question": ""}, {"id": "D002", "question": hostile}))
    assert [each.question for each in read] == ["", hostile]


def test_the_development_questions_are_read_as_their_own_loader_reads_them() -> None:
    path = QUESTIONS_FOLDER / "dev.jsonl"
    strict = load_questions(path)
    assert [(row.id, row.question, row.must, row.facts, row.to_refuse) for row in load_scored(path)] == [
        (row.id, row.question, row.must, row.facts, row.type == "refuse") for row in strict
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"question": "Ile?"}, "'id' cannot be used"),
        ({"id": "D009"}, "'question' cannot be used"),
        (QUESTION, "'D001' is already on line 1"),
        (QUESTION | {"id": "D009", "must": ["("]}, "The pattern '(' cannot be used"),
        (QUESTION | {"id": "D009", "must": "85"}, "'must' cannot be used"),
        (QUESTION | {"id": "D009", "facts": [1]}, "'facts.0' cannot be used"),
    ],
    ids=["no id", "no question", "id twice", "bad pattern", "pattern alone", "number for a fact"],
)
def test_a_broken_question_is_named_with_its_line(tmp_path: Path, row: dict[str, Any], says: str) -> None:
    path = write_questions(tmp_path, QUESTION, row)
    with pytest.raises(LibraryFault) as caught:
        load_scored(path)
    assert (caught.value.path, caught.value.line) == (path, 2)
    assert says in str(caught.value)


@pytest.mark.parametrize("content", ["pytanie bez niczego\n", "[]\n", '{"id": "D1", "question": "Ile?"\n'])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pytania.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LibraryFault, match=r"pytania\.jsonl:1: "):
        load_scored(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryFault, match=r"nie-ma\.jsonl: The file cannot be read"):
        load_scored(tmp_path / "nie-ma.jsonl")
