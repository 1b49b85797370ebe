"""What the styles of a DOCX file mean: which are headings, and which are items of lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ingest.extract.archive import OfficeArchive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_HEADING = 6
_LONGEST_CHAIN = 16
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of the list with the id ``number``, "0" for none; ``depth`` counts from 1."""

    number: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Own:
    """What a style says itself."""

    based: str | None
    level: int | None
    item: ListItem | None


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph is: the ``level`` of a heading from 1 to 6, and the list of which it is an item."""

    level: int | None = None
    item: ListItem | None = None

    @staticmethod
    def of_paragraph(paragraph: etree._Element, styles: Mapping[str, "Style"]) -> "Style":
        """Return what a paragraph is by its own properties and its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return Style()
        named = properties.find(f"{W}pStyle")
        style = styles.get(named.get(f"{W}val", ""), Style()) if named is not None else Style()
        level, item = _level(properties), _item(properties) or style.item
        in_list = item is not None and item.number != _NO_LIST
        return Style(style.level if level is None else level, item if in_list else None)


def read_styles(archive: OfficeArchive) -> dict[str, Style]:
    """Return the styles by their ids, each with what it inherits.

    Raises:
        UnreadablePartError: the part is broken or too much.
    """
    if not archive.has("word/styles.xml"):
        return {}
    own: dict[str, _Own] = {}
    for element in archive.elements("word/styles.xml", lambda element: element.tag == f"{W}style"):
        own[element.get(f"{W}styleId", "")] = _read(element)
    return {identifier: _inherited(identifier, own) for identifier in own}


def _read(style: etree._Element) -> _Own:
    name, based, properties = (style.find(f"{W}{tag}") for tag in ("name", "basedOn", "pPr"))
    title = name is not None and name.get(f"{W}val", "").lower() in {"title", "tytuł"}
    level = 1 if title else (_named_level(name) or (_level(properties) if properties is not None else None))
    item = _item(properties) if properties is not None else None
    return _Own(based.get(f"{W}val") if based is not None else None, level, item)


def _inherited(identifier: str, own: Mapping[str, _Own]) -> Style:
    level: int | None = None
    item: ListItem | None = None
    following: str | None = identifier
    for _ in range(_LONGEST_CHAIN):
        if following is None or following not in own:
            break
        style = own[following]
        level = style.level if level is None else level
        item = item or style.item
        following = style.based
    return Style(level, item)


def _named_level(name: etree._Element | None) -> int | None:
    # Word writes the names of its own styles in English, whatever language it speaks; others do not.
    words = name.get(f"{W}val", "").lower().split() if name is not None else []
    numbered = len(words) > 1 and words[0] in {"heading", "nagłówek"} and words[1].isdecimal()
    return min(int(words[1][:2]), _DEEPEST_HEADING) or None if numbered else None


def _level(properties: etree._Element) -> int | None:
    found = properties.find(f"{W}outlineLvl")
    value = found.get(f"{W}val", "") if found is not None else ""
    return int(value) + 1 if value.isdecimal() and len(value) == 1 and int(value) < _DEEPEST_HEADING else None


def _item(properties: etree._Element) -> ListItem | None:
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return None
    number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    depth = level.get(f"{W}val", "0") if level is not None else "0"
    deep = depth.isdecimal() and len(depth) == 1
    return ListItem(number.get(f"{W}val", "") if number is not None else "", int(depth) + 1 if deep else 1)
