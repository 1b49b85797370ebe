"""From the lines of a document to its headings, paragraphs and items of lists."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.extract.line_breaks import join_lines, words_of
from ingest.extract.model import Block, BlockKind
from ingest.extract.numbered_headings import numbered_heading, with_titles
from ingest.extract.pdf.typography import PlacedLine, Typography

_WIDE_LEADING = 1.35
_HEADING_LEADING = 2.0
_INDENT = 7.0
# The last five are the bullets of the fonts Symbol and Wingdings, as Word writes them.
_BULLETS = "•·▪▫◦●○■□➢✓–—\\-*\uf0b7\uf0a7\uf0fc\uf02d\uf0d8"
_ITEM = re.compile(rf"(?:[{_BULLETS}]|\d{{1,3}}\)|[a-z]{{1,2}}\)|\d{{1,2}}\.)\s+(?=\S)")
_BULLET = re.compile(rf"[{_BULLETS}]\s+")
_SENTENCE_END = re.compile(r"[.!?:;][\"”»)]*$")
_BEFORE_ITEM = re.compile(r"(?:[.,:;]|\b(?:oraz|lub|albo|i))$")


def build_blocks(stream: Sequence[PlacedLine | Block]) -> list[Block]:
    """Return the blocks of a document.

    Args:
        stream: its lines in reading order, with the rows of tables, which are blocks already, in their places.
    """
    lines = [piece for piece in stream if isinstance(piece, PlacedLine)]
    if not lines:
        return [piece for piece in stream if isinstance(piece, Block)]
    builder = _Builder(Typography(lines), words_of(placed.line.text for placed in lines))
    return with_titles(builder.build(stream))


class _Builder:
    """Collects lines until a paragraph ends."""

    def __init__(self, typography: Typography, words: frozenset[str]) -> None:
        self._typography = typography
        self._words = words
        self._lines: list[PlacedLine] = []

    def build(self, stream: Iterable[PlacedLine | Block]) -> Iterator[Block]:
        """Yield the blocks."""
        for piece in stream:
            if isinstance(piece, Block):
                yield from self._flush()
                yield piece
                continue
            if self._lines and self._breaks(piece):
                yield from self._flush()
            self._lines.append(piece)
        yield from self._flush()

    def _breaks(self, after: PlacedLine) -> bool:
        """Return whether a new block starts with the line ``after``."""
        before = self._lines[-1]
        level = self._typography.size_level(before.line)
        if level != self._typography.size_level(after.line):
            return True
        step = after.line.top - before.line.top
        on_page = before.page == after.page and step > 0
        if level is not None:
            return not on_page or step > _HEADING_LEADING * before.line.size or _numbered(after)
        if on_page and (self._is_far(before, after, step) or self._is_indented(after)):
            return True
        return self._starts(before, after, on_page=on_page)

    def _starts(self, before: PlacedLine, after: PlacedLine, *, on_page: bool) -> bool:
        text, rest = before.line.text, after.line.text
        ended = _SENTENCE_END.search(text) is not None
        early = self._typography.ended_early(before, after)
        if _ITEM.match(rest) and _BEFORE_ITEM.search(text):
            return True
        if self._typography.stands_out(before.line) != self._typography.stands_out(after.line):
            return ended or early
        if self._typography.stands_out(before.line) and on_page and not _numbered(after):
            return False
        if _numbered(after) and (ended or early or _numbered(before)):
            return True
        if not on_page and ended:
            return True
        return early and (text.endswith((":", ";")) or not rest[0].islower())

    def _is_far(self, before: PlacedLine, after: PlacedLine, step: float) -> bool:
        usual = max(self._typography.leading, 1.05 * before.line.size)
        return step > _WIDE_LEADING * usual or abs(before.line.size - after.line.size) > 0.15 * before.line.size

    def _is_indented(self, after: PlacedLine) -> bool:
        """Return whether the line starts further in than the paragraph, unless that hangs from its first line."""
        before = self._lines[-1].line
        hangs = len(self._lines) == 1 and _ITEM.match(before.text)
        return not hangs and after.line.left - before.left > _INDENT and _SENTENCE_END.search(before.text) is not None

    def _flush(self) -> Iterator[Block]:
        if not self._lines:
            return
        first = self._lines[0]
        text = join_lines((placed.line.text for placed in self._lines), self._words)
        self._lines = []
        numbered = numbered_heading(text)
        level = self._typography.heading_level(first.line, text)
        if numbered is not None:
            yield Block(BlockKind.HEADING, numbered.text, numbered.level, first.page)
            text = numbered.rest
        elif level is not None:
            yield Block(BlockKind.HEADING, text, level, first.page)
            text = ""
        if any(map(str.isalnum, text)):
            item = _ITEM.match(text) is not None
            kind = BlockKind.ITEM if item else BlockKind.PARAGRAPH
            yield Block(kind, _BULLET.sub("", text, count=1) if item else text, int(item), first.page)


def _numbered(placed: PlacedLine) -> bool:
    return numbered_heading(placed.line.text) is not None
