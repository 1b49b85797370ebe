"""The questions over which the words are compared, and what the vectors say of them."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.word_probe import QuerySet
from corpus.beir import load_beir
from corpus.library import Library
from corpus.questions import QUESTIONS_FOLDER, QuestionType, load_questions
from index.embedding_text import lexical_text, passage_text
from index.folding import fold
from index.fusion import FusionWeights, fuse
from index.protocols import Encoder, Scores

SEED = 2012
SLIP_FROM = 6
"""Letters from which a word may be misspelt."""


def library_sets(library: Library) -> tuple[QuerySet, ...]:
    """Return the development questions, and the asked ones as written, without diacritics and with slips."""
    ids = tuple(passage.id for passage in library.passages)
    texts = tuple(map(lexical_text, library.passages))
    answerable = [each for each in load_questions(QUESTIONS_FOLDER / "dev.jsonl") if each.type is QuestionType.ANSWER]
    development = QuerySet(
        "dev",
        ids,
        texts,
        tuple(each.question for each in answerable),
        tuple(dict.fromkeys(each.facts, 1) for each in answerable),
    )
    written = tuple(each.text for each in library.asked)
    asked = QuerySet("asked", ids, texts, written, tuple({each.passage_id: 1} for each in library.asked))
    slips = random.Random(SEED)
    return (
        development,
        asked,
        replace(asked, name="no diacritics", questions=tuple(map(fold, written))),
        replace(asked, name="slips", questions=tuple(misspelt(text, slips) for text in written)),
    )


def beir_set(folder: Path, most: int) -> QuerySet:
    """Return the collection in ``folder`` with at most ``most`` of its questions, the same ones each time.

    Raises:
        LibraryFault: when a file is missing or broken.

    """
    collection = load_beir(folder)
    chosen = sorted(collection.queries)
    if len(chosen) > most:
        chosen = sorted(random.Random(SEED).sample(chosen, most))
    return QuerySet(
        folder.resolve().name,
        tuple(passage.id for passage in collection.passages),
        tuple(map(passage_text, collection.passages)),
        tuple(collection.queries[query] for query in chosen),
        tuple(collection.relevant[query] for query in chosen),
    )


def with_vectors(queries: QuerySet, encoder: Encoder) -> QuerySet:
    """Return ``queries`` with the scores of the passages' vectors."""
    passages = encoder.encode_documents(queries.texts)
    cosines = encoder.encode_queries(queries.questions) @ passages.T
    return replace(queries, vectors=np.array([_without_words(row, None) for row in cosines]))


def with_library_vectors(queries: QuerySet, encoder: Encoder, library: Library) -> QuerySet:
    """Return ``queries`` over the library with the scores of its passages' and its asked questions' vectors."""
    passages = encoder.encode_documents([passage_text(passage) for passage in library.passages])
    asked = encoder.encode_queries([each.text for each in library.asked])
    row_of = {passage.id: row for row, passage in enumerate(library.passages)}
    owner = np.array([row_of[each.passage_id] for each in library.asked])
    vectors = encoder.encode_queries(queries.questions)
    scores = [
        _without_words(passages @ vector, _best_asked(asked @ vector, owner, len(passages))) for vector in vectors
    ]
    return replace(queries, vectors=np.array(scores))


def misspelt(text: str, choice: random.Random) -> str:
    """Return ``text`` with a slip in about every second long word: letters swapped, left out or doubled."""
    return " ".join(_slip(word, choice) for word in text.split(" "))


def _slip(word: str, choice: random.Random) -> str:
    if len(word) < SLIP_FROM or choice.random() < 0.5:
        return word
    at = choice.randrange(1, len(word) - 2)
    before, first, second, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    return before + choice.choice([second + first, second, first + first + second]) + after


def _without_words(passage: Scores, asked: Scores | None) -> Scores:
    return fuse(passage, asked, np.zeros_like(passage), FusionWeights())


def _best_asked(cosines: Scores, owner: NDArray[np.int64], size: int) -> Scores:
    """Return each passage's best cosine to a question that it answers."""
    best = np.full(size, -1, np.float32)
    np.maximum.at(best, owner, cosines)
    return best
