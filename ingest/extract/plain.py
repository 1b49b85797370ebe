"""Reading plain text: paragraphs between empty lines; headings only where their number makes them sure."""

import re
from collections.abc import Iterator

from ingest.extract.charset import decode
from ingest.extract.line_breaks import join_lines, words_of
from ingest.extract.model import Block, BlockKind, ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.extract.numbered_headings import numbered_heading, with_titles
from ingest.extract.titles import page_title

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)]|[a-z]\))\s+\S")
_BULLET = re.compile(r"[-*•–]\s+")


def extract_plain(content: bytes, charset: str | None) -> ExtractOutcome:
    """Return the text of a plain text file.

    Args:
        content: the file.
        charset: the encoding that the server declares, if any.
    """
    text, notes = decode(content, charset)
    blocks = text_blocks(text)
    if not blocks:
        return ExtractFailed(ExtractFault.EMPTY, "no text in the file")
    return ExtractedPage(MediaKind.TEXT, page_title(None, blocks), tuple(blocks), notes=notes)


def text_blocks(text: str, page: int | None = None) -> list[Block]:
    """Return the paragraphs, numbered headings and items of plain text.

    Args:
        text: lines end with line feeds; an empty line ends a paragraph.
        page: the page on which it stands, where there are pages.
    """
    words = words_of(text.split("\n"))
    return with_titles(block for piece in _pieces(text) for block in _blocks(piece, words, page))


def _pieces(text: str) -> Iterator[list[str]]:
    """Yield the lines of each paragraph, heading and item."""
    for paragraph in _PARAGRAPH_END.split(text):
        piece: list[str] = []
        for line in paragraph.split("\n"):
            if not any(map(str.isalnum, line)):  # a line that is drawn
                continue
            starts = _ITEM.match(line) is not None or numbered_heading(line.strip()) is not None
            if piece and (starts or numbered_heading(piece[0].strip()) is not None):
                yield piece
                piece = []
            piece.append(line)
        if piece:
            yield piece


def _blocks(lines: list[str], words: frozenset[str], page: int | None) -> Iterator[Block]:
    text = join_lines((" ".join(line.split()) for line in lines), words)
    heading = numbered_heading(text)
    if heading is not None:
        yield Block(BlockKind.HEADING, heading.text, heading.level, page)
        text = heading.rest
    if not text:
        return
    if _ITEM.match(text):
        yield Block(BlockKind.ITEM, _BULLET.sub("", text, count=1), 1, page)
    else:
        yield Block(BlockKind.PARAGRAPH, text, page=page)
