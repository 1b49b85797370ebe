"""The evidence from which refusals are learnt: of a snapshot's questions and of those that come with the product."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answering.calibration import Examples, Matrix, TrainingSet
from bot.answering.evidence import Features, gather_evidence
from bot.answering.vocabulary import Vocabulary
from corpus.model import AskedQuestion, PassageId
from corpus.questions import QuestionType, load_questions, load_unanswerable
from index.normalise import normalise_text
from index.polish import word_forms
from index.protocols import Encoder
from index.retriever import HybridRetriever
from index.snapshot import Snapshot

Query = NDArray[np.float32]
"""The unit vector of a question, shape (dimension,)."""


@dataclass(frozen=True, slots=True)
class LabelledQuestions:
    """The questions to calibrate on, beside the asked ones of the snapshot."""

    near_misses: tuple[str, ...]
    out_of_scope: tuple[str, ...]
    development: tuple[str, ...]
    answerable: tuple[bool, ...]


def load_labelled(folder: Path) -> LabelledQuestions:
    """Read ``dev.jsonl``, ``near-misses.jsonl`` and ``out-of-scope.jsonl`` from ``folder``.

    Raises:
        LibraryFault: when one of them cannot be used.

    """
    development = load_questions(folder / "dev.jsonl")
    return LabelledQuestions(
        near_misses=tuple(row.question for row in load_unanswerable(folder / "near-misses.jsonl")),
        out_of_scope=tuple(row.question for row in load_unanswerable(folder / "out-of-scope.jsonl")),
        development=tuple(row.question for row in development),
        answerable=tuple(row.type is QuestionType.ANSWER for row in development),
    )


class EvidenceGatherer:
    """Searches for each question as the product does and keeps the evidence.

    Args:
        encoder: the encoder of the snapshot.
        snapshot: what is searched.
    """

    def __init__(self, encoder: Encoder, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._encoder = encoder
        self._retriever = HybridRetriever(encoder, snapshot)
        self._vocabulary = Vocabulary(snapshot.passages, word_forms)

    def gather(self, questions: LabelledQuestions) -> TrainingSet:
        """Return the evidence of all questions, the snapshot's own among them."""
        return TrainingSet(
            answerable=self.asked(),
            near_misses=self._of(questions.near_misses),
            out_of_scope=self._of(questions.out_of_scope),
            development=self._of(questions.development),
            labels=np.array(questions.answerable, np.int64),
        )

    def asked(self) -> Examples:
        """Return the evidence of the snapshot's asked questions, each searched for in two ways.

        As if it had not been asked itself, and as if nobody had asked about its passage at all: so it is with pages of
        the web, and a passage must not be refused for want of editors' questions.
        """
        rows = {passage.id: row for row, passage in enumerate(self._snapshot.passages)}
        siblings: defaultdict[PassageId, list[AskedQuestion]] = defaultdict(list)
        for asked in self._snapshot.asked:
            siblings[asked.passage_id].append(asked)
        questions = list(zip(self._snapshot.asked, self._snapshot.asked_vectors.vectors, strict=True))
        features = [self._evidence(asked.text, vector, [asked]) for asked, vector in questions]
        features += [self._evidence(asked.text, vector, siblings[asked.passage_id]) for asked, vector in questions]
        groups = np.array([rows[asked.passage_id] for asked in self._snapshot.asked], np.int64)
        return Examples(np.array(features), np.tile(groups, 2))

    def _of(self, questions: Sequence[str]) -> Matrix:
        vectors = self._encoder.encode_queries(questions)
        return np.array([self._evidence(question, vector) for question, vector in zip(questions, vectors, strict=True)])

    def _evidence(self, question: str, vector: Query, left_out: Collection[AskedQuestion] = ()) -> Features:
        text = normalise_text(question)
        scores = self._retriever.score_vector(vector, text, left_out)
        return gather_evidence(text, scores, self._snapshot.passages, self._vocabulary)
