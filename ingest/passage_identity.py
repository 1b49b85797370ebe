"""From chunks to passages with ids that stay: what people were quoted can be found again after the page has changed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date
from rapidfuzz import fuzz

from corpus.model import Confidence, DocumentId, Passage, PassageId, Source
from corpus.web_source import WebSource
from ingest.chunk import Chunk
from ingest.extract.model import ExtractedPage, MediaKind

LEAST_LIKENESS = 70.0
"""Percent of letters in common from which a text counts as the old one, edited."""

UNDATED = "bez daty"
"""Of a page that does not say when it was published; stands where people read the date."""

_HEX = 8


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """Where and when a page was read.

    Args:
        source: the entry of the list that led to it.
        url: its own address, canonical, without a fragment; "" for a file that is nowhere on the web.
        fetched: the day on which it was read, in Polish time.
        archived: the day of the copy, where it came from an archive.
        archive_url: the address of that copy for people.
        name: under which the memory keeps the page, where that is not its address.
    """

    source: WebSource
    url: str
    fetched: date
    archived: date | None = None
    archive_url: str | None = None
    name: str = ""

    @property
    def place(self) -> str:
        """What tells the page from all others."""
        return self.name or self.url


def document_id(origin: PageOrigin) -> DocumentId:
    """Return the id of the page as a document: the id of the source and a hash of the address."""
    return DocumentId(f"{origin.source.id}-{_digest(origin.place)}")


def draft_passages(page: ExtractedPage, chunks: Sequence[Chunk], origin: PageOrigin) -> tuple[Passage, ...]:
    """Return the chunks of a page as passages whose ids come from their texts; ``identify`` settles them.

    The words are the source's own and are quoted as they stand, so the confidence is HIGH; that a copy is old is said
    by its state and its validity.
    """
    return tuple(
        Passage(
            id=_new_id(origin, chunk.text),
            document_id=document_id(origin),
            document_title=_title(page, origin),
            section_title=chunk.place,
            text=chunk.text,
            sources=(_source(page, chunk, origin),),
            state=_state(origin),
            confidence=Confidence.HIGH,
            audience=origin.source.audience,
            validity=chunk.validity,
            language=page.language or origin.source.language,
        )
        for chunk in chunks
    )


def identify(drafts: Sequence[Passage], previous: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return ``drafts`` with the ids that they had before.

    A text that is on its page as before keeps its id, wherever on the page it stands now. Of the others, an edited
    one keeps the id of the old text that it resembles most (rapidfuzz's normalised indel similarity, at least
    LEAST_LIKENESS; one to one, the closest pair first). A new one keeps the id of its draft; where that is taken it
    gets another.

    Args:
        drafts: the passages of one page, or of all pages of one source, as they were read now.
        previous: those of the same page or pages as they were before.
    """
    kept: dict[int, PassageId] = {}
    free = {passage.id: passage for passage in previous}
    for pairs in (_unchanged(drafts, free), _edited(drafts, free, kept)):
        for place, identifier in pairs:
            if place not in kept and free.pop(identifier, None) is not None:
                kept[place] = identifier
    return tuple(_with_ids(drafts, kept, {passage.id for passage in previous}))


def _unchanged(drafts: Sequence[Passage], free: dict[PassageId, Passage]) -> Iterator[tuple[int, PassageId]]:
    """Yield the drafts whose text was there before, in the order of the page where a text comes twice."""
    known: defaultdict[tuple[DocumentId, str], list[PassageId]] = defaultdict(list)
    for passage in free.values():
        known[passage.document_id, passage.text].append(passage.id)
    for place, draft in enumerate(drafts):
        if same := known[draft.document_id, draft.text]:
            yield place, same.pop(0)


def _edited(
    drafts: Sequence[Passage], free: dict[PassageId, Passage], kept: dict[int, PassageId]
) -> Iterator[tuple[int, PassageId]]:
    """Yield the other drafts beside the old texts of their page, the closest pair first."""
    old: defaultdict[DocumentId, list[Passage]] = defaultdict(list)
    for passage in free.values():
        old[passage.document_id].append(passage)
    likeness = [
        (-fuzz.ratio(draft.text, before.text, score_cutoff=LEAST_LIKENESS), place, before.id)
        for place, draft in enumerate(drafts)
        if place not in kept
        for before in old[draft.document_id]
    ]
    return ((place, identifier) for score, place, identifier in sorted(likeness) if score)


def _with_ids(drafts: Sequence[Passage], kept: dict[int, PassageId], taken: set[PassageId]) -> Iterator[Passage]:
    used = set(taken)
    for place, draft in enumerate(drafts):
        identifier = kept.get(place) or _free_id(draft, used)
        used.add(identifier)
        yield replace(draft, id=identifier)


def _free_id(draft: Passage, used: set[PassageId]) -> PassageId:
    """Return the id of the draft, or one from a further hash where another passage has it."""
    identifier, prefix = draft.id, draft.id[:-_HEX]
    while identifier in used:
        identifier = PassageId(prefix + _digest(identifier + draft.text))
    return identifier


def _new_id(origin: PageOrigin, text: str) -> PassageId:
    return PassageId(f"{origin.source.id}-{_digest(origin.place + ' ' + text)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:_HEX]


def _title(page: ExtractedPage, origin: PageOrigin) -> str:
    """Return the editors' title of the page where reading starts, and a followed page's own."""
    return origin.source.title if origin.place == origin.source.url or not page.title else page.title


def _source(page: ExtractedPage, chunk: Chunk, origin: PageOrigin) -> Source:
    place = f"#page={chunk.page}" if origin.url and page.kind is MediaKind.PDF and chunk.page is not None else ""
    return Source(
        title=_title(page, origin),
        url=origin.url + place,
        publisher=origin.source.publisher,
        published=_published(page),
        archive_url=origin.archive_url + place if origin.archive_url else None,
        dead=origin.archived is not None,
        verbatim=page.kind is MediaKind.HTML,
    )


def _published(page: ExtractedPage) -> str:
    """Return the day of publication as people write it, or that of the last change."""
    if page.published:
        return _in_polish(page.published)
    return f"zmiana {_in_polish(page.modified)}" if page.modified else UNDATED


def _in_polish(day: date) -> str:
    return format_date(day, "d MMMM y", locale="pl")


def _state(origin: PageOrigin) -> str:
    if origin.archived:
        return f"kopia z {origin.archived:%d.%m.%Y}"
    return f"pobrano {origin.fetched:%d.%m.%Y}"
