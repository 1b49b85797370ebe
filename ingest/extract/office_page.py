"""From the blocks of an office file to its page."""

from collections.abc import Sequence

from ingest.extract.metadata import Metadata
from ingest.extract.model import Block, ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.extract.titles import page_title


def office_page(kind: MediaKind, blocks: Sequence[Block], about: Metadata) -> ExtractOutcome:
    """Return the page with what the file says of itself, or that it has no text."""
    if not blocks:
        return ExtractFailed(ExtractFault.EMPTY, "no text in the document")
    return ExtractedPage(
        kind,
        page_title(about.title, blocks),
        tuple(blocks),
        language=about.language,
        published=about.created,
        modified=about.modified,
    )
