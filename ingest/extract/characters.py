"""Characters that are seen on no page: they break words apart for the search, or hide instructions from people."""

import re
import unicodedata

# Soft hyphen, zero-width characters, marks of direction, fillers, variation selectors, and the invisible alphabet of
# tags (U+E0000), in which whole sentences can be hidden. The joiners of emoji are no loss in a text that is searched.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SECRET = re.compile("[\U000e0001-\U000e007f]{4}|[\u200b-\u200d\u2060-\u2064]{8}")


def one_line(text: str) -> str:
    """Return ``text`` as it is read: on one line, letters composed, every space a plain one, nothing invisible."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def holds_secret_text(text: str) -> bool:
    """Return whether so many invisible characters follow each other that they are no typography but a message."""
    return _SECRET.search(text) is not None
