"""What the network of questions learns to imitate the encoder on.

An imitation needs no answers, so any text will do: besides questions these are sentences of passages and fragments,
which hold the words that nobody has asked about yet.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from index.sentences import split_sentences
from index.tuning.encoder_search import Material
from index.tuning.questions import QuestionSet
from index.tuning.slips import Hand

UNKNOWN = -1
"""In the place of the passage that answers, where none is known."""

SHORTEST, LONGEST = 4, 40
"""Words of a sentence that is as long as a question may be."""

CROPPED, APPENDED = (2, 16), (1, 7)
"""Fewest and most words of a fragment, and of another that some have behind them."""

JOINED, THINNED, LOST = 0.3, 0.3, 0.15
"""Shares of fragments with another behind them and of those that lose words, and the share of words that these lose."""


@dataclass(frozen=True, slots=True)
class QuestionMaterial:
    """What the network of questions learns from and is measured with.

    ``known`` is what the encoder was tuned on; ``unanswered`` are questions that no passage of the library answers.
    """

    known: Material
    unanswered: tuple[str, ...]

    @property
    def collections(self) -> tuple[QuestionSet, ...]:
        """The library and the general collections, whose passages a question is compared with."""
        return (self.known.asked, *self.known.general)

    @property
    def kept(self) -> set[str]:
        """The questions that measure or calibrate, which a copy of another may happen to be."""
        learnt = set(self.known.learnt[0].questions)
        measured = chain.from_iterable(each.questions for each in self.known.measured)
        return {*self.known.development.questions, *measured, *self.known.asked.questions} - learnt


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much there is to learn on.

    The library's questions and the unanswered ones stand ``copies`` times more, written as people do on a phone,
    general ones once more; ``sentences`` and ``fragments`` of passages and questions beside them.
    """

    copies: int = 3
    sentences: int = 20_000
    fragments: int = 160_000


@dataclass(frozen=True, slots=True)
class ImitatedTexts:
    """Texts, each once; ``answers`` has the row of the passage that answers each, in all collections, or UNKNOWN."""

    texts: tuple[str, ...]
    answers: tuple[int, ...]


def imitated_texts(material: QuestionMaterial, amounts: Amounts, seed: int) -> ImitatedTexts:
    """Return everything to learn on; the same seed gives the same."""
    chance = random.Random(seed)  # noqa: S311 - examples, not secrets
    answers: dict[str, int] = {}
    for question, answer in _questions(material, amounts.copies, Hand(chance)):
        answers.setdefault(question, answer)
    passages = [text for collection in material.collections for text in collection.texts]
    sentences = _sentences(passages, amounts.sentences, chance)
    sources = [*passages, *sentences, *(question for each in material.known.learnt for question in each.questions)]
    for text in chain(sentences, (_fragment(sources, chance) for _ in range(amounts.fragments))):
        answers.setdefault(text, UNKNOWN)
    for question in material.kept:
        answers.pop(question, None)
    return ImitatedTexts(tuple(answers), tuple(answers.values()))


def _questions(material: QuestionMaterial, copies: int, hand: Hand) -> Iterator[tuple[str, int]]:
    """Yield each question as it stands and as a hurried hand writes it, with the passage that answers it."""
    first = 0
    for questions, written in zip(material.known.learnt, chain([copies], repeat(1)), strict=False):
        for question, answer in zip(questions.questions, questions.answers, strict=True):
            yield from ((text, first + answer) for text in _written(question, written, hand))
        first += len(questions.texts)
    for question in material.unanswered:
        yield from ((text, UNKNOWN) for text in _written(question, copies, hand))


def _written(question: str, copies: int, hand: Hand) -> list[str]:
    return [question, *(hand.write(question) for _ in range(copies))]


def _sentences(passages: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Return ``count`` sentences of the passages, or as many as there are."""
    found = {sentence.strip() for text in passages for sentence in split_sentences(text)} if count else set()
    fitting = sorted(sentence for sentence in found if SHORTEST <= len(sentence.split()) <= LONGEST)
    return chance.sample(fitting, min(count, len(fitting)))


def _fragment(texts: Sequence[str], chance: random.Random) -> str:
    words = _crop(chance.choice(texts), *CROPPED, chance)
    if chance.random() < JOINED:
        words += _crop(chance.choice(texts), *APPENDED, chance)
    if chance.random() < THINNED:
        words = [word for word in words if chance.random() >= LOST] or words
    return " ".join(words)


def _crop(text: str, fewest: int, most: int, chance: random.Random) -> list[str]:
    words = text.split()
    length = min(len(words), chance.randint(fewest, most))
    start = chance.randrange(len(words) - length + 1)
    return words[start : start + length]
