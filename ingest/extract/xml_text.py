"""Walking through XML without recursion: a file may nest deeper than Python calls."""

from collections.abc import Container, Iterator

from lxml import etree


def descendants(element: etree._Element, skipped: Container[str]) -> Iterator[etree._Element]:
    """Yield the elements below ``element`` in order, without comments and what stands inside ``skipped`` tags."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif isinstance(child.tag, str) and child.tag not in skipped:
            yield child
            waiting.append(iter(child))
