"""The visible part of a page as a tree that does not change, with what each element holds counted once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_BLOCKS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section summary
    table tbody td tfoot th thead tr ul
"""
BLOCK_NAMES = frozenset(_BLOCKS.split())
HEADING_LEVELS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}

_WHOLE = re.compile(r"[\w-]*__")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_SENTENCE = 50


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element.

    ``chars`` counts the characters of its text without white space, ``link_chars`` those of them within links, and
    ``links`` the links themselves. ``prose`` counts the characters of its paragraphs that are no links and as long as
    people's sentences. ``blocks`` tells whether a block stands somewhere within it, ``headings`` counts
    the headings in it, itself included.
    """

    name: str
    attributes: Mapping[str, str]
    children: tuple["Node | str", ...]
    chars: int
    link_chars: int
    links: int
    prose: int
    headings: int
    blocks: bool

    @property
    def is_block(self) -> bool:
        """Whether text before and after it stands apart from its own."""
        return self.name in BLOCK_NAMES

    @property
    def elements(self) -> Iterator["Node"]:
        """Its children that are elements."""
        return (child for child in self.children if isinstance(child, Node))

    @property
    def name_words(self) -> frozenset[str]:
        """The words of its class and id, in lower case: "cookieConsent-bar" gives cookie, consent and bar.

        Of "page-header__title" only the title counts, which is a part of a header and not one itself.
        """
        return _words(f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}")


def make_node(name: str, attributes: Mapping[str, str], children: tuple[Node | str, ...]) -> Node:
    """Return an element with what its children hold counted."""
    chars = link_chars = links = prose = own = headings = 0
    blocks = False
    for child in children:
        if isinstance(child, str):
            own += _visible_chars(child)
            continue
        link_chars += child.link_chars
        links += child.links
        headings += child.headings
        if child.blocks or child.name in BLOCK_NAMES:
            chars += child.chars
            prose += child.prose
            blocks = True
        else:
            own += child.chars
    prose += own if own - link_chars >= _SENTENCE else 0
    chars += own
    if name == "a" and "href" in attributes:
        link_chars, links = chars, links + 1
    headings += name in HEADING_LEVELS
    return Node(name, attributes, children, chars, link_chars, links, prose, headings, blocks)


def descendants(root: Node) -> Iterator[Node]:
    """Yield ``root`` and all elements within it, in the order of the page."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed([child for child in node.children if isinstance(child, Node)]))


def plain_text(root: Node) -> str:
    """Return the text of ``root`` on one line, with spaces where a block or a break stands."""
    pieces: list[str] = []
    _add_pieces(root, pieces)
    return " ".join("".join(pieces).split())


def _add_pieces(node: Node, pieces: list[str]) -> None:
    apart = node.is_block or node.name == "br"
    if apart:
        pieces.append(" ")
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child)
        elif child.chars or child.name == "br":
            _add_pieces(child, pieces)
    if apart:
        pieces.append(" ")


def _visible_chars(text: str) -> int:
    return sum(map(len, text.split()))


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _NAME_WORD.findall(_WHOLE.sub("", names)))
