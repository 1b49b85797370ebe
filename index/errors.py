"""Errors of the search: each says what to do about it."""


class IndexingError(Exception):
    """Base class of this package. The message is a full sentence that says what to do."""
