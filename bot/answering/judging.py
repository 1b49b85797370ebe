"""Whether the library answers a question: search, decide at first sight, read the passages where that is unsure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.evidence import Features, gather_evidence
from bot.answering.reading import read
from bot.answering.support import FirstSight, SupportModel
from bot.answering.vocabulary import Vocabulary
from corpus.model import Passage
from index.protocols import Hit
from index.reader import Reader
from index.retriever import HybridRetriever

SEARCH_DEPTH = 10


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A question as it was searched for, what was found, best first, and the evidence that this answers it."""

    text: str
    hits: tuple[Hit, ...]
    evidence: Features


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found, in the order after reading, how likely it answers, and whether that is enough.

    ``was_read`` tells whether the passages were read or the search alone decided.
    """

    hits: tuple[Hit, ...]
    probability: float
    supported: bool
    was_read: bool


class Judge:
    """Judges questions over the passages of one snapshot; may be called from several threads.

    Args:
        retriever: searches the snapshot.
        passages: of the snapshot, in its order.
        support: the calibration, fitted on the retriever's encoder and on ``reader``.
        vocabulary: the words of the passages.
        reader: reads what was found where the search alone is unsure; without one the search decides all.
    """

    def __init__(
        self,
        retriever: HybridRetriever,
        passages: Sequence[Passage],
        support: SupportModel,
        vocabulary: Vocabulary,
        reader: Reader | None,
    ) -> None:
        self._retriever = retriever
        self._passages = passages
        self._support = support
        self._vocabulary = vocabulary
        self._reader = reader

    def search(self, question: str) -> Found:
        """Return what is found for ``question``."""
        text = self._retriever.read(question)
        scores = self._retriever.score_text(text)
        evidence = gather_evidence(text, scores, self._passages, self._vocabulary)
        return Found(text, tuple(self._retriever.best(scores, SEARCH_DEPTH)), evidence)

    def judge(self, found: Found) -> Judgement:
        """Return whether what was found answers the question."""
        sight = self._support.at_first_sight(found.evidence)
        if sight is FirstSight.UNSURE and self._reader is not None:
            reading = read(self._reader, found.text, found.hits)
            probability = self._support.probability(found.evidence, reading.features)
            return Judgement(reading.hits, probability, self._support.supports(probability), was_read=True)
        probability = self._support.probability(found.evidence, None)
        supported = sight is FirstSight.ANSWERED or (sight is FirstSight.UNSURE and self._support.supports(probability))
        return Judgement(found.hits, probability, supported, was_read=False)
