"""What makes a network of questions a good imitation: vectors as the encoder's, and the same passages near them."""

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn

from index.tuning.question_texts import UNKNOWN

COSINE, PASSAGES, ASKED, ANSWER = 4.0, 0.4, 0.3, 0.15
"""Weights of the four parts: the vector, its cosines with passages and with asked questions, the passage that answers.

A question is searched for by those cosines, so that an error along them costs more than one across them.
"""

PASSAGES_TEMPERATURE, ASKED_TEMPERATURE = 0.02, 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """What the encoder says: unit vectors of the texts to learn on, of all passages and of the asked questions."""

    texts: Tensor
    passages: Tensor
    asked: Tensor


class QuestionImitationLoss(nn.Module):
    """Distance from the encoder's vector, and from its shares of near passages and questions (Hinton et al., 2015).

    Args:
        model: the network of questions.
        taught: what the encoder says.
        answers: the row of the passage that answers each text, or UNKNOWN.
    """

    texts: Tensor
    passages: Tensor
    asked: Tensor
    answers: Tensor

    def __init__(self, model: SentenceTransformer, taught: Taught, answers: Tensor) -> None:
        super().__init__()
        self.model = model
        tables = {"texts": taught.texts, "passages": taught.passages, "asked": taught.asked, "answers": answers}
        for name, table in tables.items():
            self.register_buffer(name, table, persistent=False)

    def forward(self, sentence_features: Iterable[dict[str, Tensor]], labels: Tensor) -> Tensor:
        """Return the loss of a batch.

        Args:
            sentence_features: tokens of the texts.
            labels: their rows; shape (batch,).

        """
        (features,) = sentence_features
        made = self.model(features)["sentence_embedding"]
        with torch.autocast(made.device.type, enabled=False):  # half precision is too coarse for cosines over 0.02
            return self._distance(nn.functional.normalize(made.float(), dim=1), labels.reshape(-1))

    def _distance(self, made: Tensor, rows: Tensor) -> Tensor:
        given = self.texts[rows]
        cosines = made @ self.passages.T / PASSAGES_TEMPERATURE
        near_passages = _divergence(cosines, given @ self.passages.T / PASSAGES_TEMPERATURE)
        near_asked = _divergence(made @ self.asked.T / ASKED_TEMPERATURE, given @ self.asked.T / ASKED_TEMPERATURE)
        answer = nn.functional.cross_entropy(cosines, self.answers[rows], ignore_index=UNKNOWN, reduction="sum")
        apart = (1 - (made * given).sum(dim=1)).mean()
        return COSINE * apart + PASSAGES * near_passages + ASKED * near_asked + ANSWER * answer / len(rows)


def _divergence(made: Tensor, given: Tensor) -> Tensor:
    """Return the mean divergence of the shares that the rows of ``made`` give from those of ``given``."""
    shares, aims = (torch.log_softmax(logits, dim=1) for logits in (made, given))
    return nn.functional.kl_div(shares, aims, reduction="batchmean", log_target=True)
