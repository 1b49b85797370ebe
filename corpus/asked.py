"""The questions that each passage answers, as the editors wrote them: ``corpus/library/asked/*.jsonl``."""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import Annotated

from pydantic import Field

from corpus.errors import LibraryFault
from corpus.json_lines import LineText, Row, read_rows
from corpus.model import AskedQuestion, PassageId


class _AskedRow(Row):
    passage: LineText
    questions: Annotated[list[LineText], Field(min_length=1)]


def load_asked(paths: Iterable[Path], known: Container[PassageId]) -> tuple[AskedQuestion, ...]:
    """Return the questions of all files, in their order.

    Args:
        paths: The files, in reading order.
        known: The ids of the library's passages.

    Raises:
        LibraryFault: A line is broken, names a passage that is not there or repeats a question.
    """
    asked: list[AskedQuestion] = []
    places: dict[str, str] = {}
    for path in paths:
        for numbered in read_rows(path, _AskedRow):
            passage_id = PassageId(numbered.row.passage)
            if passage_id not in known:
                raise LibraryFault(
                    path, numbered.line, f"There is no passage '{passage_id}'. Correct the id or add it."
                )
            for question in numbered.row.questions:
                _remember(question, path, numbered.line, places)
                asked.append(AskedQuestion(passage_id, question))
    return tuple(asked)


def _remember(question: str, path: Path, line: int, places: dict[str, str]) -> None:
    """Refuse a question that was there before: it would pull the search towards two places."""
    key = " ".join(question.casefold().split())
    if key in places:
        raise LibraryFault(path, line, f"The question '{question}' is already in {places[key]}. Keep one of the two.")
    places[key] = f"{path.name}:{line}"
