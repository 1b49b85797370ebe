"""Training the reader with sentence-transformers' cross-encoder trainer.

A small reader learns from the labels and from what a larger one says of the same pairs in equal parts (Hinton et al.,
2015): the larger one knows which wrong passages are nearly right.
"""

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

from index.tuning.encoder_training import freeze_table
from index.tuning.reader_pairs import LabelledPair, shuffled

WORKERS = 4
"""Processes that cut texts into tokens while a GPU computes."""


@dataclass(frozen=True, slots=True)
class ReaderTraining:
    """How the reader is trained; ``steps`` between two checkpoints, the ``frozen`` lowest layers stay as they are."""

    epochs: float = 2.0
    batch: int = 64
    rate: float = 5e-5
    steps: int = 500
    seed: int = 7
    frozen: int = 0


def train_reader(
    reader: CrossEncoder, pairs: Sequence[LabelledPair], training: ReaderTraining, work: Path
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
    trainer.train(resume_from_checkpoint=any(work.glob("checkpoint-*")) or None)
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


def _freeze_layers(reader: nn.Module, count: int) -> None:
    for name, weight in reader.named_parameters():
        if any(f"encoder.layer.{layer}." in name for layer in range(count)):
            weight.requires_grad = False


def _arguments(training: ReaderTraining, work: Path) -> CrossEncoderTrainingArguments:
    return CrossEncoderTrainingArguments(
        output_dir=str(work),
        num_train_epochs=training.epochs,
        per_device_train_batch_size=training.batch,
        learning_rate=training.rate,
        warmup_steps=0.1,
        lr_scheduler_type="linear",
        bf16=torch.cuda.is_available(),
        dataloader_num_workers=0,
        seed=training.seed,
        save_steps=training.steps,
        save_total_limit=1,
        logging_steps=50,
        report_to="none",
    )
