"""Reading Markdown through markdown-it-py's tokens: nothing is rendered, and raw HTML is dropped."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.extract.charset import decode
from ingest.extract.model import Block, BlockKind, ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.extract.table_rows import row_blocks
from ingest.extract.titles import page_title

_FRONT_MATTER = re.compile(r"\A\ufeff?---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[^\S\n]*[\"']?(.*?)[\"']?[^\S\n]*$", re.MULTILINE)
_SPACES = frozenset({"softbreak", "hardbreak"})
_VERBATIM = frozenset({"fence", "code_block"})


def extract_markdown(content: bytes, charset: str | None) -> ExtractOutcome:
    """Return the text of a Markdown file (CommonMark with tables); the front matter only gives the title.

    Args:
        content: the file.
        charset: the encoding that the server declares, if any.
    """
    text, notes = decode(content, charset)
    front = _FRONT_MATTER.match(text)
    named = _TITLE.search(front[1]) if front else None
    parser = MarkdownIt("commonmark").enable("table")
    blocks = list(_Reader().read(parser.parse(text[front.end() :] if front else text)))
    if not blocks:
        return ExtractFailed(ExtractFault.EMPTY, "no text in the file")
    title = page_title(named[1] if named else None, blocks)
    return ExtractedPage(MediaKind.MARKDOWN, title, tuple(blocks), notes=notes)


class _Reader:
    """Follows the tokens and knows the list and the table that it is in."""

    def __init__(self) -> None:
        self._depth = 0
        self._heading = 0
        self._table: list[list[str]] | None = None

    def read(self, tokens: list[Token]) -> Iterator[Block]:
        """Yield the blocks of the tokens."""
        for token in tokens:
            if token.type == "table_close":
                yield from row_blocks(self._table or [], header=True)
                self._table = None
            elif token.type == "inline":
                yield from self._inline(token)
            elif token.type in _VERBATIM:
                yield from self._text(" ".join(token.content.split()))
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"}:
            self._depth += token.nesting
        elif token.type in {"heading_open", "heading_close"}:
            self._heading = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.type == "table_open":
            self._table = []
        elif token.type == "tr_open" and self._table is not None:
            self._table.append([])

    def _inline(self, token: Token) -> Iterator[Block]:
        text = " ".join("".join(_pieces(token.children or [])).split())
        if self._table is None:
            yield from self._text(text)
        elif self._table:
            self._table[-1].append(text)

    def _text(self, text: str) -> Iterator[Block]:
        if not any(map(str.isalnum, text)):
            return
        if self._heading:
            yield Block(BlockKind.HEADING, text, self._heading)
        else:
            yield Block(BlockKind.ITEM if self._depth else BlockKind.PARAGRAPH, text, self._depth)


def _pieces(tokens: list[Token]) -> Iterator[str]:
    """Yield the text of an inline token's children; of a picture nothing, its text is for those who cannot see it."""
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            yield token.content
        elif token.type in _SPACES:
            yield " "
