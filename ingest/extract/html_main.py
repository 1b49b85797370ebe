"""Where the main text of a page is: the smallest element that still holds nearly all of its prose."""

from collections.abc import Iterator, Sequence

from ingest.extract.html_node import Node, descendants, plain_text
from ingest.extract.html_title import names_page

_NEARLY_ALL = 0.8
_SHARE_OF_MAIN = 0.4
_SHORT = 150


def main_element(page: Node, titles: Sequence[str]) -> Node:
    """Return the element with the main text of a page.

    The page's own word for it, ``main``, is believed where it holds a good part of the prose.

    Args:
        page: the page without its boilerplate.
        titles: what the markup says the page is called, so that the title is not lost where it is no heading.

    """
    marked = max(_marked(page), key=_prose, default=page)
    root = marked if _prose(marked) > _SHARE_OF_MAIN * _prose(page) else page
    return _innermost(root, titles)


def _marked(page: Node) -> Iterator[Node]:
    for node in descendants(page):
        if node.name == "main" or node.attributes.get("role") == "main":
            yield node


def _innermost(node: Node, titles: Sequence[str]) -> Node:
    """Go down as long as one child holds nearly all, and no heading would be lost."""
    while True:
        largest = max(node.elements, key=_prose, default=None)
        if largest is None or not (largest.is_block or largest.blocks) or _prose(largest) < _NEARLY_ALL * _prose(node):
            return node
        before = node.children[: node.children.index(largest)]
        if any(isinstance(child, Node) and _is_heading(child, titles) for child in before):
            return node
        node = largest


def _is_heading(node: Node, titles: Sequence[str]) -> bool:
    return node.headings > 0 or (0 < node.chars <= _SHORT and names_page(plain_text(node), titles))


def _prose(node: Node) -> int:
    return node.chars - node.link_chars
