"""Markup as a tree of BeautifulSoup, with bounds: how many elements, how deep, and nothing that is never text.

BeautifulSoup makes an object of each element and each comment, which is most of the time of reading a page and all of
its memory. So this builder leaves out what no reader of the tree looks at while lxml still parses.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress

from bs4 import BeautifulSoup

# bs4.builder has it too, but puts it there at run time, which type checkers cannot see.
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import AttributeDict
from soupsieve import SelectorSyntaxError

MOST_ELEMENTS = 30_000
"""More is no page for people: their whole laws have some thousands. One costs about a kilobyte."""

DEEPEST = 150
"""Elements within each other; deeper ones are left out, and their text stays. Later walks may therefore recurse."""

LONGEST_ATTRIBUTE = 2000
"""Characters; longer ones are pictures or the state of scripts."""

_NO_TEXT = """
    svg math iframe frameset object applet embed canvas map audio video picture source track img input select textarea
    datalist template noscript noframes noembed col colgroup wbr param area
"""
_NEVER_TEXT = frozenset(_NO_TEXT.split())


_OF_HEAD = frozenset(("title", "meta", "link", "style", "script", "base"))

_LARGE = 500_000
_LONG_ATTRIBUTE = re.compile(r"""=\s*(?:"[^"]{2000,}"|'[^']{2000,}')""")


class TooComplexPageError(Exception):
    """The markup has more elements than ``MOST_ELEMENTS``; no more of it was read."""


def parse(markup: str, drop: Sequence[str] = ()) -> BeautifulSoup:
    """Return the tree of ``markup``, which may be anything at all.

    Args:
        markup: a page, or what calls itself one.
        drop: CSS selectors of what is to be left out. One that is wrong leaves nothing out.

    Raises:
        TooComplexPageError: when it has too many elements.

    """
    builder = _BoundedBuilder(multi_valued_attributes={}, store_line_numbers=False)
    # Without any markup BeautifulSoup warns that this may be the name of a file.
    soup = BeautifulSoup(markup if "<" in markup else f"<p>{markup}", builder=builder)
    for selector in drop:
        with suppress(SelectorSyntaxError):
            for tag in soup.select(selector):
                tag.extract()
    return soup


def without_long_attributes(markup: str) -> str:
    """Return a large page without the pictures and the state that some keep in attributes, a megabyte each."""
    return _LONG_ATTRIBUTE.sub("", markup) if len(markup) > _LARGE else markup


class _BoundedBuilder(LXMLTreeBuilder):
    """Passes on what may matter; HTML has no namespaces, whose bookkeeping costs a third of the time."""

    elements = 0
    depth = 0
    skipped = 0
    page: BeautifulSoup

    def initialize_soup(self, soup: BeautifulSoup) -> None:
        super().initialize_soup(soup)
        self.page = soup

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes], nsmap: object = None) -> None:
        del nsmap
        if self.skipped or tag in _NEVER_TEXT or (tag == "script" and attrib.get("type") != "application/ld+json"):
            self.skipped += 1
            return
        self.depth += 1
        if self.depth <= DEEPEST:
            self.elements += 1
            if self.elements > MOST_ELEMENTS:
                raise TooComplexPageError
            self._leave_head(str(tag))
            kept = AttributeDict(item for item in attrib.items() if len(item[1]) <= LONGEST_ATTRIBUTE)
            self.page.handle_starttag(str(tag), None, None, kept)

    def _leave_head(self, tag: str) -> None:
        """Begin the body where a page leaves its tag out: what HTML 4 does not know lxml takes for more of the head."""
        if self.page.currentTag is not None and self.page.currentTag.name == "head" and tag not in _OF_HEAD:
            self.page.endData()
            self.page.handle_endtag("head")
            self.page.handle_starttag("body", None, None, AttributeDict())

    def end(self, tag: str | bytes) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        self.depth -= 1
        if self.depth < DEEPEST:
            self.page.endData()
            self.page.handle_endtag(str(tag))

    def data(self, data: str | bytes) -> None:
        if not self.skipped:
            self.page.current_data.append(str(data))

    def comment(self, text: str | bytes) -> None:
        """Leave it out."""

    def pi(self, target: str, data: str) -> None:
        """Leave it out."""
