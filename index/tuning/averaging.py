"""The mean of tuned and original weights, which keeps what the original knew of other texts (Wortsman et al., 2022)."""

from collections.abc import Mapping

import torch

State = Mapping[str, torch.Tensor]


def average(original: State, tuned: State, share: float) -> dict[str, torch.Tensor]:
    """Return ``share`` of the tuned and the rest of the original weights, name by name.

    Args:
        original: weights before the tuning.
        tuned: weights after it, under the same names.
        share: between 0 (the original) and 1 (the tuned).

    """
    return {
        name: share * tuned[name].float() + (1 - share) * value.float() if value.is_floating_point() else value
        for name, value in original.items()
    }
