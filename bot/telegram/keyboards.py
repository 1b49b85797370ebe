"""Buttons under a message, checked against what Telegram accepts before they are stored."""

from collections.abc import Sequence
from typing import Any

from bot.conversation.model import Button
from bot.errors import BotError
from bot.telegram.text import clean, shorten, visible, web_address

LONGEST_DATA = 64
"""Bytes of callback_data in UTF-8."""

LONGEST_LABEL = 64
"""UTF-16 units; Telegram takes more, but a phone shows less."""

Rows = tuple[tuple[Button, ...], ...]


class ButtonError(BotError):
    """A button that Telegram would refuse, together with its whole message: a fault of the code that made it."""


def check_buttons(rows: Sequence[Sequence[Button]]) -> Rows:
    """Return ``rows`` with clean, short labels, without empty rows and without links that are not of the web.

    Raises:
        ButtonError: when a label shows nothing, or the data is missing or longer than 64 bytes.

    """
    checked = (tuple(button for button in map(_check, row) if button is not None) for row in rows)
    return tuple(row for row in checked if row)


def _check(button: Button) -> Button | None:
    label = shorten(clean(button.label), LONGEST_LABEL)
    if not visible(label):
        raise ButtonError("A button needs a label that can be seen.")
    if button.url:
        return Button(label, url=button.url) if web_address(button.url) else None
    if not 1 <= len(button.data.encode()) <= LONGEST_DATA:
        raise ButtonError(f"The data of a button must have 1 to {LONGEST_DATA} bytes, not {len(button.data.encode())}.")
    return Button(label, data=button.data)


def keyboard(rows: Rows) -> dict[str, Any] | None:
    """Return the markup of ``rows`` as the Bot API reads it; None without buttons.

    Python-telegram-bot's own classes, one a button, take as long as the storing of the answer.
    """
    return {"inline_keyboard": [[_markup(button) for button in row] for row in rows]} if rows else None


def _markup(button: Button) -> dict[str, str]:
    return {"text": button.label} | ({"url": button.url} if button.url else {"callback_data": button.data})
