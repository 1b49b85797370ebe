"""Fine-tuning the encoder with sentence-transformers' trainer.

A ranking loss over batches of one source with mined hard negatives; questions of one passage are also drawn together.
The embedding table stays as it came: it is 96 of the 118 million weights, and training it changes nothing in the
figures.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from datasets import Dataset
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from torch import nn

from index.tuning.arguments import shared_arguments
from index.tuning.checkpoints import last_checkpoint
from index.tuning.encoder_folder import DOCUMENT, QUERY, load_encoder
from index.tuning.negatives import find_negatives
from index.tuning.progress import Tell, tell_steps
from index.tuning.questions import QuestionSet
from index.tuning.ranking_loss import MaskedRankingLoss
from index.tuning.slips import Hand


@dataclass(frozen=True, slots=True)
class EncoderTraining:
    """How the encoder is trained.

    ``temperature`` divides the cosines. ``negatives`` are mined for every question. The library's questions stand
    ``copies`` times in an epoch, each time written a little differently; every ``pairs`` times a question is also drawn
    with another of the same passage. ``steps`` between two checkpoints.
    """

    epochs: float = 3.0
    batch: int = 128
    rate: float = 2e-5
    temperature: float = 0.02
    negatives: int = 3
    copies: int = 4
    pairs: int = 2
    freeze_table: bool = True
    longest: int = 256
    steps: int = 100
    seed: int = 7


WITH_GPU = EncoderTraining()
"""What gave the best figures; minutes on a GPU."""

ON_CPU = EncoderTraining(epochs=1, batch=32, rate=3e-5, negatives=1, copies=1, pairs=0, steps=10)
"""What fits into an hour on two cores.

Every question once, with one negative: the passages are nearly all of the work. A smaller batch takes more steps, and
so a higher rate. A step takes long enough for a checkpoint every ten.
"""


def encoder_preset() -> EncoderTraining:
    """Return how to train on this machine."""
    return WITH_GPU if torch.cuda.is_available() else ON_CPU


def train_encoder(
    folder: Path,
    library: QuestionSet,
    general: Sequence[QuestionSet],
    training: EncoderTraining,
    work: Path,
    *,
    tell: Tell,
) -> SentenceTransformer:
    """Return the encoder in ``folder``, tuned.

    Checkpoints are kept in ``work``; a run that was interrupted goes on from the last one.

    Args:
        folder: a sentence-transformers folder of the encoder to start from.
        library: the library's questions to learn from.
        general: general Polish questions that keep the encoder from forgetting other texts; may be empty.
        training: how.
        work: a folder for checkpoints.
        tell: told in a sentence how far it is.

    """
    torch.manual_seed(training.seed)
    model = load_encoder(folder, training.longest)
    datasets = _datasets(model, library, general, training)
    if training.freeze_table:
        freeze_table(model)
    trainer = SentenceTransformerTrainer(
        model=model,
        args=_arguments(training, work),
        train_dataset=datasets,
        loss=MaskedRankingLoss(model, training.temperature),
    )
    tell_steps(trainer, tell)
    trainer.train(resume_from_checkpoint=last_checkpoint(work))
    return model


def freeze_table(model: nn.Module) -> None:
    """Leave the table of word pieces as it came: the product keeps it in 4 bits."""
    for name, weight in model.named_parameters():
        if name.endswith("word_embeddings.weight"):
            weight.requires_grad = False


def _arguments(training: EncoderTraining, work: Path) -> SentenceTransformerTrainingArguments:
    return SentenceTransformerTrainingArguments(
        **shared_arguments(training, work), multi_dataset_batch_sampler="proportional"
    )


@dataclass(frozen=True, slots=True)
class _Example:
    """A question, its passage, wrong passages; and which passages they are."""

    texts: tuple[str, ...]
    rows: tuple[int, ...]


def _datasets(
    model: SentenceTransformer, library: QuestionSet, general: Sequence[QuestionSet], training: EncoderTraining
) -> dict[str, Dataset]:
    """Return the examples by source, so that a batch is of one source and its negatives are of the same kind."""
    chance = np.random.default_rng(training.seed)
    hand = Hand(random.Random(training.seed))  # noqa: S311 - examples, not secrets

    def examples(questions: QuestionSet, copies: int) -> list[_Example]:
        negatives = find_negatives(model, questions)
        return list(_examples(questions, (negatives.draw(training.negatives, chance) for _ in range(copies)), hand))

    sources = {"library": examples(library, training.copies)}
    sources["pairs"] = [pair for _ in range(training.pairs) for pair in _pairs(library, hand)]
    sources |= {questions.name: examples(questions, 1) for questions in general}
    return {name: _dataset(rows) for name, rows in sources.items() if rows}


def _examples(
    questions: QuestionSet, drawn_by_copy: Iterable[Sequence[tuple[int, ...]]], hand: Hand
) -> Iterator[_Example]:
    """Yield each question as it stands, then as a hurried hand writes it; each time with other negatives."""
    for copy, drawn in enumerate(drawn_by_copy):
        for question, answer, wrong in zip(questions.questions, questions.answers, drawn, strict=True):
            text = hand.write(question) if copy else question
            rows = (answer, *wrong)
            yield _Example((QUERY + text, *(DOCUMENT + questions.texts[row] for row in rows)), rows)


def _pairs(questions: QuestionSet, hand: Hand) -> Iterator[_Example]:
    """Yield each question with another one of its passage."""
    siblings: dict[int, list[str]] = {}
    for question, answer in zip(questions.questions, questions.answers, strict=True):
        siblings.setdefault(answer, []).append(question)
    for answer, group in siblings.items():
        for first, second in pairwise(hand.chance.sample(group, len(group))):
            yield _Example((QUERY + hand.write(first), QUERY + second), (answer,))


def _dataset(examples: Sequence[_Example]) -> Dataset:
    names = ["anchor", "positive", *(f"negative_{place}" for place in range(1, len(examples[0].texts) - 1))]
    columns: dict[str, list[object]] = {
        name: [example.texts[place] for example in examples] for place, name in enumerate(names)
    }
    return Dataset.from_dict(columns | {"label": [list(example.rows) for example in examples]})
