"""What a page says of itself in markup: its meta elements, its title, its structured data. Read in one pass."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import Tag

_LONGEST_JSON = 200_000
_MOST_OBJECTS = 500
_DATED = ("datePublished", "dateModified", "dateCreated")


@dataclass(slots=True)
class Head:
    """The first value of each kind. ``meta`` is by lower-case name, property or itemprop; ``json_dates`` by JSON key.

    ``times`` are the ``time`` elements: (class and itemprop, datetime or text).
    """

    title: str = ""
    language: str = ""
    base: str = ""
    canonical: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    json_dates: dict[str, str] = field(default_factory=dict)
    times: list[tuple[str, str]] = field(default_factory=list)


def read_head(soup: BeautifulSoup) -> Head:
    """Return what the markup of ``soup`` says; head elements may stand anywhere, as they do on real pages."""
    head = Head()
    for each in soup.descendants:
        if isinstance(each, Tag):
            _take(head, each)
    return head


def _take(head: Head, tag: Tag) -> None:
    match tag.name:
        case "html":
            head.language = _value(tag, "lang") or _value(tag, "xml:lang")
        case "title":
            head.title = head.title or tag.get_text()
        case "base":
            head.base = head.base or _value(tag, "href")
        case "link" if "canonical" in _value(tag, "rel").casefold().split():
            head.canonical = head.canonical or _value(tag, "href")
        case "script":
            _take_json(head, tag.get_text())
        case "time":
            names = f"{_value(tag, 'class')} {_value(tag, 'itemprop')}"
            head.times.append((names.casefold(), _value(tag, "datetime") or tag.get_text()))
        case _:
            _take_property(head, tag)


def _take_property(head: Head, tag: Tag) -> None:
    """Take a meta element, or any other with a property of RDFa or microdata."""
    named = _value(tag, "property") or _value(tag, "itemprop")
    if tag.name == "meta":
        named = named or _value(tag, "name") or _value(tag, "http-equiv")
    value = _value(tag, "content") or _value(tag, "datetime")
    if named and value:
        head.meta.setdefault(named.casefold().rpartition("schema:")[2], value)


def _value(tag: Tag, name: str) -> str:
    # The builder makes no lists of class names, so that all values are strings.
    value = tag.attrs.get(name, "")
    return value if isinstance(value, str) else ""


def _take_json(head: Head, text: str) -> None:
    try:
        data = json.loads(text) if len(text) <= _LONGEST_JSON else None
    # A page may nest brackets as deep as it likes.
    except (ValueError, RecursionError):
        return
    for each in _objects(data):
        for key in _DATED:
            if isinstance(value := each.get(key), str):
                head.json_dates.setdefault(key, value)


def _objects(data: object) -> Iterator[dict[str, object]]:
    stack, count = [data], 0
    while stack and count < _MOST_OBJECTS:
        each = stack.pop()
        count += 1
        if isinstance(each, dict):
            yield each
            stack.extend(each.values())
        elif isinstance(each, list):
            stack.extend(reversed(each))
