"""The reader as a cross-encoder of sentence-transformers' own modules: BERT, then a small head over all its states.

The head sees the state of the first token beside the mean of all states, and gives one logit.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import CrossEncoder
from sentence_transformers.base.modules import Dense, Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from torch import nn

from index.model_build.reader_weights import DENSE, LONGEST, SCORE, ReaderWeightsError, unpack_reader
from index.model_build.weights import dense

_LAYER = "encoder.layer."
_TRANSFORMER, _DENSE, _SCORE = "0.model.", "2.linear.", "3.linear."
"""Beginnings of the weights' names in the sequence of modules."""

_HEAD = {f"{begin}{end}" for begin in (DENSE, SCORE) for end in ("weight", "bias")}

State = Mapping[str, torch.Tensor]


def start_reader(encoder: Path, layers: Sequence[int], folder: Path, seed: int) -> CrossEncoder:
    """Return a reader whose layers are those of the encoder in ``encoder``, under a new head.

    Args:
        encoder: a sentence-transformers folder of a BERT.
        layers: which of its layers are taken, from the bottom to the top.
        folder: where the new network is written.
        seed: of the head's first weights.

    """
    torch.manual_seed(seed)
    _write_network(encoder, _take_layers(load_file(encoder / "model.safetensors"), layers), len(layers), folder)
    return _under_head(folder)


def resume_reader(encoder: Path, state: State, folder: Path) -> CrossEncoder:
    """Return a reader with the weights in ``state``, as ``index.model_build.reader_weights`` names them.

    Args:
        encoder: the folder of the encoder, whose table of words the reader shares.
        state: all other weights of the reader.
        folder: where the network is written.

    """
    table = {name: value for name, value in load_file(encoder / "model.safetensors").items() if "word_emb" in name}
    network = {name: value.float() for name, value in state.items() if not name.startswith((DENSE, SCORE))}
    layers = 1 + max(int(name.split(".")[2]) for name in network if name.startswith(_LAYER))
    _write_network(encoder, table | network, layers, folder)
    reader = _under_head(folder)
    head = {
        prefix + name.removeprefix(begin): value.float()
        for begin, prefix in ((DENSE, _DENSE), (SCORE, _SCORE))
        for name, value in state.items()
        if name.startswith(begin)
    }
    reader.load_state_dict(head, strict=False)
    return reader


def unpacked_state(content: bytes) -> dict[str, torch.Tensor]:
    """Return the weights in a packed reader, in the shapes that ``resume_reader`` takes.

    Raises:
        ReaderWeightsError: when the file is damaged or has another head.

    """
    weights = unpack_reader(content)
    if _HEAD - {*weights.matrices, *weights.vectors}:
        raise ReaderWeightsError("Ten czytnik ma inną budowę i nie można go uczyć dalej; zacznij od nowa z --layers.")
    state = {name: torch.from_numpy(dense(matrix)) for name, matrix in weights.matrices.items()}
    for name, vector in weights.vectors.items():
        is_table = name.endswith("embeddings.weight") or name == f"{SCORE}weight"
        state[name] = torch.from_numpy(vector.reshape(-1, weights.shape.hidden) if is_table else vector)
    return state


def weights_of(reader: CrossEncoder) -> dict[str, torch.Tensor]:
    """Return the weights of ``reader`` as ``index.model_build.reader_weights`` names them, without the table."""
    module: nn.Module = reader
    renamed: dict[str, torch.Tensor] = {}
    for full, value in module.state_dict().items():
        for prefix, begin in ((_TRANSFORMER, ""), (_DENSE, DENSE), (_SCORE, SCORE)):
            if full.startswith(prefix) and "word_embeddings" not in full and "pooler" not in full:
                renamed[begin + full.removeprefix(prefix)] = value.detach().float().cpu()
    return renamed


def _under_head(folder: Path) -> CrossEncoder:
    transformer = Transformer(str(folder), max_seq_length=LONGEST)
    size = transformer.get_embedding_dimension()
    modules = [
        transformer,
        Pooling(size, pooling_mode=("cls", "mean")),
        Dense(2 * size, size, activation_function=nn.GELU()),
        Dense(size, 1, activation_function=None, module_output_name="scores"),
    ]
    reader: CrossEncoder = CrossEncoder(modules=modules, num_labels=1, max_length=LONGEST)
    return reader


def _take_layers(weights: State, layers: Sequence[int]) -> dict[str, torch.Tensor]:
    """Return the embeddings and the chosen layers, numbered anew."""
    taken = {name: value for name, value in weights.items() if name.startswith("embeddings.")}
    for place, layer in enumerate(layers):
        prefix = f"{_LAYER}{layer}."
        taken |= {
            f"{_LAYER}{place}.{name.removeprefix(prefix)}": value
            for name, value in weights.items()
            if name.startswith(prefix)
        }
    return taken


def _write_network(encoder: Path, weights: State, layers: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: value.float() for name, value in weights.items()}, folder / "model.safetensors", {"format": "pt"})
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8")) | {"num_hidden_layers": layers}
    positions = weights["embeddings.position_embeddings.weight"]
    config["max_position_embeddings"] = len(positions)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (folder / name).write_bytes((encoder / name).read_bytes())
