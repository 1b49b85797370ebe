"""A strict reader of the HTML that we send: it refuses whatever Telegram could refuse."""

import re
from dataclasses import dataclass, field
from html import unescape

TOKEN = re.compile(
    r"""(?P<opening><(?P<tag>b|a|blockquote)(?P<rest>\ href="[^"<>]*"|\ expandable)?>)"""
    r"""|</(?P<closing>b|a|blockquote)>|(?P<entity>&(?:lt|gt|amp|quot);)|(?P<text>[^<>&]+)""",
    re.VERBOSE,
)
ATTRIBUTES = {"b": ("",), "blockquote": ("", " expandable")}


@dataclass
class Parsed:
    text: str = ""
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def parse(html: str) -> Parsed:
    """Parse ``html``; every tag must be known, closed and in order, every special character escaped."""
    parsed, stack, position = Parsed(), list[str](), 0
    while position < len(html):
        token = TOKEN.match(html, position)
        assert token, f"not Telegram's HTML at {position}: {html[position : position + 40]!r}"
        if token["opening"]:
            _open(token["tag"], token["rest"] or "", stack, parsed)
        elif token["closing"]:
            assert stack.pop() == token["closing"]
        else:
            parsed.text += unescape(token["entity"] or "") or token["text"]
        position = token.end()
    assert not stack, f"left open: {stack}"
    return parsed


def _open(tag: str, rest: str, stack: list[str], parsed: Parsed) -> None:
    assert tag not in stack
    assert tag == "a" or rest in ATTRIBUTES[tag]
    if tag == "a":
        assert rest.startswith(' href="http')
        parsed.links.append(unescape(rest[len(' href="') : -1]))
    stack.append(tag)
    parsed.tags.append(tag + (rest if tag == "blockquote" else ""))
