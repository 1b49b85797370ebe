"""Training the reader on labels, with sentence-transformers' cross-encoder trainer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from datasets import Dataset
from sentence_transformers import CrossEncoder
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from sentence_transformers.cross_encoder.losses import BinaryCrossEntropyLoss
from torch import nn

from index.tuning.arguments import shared_arguments
from index.tuning.checkpoints import last_checkpoint
from index.tuning.encoder_training import freeze_table
from index.tuning.layers import LAYER
from index.tuning.progress import Tell, tell_steps
from index.tuning.reader_pairs import LabelledPair, shuffled


@dataclass(frozen=True, slots=True)
class ReaderTraining:
    """How the reader is trained.

    ``steps`` between two checkpoints; the ``frozen`` share of the layers, from the bottom, stays as it is; a ``share``
    of the pairs is drawn. Labels are by ``doubt`` less certain than 0 and 1: a teacher that is sure of everything has
    little to teach.
    """

    epochs: float = 2.0
    batch: int = 64
    rate: float = 5e-5
    steps: int = 500
    seed: int = 7
    frozen: float = 0.0
    share: float = 1.0
    doubt: float = 0.0


WITH_GPU = ReaderTraining()
"""What gave the best figures from the encoder's layers on; minutes on a GPU."""

ON_CPU = ReaderTraining(epochs=1, batch=32, rate=2.5e-5, steps=20, frozen=2 / 3, share=0.15)
"""What two cores can do with a reader that is trained already: its upper third, once over every seventh pair.

All layers and pairs would take most of a day, and such a reader knows most of them.
"""


TEACHER_WITH_GPU = ReaderTraining(epochs=3, batch=192, doubt=0.02)
"""How a reader learns that a smaller one is to learn from."""


def teacher_preset() -> ReaderTraining:
    """Return how to train a teacher on this machine."""
    return TEACHER_WITH_GPU if torch.cuda.is_available() else ON_CPU


def reader_preset() -> ReaderTraining:
    """Return how to train on this machine."""
    return WITH_GPU if torch.cuda.is_available() else ON_CPU


def train_reader(
    reader: CrossEncoder, pairs: Sequence[LabelledPair], training: ReaderTraining, work: Path, tell: Tell
) -> CrossEncoder:
    """Return ``reader``, trained on ``pairs``; an interrupted run goes on from its last checkpoint in ``work``."""
    freeze_table(reader)
    _freeze_layers(reader, training.frozen)
    mixed = shuffled(pairs, training.seed)
    dataset = Dataset.from_dict(
        {
            "question": [pair.question for pair in mixed],
            "passage": [pair.text for pair in mixed],
            "label": [training.doubt + (1 - 2 * training.doubt) * pair.answers for pair in mixed],
        }
    )
    trainer = CrossEncoderTrainer(
        model=reader, args=arguments(training, work), train_dataset=dataset, loss=BinaryCrossEntropyLoss(reader)
    )
    tell_steps(trainer, tell)
    trainer.train(resume_from_checkpoint=last_checkpoint(work))
    return reader


def judge(reader: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the reader's logit for every (question, passage), shape (len(pairs),)."""
    logits = reader.predict(list(pairs), batch_size=128, show_progress_bar=False, activation_fn=torch.nn.Identity())
    return np.asarray(logits, np.float64).reshape(-1)


def _freeze_layers(reader: nn.Module, share: float) -> None:
    layers = [(int(found[1]), weight) for name, weight in reader.named_parameters() if (found := LAYER.search(name))]
    count = 1 + max(layer for layer, _ in layers)
    for layer, weight in layers:
        if layer < round(share * count):
            weight.requires_grad = False


def arguments(training: ReaderTraining, work: Path) -> CrossEncoderTrainingArguments:
    """Return what the trainer is asked for."""
    return CrossEncoderTrainingArguments(**shared_arguments(training, work))
