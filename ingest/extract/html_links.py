"""Addresses on a page: absolute, of the web, each once. Whatever else they hold, they are http or https."""

import re
from itertools import islice
from urllib.parse import urldefrag, urljoin, urlsplit

from ingest.extract.html_node import Node, descendants

_LONGEST = 2000
_MOST = 5000
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f]")
_KEPT_OUT = frozenset(("nofollow", "ugc", "sponsored"))


def absolute(address: str, base: str) -> str | None:
    """Return ``address`` as an absolute http(s) address without its fragment, or None when it is none."""
    plain = address.replace("\n", "").strip()
    if not plain or len(plain) > _LONGEST or _UNFIT.search(plain):
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
    said = dict.fromkeys(node.attributes.get("href", "") for node in descendants(root) if _is_followed(node))
    found = (absolute(address, base) for address in islice(said, _MOST))
    return tuple(dict.fromkeys(address for address in found if address is not None))


def _is_followed(node: Node) -> bool:
    return node.name == "a" and _KEPT_OUT.isdisjoint(node.attributes.get("rel", "").casefold().split())
