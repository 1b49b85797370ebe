"""Passages, pages and sources to try the ingest on."""

from datetime import date

from corpus.model import Audience, Confidence, DocumentId, Passage, PassageId, Source
from corpus.web_source import SourceId, WebSource
from ingest.extract.model import Block, BlockKind, ExtractedPage, MediaKind
from ingest.passage_identity import PageOrigin

SOURCE = WebSource(
    id=SourceId("gmina-x"),
    title="Współpraca zagraniczna",
    publisher="Gmina X",
    url="https://x.example/wspolpraca",
    topic="region",
    audience=(Audience.NGO,),
)
ORIGIN = PageOrigin(SOURCE, SOURCE.url, date(2026, 11, 25))


def web_passage(number: int, text: str, url: str = "", *, dead: bool = False, verbatim: bool = False) -> Passage:
    address = url or f"https://x.example/{number}"
    source = Source(f"Strona {number}", address, "Gmina X", "2024", dead=dead, verbatim=verbatim)
    return Passage(
        id=PassageId(f"gmina-x-{number:08x}"),
        document_id=DocumentId("gmina-x-1"),
        document_title="Współpraca",
        section_title="",
        text=text,
        sources=(source,),
        state="pobrano 25.11.2026",
        confidence=Confidence.HIGH,
    )


def read(
    *texts: str,
    kind: MediaKind = MediaKind.HTML,
    title: str = "Granty",
    published: date | None = None,
    modified: date | None = None,
) -> ExtractedPage:
    """Return a page of paragraphs."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, page=number) for number, text in enumerate(texts, 1))
    return ExtractedPage(kind, title, blocks, published=published, modified=modified)
