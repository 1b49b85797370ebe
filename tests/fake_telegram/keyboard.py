"""Inline keyboards, checked as Telegram checks them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.fake_telegram.links import button_url
from tests.fake_telegram.refusals import bad_request

LONGEST_DATA = 64
"""Bytes of callback_data in UTF-8."""

MOST_BUTTONS = 100


@dataclass(frozen=True, slots=True)
class ShownButton:
    """A button under a message: a press sends ``data``, or opens ``url``."""

    label: str
    data: str = ""
    url: str = ""

    def to_dict(self) -> dict[str, str]:
        """Return the button as the Bot API writes it."""
        return {"text": self.label} | ({"url": self.url} if self.url else {"callback_data": self.data})


Rows = tuple[tuple[ShownButton, ...], ...]


def read_keyboard(markup: object) -> Rows:
    """Return the rows of the inline keyboard in ``markup``; none when there is none.

    Raises:
        Refusal: as Telegram refuses it.

    """
    if markup is None:
        return ()
    if not isinstance(markup, Mapping):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, Sequence) or not all(isinstance(row, Sequence) for row in rows):
        raise bad_request(
            'can\'t parse reply keyboard markup JSON object: field "inline_keyboard" must be of type Array'
        )
    keyboard = tuple(tuple(map(_read_button, row)) for row in rows if row)
    if sum(map(len, keyboard)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return keyboard


def _read_button(button: object) -> ShownButton:
    if not isinstance(button, Mapping):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    label = _text(button, "text")
    if not label.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if "url" in button:
        return ShownButton(label, url=button_url(_text(button, "url")))
    if "callback_data" not in button:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    data = _text(button, "callback_data")
    if not 1 <= len(data.encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return ShownButton(label, data=data)


def _text(button: Mapping[str, Any], field: str) -> str:
    value = button.get(field)
    if not isinstance(value, str):
        raise bad_request(f'can\'t parse inline keyboard button: field "{field}" must be of type String')
    return value
