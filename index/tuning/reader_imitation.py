"""A small reader learns what a larger one thinks of each pair: its logit, and the states that it is drawn from.

The larger one knows which wrong passages are nearly right (Hinton et al., 2015), and it has an opinion on pairs of
which nobody has said whether the passage answers. The small one has some of its layers, and its head.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import CrossEncoder
from sentence_transformers.cross_encoder import CrossEncoderTrainer
from sentence_transformers.util import batch_to_device
from torch import Tensor, nn

from index.tuning.checkpoints import last_checkpoint
from index.tuning.encoder_training import freeze_table
from index.tuning.like_lengths import by_length
from index.tuning.progress import Tell, tell_steps
from index.tuning.reader_network import LOGITS, STATES
from index.tuning.reader_pairs import Pair
from index.tuning.reader_training import ReaderTraining, arguments

UNKNOWN = -1.0
"""The label of a pair of which nobody has said whether the passage answers."""

JudgedPair = tuple[Pair, float]
"""A pair with its label, or UNKNOWN."""

SURE = 9.0
"""A logit beyond this is no more certain for the purpose, and need not be imitated farther."""

LOGIT, STATE, LABEL = 1 / 8, 0.5, 0.3
"""Weights of the three parts of the loss."""

BATCH = 128

WITH_GPU = ReaderTraining(epochs=8, batch=512, rate=2e-4)
"""What gave the best figures with half of the teacher's layers; minutes on a GPU."""

ON_CPU = ReaderTraining(epochs=1, batch=32, rate=1e-4, steps=20, share=0.15)
"""What two cores can do in hours, which is to show that it works: a good one reads fifty times as many pairs."""


def imitation_preset() -> ReaderTraining:
    """Return how a small reader imitates a larger one on this machine."""
    return WITH_GPU if torch.cuda.is_available() else ON_CPU


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """What a teacher thinks of pairs: ``logits`` of shape (pairs,) and pooled ``states`` of shape (pairs, size)."""

    logits: Tensor
    states: Tensor


def opinions(teacher: CrossEncoder, pairs: Sequence[Pair]) -> Opinions:
    """Return what ``teacher`` thinks of each pair."""
    teacher.eval()
    order = np.argsort([-len(question) - len(text) for question, text in pairs], kind="stable")
    made = [_batch_opinions(teacher, [pairs[row] for row in order[a : a + BATCH]]) for a in range(0, len(order), BATCH)]
    back = torch.from_numpy(np.argsort(order))
    return Opinions(torch.cat([each.logits for each in made])[back], torch.cat([each.states for each in made])[back])


class ReaderImitationLoss(nn.Module):
    """Distance from the teacher's logits and states, and from the labels where there are any.

    Args:
        model: the small reader.
        taught: what the teacher thinks of all pairs.
        answers: their labels, or UNKNOWN.
    """

    logits: Tensor
    states: Tensor
    answers: Tensor

    def __init__(self, model: CrossEncoder, taught: Opinions, answers: Sequence[float]) -> None:
        super().__init__()
        self.model = model
        self.spread = float(taught.states.float().var(dim=0).mean())
        tables = {"logits": taught.logits.clamp(-SURE, SURE), "states": taught.states, "answers": torch.tensor(answers)}
        for name, table in tables.items():
            self.register_buffer(name, table, persistent=False)

    def forward(self, inputs: Sequence[Sequence[str]], labels: Tensor, **_: object) -> Tensor:
        """Return the loss of a batch.

        Args:
            inputs: the questions and the passages.
            labels: the rows of the pairs; shape (batch,).
            _: a prompt and a task, of which the reader has none.

        """
        tokens = self.model.preprocess(list(zip(*inputs, strict=True)))
        made = self.model(batch_to_device(tokens, self.logits.device))
        logits, states, rows = made[LOGITS].float().reshape(-1), made[STATES].float(), labels.reshape(-1)
        answers = self.answers[rows]
        told = nn.functional.binary_cross_entropy_with_logits(logits, answers.clamp(min=0), reduction="none")
        return (
            LOGIT * nn.functional.mse_loss(logits, self.logits[rows])
            + STATE * nn.functional.mse_loss(states, self.states[rows].float()) / self.spread
            + LABEL * (told * (answers != UNKNOWN)).mean()
        )


def train_imitation(
    reader: CrossEncoder,
    pairs: Sequence[JudgedPair],
    taught: Opinions,
    training: ReaderTraining,
    work: Path,
    *,
    tell: Tell,
) -> CrossEncoder:
    """Return ``reader``, trained; an interrupted run goes on from its last checkpoint in ``work``.

    Args:
        reader: the small reader.
        pairs: what is read.
        taught: what the teacher thinks of each.
        training: how.
        work: a folder for checkpoints.
        tell: told in a sentence how far it is.

    """
    freeze_table(reader)
    columns: dict[str, Sequence[object]] = {
        "question": [question for (question, _), _ in pairs],
        "passage": [text for (_, text), _ in pairs],
        "label": range(len(pairs)),
    }
    lengths = [len(question) + len(text) for (question, text), _ in pairs]
    trainer = CrossEncoderTrainer(
        model=reader,
        args=arguments(training, work),
        train_dataset=by_length(columns, lengths, training.batch),
        loss=ReaderImitationLoss(reader, taught, [answer for _, answer in pairs]),
    )
    tell_steps(trainer, tell)
    trainer.train(resume_from_checkpoint=last_checkpoint(work))
    return reader


@torch.inference_mode()
def _batch_opinions(teacher: CrossEncoder, pairs: Sequence[Pair]) -> Opinions:
    tokens = batch_to_device(teacher.preprocess(list(pairs)), teacher.device)
    with torch.autocast(teacher.device.type, torch.bfloat16, enabled=teacher.device.type == "cuda"):
        made = teacher(tokens)
    # Half as much to keep: of a hundred thousand pairs the states are 150 MB.
    return Opinions(made[LOGITS].float().reshape(-1).cpu(), made[STATES].half().cpu())
