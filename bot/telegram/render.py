"""From the blocks of a message to the HTML that Telegram takes.

Own code, as the message is built from our blocks and never from Markdown or foreign HTML: the libraries at hand
(sulguk, telegramify-markdown, chatgpt-md-converter) convert those, and cut by length alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.model import Block
from bot.telegram.layout import Piece, lay_out
from bot.telegram.splitter import split


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """One message: ``html`` for Telegram's HTML mode, ``plain`` the same text without any tag."""

    html: str
    plain: str


def render(blocks: Sequence[Block]) -> list[HtmlPart]:
    """Render ``blocks`` as one or more messages in reading order; none when nothing in them can be seen.

    Tags are b, a and blockquote alone; all else is escaped, and links are to http and https addresses only.
    """
    return [HtmlPart(_html(part), _plain(part)) for part in split(lay_out(blocks))]


def _html(part: Sequence[Piece]) -> str:
    return "".join(f"{piece.gap if number else ''}{piece.html()}" for number, piece in enumerate(part))


def _plain(part: Sequence[Piece]) -> str:
    return "".join(f"{piece.gap if number else ''}{piece.text}" for number, piece in enumerate(part))
