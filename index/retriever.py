"""The one call that the bot makes: a question in, ranked passages with their evidence out."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import AskedQuestion, Passage, PassageId
from corpus.synonyms import load_synonyms
from index.embedding_text import passage_text
from index.fusion import FusionWeights, standardise, weigh
from index.normalise import normalise_text
from index.polish import identifier_share
from index.protocols import Encoder, Hit, LexicalIndex, Scores, Signals, VectorIndex
from index.remembered import Remembered
from index.spelling import Speller
from index.synonyms import Synonyms

REMEMBERED = 256
"""Questions whose vectors are kept: example buttons and topics are pressed again and again."""


@dataclass(frozen=True, slots=True, eq=False)
class QueryScores:
    """Everything that the search knows about one question; all arrays in the order of the snapshot's passages.

    ``vector`` has shape (dimension,); the scores have shape (n,), each also as its z-score (``*_z``). ``ranking``
    are all rows, the best fused score first. ``best_asked`` is the row of the closest asked question of each passage,
    or -1 where it has none. ``reference`` are the rows of the passages that editors asked about (of all where they did
    not), shape (m,): what is usual for a question is measured on them, so that pages of the web change nothing in how
    far the library's passages stand out.
    """

    vector: NDArray[np.float32]
    passage_cosine: Scores
    asked_cosine: Scores
    bm25: Scores
    passage_z: Scores
    asked_z: Scores
    bm25_z: Scores
    fused: Scores
    ranking: NDArray[np.int64]
    best_asked: NDArray[np.int64]
    reference: NDArray[np.int64]


class Searchable(Protocol):
    """What the retriever needs of a snapshot."""

    @property
    def passages(self) -> tuple[Passage, ...]: ...  # noqa: D102 - see Snapshot

    @property
    def asked(self) -> tuple[AskedQuestion, ...]: ...  # noqa: D102

    @property
    def passage_vectors(self) -> VectorIndex: ...  # noqa: D102

    @property
    def asked_vectors(self) -> VectorIndex: ...  # noqa: D102

    @property
    def lexical(self) -> LexicalIndex: ...  # noqa: D102

    @property
    def weights(self) -> FusionWeights: ...  # noqa: D102


class HybridRetriever:
    """Vectors of passages and of asked questions, and words, fused into one score; safe to call from several threads.

    Args:
        encoder: the encoder that made the snapshot's vectors.
        snapshot: what is searched.
    """

    def __init__(self, encoder: Encoder, snapshot: Searchable) -> None:
        self._encoder = encoder
        self._snapshot = snapshot
        self._rows = {passage.id: row for row, passage in enumerate(snapshot.passages)}
        self._asked_rows = {question: row for row, question in enumerate(snapshot.asked)}
        owner = np.array([self._rows[question.passage_id] for question in snapshot.asked], np.int64)
        # The rows of the asked questions passage by passage: whose each is, and where those of a passage begin.
        self._by_owner = np.argsort(owner, kind="stable")
        self._owner = owner[self._by_owner]
        self._owners, self._begins, self._counts = np.unique(self._owner, return_index=True, return_counts=True)
        self._reference = self._owners if len(owner) else np.arange(len(snapshot.passages))
        self._speller = Speller(map(passage_text, snapshot.passages), (each.text for each in snapshot.asked))
        self._synonyms = Synonyms(load_synonyms())
        self._vectors: Remembered[str, NDArray[np.float32]] = Remembered(REMEMBERED)

    def retrieve(self, query: str, k: int = 10) -> list[Hit]:
        """Return at most ``k`` hits, best first."""
        return self.best(self.score(query), k)

    def read(self, query: str) -> str:
        """Return ``query`` as it is searched for: diacritics restored and slips mended where the index has the word."""
        return self._speller.repair(normalise_text(query))

    def score(self, query: str) -> QueryScores:
        """Score every passage for ``query``."""
        return self.score_text(self.read(query))

    def score_text(self, text: str) -> QueryScores:
        """Score every passage for a question as ``read`` returned it."""
        return self.score_vector(self._encode(text), text)

    def score_vector(
        self, vector: NDArray[np.float32], text: str, left_out: Collection[AskedQuestion] = ()
    ) -> QueryScores:
        """Score every passage for a question whose vector, shape (dimension,), is known.

        Args:
            vector: the question's unit vector.
            text: the question, as ``read`` returned it.
            left_out: asked questions to search without, so that one of them can be judged as if it were new.

        """
        passage = self._snapshot.passage_vectors.similarities(vector)
        passage_z = standardise(passage, self._reference)
        asked, best = self._asked(vector, passage_z, left_out)
        asked_z = standardise(asked, self._reference)
        words = self._synonyms.scores(self._snapshot.lexical, text)
        words_z = standardise(words)
        fused = self._fused(passage_z, asked_z, words_z, text)
        return QueryScores(
            vector=vector,
            passage_cosine=passage,
            asked_cosine=asked,
            bm25=words,
            passage_z=passage_z,
            asked_z=asked_z,
            bm25_z=words_z,
            fused=fused,
            ranking=np.argsort(-fused, kind="stable"),
            best_asked=best,
            reference=self._reference,
        )

    def best(self, scores: QueryScores, k: int) -> list[Hit]:
        """Return the ``k`` best hits of ``scores``."""
        return [
            Hit(
                passage=self._snapshot.passages[row],
                score=float(scores.fused[row]),
                signals=Signals(
                    passage_cosine=float(scores.passage_cosine[row]),
                    asked_cosine=float(scores.asked_cosine[row]),
                    bm25=float(scores.bm25[row]),
                    passage_z=float(scores.passage_z[row]),
                    asked_z=float(scores.asked_z[row]),
                    bm25_z=float(scores.bm25_z[row]),
                    asked_text=self._asked_text(int(scores.best_asked[row])),
                ),
            )
            for row in scores.ranking[:k].tolist()
        ]

    def _asked(
        self, vector: NDArray[np.float32], passage_z: Scores, left_out: Collection[AskedQuestion]
    ) -> tuple[Scores, NDArray[np.int64]]:
        """Return each passage's best cosine to a question that it answers, and that question's row.

        A passage without a question, as pages of the web are, gets what one as close as its text would have: as far
        from the mean of the others, in standard deviations, as its own cosine. So it competes on equal terms.
        """
        size = len(self._snapshot.passages)
        similarities = self._snapshot.asked_vectors.similarities(vector)
        similarities[[self._asked_rows[question] for question in left_out]] = -np.inf
        cosines, best = np.full(size, -np.inf, np.float32), np.full(size, -1, np.int64)
        if len(similarities):
            similarities = similarities[self._by_owner]
            highest = np.maximum.reduceat(similarities, self._begins)
            cosines[self._owners] = highest
            closest = np.flatnonzero(similarities == np.repeat(highest, self._counts))
            best[self._owner[closest]] = self._by_owner[closest]
            best[self._owners[np.isneginf(highest)]] = -1  # all of the passage's questions are left out
        unasked = best < 0
        if unasked.all():
            return np.zeros(size, np.float32), best
        if unasked.any():
            known = cosines[~unasked]
            cosines[unasked] = (known.mean() + passage_z * known.std())[unasked]
        return cosines, best

    def _fused(self, passage_z: Scores, asked_z: Scores, words_z: Scores, text: str) -> Scores:
        known = self._snapshot.lexical.known_share(text)
        weights = self._snapshot.weights.for_question(identifier_share(text), known)
        fused = weigh(passage_z, asked_z if len(self._owner) else None, words_z, weights)
        self._lift_named(fused, text)
        return fused

    def _lift_named(self, fused: Scores, text: str) -> None:
        """Put passages before all others when the text is nothing but their ids."""
        named = [self._rows.get(PassageId(word)) for word in text.replace(",", " ").split()]
        rows = [row for row in named if row is not None]
        if rows and len(rows) == len(named):
            fused[rows] += np.ptp(fused) + 1

    def _asked_text(self, row: int) -> str:
        return self._snapshot.asked[row].text if row >= 0 else ""

    def _encode(self, text: str) -> NDArray[np.float32]:
        return self._vectors.value(text, lambda: self._encoder.encode_queries([text])[0])
