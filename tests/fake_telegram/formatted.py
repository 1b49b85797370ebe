"""Text with entities, counted in UTF-16 units as Telegram counts, and what Telegram does to every text."""

import re
from dataclasses import dataclass
from typing import Any

from tests.fake_telegram.refusals import bad_request

Entity = dict[str, Any]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

_TO_SPACE = {code: " " for code in range(32) if chr(code) not in "\n\r"}
_REMOVED: dict[int, None] = dict.fromkeys([ord("\r"), *range(0x2028, 0x202F), 0x0333, 0x033F, 0x030A])
_CLEANED = str.maketrans(_TO_SPACE | _REMOVED)
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufeff\u2800\u3164\u00ad\u180e]*\Z")


@dataclass(frozen=True, slots=True)
class FormattedText:
    """``entities`` have offset and length in UTF-16 units of ``text``."""

    text: str
    entities: tuple[Entity, ...] = ()


def units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def piece(text: str, offset: int, length: int) -> str:
    """Return ``length`` UTF-16 units of ``text`` from ``offset`` on."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def clean(text: str) -> str:
    """Return ``text`` without what Telegram never lets through: controls, line separators, overlong marks.

    Raises:
        Refusal: when it is no Unicode text.

    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return text.translate(_CLEANED)


def trim(formatted: FormattedText) -> FormattedText:
    """Return ``formatted`` without the blank space around it, entities moved along."""
    text = formatted.text.rstrip()
    ahead = len(text) - len(text.lstrip())
    shown = text[ahead:]
    moved = (_shift(entity, ahead, units(shown)) for entity in formatted.entities)
    return FormattedText(shown, tuple(entity for entity in moved if entity["length"] > 0))


def _shift(entity: Entity, ahead: int, length: int) -> Entity:
    start = max(entity["offset"] - ahead, 0)
    end = min(entity["offset"] + entity["length"] - ahead, length)
    return entity | {"offset": start, "length": end - start}


def check_size(formatted: FormattedText, longest: int = LONGEST_TEXT) -> FormattedText:
    """Return ``formatted`` unless it is too long or shows nothing.

    Raises:
        Refusal: when it cannot be a message.

    """
    if _INVISIBLE.match(formatted.text):
        raise bad_request("text must be non-empty")
    if units(formatted.text) > longest:
        raise bad_request("message is too long")
    return formatted
