"""What can be wrong with what people typed."""

from bot.errors import BotError


class InvalidEntryError(BotError):
    """What was typed cannot be read or cannot be; says what to type instead."""
