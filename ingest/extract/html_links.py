"""Addresses on a page: absolute, of the web, each once. Whatever else they hold, they are http or https."""

from urllib.parse import urldefrag, urljoin, urlsplit

from ingest.extract.html_node import Node, descendants

_LONGEST = 2000
_MOST = 5000
_KEPT_OUT = frozenset(("nofollow", "ugc", "sponsored"))


def absolute(address: str, base: str) -> str | None:
    """Return ``address`` as an absolute http(s) address without its fragment, or None when it is none."""
    plain = "".join(address.split("\n")).strip()
    if not plain or len(plain) > _LONGEST or any(letter.isspace() or letter < " " for letter in plain):
        return None
    try:
        whole = urldefrag(urljoin(base, plain)).url
        parts = urlsplit(whole)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return whole if fine else None


def page_links(root: Node, base: str) -> tuple[str, ...]:
    """Return the addresses of the links that people can see, in the order of the page, without those to be left alone.

    Args:
        root: the visible page, menus and all.
        base: the address that relative ones start from.

    """
    found: dict[str, None] = {}
    for node in descendants(root):
        if node.name not in {"a", "area"} or len(found) >= _MOST:
            continue
        if _KEPT_OUT.isdisjoint(node.attributes.get("rel", "").casefold().split()):
            address = absolute(node.attributes.get("href", ""), base)
            if address is not None:
                found[address] = None
    return tuple(found)
