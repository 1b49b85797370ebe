"""The ranking loss: right candidates are masked."""

import pytest
import torch
from torch import nn

from index.tuning.averaging import average
from index.tuning.ranking_loss import MaskedRankingLoss


class _Given(nn.Module):
    """An encoder whose sentence vectors are given."""

    def forward(self, features: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        return {"sentence_embedding": features["vectors"]}


QUESTIONS = torch.tensor([[1.0, 0.2], [0.3, 1.0]])
PASSAGES = torch.tensor([[1.0, 0.1], [0.2, 1.0]])
NEGATIVES = torch.tensor([[0.5, 0.5], [1.0, 0.1]])


def _loss(labels: list[list[int]]) -> float:
    loss = MaskedRankingLoss(_Given(), temperature=0.5)  # type: ignore[arg-type] # all that it asks of a model
    features = [{"vectors": vectors} for vectors in (QUESTIONS, PASSAGES, NEGATIVES)]
    return float(loss(features, torch.tensor(labels)))


def _expected(masked: list[tuple[int, int]]) -> float:
    cosines = nn.functional.normalize(QUESTIONS, dim=1) @ nn.functional.normalize(torch.cat([PASSAGES, NEGATIVES])).T
    for row, column in masked:
        cosines[row, column] = -torch.inf
    return float(nn.functional.cross_entropy(cosines / 0.5, torch.tensor([0, 1])))


def test_every_other_candidate_is_wrong() -> None:
    assert _loss([[0, 8], [1, 9]]) == pytest.approx(_expected([]))


def test_a_passage_that_comes_again_among_the_negatives_of_another_question_is_no_wrong_one() -> None:
    assert _loss([[0, 8], [1, 0]]) == pytest.approx(_expected([(0, 3)]))


def test_two_questions_of_one_passage_are_not_pushed_from_each_others() -> None:
    assert _loss([[4, 8], [4, 9]]) == pytest.approx(_expected([(0, 1), (1, 0)]))


def test_the_mean_of_weights_lies_between_them() -> None:
    original, tuned = {"w": torch.tensor([0.0, 4.0])}, {"w": torch.tensor([1.0, 0.0])}

    assert average(original, tuned, 0.75)["w"].tolist() == [0.75, 1.0]
    assert average(original, tuned, 0.0)["w"].tolist() == [0.0, 4.0]
