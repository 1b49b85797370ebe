"""Where the main text of a page is: the smallest element that still holds nearly all of its prose."""

from collections.abc import Iterator, Sequence

from ingest.extract.html_node import Node, descendants, plain_text
from ingest.extract.html_tables import read_table
from ingest.extract.html_title import leads_titles, names_page

_NEARLY_ALL = 0.8
_SHARE_OF_MAIN = 0.4
_SHORT = 150
_TEXTS = frozenset(("p", "ul", "ol", "dl", "details", "blockquote"))
_ENOUGH_PROSE = 200
_HALF = 0.5


def main_element(page: Node, titles: Sequence[str]) -> Node:
    """Return the element with the main text of a page.

    The page's own word for it, ``main``, is believed where it holds a good part of the prose.

    Args:
        page: the page without its boilerplate.
        titles: what the markup says the page is called, so that the title is not lost where it is no heading.

    """
    marked = max(_marked(page), key=_text, default=page)
    if _text(marked) <= _SHARE_OF_MAIN * _text(page) or _titles_in(page, titles) > _titles_in(marked, titles):
        marked = page
    return _innermost(marked, titles)


def title_headings(node: Node, titles: Sequence[str]) -> Iterator[Node]:
    """Yield the headings of the first level within ``node`` that have the page's own title, not its site's."""
    for each in descendants(node) if node.headings else ():
        if each.name == "h1" and leads_titles(plain_text(each), titles):
            yield each


def _titles_in(node: Node, titles: Sequence[str]) -> int:
    return sum(1 for _ in title_headings(node, titles))


def _marked(page: Node) -> Iterator[Node]:
    for node in descendants(page):
        if node.name == "main" or node.attributes.get("role") == "main":
            yield node


def _innermost(node: Node, titles: Sequence[str]) -> Node:
    """Go down as long as one child holds nearly all, and no heading would be lost."""
    while True:
        largest = max(node.elements, key=lambda child: (child.prose, _text(child)), default=None)
        if largest is None or not _is_container(largest) or not _holds_nearly_all(largest, node):
            return node
        before = node.children[: node.children.index(largest)]
        if any(isinstance(child, Node) and _is_heading(child, titles) for child in before):
            return node
        node = largest


def _is_container(node: Node) -> bool:
    """Return whether parts of a page stand in it, rather than parts of a text."""
    return node.blocks and node.name not in _TEXTS and not (node.name == "table" and read_table(node) is not None)


def _is_heading(node: Node, titles: Sequence[str]) -> bool:
    return node.headings > 0 or (0 < node.chars <= _SHORT and names_page(plain_text(node), titles))


def _holds_nearly_all(child: Node, node: Node) -> bool:
    if _text(child) >= _NEARLY_ALL * _text(node):
        return True
    # What is left out has no sentences, as the columns beside an article.
    most_prose = node.prose >= _ENOUGH_PROSE and child.prose >= _NEARLY_ALL * node.prose
    return most_prose and _text(child) >= _HALF * _text(node)


def _text(node: Node) -> int:
    return node.chars - node.link_chars
