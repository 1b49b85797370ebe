"""MultipleNegativesRankingLoss that knows which candidates are right.

A batch holds a few hundred candidates and the library a few hundred passages, so that a question's passage comes again
among the negatives of others. There it is masked; without that the loss would push a question from its own answer.
"""

from collections.abc import Iterable

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn


class MaskedRankingLoss(nn.Module):
    """Cross-entropy of a question's passage among all candidates of the batch (Henderson et al., 2017).

    Args:
        model: the encoder.
        temperature: divides the cosines.
    """

    def __init__(self, model: SentenceTransformer, temperature: float) -> None:
        super().__init__()
        self.model = model
        self.temperature = temperature

    def forward(self, sentence_features: Iterable[dict[str, Tensor]], labels: Tensor) -> Tensor:
        """Return the loss of a batch.

        Args:
            sentence_features: tokens of the questions, of their passages, and of each column of negatives.
            labels: which passage each candidate is, the right one first; shape (batch, 1 + negatives).

        """
        questions, *columns = [self.model(features)["sentence_embedding"] for features in sentence_features]
        candidates = nn.functional.normalize(torch.cat(columns), dim=1)
        cosines = nn.functional.normalize(questions, dim=1) @ candidates.T
        own = torch.arange(len(questions), device=cosines.device)
        right = labels.T.reshape(1, -1) == labels[:, :1]
        right[own, own] = False
        return nn.functional.cross_entropy((cosines / self.temperature).masked_fill(right, -torch.inf), own)
