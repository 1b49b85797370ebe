"""The reader as a cross-encoder of sentence-transformers' own modules: BERT, then a small head over all its states.

The head sees the state of the first token beside the mean of all states, and gives one logit.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from sentence_transformers import CrossEncoder
from sentence_transformers.base.modules import Dense, Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from torch import nn

from index.model_build.reader_weights import DENSE, LONGEST, SCORE, ReaderWeightsError, unpack_reader
from index.tuning.layers import State, encoder_state, take_layers, unpacked_layers, word_table, write_network

LOGITS, STATES = "scores", "sentence_embedding"
"""Under what the reader gives its logits and the pooled states that the head sees."""

_TRANSFORMER, _DENSE, _SCORE = "0.model.", "2.linear.", "3.linear."
"""Beginnings of the weights' names in the sequence of modules."""

_HEAD = {f"{begin}{end}" for begin in (DENSE, SCORE) for end in ("weight", "bias")}

_HIDDEN = "hidden"


def start_reader(encoder: Path, layers: Sequence[int], folder: Path, seed: int) -> CrossEncoder:
    """Return a reader whose layers are those of the encoder in ``encoder``, under a new head.

    Args:
        encoder: a sentence-transformers folder of a BERT.
        layers: which of its layers are taken, from the bottom to the top.
        folder: where the new network is written.
        seed: of the head's first weights.

    """
    torch.manual_seed(seed)
    write_network(encoder, take_layers(encoder_state(encoder), layers), folder)
    return _under_head(folder)


def resume_reader(encoder: Path, state: State, folder: Path) -> CrossEncoder:
    """Return a reader with the weights in ``state``, as ``index.model_build.reader_weights`` names them.

    Args:
        encoder: the folder of the encoder, whose table of words the reader shares.
        state: all other weights of the reader.
        folder: where the network is written.

    """
    network = {name: value for name, value in state.items() if not name.startswith((DENSE, SCORE))}
    write_network(encoder, word_table(encoder) | network, folder)
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
    state, score = unpacked_layers(weights), f"{SCORE}weight"
    return state | {score: state[score].reshape(1, -1)}


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
        Dense(2 * size, size, activation_function=nn.GELU(), module_output_name=_HIDDEN),
        Dense(size, 1, activation_function=None, module_input_name=_HIDDEN, module_output_name=LOGITS),
    ]
    reader: CrossEncoder = CrossEncoder(modules=modules, num_labels=1, max_length=LONGEST)
    return reader
