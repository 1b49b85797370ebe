"""Which text of a page people cannot see: it may be meant for machines, so it is not read.

What a reader can open with a click, as the answers of an accordion, is not hidden.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.extract.html_colour import Colour, are_alike, is_transparent, parse_colour
from ingest.extract.html_style import Declarations, pixels

_WHITE: Colour = (255, 255, 255)
_OFF_SCREEN = -500
_NO_SIZE = 2
_FAINT = 0.06
_SCREEN_READER_CLASSES = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible", "screen-reader-only")
)
# White on an unknown background: these often get a dark one from a style sheet of another file.
_OFTEN_ON_DARK = frozenset(("h1", "h2", "h3", "th", "a", "button", "label"))
_SHIFTS = ("left", "top", "right", "bottom", "text-indent", "margin-left")
_EXTENTS = ("width", "height", "max-width", "max-height")
_CLIPPED = re.compile(
    r"inset\(\s*(?:[5-9]\d|100)%|circle\(0|polygon\(\s*0[^,]*(?:,\s*0[^,]*)+\)|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?\b"
)
_MOVED_AWAY = re.compile(r"scale[xy]?\(\s*0?\.?0*\s*[,)]|translate(?:x|y|3d)?\([^)]*-\d{4,}")


@dataclass(frozen=True, slots=True)
class Sight:
    """What an element inherits that decides whether its own text can be seen.

    ``background`` is None where nothing says what it is, and ``any_background`` holds where a picture or something
    unreadable is said.
    """

    no_size: bool = False
    invisible: bool = False
    colour: Colour | None = None
    transparent: bool = False
    background: Colour | None = None
    any_background: bool = False

    @property
    def shows_text(self) -> bool:
        """Whether text that stands directly here can be seen."""
        return not (self.no_size or self.invisible or self.transparent or self._is_camouflaged)

    @property
    def _is_camouflaged(self) -> bool:
        if self.colour is None or self.any_background:
            return False
        return are_alike(self.colour, self.background or _WHITE)


def hides_all(name: str, attributes: Mapping[str, str], style: Declarations) -> bool:
    """Return whether an element and everything within it cannot be seen."""
    if "hidden" in attributes and attributes["hidden"].casefold() != "until-found":
        return True
    if attributes.get("aria-hidden", "").casefold() == "true":
        return True
    if name == "dialog" and "open" not in attributes:
        return True
    return bool(style) and (_is_removed(style) or _is_out_of_sight(style))


def is_for_screen_readers(attributes: Mapping[str, str]) -> bool:
    """Return whether a well-known class hides the element from eyes: honest, but not part of the text."""
    names = attributes.get("class")
    return names is not None and not _SCREEN_READER_CLASSES.isdisjoint(names.split())


def inherit(parent: Sight, name: str, attributes: Mapping[str, str], style: Declarations) -> Sight:
    """Return what the text of an element inherits, given what its parent inherits."""
    colour = style.get("color") or (attributes.get("color") if name == "font" else attributes.get("text"))
    background = style.get("background-color") or style.get("background") or attributes.get("bgcolor")
    picture = style.get("background-image") or attributes.get("background")
    if not (style or colour or background or picture):
        return parent
    sight = _on_background(parent, background, picture)
    if colour:
        sight = _in_colour(sight, name, colour.casefold())
    if (size := pixels(style.get("font-size"))) is not None:
        sight = replace(sight, no_size=size <= _NO_SIZE)
    if visibility := style.get("visibility"):
        sight = replace(sight, invisible=visibility in {"hidden", "collapse"})
    return sight


def _in_colour(sight: Sight, name: str, value: str) -> Sight:
    colour = parse_colour(value)
    if sight.background is None and not sight.any_background and name in _OFTEN_ON_DARK:
        colour = None
    return replace(sight, colour=colour, transparent=is_transparent(value))


def _on_background(sight: Sight, value: str | None, picture: str | None) -> Sight:
    if picture and picture != "none":
        return replace(sight, background=None, any_background=True)
    if not value or value in {"none", "transparent", "inherit", "initial", "unset"}:
        return sight
    plain = value.casefold()
    colour = None if any(sign in plain for sign in ("url(", "gradient(", "var(")) else parse_colour(plain)
    return replace(sight, background=colour, any_background=colour is None)


def _is_removed(style: Declarations) -> bool:
    if style.get("display") == "none":
        return True
    opacity = style.get("opacity")
    return opacity is not None and _number(opacity) < _FAINT


def _is_out_of_sight(style: Declarations) -> bool:
    if any((pixels(style.get(shift)) or 0) <= _OFF_SCREEN for shift in _SHIFTS):
        return True
    if _CLIPPED.search(style.get("clip-path", "") + " " + style.get("clip", "")):
        return True
    if _MOVED_AWAY.search(style.get("transform", "")):
        return True
    overflows = style.get("overflow") in {"hidden", "clip"}
    return overflows and any((size := pixels(style.get(extent))) is not None and size <= 1 for extent in _EXTENTS)


def _number(value: str) -> float:
    try:
        return float(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        return 1.0
