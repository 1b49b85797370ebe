"""Reading small pieces of HTML in tests."""

from ingest.extract.html import extract_html
from ingest.extract.model import BlockKind, ExtractedPage

URL = "https://ngo.example/programy/lista.html"
MARKS = {BlockKind.HEADING: "#", BlockKind.ITEM: "-", BlockKind.ROW: "|", BlockKind.PARAGRAPH: ""}


def page_of(markup: str, head: str = "", drop: tuple[str, ...] = ()) -> ExtractedPage:
    page = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{markup}</body></html>"
    found = extract_html(page.encode(), URL, None, drop)
    assert isinstance(found, ExtractedPage)
    return found


def lines_of(markup: str, head: str = "", drop: tuple[str, ...] = ()) -> list[str]:
    """Return the blocks as lines with "#", "-" and "|" for their kinds and levels."""
    blocks = page_of(markup, head, drop).blocks
    return [f"{MARKS[each.kind] * max(each.level, 1)} {each.text}".strip() for each in blocks]
