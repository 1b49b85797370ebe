"""Colours of CSS and of old HTML, as far as they tell whether text can be read on its background."""

import re
from collections.abc import Mapping

Colour = tuple[int, int, int]

ALIKE = 24
"""Steps of 255: what differs by less in every part cannot be read."""

_NAMED: Mapping[str, Colour] = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
    "silver": (192, 192, 192),
    "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "maroon": (128, 0, 0),
    "yellow": (255, 255, 0),
    "orange": (255, 165, 0),
    "lime": (0, 255, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "teal": (0, 128, 128),
    "purple": (128, 0, 128),
}
_LONG_FORM = 6
"""Digits, two a part; the short form has one."""

_HEX = re.compile(r"#([0-9a-f]{3,8})\b")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
_HSL_LIGHT = re.compile(r"hsla?\([^)]*?,?\s*100%\s*(?:[,/][^)]*)?\)")
_WORD = re.compile(r"[a-z]+")


def parse_colour(value: str) -> Colour | None:
    """Return the colour in a value such as "#fff", "rgb(255, 255, 255)", "white" or "url(x.png) white"."""
    if found := _HEX.search(value):
        return _from_hex(found[1])
    if found := _RGB.search(value):
        return min(int(found[1]), 255), min(int(found[2]), 255), min(int(found[3]), 255)
    if _HSL_LIGHT.search(value):
        return _NAMED["white"]
    return next((_NAMED[word] for word in _WORD.findall(value) if word in _NAMED), None)


def is_transparent(value: str) -> bool:
    """Return whether text of this colour lets everything through."""
    if value == "transparent":
        return True
    found = _RGB.search(value)
    return bool(found and found[4]) and float(found[4].rstrip("%.") or 0) == 0 if found else False


def are_alike(one: Colour, other: Colour) -> bool:
    """Return whether one colour cannot be read on the other."""
    return all(abs(mine - others) <= ALIKE for mine, others in zip(one, other, strict=True))


def _from_hex(digits: str) -> Colour:
    if len(digits) < _LONG_FORM:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
