"""Layers of a BERT: taken from another, read from a packed file, laid into a folder that transformers loads."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from index.model_build.packed_layers import POSITIONS
from index.model_build.weights import WORDS, Weights, dense

WEIGHTS_FILE = "model.safetensors"

LAYER = re.compile(r"encoder\.layer\.(\d+)\.")

State = Mapping[str, torch.Tensor]


def encoder_state(encoder: Path) -> dict[str, torch.Tensor]:
    """Return the weights in a sentence-transformers folder, without the pooler, which sentence vectors do not use."""
    state = load_file(encoder / WEIGHTS_FILE)
    return {name: value for name, value in state.items() if not name.startswith("pooler.")}


def word_table(encoder: Path) -> dict[str, torch.Tensor]:
    """Return the table of words in a sentence-transformers folder, which all networks over the encoder share."""
    return {WORDS: load_file(encoder / WEIGHTS_FILE)[WORDS]}


def count_layers(state: State) -> int:
    """Return how many layers ``state`` has."""
    return 1 + max(int(found[1]) for name in state if (found := LAYER.match(name)))


def take_layers(state: State, layers: Sequence[int]) -> dict[str, torch.Tensor]:
    """Return the chosen layers, numbered anew, and everything in ``state`` that is in no layer.

    Args:
        state: weights under BertModel's names, perhaps with a head.
        layers: the chosen ones, from the bottom to the top; all of them are there.

    """
    taken: dict[str, torch.Tensor] = {}
    for name, value in state.items():
        found = LAYER.match(name)
        if found is None:
            taken[name] = value
        elif int(found[1]) in layers:
            taken[f"encoder.layer.{layers.index(int(found[1]))}.{name[found.end() :]}"] = value
    return taken


def unpacked_layers(weights: Weights) -> dict[str, torch.Tensor]:
    """Return the weights of a packed file in the shapes of a BertModel."""
    state = {name: torch.from_numpy(dense(matrix)) for name, matrix in weights.matrices.items()}
    for name, vector in weights.vectors.items():
        is_table = name.startswith("embeddings.") and name.endswith("embeddings.weight")
        state[name] = torch.from_numpy(vector.reshape(-1, weights.shape.hidden) if is_table else vector)
    return state


def write_network(encoder: Path, state: State, folder: Path, dropout: float | None = None) -> None:
    """Write a network that transformers loads.

    Args:
        encoder: the folder of the encoder, whose configuration and tokenizer it has.
        state: all weights of a BertModel.
        folder: where it goes.
        dropout: the share of states that is left out in training; None for what is usual.

    """
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: value.float().contiguous() for name, value in state.items()}, folder / WEIGHTS_FILE, _METADATA)
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    config |= {"num_hidden_layers": count_layers(state), "max_position_embeddings": len(state[POSITIONS])}
    if dropout is not None:
        config |= {"hidden_dropout_prob": dropout, "attention_probs_dropout_prob": dropout}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (folder / name).write_bytes((encoder / name).read_bytes())


_METADATA = {"format": "pt"}
"""Without it transformers does not take the file for one of torch."""
