"""Questions to be answered and, where a file says what is right, to be scored."""

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict

from corpus.errors import LibraryFault
from corpus.json_lines import LineText, Row, read_distinct


@dataclass(frozen=True, slots=True)
class ScoredQuestion:
    """A question, and what the file says of a right answer to it.

    ``must`` are patterns that it matches, ``facts`` the ids of passages of which it cites one; ``lang``, ``style`` and
    ``audience`` say what kind of question it is. All are empty where the file does not say.
    """

    id: str
    question: str
    to_refuse: bool
    must: tuple[re.Pattern[str], ...]
    facts: tuple[str, ...]
    lang: str = ""
    style: str = ""
    audience: str = ""

    @property
    def is_scored(self) -> bool:
        """Whether the file says what is right."""
        return bool(self.must or self.facts or self.to_refuse)


class _ScoredRow(Row):
    model_config = ConfigDict(extra="ignore")

    id: LineText
    question: str
    type: str = ""
    must: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    lang: str = ""
    style: str = ""
    audience: str = ""


def load_scored(path: Path) -> tuple[ScoredQuestion, ...]:
    """Return the questions in ``path``; each line needs ``id`` and ``question``, and may have what is right.

    Raises:
        LibraryFault: A line is broken, repeats an id or has a bad pattern.
    """
    return tuple(
        ScoredQuestion(
            id=numbered.row.id,
            question=numbered.row.question,
            to_refuse=numbered.row.type == "refuse",
            must=tuple(compile_pattern(path, numbered.line, pattern) for pattern in numbered.row.must),
            facts=numbered.row.facts,
            lang=numbered.row.lang,
            style=numbered.row.style,
            audience=numbered.row.audience,
        )
        for numbered in read_distinct(path, _ScoredRow, lambda row: row.id)
    )


def compile_pattern(path: Path, line: int, pattern: str) -> re.Pattern[str]:
    """Return ``pattern``, which is searched for in folded text, regardless of case and across lines.

    Raises:
        LibraryFault: It cannot be used.
    """
    try:
        return re.compile(pattern, re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise LibraryFault(path, line, f"The pattern '{pattern}' cannot be used ({error.msg}). Correct it.") from error
