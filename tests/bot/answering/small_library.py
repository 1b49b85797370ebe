"""A library of nine passages, its index by the fake encoder, and an answerer that reads covered words alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from bot.answering.answerer import Answerer
from bot.answering.evidence import FEATURE_NAMES
from bot.answering.reading import READING_FEATURE_NAMES
from bot.answering.support import Cut, LogisticModel, SupportModel
from bot.answering.vocabulary import Vocabulary
from corpus.model import AskedQuestion, Passage, PassageId
from index.polish import word_forms
from index.reader import Reader
from index.retriever import HybridRetriever
from index.snapshot import Snapshot
from tests.bot.answering.examples import DEAD, make_passage
from tests.fakes.encoder import DIMENSION, FakeEncoder
from tests.fakes.snapshot import build_snapshot

FEATURES_OF_SEARCH = len(FEATURE_NAMES) + DIMENSION

LONG_TEXT = (
    "Umowa partnerska opisuje wspólny cel, zadania i pieniądze każdego z partnerów, a podpisują ją osoby, które mogą "
    "zaciągać zobowiązania w imieniu swoich organizacji. "
    "Stawki i zasady rozliczeń uzgadnia się przed złożeniem wniosku, bo po podpisaniu umowy dotacji ich zmiana wymaga "
    "aneksu i zgody instytucji, która dotację przyznała. "
    "Wypowiedzenie umowy partnerskiej wymaga formy pisemnej i zachowania miesięcznego okresu, chyba że strony "
    "postanowiły w niej inaczej. "
    "Spory rozstrzyga sąd właściwy dla siedziby lidera, a przed pozwem partnerzy próbują ugody z udziałem mediatora."
)

PASSAGES: tuple[Passage, ...] = (
    make_passage("01-01", "Dotacja MSZ na projekt InterEkip wyniosła w 2014 r. 85.200 zł.", document="01"),
    make_passage("01-02", "Dotacja obejmowała też tłumaczenia oraz druk poradnika.", document="01"),
    make_passage("01-03", "Dotacja nie obejmowała zakupu samochodów.", document="01"),
    make_passage(
        "02-01", "Priorytety wskazywały Partnerstwo Wschodnie.", document="02", section="Priorytety",
        sources=(DEAD,), until=date(2016, 12, 31),
    ),
    make_passage("03-01", "Gości zagranicznych wita gospodarz w holu ratusza.", document="03", section="Protokół"),
    make_passage("03-02", "Wiza turystyczna <b>&amp; paszport</b> „wystarczy” gościom.", document="03", section="Wizy"),
    make_passage("04-01", "Forum Regionalne zbiera samorządy w Toruniu.", document="04", section="Forum"),
    make_passage("04-02", "Seminarium szkoli koordynatorów wolontariatu.", document="04", section="Seminarium"),
    make_passage("05-01", LONG_TEXT, document="05", section="Umowa partnerska"),
)  # fmt: skip

ASKED: tuple[AskedQuestion, ...] = tuple(
    AskedQuestion(PassageId(identifier), text)
    for identifier, text in (
        ("01-01", "Ile wyniosła dotacja MSZ?"),
        ("01-02", "Czy dotacja obejmowała druk poradnika?"),
        ("02-01", "Jakie priorytety miało Partnerstwo Wschodnie?"),
        ("03-01", "Gdzie gospodarz wita gości?"),
        ("03-02", "Jaka wiza dla gości?"),
        ("04-01", "Gdzie jest Forum Regionalne?"),
        ("05-01", "Jak wypowiedzieć umowę partnerską?"),
    )
)


def model_of(feature: str, weight: float, bias: float) -> LogisticModel:
    """Return a model that looks at one feature."""
    weights = np.zeros(FEATURES_OF_SEARCH)
    weights[FEATURE_NAMES.index(feature)] = weight
    return LogisticModel(weights, bias)


SUPPORT = SupportModel(
    encoder="fake-encoder-1",
    reader=None,
    answerable=model_of("coverage_top", 20.0, -10.0),
    read=None,
    in_scope=model_of("unknown_words", -20.0, 10.0),
    cut=Cut(0.5),
)
"""Answers when the best passage has half of the question, by rarity; half unknown words are out of scope."""


def reading_model_of(feature: str, weight: float, bias: float) -> LogisticModel:
    """Return a model that looks at one feature of the reader and at nothing of the search."""
    weights = np.zeros(FEATURES_OF_SEARCH + len(READING_FEATURE_NAMES))
    weights[FEATURES_OF_SEARCH + READING_FEATURE_NAMES.index(feature)] = weight
    return LogisticModel(weights, bias)


READING_SUPPORT = replace(
    SUPPORT, reader="fake-reader-1", read=reading_model_of("best_logit", 1.0, 0.0), cut=Cut(0.5, refuse=0.2, answer=0.8)
)
"""Answers and refuses as SUPPORT where that is sure; in between the reader's best judgement decides."""


def small_snapshot(passages: Sequence[Passage] = PASSAGES, asked: Sequence[AskedQuestion] = ASKED) -> Snapshot:
    return build_snapshot(FakeEncoder(), passages, asked)


def answerer_of(
    snapshot: Snapshot,
    encoder: FakeEncoder | None = None,
    support: SupportModel = SUPPORT,
    reader: Reader | None = None,
) -> Answerer:
    return Answerer(
        retriever=HybridRetriever(encoder or FakeEncoder(), snapshot),
        snapshot=snapshot,
        support=support,
        vocabulary=Vocabulary(snapshot.passages, word_forms),
        reader=reader,
    )
