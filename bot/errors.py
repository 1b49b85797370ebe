"""Errors that people may read: each says what to do about it."""


class BotError(Exception):
    """Base class of this package. The message is a full sentence that says what to do."""
