"""A message as plain text, for the terminal and for programs."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from bot.conversation.model import Block, Bullets, Inline, Link, Paragraph, Quotation, Strong


def render_text(blocks: Sequence[Block]) -> str:
    """Return ``blocks`` as text: addresses in brackets behind their words, quotations in quotation marks."""
    return "\n\n".join(text for text in map(_block, blocks) if text.strip())


def _block(block: Block) -> str:
    match block:
        case Paragraph(parts):
            return _line(parts)
        case Quotation(text):
            return f"„{text}”"
        case Bullets(items):
            return "\n".join(f"• {_line(item)}" for item in items)
        case _:
            assert_never(block)


def _line(parts: Iterable[Inline]) -> str:
    return "".join(map(_part, parts))


def _part(part: Inline) -> str:
    match part:
        case str():
            return part
        case Strong(text):
            return text
        case Link(text, url):
            return f"{text} ({url})"
        case _:
            assert_never(part)
