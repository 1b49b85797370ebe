"""The flat form of a message between its blocks and its HTML: styled runs, gathered in pieces that may be cut.

Cutting happens here and never in HTML, so a tag can neither be cut nor left open: each half is written with
tags of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from html import escape
from typing import assert_never

from bot.conversation.model import Block, Bullets, Inline, Link, Paragraph, Quotation, Strong
from bot.telegram.text import clean, utf16_units, web_address

LONG_QUOTATION = 400
"""UTF-16 units from which a quotation is folded: about six lines on a phone."""

BULLET = "• "


class Frame(Enum):
    """What stands around a piece; the value is its opening tag."""

    NONE = ""
    QUOTATION = "<blockquote>"
    FOLDED = "<blockquote expandable>"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    bold: bool = False
    url: str | None = None

    def html(self) -> str:
        """Return the run with its tags, everything else escaped."""
        body = escape(self.text, quote=False)
        if self.url is not None:
            return f'<a href="{escape(self.url)}">{body}</a>'
        return f"<b>{body}</b>" if self.bold else body


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a quotation or an item of a list. ``gap`` stands before it, unless it opens a message."""

    runs: tuple[Run, ...]
    frame: Frame = Frame.NONE
    gap: str = "\n\n"

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(run.text for run in self.runs)

    def html(self) -> str:
        """Return the piece with its tags, without the gap."""
        closing = "" if self.frame is Frame.NONE else "</blockquote>"
        return self.frame.value + "".join(run.html() for run in self.runs) + closing

    def between(self, start: int, end: int | None = None) -> "Piece":
        """Return the part of the piece from character ``start`` to ``end``, in the same frame and styles."""
        return replace(self, runs=tuple(_slice(self.runs, start, len(self.text) if end is None else end)))


@dataclass(frozen=True, slots=True)
class Size:
    """What Telegram limits: ``units`` of visible text, ``entities`` of style, ``bytes`` of HTML in UTF-8."""

    units: int
    entities: int
    bytes: int

    def __add__(self, other: "Size") -> "Size":
        return Size(self.units + other.units, self.entities + other.entities, self.bytes + other.bytes)

    def within(self, limit: "Size") -> bool:
        """Return whether no limit is exceeded."""
        return self.units <= limit.units and self.entities <= limit.entities and self.bytes <= limit.bytes


def measure(piece: Piece) -> Size:
    """Return the size of ``piece`` with its gap."""
    styled = sum(run.bold or run.url is not None for run in piece.runs)
    return Size(
        units=utf16_units(piece.gap) + sum(utf16_units(run.text) for run in piece.runs),
        entities=styled + (piece.frame is not Frame.NONE),
        bytes=len(piece.gap) + len(piece.html().encode()),
    )


def lay_out(blocks: Sequence[Block]) -> list[Piece]:
    """Turn ``blocks`` into pieces with clean text; pieces without text are left out."""
    return [piece for block in blocks for piece in _pieces(block) if piece.runs]


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Paragraph(parts):
            yield Piece(_runs(parts))
        case Quotation(text, expandable):
            yield _quotation(clean(text), expandable)
        case Bullets(items):
            yield from _bullets(items)
        case _:
            assert_never(block)


def _quotation(text: str, expandable: bool) -> Piece:
    folded = expandable or utf16_units(text) > LONG_QUOTATION
    # A single line break before it: clients already set a quotation apart.
    return Piece(_runs((text,)), Frame.FOLDED if folded else Frame.QUOTATION, gap="\n")


def _bullets(items: Sequence[tuple[Inline, ...]]) -> Iterator[Piece]:
    for number, item in enumerate(items):
        runs = _runs(item)
        yield Piece((Run(BULLET), *runs) if runs else (), gap="\n" if number else "\n\n")


def _runs(parts: Sequence[Inline]) -> tuple[Run, ...]:
    return tuple(run for run in map(_run, parts) if run.text)


def _run(part: Inline) -> Run:
    match part:
        case str():
            return Run(clean(part))
        case Strong(text):
            return Run(clean(text), bold=True)
        case Link(text, url):
            return Run(clean(text), url=web_address(url))
        case _:
            assert_never(part)


def _slice(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    offset = 0
    for run in runs:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        if text:
            yield replace(run, text=text)
        offset += len(run.text)
