"""What the reader learns from: questions beside passages that answer them, and beside passages that only seem to."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from index.tuning.negatives import Nearest
from index.tuning.questions import QuestionSet
from index.tuning.slips import Hand

_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")

FARTHEST_YEAR = 4
"""Years between the asked and the swapped one at most: a near year is the harder question."""

Pair = tuple[str, str]
"""A question beside a passage."""

_Example = TypeVar("_Example")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A question beside a passage, and the share (0 to 1) of certainty that the passage answers it."""

    question: str
    text: str
    answers: float


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that no passage of the library answers, with the rows of passages that look as if they did."""

    question: str
    closest: tuple[int, ...]


def answered_pairs(questions: QuestionSet, near: Nearest, negatives: int, hand: Hand) -> list[LabelledPair]:
    """Return each question with its passage and with ``negatives`` near passages that are others.

    Args:
        questions: the questions.
        near: the nearest passages of each.
        negatives: how many wrong passages a question gets; the nearest of them always.
        hand: writes further copies as people do on a phone, and draws the negatives.

    """
    pairs: list[LabelledPair] = []
    for row, (question, answer) in enumerate(zip(questions.questions, questions.answers, strict=True)):
        wrong = _wrong(near, row, answer)
        chosen = wrong[:1] + hand.chance.sample(wrong[1:], max(0, min(negatives, len(wrong)) - 1))
        pairs.append(LabelledPair(question, questions.texts[answer], 1.0))
        pairs.append(LabelledPair(hand.write(question), questions.texts[answer], 1.0))
        pairs += [LabelledPair(hand.write(question), questions.texts[other], 0.0) for other in chosen]
    return pairs


def unanswered_pairs(
    questions: Sequence[Unanswered], near: Nearest, texts: Sequence[str], count: int, hand: Hand
) -> list[LabelledPair]:
    """Return each question with its closest and its nearest passages, ``count`` in all; none answers it."""
    pairs: list[LabelledPair] = []
    for question, rows in zip(questions, near.rows, strict=True):
        chosen = list(dict.fromkeys([*question.closest, *map(int, rows)]))[:count]
        pairs += [LabelledPair(question.question, texts[row], 0.0) for row in chosen[:2]]
        pairs += [LabelledPair(hand.write(question.question), texts[row], 0.0) for row in chosen]
    return pairs


def further_pairs(questions: QuestionSet, near: Nearest, count: int, hand: Hand) -> Iterator[Pair]:
    """Yield copies of each question with its passage and with the ``count`` nearest others, which may answer it too."""
    for question, answer, rows in zip(questions.questions, questions.answers, near.rows.tolist(), strict=True):
        others = [row for row in rows if row != answer][:count]
        yield from ((hand.write(question), questions.texts[row]) for row in (answer, *others))


def further_unanswered_pairs(
    questions: Sequence[Unanswered], near: Nearest, texts: Sequence[str], count: int, hand: Hand
) -> Iterator[Pair]:
    """Yield copies of each question with the ``count`` passages that look most as if they answered it."""
    for question, rows in zip(questions, near.rows, strict=True):
        chosen = list(dict.fromkeys([*question.closest, *map(int, rows)]))[:count]
        yield from ((hand.write(question.question), texts[row]) for row in chosen)


def other_years(questions: QuestionSet, chance: random.Random) -> list[LabelledPair]:
    """Return questions that name a year with another year in its place, which their passage says nothing about."""
    pairs: list[LabelledPair] = []
    for question, answer in zip(questions.questions, questions.answers, strict=True):
        years, text = set(_YEAR.findall(question)), questions.texts[answer]
        # A passage that speaks of a span may hold for each year in it.
        if len(years) != 1 or len(set(_YEAR.findall(text))) > 1:
            continue
        year = years.pop()
        others = [
            str(other)
            for other in range(int(year) - FARTHEST_YEAR, int(year) + FARTHEST_YEAR + 1)
            if str(other) not in text
        ]
        if year in text and others:
            pairs.append(LabelledPair(question.replace(year, chance.choice(others)), text, 0.0))
    return pairs


def shuffled(pairs: Iterable[_Example], seed: int, share: float = 1.0) -> list[_Example]:
    """Return ``share`` of the pairs, in an order that only the seed decides."""
    listed = list(pairs)
    order = np.random.default_rng(seed).permutation(len(listed))
    return [listed[place] for place in order[: round(share * len(listed))]]


def nearest_wrong(questions: QuestionSet, near: Nearest) -> list[LabelledPair]:
    """Return each question with the nearest passage that is another one, where there is one."""
    wrong = [_wrong(near, row, answer) for row, answer in enumerate(questions.answers)]
    return [
        LabelledPair(question, questions.texts[rows[0]], 0.0)
        for question, rows in zip(questions.questions, wrong, strict=True)
        if rows
    ]


def _wrong(near: Nearest, row: int, answer: int) -> list[int]:
    """Return the near passages that are another one and not nearer than the right one."""
    rows, cosines = near.rows[row].tolist(), near.cosines[row].tolist()
    bound = cosines[rows.index(answer)] if answer in rows else min(cosines)
    return [other for other, cosine in zip(rows, cosines, strict=True) if other != answer and cosine <= bound]
