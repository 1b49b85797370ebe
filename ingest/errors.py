"""Errors of the ingest: each says what to do about it."""


class IngestError(Exception):
    """Base class of this package. The message is a full sentence that says what to do."""
