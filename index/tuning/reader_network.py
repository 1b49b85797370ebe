"""The reader before it has learnt anything: some of the encoder's layers under a new head."""

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import CrossEncoder

LONGEST = 224
"""Tokens of a question and a passage together."""

_LAYER = "encoder.layer."
_HEAD_DEVIATION = 0.02


def start_reader(encoder: Path, layers: Sequence[int], folder: Path, seed: int) -> CrossEncoder:
    """Return a cross-encoder whose layers are those of the encoder in ``encoder``, under a new head.

    Args:
        encoder: a sentence-transformers folder of a BERT.
        layers: which of its layers are taken, from the bottom to the top.
        folder: where the new network is written.
        seed: of the head's first weights.

    """
    torch.manual_seed(seed)
    folder.mkdir(parents=True, exist_ok=True)
    weights = _take_layers(load_file(encoder / "model.safetensors"), layers)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    config |= {
        "architectures": ["BertForSequenceClassification"],
        "num_hidden_layers": len(layers),
        "id2label": {"0": "LABEL_0"},
        "label2id": {"LABEL_0": 0},
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (folder / name).write_bytes((encoder / name).read_bytes())
    reader: CrossEncoder = CrossEncoder(str(folder), num_labels=1, max_length=LONGEST)
    return reader


def _take_layers(weights: dict[str, torch.Tensor], layers: Sequence[int]) -> dict[str, torch.Tensor]:
    """Return the embeddings and the chosen layers, numbered anew, in float32, with a head of small random weights."""
    taken = {f"bert.{name}": value.float() for name, value in weights.items() if name.startswith("embeddings.")}
    for place, layer in enumerate(layers):
        prefix = f"{_LAYER}{layer}."
        taken |= {
            f"bert.{_LAYER}{place}.{name.removeprefix(prefix)}": value.float()
            for name, value in weights.items()
            if name.startswith(prefix)
        }
    size = weights["pooler.dense.bias"].shape[0]
    taken["bert.pooler.dense.weight"] = torch.randn(size, size) * _HEAD_DEVIATION
    taken["bert.pooler.dense.bias"] = torch.zeros(size)
    taken["classifier.weight"] = torch.randn(1, size) * _HEAD_DEVIATION
    taken["classifier.bias"] = torch.zeros(1)
    return taken
