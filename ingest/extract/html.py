"""A page of the web as its main text in blocks. A page is text: nothing in it is run, followed or believed."""

from collections.abc import Sequence

from ingest.extract.characters import holds_secret_text
from ingest.extract.charset import decode
from ingest.extract.html_blocks import drafts_of
from ingest.extract.html_boilerplate import without_boilerplate
from ingest.extract.html_dates import page_dates
from ingest.extract.html_head import Head, read_head
from ingest.extract.html_links import absolute, page_links
from ingest.extract.html_main import main_element
from ingest.extract.html_node import Node
from ingest.extract.html_sections import main_blocks
from ingest.extract.html_soup import MOST_ELEMENTS, TooComplexPageError, parse
from ingest.extract.html_title import markup_titles, page_title
from ingest.extract.html_visible import visible_page
from ingest.extract.model import Block, ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.extract.page_language import page_language

MOST_CHARACTERS = 10_000_000
"""Of a whole page; what is longer is a dump of data."""

LONGEST_TEXT = 2_000_000
"""Characters of main text; a large act of law has less than one million."""


def extract_html(content: bytes, url: str, charset: str | None, drop: Sequence[str] = ()) -> ExtractOutcome:
    """Read a page.

    Args:
        content: the bytes of the page.
        url: the address that it came from, which relative links start from.
        charset: the encoding that the server declares.
        drop: names of classes and ids that are boilerplate on this site.

    """
    markup, notes = decode(content, charset)
    if len(markup) > MOST_CHARACTERS:
        return ExtractFailed(ExtractFault.TOO_COMPLEX, f"more than {MOST_CHARACTERS} characters")
    try:
        soup = parse(markup)
    except TooComplexPageError:
        return ExtractFailed(ExtractFault.TOO_COMPLEX, f"more than {MOST_ELEMENTS} elements")
    visible = visible_page(soup)
    head = read_head(soup)
    blocks = _blocks(visible.root, head, drop)
    if not blocks:
        return ExtractFailed(ExtractFault.EMPTY, "no text without running scripts")
    if visible.hidden_chars:
        notes = (*notes, "hidden text dropped")
    if holds_secret_text(markup):
        notes = (*notes, "invisible characters dropped")
    return _page(head, visible.root, blocks, url, notes)


def _blocks(root: Node, head: Head, drop: Sequence[str]) -> tuple[Block, ...]:
    pruned = without_boilerplate(root, drop)
    blocks = main_blocks(drafts_of(main_element(pruned, markup_titles(head))))
    length = 0
    for number, block in enumerate(blocks):
        length += len(block.text)
        if length > LONGEST_TEXT:
            return blocks[:number]
    return blocks


def _page(head: Head, root: Node, blocks: tuple[Block, ...], url: str, notes: tuple[str, ...]) -> ExtractedPage:
    published, modified = page_dates(head, root)
    base = absolute(head.base, url) or url
    declared = head.language or head.meta.get("content-language", "") or head.meta.get("og:locale", "")
    return ExtractedPage(
        kind=MediaKind.HTML,
        title=page_title(head, blocks),
        blocks=blocks,
        language=page_language(" ".join(block.text for block in blocks[:50]), declared),
        published=published,
        modified=modified,
        canonical=absolute(head.canonical, base),
        links=page_links(root, base),
        notes=notes,
    )
