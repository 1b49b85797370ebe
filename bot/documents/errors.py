"""What can go wrong with a file."""

from bot.errors import BotError


class DocumentError(BotError):
    """A file could not be made."""
