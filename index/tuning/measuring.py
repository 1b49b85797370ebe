"""How good an encoder is: on development questions over the library, and on general questions that it did not learn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sentence_transformers import SentenceTransformer

from index.evaluation import RetrievalFigures, retrieval_figures
from index.fusion import FusionWeights, fuse
from index.tuning.negatives import DEEPEST, Vectors, encode_questions, encode_texts, nearest_passages
from index.tuning.questions import QuestionSet


@dataclass(frozen=True, slots=True)
class DevelopmentSet:
    """Questions with the rows of the passages that answer each."""

    questions: tuple[str, ...]
    answers: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class EncoderFigures:
    """Vectors alone: the library by passages, the library with asked questions beside them, and general texts."""

    passages: RetrievalFigures
    with_asked: RetrievalFigures
    general: Mapping[str, RetrievalFigures]

    @property
    def goal(self) -> float:
        """What a choice is made by: the library's mean reciprocal rank and the general texts' nDCG in equal parts."""
        library = (self.passages.mrr_at_10 + self.with_asked.mrr_at_10) / 2
        if not self.general:
            return library
        return (library + float(np.mean([each.ndcg_at_10 for each in self.general.values()]))) / 2


def measure_encoder(
    model: SentenceTransformer, asked: QuestionSet, development: DevelopmentSet, general: Sequence[QuestionSet]
) -> EncoderFigures:
    """Return the figures of ``model``.

    Args:
        model: the encoder.
        asked: the library's passages and all its asked questions, which are indexed beside them.
        development: the questions to measure with.
        general: parts of other collections that were not learnt.

    """
    passages = {each.texts: encode_texts(model, each.texts) for each in (asked, *general)}
    return measure_questions(model, passages, asked, development, general)


def measure_questions(
    model: SentenceTransformer,
    passages: Mapping[tuple[str, ...], Vectors],
    asked: QuestionSet,
    development: DevelopmentSet,
    general: Sequence[QuestionSet],
) -> EncoderFigures:
    """Return the figures of ``model`` as an encoder of questions over passages that are encoded already.

    Args:
        model: the encoder of the questions.
        passages: the vectors of the passages of ``asked`` and of each collection, by their texts.
        asked: as for ``measure_encoder``.
        development: as for ``measure_encoder``.
        general: as for ``measure_encoder``.

    """
    texts = passages[asked.texts]
    questions = encode_questions(model, development.questions)
    known = encode_questions(model, asked.questions)
    fused = np.array([_fused(vector, texts, known, asked.answers) for vector in questions])
    return EncoderFigures(
        passages=_figures(questions @ texts.T, development.answers),
        with_asked=_figures(fused, development.answers),
        general={each.name: _general(model, passages[each.texts], each) for each in general},
    )


def _fused(vector: Vectors, texts: Vectors, known: Vectors, owners: Sequence[int]) -> Vectors:
    best = np.full(len(texts), -1.0, np.float32)
    np.maximum.at(best, np.array(owners), known @ vector)
    weights = FusionWeights(words=0.0)
    return fuse(texts @ vector, best, np.zeros(len(texts), np.float32), weights)


def _figures(scores: Vectors, answers: Sequence[frozenset[int]]) -> RetrievalFigures:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :DEEPEST]
    rankings = [[str(row) for row in rows] for rows in order]
    return retrieval_figures(rankings, [{str(row): 1 for row in rows} for rows in answers])


def _general(model: SentenceTransformer, texts: Vectors, questions: QuestionSet) -> RetrievalFigures:
    near = nearest_passages(encode_questions(model, questions.questions), texts, 10)
    rankings = [[str(row) for row in rows] for rows in near.rows]
    return retrieval_figures(rankings, [{str(answer): 1} for answer in questions.answers])
