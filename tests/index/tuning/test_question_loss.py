"""The loss of an imitation: nothing for the encoder's own vectors, and more for errors that searching would see."""

import pytest
import torch
from torch import nn

from index.tuning.question_loss import ANSWER, QuestionImitationLoss, Taught
from index.tuning.question_texts import UNKNOWN


class _Given(nn.Module):
    """A network whose sentence vectors are given."""

    def forward(self, features: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        return {"sentence_embedding": features["vectors"]}


TEXTS = torch.tensor([[1.0, 0.0, 0.0], [0.6, 0.8, 0.0]])
PASSAGES = torch.tensor([[0.8, 0.6, 0.0], [0.6, 0.8, 0.0]])
ASKED = torch.tensor([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])


def _loss(vectors: torch.Tensor, answers: tuple[int, int] = (UNKNOWN, UNKNOWN)) -> float:
    taught = Taught(TEXTS, PASSAGES, ASKED)
    loss = QuestionImitationLoss(_Given(), taught, torch.tensor(answers))  # type: ignore[arg-type] # all that it asks of a model
    return float(loss([{"vectors": vectors}], torch.tensor([0, 1])))


def test_the_encoders_own_vectors_cost_nothing_whatever_their_length() -> None:
    assert _loss(TEXTS) == pytest.approx(0.0, abs=1e-5)
    assert _loss(3 * TEXTS) == pytest.approx(0.0, abs=1e-5)


def test_an_error_that_moves_the_passages_costs_more_than_one_that_does_not() -> None:
    along, across = (torch.tensor([[0.96, *rest], [0.6, 0.8, 0.0]]) for rest in ((0.28, 0.0), (0.0, 0.28)))

    assert _loss(along) > _loss(across) > 0


def test_the_passage_that_answers_counts_where_it_is_known() -> None:
    right, wrong = ANSWER * torch.log1p(torch.exp(torch.tensor([-10.0, 10.0]))) / 2

    assert _loss(TEXTS, (0, UNKNOWN)) == pytest.approx(float(right), abs=1e-5)
    assert _loss(TEXTS, (1, UNKNOWN)) == pytest.approx(float(wrong), rel=1e-4)
