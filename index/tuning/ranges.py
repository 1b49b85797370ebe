"""How large the inputs of a network's layers get, by which they are rounded to integers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

SAMPLE = 300
"""Texts that are looked at: with a hundred or with three thousand, a network in integers is as good."""

_INPUTS = {
    "attention.self.query": "attention.self",
    "attention.output.dense": "attention.output.dense",
    "intermediate.dense": "intermediate.dense",
    "output.dense": "output.dense",
}
"""Layers of which the input is measured, and the name that it goes by: query, key and value have the same."""

_LAYERS = "encoder.layer."

Ranges = dict[str, NDArray[np.float32]]

T = TypeVar("T")


def sample(texts: Sequence[T]) -> list[T]:
    """Return at most SAMPLE of ``texts``, evenly spread."""
    return list(texts[:: max(1, len(texts) // SAMPLE)][:SAMPLE])


@contextmanager
def input_ranges(network: nn.Module) -> Iterator[Ranges]:
    """Yield the largest size that each column of a layer's input takes, by the names of layers, within the block.

    Args:
        network: one of BERT's form; what it is run on within the block is what it will be given later.

    """
    ranges: Ranges = {}
    with ExitStack() as hooks:
        for name, module in network.named_modules():
            at = name.find(_LAYERS)
            layer, _, part = name[at + len(_LAYERS) :].partition(".") if at >= 0 else ("", "", "")
            if part in _INPUTS:
                hook = module.register_forward_pre_hook(_widen(ranges, f"{_LAYERS}{layer}.{_INPUTS[part]}"))
                hooks.callback(hook.remove)
        yield ranges


def _widen(ranges: Ranges, name: str) -> Callable[[nn.Module, tuple[torch.Tensor, ...]], None]:
    def look(_module: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        states = inputs[0].detach().float()
        largest = states.abs().reshape(-1, states.shape[-1]).amax(dim=0).cpu().numpy()
        ranges[name] = np.maximum(ranges[name], largest) if name in ranges else largest

    return look
