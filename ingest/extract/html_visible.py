"""From BeautifulSoup's tree to the part of it that people can see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, Tag

from ingest.extract.html_hidden import Sight, hides_all, inherit, is_for_screen_readers
from ingest.extract.html_node import Node, make_node
from ingest.extract.html_style import StyleSheet, parse_sheets

_NOT_OF_THE_BODY = frozenset(("head", "script", "style", "title", "meta", "link", "base"))
_CONTROLS = ("aria-controls", "data-target", "data-bs-target")


@dataclass(frozen=True, slots=True)
class VisiblePage:
    """The visible elements, and how many characters that were meant for eyes are hidden from them."""

    root: Node
    hidden_chars: int


@dataclass(slots=True)
class _Open:
    """An element whose children are still being looked at."""

    tag: Tag
    sight: Sight
    rest: Iterator[object]
    children: list[Node | str] = field(default_factory=list)


def visible_page(soup: BeautifulSoup) -> VisiblePage:
    """Return the visible part of ``soup``."""
    tags = [each for each in soup.descendants if isinstance(each, Tag)]
    sheet = parse_sheets(tag.get_text() for tag in tags if tag.name == "style")
    return _Builder(sheet, _openable(tags)).build(soup)


@dataclass(slots=True)
class _Builder:
    sheet: StyleSheet
    openable: frozenset[str]
    hidden_chars: int = 0

    def build(self, soup: BeautifulSoup) -> VisiblePage:
        stack = [_Open(soup, Sight(), iter(soup.contents))]
        while True:
            element = stack[-1]
            child = next(element.rest, None)
            if child is None:
                stack.pop()
                node = make_node(element.tag.name, _attributes(element.tag), tuple(element.children))
                if not stack:
                    return VisiblePage(node, self.hidden_chars)
                stack[-1].children.append(node)
            elif isinstance(child, Tag):
                if (opened := self._opened(child, element.sight)) is not None:
                    stack.append(opened)
            # Doctype and the like are kinds of NavigableString too.
            elif type(child) in {NavigableString, CData}:
                self._add_text(element, str(child))

    def _opened(self, tag: Tag, sight: Sight) -> _Open | None:
        if tag.name in _NOT_OF_THE_BODY:
            return None
        attributes = _attributes(tag)
        if not attributes and tag.name not in self.sheet.rules:
            return _Open(tag, sight, iter(tag.contents))
        style = self.sheet.declared(tag.name, attributes)
        if is_for_screen_readers(attributes):
            return None
        if hides_all(tag.name, attributes, style) and attributes.get("id") not in self.openable:
            self.hidden_chars += len(tag.get_text(strip=True))
            return None
        return _Open(tag, inherit(sight, tag.name, attributes, style), iter(tag.contents))

    def _add_text(self, element: _Open, text: str) -> None:
        if element.sight.shows_text:
            element.children.append(text)
        else:
            self.hidden_chars += len(text.strip())


def _openable(tags: list[Tag]) -> frozenset[str]:
    """Return the ids of what a control on the page opens."""
    named = (value for tag in tags for name in _CONTROLS if (value := _attributes(tag).get(name)))
    return frozenset(each.removeprefix("#") for value in named for each in value.split())


def _attributes(tag: Tag) -> Mapping[str, str]:
    # The builder makes no lists of class names, so that all values are strings.
    return cast("Mapping[str, str]", tag.attrs)
