"""Errors of the library: each names the file, the line and what to change."""

from pathlib import Path


class CorpusError(Exception):
    """Base class of this package. The message is a full sentence that says what to do."""


class LibraryFault(CorpusError):  # noqa: N818 - a fault of a file, not of the program
    """A file of the library or of the questions that cannot be used as it is.

    Args:
        path: The file at fault.
        line: Its line, counted from 1; None when the fault is of the whole file or folder.
        message: What is wrong and what to change, as full sentences.
    """

    def __init__(self, path: Path, line: int | None, message: str) -> None:
        self.path = path
        self.line = line
        self.message = message
        super().__init__(path, line, message)

    def __str__(self) -> str:
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class SourceListFault(LibraryFault):
    """A ``sources.toml`` that cannot be used as it is. Its message is Polish: administrators write that file."""
