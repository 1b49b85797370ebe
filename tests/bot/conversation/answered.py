"""A small library, with its catalogue and the answers that quote it."""

from datetime import date

from bot.answering.model import Answered, AnswerResult, Citation, RefusalReason, Refused, TopicSuggestion
from bot.conversation.catalogue import Catalogue, build_catalogue
from corpus.model import AskedQuestion, Confidence, DocumentId, Passage, PassageId, Source, Validity

LIVE = Source("Umowa dotacji", "https://example.org/umowa", "MSZ", "styczeń 2014")
DEAD = Source(
    "Priorytety",
    "http://www.msz.gov.pl/p",
    "MSZ",
    "2012",
    "https://web.archive.org/web/2016/http://www.msz.gov.pl/p",
    True,
)
COPIED = Source(
    "Regulamin", "https://example.org/r", "Urząd", "2023", "https://web.archive.org/web/2023/https://example.org/r"
)
SUM = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
CALL = "Do kiedy trwał nabór w konkursie?"
ENGLISH = "What is the aim of the project?"
UKRAINIAN = "Яка мета цього проєкту?"
SUM_QUOTE = "Dotacja MSZ wyniosła 85.200 zł."
FOLLOW_UP = "a dla NGO?"
OUT_OF_SCOPE = "Kto wygrał mecz Legii?"
NEAR_MISS = "Ile wyniósł wkład własny?"


def _passage(
    identifier: str,
    text: str,
    *,
    document: str = "Projekt InterEkip",
    section: str = "Pieniądze",
    sources: tuple[Source, ...] = (LIVE,),
    confidence: Confidence = Confidence.HIGH,
    until: date | None = None,
) -> Passage:
    return Passage(
        id=PassageId(identifier),
        document_id=DocumentId(identifier.partition("-")[0]),
        document_title=document,
        section_title=section,
        text=text,
        sources=sources,
        state="2014",
        confidence=confidence,
        validity=Validity(end=until) if until else None,
    )


PASSAGES = (
    _passage("01-01", SUM_QUOTE, sources=(LIVE, COPIED)),
    _passage("01-02", "Celem była współpraca.", section="Cele"),
    _passage(
        "02-01", "Nabór trwał do 24 stycznia 2014 r.", document="Konkursy MSZ", sources=(DEAD,), until=date(2014, 1, 24)
    ),
)
ASKED = (
    AskedQuestion(PassageId("01-01"), SUM),
    AskedQuestion(PassageId("01-02"), ENGLISH),
    AskedQuestion(PassageId("01-02"), UKRAINIAN),
    AskedQuestion(PassageId("02-01"), CALL),
)


def citation(passage: Passage, quote: str = "", today: date = date(2027, 1, 15)) -> Citation:
    """Cite ``passage`` by its first source, as answering does."""
    source = passage.sources[0]
    end = passage.validity.end if passage.validity else None
    return Citation(
        passage_id=passage.id,
        document_title=passage.document_title,
        section_title=passage.section_title,
        title=source.title,
        publisher=source.publisher,
        url=source.archive_url or source.url if source.dead else source.url,
        quote=quote or passage.text,
        published=source.published,
        state=passage.state,
        confidence=passage.confidence,
        valid_until=end.isoformat() if end else None,
        expired=end is not None and end < today,
        archived=source.dead,
        original_url=source.url if source.dead else None,
    )


TOPICS = (
    TopicSuggestion(DocumentId("01"), "Pieniądze", SUM),
    TopicSuggestion(DocumentId("02"), "Nabór", CALL),
    TopicSuggestion(DocumentId("03"), "Nowy temat", "Tego pytania biblioteka nie zna?"),
)
RESULTS: dict[str, AnswerResult] = {
    SUM: Answered((citation(PASSAGES[0]),)),
    CALL: Answered((citation(PASSAGES[2]), citation(PASSAGES[0]))),
    ENGLISH: Answered((citation(PASSAGES[1]),)),
    UKRAINIAN: Answered((citation(PASSAGES[1]),)),
    OUT_OF_SCOPE: Refused(RefusalReason.OUT_OF_SCOPE),
    NEAR_MISS: Refused(RefusalReason.NOT_SUPPORTED, TOPICS),
}
FOLLOW_UPS: dict[str, AnswerResult] = {FOLLOW_UP: Answered((citation(PASSAGES[1]),))}


def catalogue() -> Catalogue:
    """Return the catalogue of the small library."""
    return build_catalogue(PASSAGES, ASKED, "2026-11-25T23:30:00+00:00")
