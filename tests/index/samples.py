"""A small library that the tests of the index and of the ingest share, and snapshots of it."""

from collections.abc import Sequence

from corpus.model import AskedQuestion, Confidence, DocumentId, Passage, PassageId, Source
from index.embedding_text import lexical_text, passage_text
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.protocols import Encoder
from index.snapshot import SnapshotContent
from index.vectors import FlatVectorIndex
from tests.fakes.encoder import FakeEncoder

SOURCE = Source("Opis projektu", "https://example.org/opis", "Stowarzyszenie", "2014")
TEXTS = (
    "Dotacja MSZ na projekt InterEkip wyniosła 85.200 zł.",
    "EUWT to europejskie ugrupowanie współpracy terytorialnej.",
    "RODM w Toruniu prowadziła Pomorska Fundacja Rozwoju.",
    "KA210 wymaga co najmniej dwóch organizacji z dwóch krajów.",
    "Priorytety na lata 2012-2016 mają znaczenie historyczne.",
)
QUESTIONS = (
    ("01-01", "ile kasy dostał projekt"),
    ("01-01", "jaka była kwota wsparcia"),
    ("01-02", "po co gminie związek z zagranicą"),
    ("01-03", "kto obsługiwał punkt informacyjny"),
    ("01-04", "ilu partnerów trzeba znaleźć"),
)


def make_passage(number: int, text: str) -> Passage:
    return Passage(
        id=PassageId(f"01-{number:02}"),
        document_id=DocumentId("01"),
        document_title="Współpraca",
        section_title="Podstawy",
        text=text,
        sources=(SOURCE,),
        state="2014",
        confidence=Confidence.HIGH,
    )


PASSAGES = tuple(make_passage(number, text) for number, text in enumerate(TEXTS, start=1))
ASKED = tuple(AskedQuestion(PassageId(passage), text) for passage, text in QUESTIONS)


def make_content(
    passages: Sequence[Passage] = PASSAGES,
    asked: Sequence[AskedQuestion] = ASKED,
    encoder: Encoder | None = None,
    weights: FusionWeights | None = None,
) -> SnapshotContent:
    encoder = encoder or FakeEncoder()
    return SnapshotContent(
        passages=tuple(passages),
        asked=tuple(asked),
        passage_vectors=FlatVectorIndex(encoder.encode_documents([passage_text(passage) for passage in passages])),
        asked_vectors=FlatVectorIndex(encoder.encode_queries([question.text for question in asked])),
        lexical=BM25Index.build([lexical_text(passage) for passage in passages]),
        weights=weights or FusionWeights(),
        encoder_identity=encoder.identity,
    )
