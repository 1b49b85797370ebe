"""Passages and hits that the tests of answering share."""

from datetime import date

from corpus.model import Confidence, DocumentId, Passage, PassageId, Source, Validity
from index.protocols import Hit, Signals

LIVE = Source(
    title="Konkurs Dyplomacja publiczna 2024",
    url="https://example.org/konkurs",
    publisher="Miasto Kraków",
    published="2023-12",
)
DEAD = Source(
    title="Priorytety polskiej polityki zagranicznej",
    url="http://www.msz.gov.pl/priorytety",
    publisher="MSZ",
    published="2012",
    archive_url="https://web.archive.org/web/2016/http://www.msz.gov.pl/priorytety",
    dead=True,
)


def make_passage(
    identifier: str = "01-01",
    text: str = "Dotacja wyniosła 85.200 zł.",
    *,
    sources: tuple[Source, ...] = (LIVE,),
    until: date | None = None,
    document: str = "01-projekt",
    section: str = "Pieniądze",
    state: str = "2014",
    confidence: Confidence = Confidence.HIGH,
) -> Passage:
    return Passage(
        id=PassageId(identifier),
        document_id=DocumentId(document),
        document_title="Projekt INTER-EKiP",
        section_title=section,
        text=text,
        sources=sources,
        state=state,
        confidence=confidence,
        validity=Validity(end=until) if until else None,
    )


def make_hit(passage: Passage, score: float) -> Hit:
    signals = Signals(passage_cosine=0.8, asked_cosine=0.8, bm25=1.0, passage_z=1.0, asked_z=1.0, bm25_z=1.0)
    return Hit(passage=passage, score=score, signals=signals)
