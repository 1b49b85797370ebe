"""A page of the web as its main text in blocks. A page is text: nothing in it is run, followed or believed."""

from collections.abc import Sequence
from dataclasses import replace

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
from ingest.extract.html_soup import MOST_ELEMENTS, TooComplexPageError, parse, without_long_attributes
from ingest.extract.html_title import markup_titles, page_title
from ingest.extract.html_visible import visible_page
from ingest.extract.model import Block, ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.extract.page_language import page_language

MOST_CHARACTERS = 3_000_000
"""Of a page without its pictures; the largest acts of law have less than two million."""


def extract_html(content: bytes, url: str, charset: str | None, drop: Sequence[str] = ()) -> ExtractOutcome:
    """Read a page; one that only leads to others has links and no blocks.

    Args:
        content: the bytes of the page.
        url: the address that it came from, which relative links start from.
        charset: the encoding that the server declares.
        drop: CSS selectors of what is no main text on this site.

    """
    markup, notes = decode(content, charset)
    markup = without_long_attributes(markup)
    if len(markup) > MOST_CHARACTERS:
        return ExtractFailed(ExtractFault.TOO_COMPLEX, f"more than {MOST_CHARACTERS} characters")
    try:
        soup = parse(markup, drop)
    except TooComplexPageError:
        return ExtractFailed(ExtractFault.TOO_COMPLEX, f"more than {MOST_ELEMENTS} elements")
    visible = visible_page(soup)
    head = read_head(soup)
    blocks = _blocks(visible.root, head)
    page = _page(head, visible.root, blocks, url)
    if not blocks and not page.links:
        return ExtractFailed(ExtractFault.EMPTY, "no text without running scripts")
    if not blocks:
        notes = (*notes, "links alone")
    if visible.hidden_chars:
        notes = (*notes, "hidden text dropped")
    if holds_secret_text(markup):
        notes = (*notes, "invisible characters dropped")
    return replace(page, notes=notes)


def _blocks(root: Node, head: Head) -> tuple[Block, ...]:
    titles = markup_titles(head)
    return main_blocks(drafts_of(main_element(without_boilerplate(root, titles), titles)))


def _page(head: Head, root: Node, blocks: tuple[Block, ...], url: str) -> ExtractedPage:
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
    )
