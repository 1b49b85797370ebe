"""Errors of the library: each names the file, the line and what to change."""


class CorpusError(Exception):
    """Base class of this package. The message is a full sentence that says what to do."""
