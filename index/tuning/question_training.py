"""Teaching a network of questions to imitate the encoder, with sentence-transformers' trainer."""

from dataclasses import dataclass, field
from pathlib import Path

import torch
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)

from index.tuning.arguments import shared_arguments
from index.tuning.checkpoints import last_checkpoint
from index.tuning.encoder_folder import QUERY
from index.tuning.encoder_training import freeze_table
from index.tuning.like_lengths import by_length
from index.tuning.progress import Tell, tell_steps
from index.tuning.question_loss import QuestionImitationLoss, Taught
from index.tuning.question_texts import Amounts, ImitatedTexts


@dataclass(frozen=True, slots=True)
class QuestionTraining:
    """How the network of questions learns: on how much, ``longest`` tokens of each; ``steps`` between checkpoints."""

    epochs: float = 17.0
    batch: int = 1024
    rate: float = 4e-4
    amounts: Amounts = field(default_factory=Amounts)
    longest: int = 128
    steps: int = 500
    seed: int = 7


WITH_GPU = QuestionTraining()
"""What gave the best figures from the encoder's layers on; minutes on a GPU."""

ON_CPU = QuestionTraining(epochs=1, batch=64, rate=5e-5, amounts=Amounts(1, 2_000, 10_000), steps=20)
"""What two cores can do with a network that is trained already, after the encoder changed a little.

Without general collections it takes a quarter of an hour. All texts as often as on a GPU would take half a day.
"""


def question_preset() -> QuestionTraining:
    """Return how to train on this machine."""
    return WITH_GPU if torch.cuda.is_available() else ON_CPU


def train_questions(
    model: SentenceTransformer,
    learnt: ImitatedTexts,
    taught: Taught,
    training: QuestionTraining,
    work: Path,
    *,
    tell: Tell,
) -> SentenceTransformer:
    """Return ``model``, trained; an interrupted run goes on from its last checkpoint in ``work``.

    Args:
        model: the network to start from.
        learnt: the texts.
        taught: what the encoder says of them.
        training: how.
        work: a folder for checkpoints.
        tell: told in a sentence how far it is.

    """
    freeze_table(model)
    columns = {"text": [QUERY + text for text in learnt.texts], "label": range(len(learnt.texts))}
    trainer = SentenceTransformerTrainer(
        model=model,
        args=_arguments(training, work),
        train_dataset=by_length(columns, [len(text) for text in learnt.texts], training.batch),
        loss=QuestionImitationLoss(model, taught, torch.tensor(learnt.answers)),
    )
    tell_steps(trainer, tell)
    trainer.train(resume_from_checkpoint=last_checkpoint(work))
    return model


def _arguments(training: QuestionTraining, work: Path) -> SentenceTransformerTrainingArguments:
    return SentenceTransformerTrainingArguments(
        **shared_arguments(training, work), multi_dataset_batch_sampler="proportional"
    )
