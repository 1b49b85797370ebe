"""A file that somebody sent, read as a table that is small enough to be kept until they decide about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.conversation.model import IncomingFile
from bot.documents.errors import DocumentError
from bot.documents.tables import TableError, TableProblem

MOST_BYTES = 2_000_000
MOST_ROWS = 1_000
"""Besides the headers: whoever has more imports them at the terminal."""

_MOST_CHARACTERS = 1_000_000

Table = tuple[tuple[str, ...], ...]
TableReader = Callable[[bytes, str], Sequence[Sequence[str]]]
"""Reads the content of a file with its name, as :func:`bot.documents.tables.read_table` does."""


@dataclass(frozen=True, slots=True)
class SentTable:
    """The headers and below them the rows."""

    rows: Table


@dataclass(frozen=True, slots=True)
class NoTable:
    """The file cannot be used."""

    problem: TableProblem


@dataclass(frozen=True, slots=True)
class NotFetched:
    """The file did not arrive."""


ReadFile = SentTable | NoTable | NotFetched


def read_file(file: IncomingFile, read: TableReader) -> ReadFile:
    """Return what ``file`` turns out to be."""
    if file.size > MOST_BYTES:
        return NoTable(TableProblem.TOO_LARGE)
    if file.content is None:
        return NotFetched()
    try:
        # PostgreSQL keeps no NUL in a text, and no cell means anything by it.
        rows = tuple(tuple(cell.replace("\0", "") for cell in row) for row in read(file.content, file.name))
    except TableError as error:
        return NoTable(error.problem)
    except DocumentError:  # reading it failed or took too long
        return NoTable(TableProblem.UNREADABLE)
    return _bounded(rows)


def _bounded(rows: Table) -> SentTable | NoTable:
    if len(rows) > MOST_ROWS + 1:
        return NoTable(TableProblem.TOO_MANY_ROWS)
    if sum(len(cell) for row in rows for cell in row) > _MOST_CHARACTERS:
        return NoTable(TableProblem.TOO_LARGE)
    return SentTable(rows)
