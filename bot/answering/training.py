"""The evidence from which refusals are learnt: of a snapshot's questions and of those that come with the product."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answering.calibration import Examples, TrainingSet
from bot.answering.evidence import Features, gather_evidence
from bot.answering.reading import read
from bot.answering.vocabulary import Vocabulary
from corpus.model import AskedQuestion, PassageId
from corpus.parts import ASKED, UNANSWERABLE, Part, part_of
from corpus.questions import QuestionType, load_questions, load_unanswerable
from index.polish import word_forms
from index.protocols import Encoder
from index.reader import Reader
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
    """Read ``dev.jsonl`` and, of ``near-misses.jsonl`` and ``out-of-scope.jsonl``, the part that is to calibrate on.

    Messages out of scope are taken from the part to learn too: they tell the reader little that it could remember.

    Raises:
        LibraryFault: when one of them cannot be used.

    """
    development = load_questions(folder / "dev.jsonl")
    return LabelledQuestions(
        near_misses=_unanswerable(folder / "near-misses.jsonl", {Part.CALIBRATE}),
        out_of_scope=_unanswerable(folder / "out-of-scope.jsonl", {Part.CALIBRATE, Part.FIT}),
        development=tuple(row.question for row in development),
        answerable=tuple(row.type is QuestionType.ANSWER for row in development),
    )


def _unanswerable(path: Path, parts: Collection[Part]) -> tuple[str, ...]:
    rows = load_unanswerable(path)
    return tuple(row.question for row in rows if part_of(row.question, UNANSWERABLE) in parts)


@dataclass(frozen=True, slots=True, eq=False)
class _Evidence:
    search: Features
    reading: Features


class EvidenceGatherer:
    """Searches for each question as the product does and keeps the evidence.

    Args:
        encoder: the encoder of the snapshot.
        snapshot: what is searched.
        reader: reads what was found, or None.
    """

    def __init__(self, encoder: Encoder, snapshot: Snapshot, reader: Reader | None = None) -> None:
        self._snapshot = snapshot
        self._encoder = encoder
        self._reader = reader
        self._retriever = HybridRetriever(encoder, snapshot)
        self._vocabulary = Vocabulary(snapshot.passages, word_forms)

    def gather(self, questions: LabelledQuestions) -> TrainingSet:
        """Return the evidence of all questions, those of the snapshot that are to calibrate on among them."""
        asked, groups = self._asked()
        near_misses = self._of(questions.near_misses)
        others = int(groups.max(initial=0)) + 1 + np.arange(len(near_misses))
        return TrainingSet(
            library=_examples(
                [*asked, *near_misses], [1] * len(asked) + [0] * len(near_misses), np.concatenate([groups, others])
            ),
            out_of_scope=_examples(self._of(questions.out_of_scope), [0] * len(questions.out_of_scope)),
            development=_examples(self._of(questions.development), list(map(int, questions.answerable))),
        )

    def _asked(self) -> tuple[list[_Evidence], NDArray[np.int64]]:
        """Return the evidence of the snapshot's asked questions, each searched for in two ways, and their passages.

        As if it had not been asked itself, and as if nobody had asked about its passage at all: so it is with pages of
        the web, and a passage must not be refused for want of editors' questions. Questions that the encoder has learnt
        are left out where there are others: it finds them too well.
        """
        rows = {passage.id: row for row, passage in enumerate(self._snapshot.passages)}
        siblings: defaultdict[PassageId, list[AskedQuestion]] = defaultdict(list)
        for asked in self._snapshot.asked:
            siblings[asked.passage_id].append(asked)
        kept = [asked for asked in self._snapshot.asked if part_of(asked.text, ASKED) is Part.CALIBRATE]
        kept = kept or list(self._snapshot.asked)
        texts = [self._retriever.read(asked.text) for asked in kept]
        questions = list(zip(kept, texts, self._encoder.encode_queries(texts), strict=True))
        found = [self._evidence(text, vector, [asked]) for asked, text, vector in questions]
        found += [self._evidence(text, vector, siblings[asked.passage_id]) for asked, text, vector in questions]
        return found, np.tile(np.array([rows[asked.passage_id] for asked in kept], np.int64), 2)

    def _of(self, questions: Sequence[str]) -> list[_Evidence]:
        texts = [self._retriever.read(question) for question in questions]
        vectors = self._encoder.encode_queries(texts)
        return [self._evidence(text, vector) for text, vector in zip(texts, vectors, strict=True)]

    def _evidence(self, text: str, vector: Query, left_out: Collection[AskedQuestion] = ()) -> _Evidence:
        scores = self._retriever.score_vector(vector, text, left_out)
        search = gather_evidence(text, scores, self._snapshot.passages, self._vocabulary)
        if self._reader is None:
            return _Evidence(search, np.zeros(0))
        return _Evidence(search, read(self._reader, text, self._retriever.best(scores, 10)).features)


def _examples(found: Sequence[_Evidence], labels: Sequence[int], groups: NDArray[np.int64] | None = None) -> Examples:
    """Put the evidence together; without ``groups`` each question is one of its own."""
    return Examples(
        evidence=np.array([each.search for each in found]),
        reading=np.array([each.reading for each in found]),
        answerable=np.array(labels, np.int64),
        groups=np.arange(len(found), dtype=np.int64) if groups is None else groups,
    )
