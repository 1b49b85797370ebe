"""Training the reader with sentence-transformers' cross-encoder trainer.

A small reader learns from the labels and from what a larger one says of the same pairs in equal parts (Hinton et al.,
2015): the larger one knows which wrong passages are nearly right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from index.tuning.progress import Tell, tell_steps
from index.tuning.reader_pairs import LabelledPair, shuffled

_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")


@dataclass(frozen=True, slots=True)
class ReaderTraining:
    """How the reader is trained.

    ``steps`` between two checkpoints; the ``frozen`` share of the layers, from the bottom, stays as it is; a ``share``
    of the pairs is drawn.
    """

    epochs: float = 2.0
    batch: int = 64
    rate: float = 5e-5
    steps: int = 500
    seed: int = 7
    frozen: float = 0.0
    share: float = 1.0


WITH_GPU = ReaderTraining()
"""What gave the best figures from the encoder's layers on; minutes on a GPU."""

ON_CPU = ReaderTraining(epochs=1, batch=32, rate=2.5e-5, steps=20, frozen=2 / 3, share=0.15)
"""What two cores can do with a reader that is trained already: its upper third, once over every seventh pair.

All layers and pairs would take most of a day, and such a reader knows most of them.
"""


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
            "label": [pair.answers for pair in mixed],
        }
    )
    trainer = CrossEncoderTrainer(
        model=reader, args=_arguments(training, work), train_dataset=dataset, loss=BinaryCrossEntropyLoss(reader)
    )
    tell_steps(trainer, tell)
    trainer.train(resume_from_checkpoint=last_checkpoint(work))
    return reader


def softened(pairs: Sequence[LabelledPair], teacher: CrossEncoder) -> list[LabelledPair]:
    """Return the pairs with the mean of their label and the teacher's judgement."""
    judged = judge(teacher, [(pair.question, pair.text) for pair in pairs])
    certain = 1 / (1 + np.exp(-judged))
    return [
        replace(pair, answers=float((pair.answers + share) / 2)) for pair, share in zip(pairs, certain, strict=True)
    ]


def judge(reader: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the reader's logit for every (question, passage), shape (len(pairs),)."""
    logits = reader.predict(list(pairs), batch_size=128, show_progress_bar=False, activation_fn=torch.nn.Identity())
    return np.asarray(logits, np.float64).reshape(-1)


def _freeze_layers(reader: nn.Module, share: float) -> None:
    layers = [(int(found[1]), weight) for name, weight in reader.named_parameters() if (found := _LAYER.search(name))]
    count = 1 + max(layer for layer, _ in layers)
    for layer, weight in layers:
        if layer < round(share * count):
            weight.requires_grad = False


def _arguments(training: ReaderTraining, work: Path) -> CrossEncoderTrainingArguments:
    shared = shared_arguments(
        epochs=training.epochs,
        batch=training.batch,
        rate=training.rate,
        seed=training.seed,
        steps=training.steps,
        work=work,
    )
    return CrossEncoderTrainingArguments(**shared)
