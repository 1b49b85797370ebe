"""The development questions: for evaluation and for calibrating refusals, never indexed."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from corpus.errors import LibraryFault
from corpus.json_lines import LineText, Numbered, Row, read_distinct
from corpus.model import PassageId
from corpus.scored import compile_pattern

QUESTIONS_FOLDER = Path(__file__).parent / "questions"
"""The questions that come with the product: dev.jsonl, test.jsonl (nothing is ever fitted on it), near-misses.jsonl and
out-of-scope.jsonl; and floors.toml, which the figures on the first two must reach."""


class QuestionType(StrEnum):
    """What the product has to do with a question."""

    ANSWER = "answer"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class DevelopmentQuestion:
    """A question with what a good answer to it holds.

    ``facts`` are the passages that answer it. ``must`` are searched for in the answer's text after both letter case
    and diacritics are folded away: all of them have to be found. ``reason`` says why a question is to be refused.
    """

    id: str
    type: QuestionType
    lang: str
    style: str
    audience: str
    question: str
    expected: str
    facts: tuple[PassageId, ...]
    must: tuple[re.Pattern[str], ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class UnanswerableQuestion:
    """A question that the library does not answer.

    ``near`` is the number of the document that it resembles and ``closest`` the passages that a search would
    wrongly return; both are empty for a message that is out of scope. ``premise_fact`` is the passage that contradicts
    what the question takes for granted, where it does.
    """

    question: str
    kind: str
    lang: str
    near: str | None
    closest: tuple[PassageId, ...]
    premise_fact: PassageId | None = None


class _DevelopmentRow(Row):
    id: LineText
    type: Annotated[QuestionType, Field(strict=False)]
    lang: LineText
    style: LineText
    audience: LineText
    question: LineText
    expected: LineText
    facts: tuple[LineText, ...] = ()
    files: tuple[LineText, ...] = ()
    must: tuple[LineText, ...] = ()
    reason: LineText | None = None


class _UnanswerableRow(Row):
    question: LineText
    kind: LineText
    lang: LineText
    near: LineText | None = None
    closest: tuple[LineText, ...] = ()
    premise_fact: LineText | None = None


def load_questions(path: Path) -> tuple[DevelopmentQuestion, ...]:
    """Return the development questions in ``path``.

    Raises:
        LibraryFault: A line is broken, repeats an id, has a bad pattern or misses what its type needs.
    """
    return tuple(_question(path, numbered) for numbered in read_distinct(path, _DevelopmentRow, lambda row: row.id))


def load_unanswerable(path: Path) -> tuple[UnanswerableQuestion, ...]:
    """Return the unanswerable questions in ``path``.

    Raises:
        LibraryFault: A line is broken or repeats a question.
    """
    rows = read_distinct(path, _UnanswerableRow, lambda row: row.question)
    return tuple(
        UnanswerableQuestion(
            question=row.question,
            kind=row.kind,
            lang=row.lang,
            near=row.near,
            closest=tuple(map(PassageId, row.closest)),
            premise_fact=PassageId(row.premise_fact) if row.premise_fact else None,
        )
        for row in (numbered.row for numbered in rows)
    )


def _question(path: Path, numbered: Numbered[_DevelopmentRow]) -> DevelopmentQuestion:
    row, line = numbered.row, numbered.line
    if row.type is QuestionType.ANSWER and not (row.facts and row.must):
        raise LibraryFault(path, line, "A question to answer needs 'facts' and 'must'. Add them.")
    if row.type is QuestionType.REFUSE and (row.reason is None or row.must):
        raise LibraryFault(path, line, "A question to refuse needs a 'reason' and no 'must'. Correct it.")
    return DevelopmentQuestion(
        id=row.id,
        type=row.type,
        lang=row.lang,
        style=row.style,
        audience=row.audience,
        question=row.question,
        expected=row.expected,
        facts=tuple(map(PassageId, row.facts)),
        must=tuple(compile_pattern(path, line, pattern) for pattern in row.must),
        reason=row.reason,
    )
