"""The network of questions as sentence-transformers' own modules, and its weights as the package has them."""

from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from torch import nn

from index.model_build.packed_layers import MOST_POSITIONS, POSITIONS, unpack_layers
from index.model_build.question_weights import QuestionWeightsError
from index.model_build.weights import WORDS
from index.tuning.encoder_folder import load_encoder
from index.tuning.layers import State, encoder_state, take_layers, unpacked_layers, word_table, write_network
from index.tuning.starts import FromEncoder, FromPacked

_TRANSFORMER = "0.model."
"""Beginning of the names of the network's weights in the sequence of modules."""


def start_state(start: FromEncoder | FromPacked, encoder: Path) -> dict[str, torch.Tensor]:
    """Return the weights to start from, without the table of words.

    Raises:
        QuestionWeightsError: when the file to go on from is damaged.

    """
    if isinstance(start, FromEncoder):
        state = take_layers(encoder_state(encoder), start.layers)
        state[POSITIONS] = state[POSITIONS][:MOST_POSITIONS]
        return {name: value for name, value in state.items() if name != WORDS}
    try:
        return unpacked_layers(unpack_layers(start.content))
    except ValueError as error:
        raise QuestionWeightsError("Plik z warstwami dla pytań jest uszkodzony; podaj inny z --from.") from error


def question_network(encoder: Path, state: State, folder: Path, longest: int) -> SentenceTransformer:
    """Return the network with the weights in ``state``.

    An imitation of so much text needs no dropout: it would only blur what is to be imitated.

    Args:
        encoder: the folder of the encoder, whose table of words it shares.
        state: all other weights.
        folder: where the network is written.
        longest: tokens that are read of a text.

    """
    write_network(encoder, {**word_table(encoder), **state}, folder, dropout=0.0)
    return load_encoder(folder, longest)


def weights_of(model: nn.Module) -> dict[str, torch.Tensor]:
    """Return the weights of ``model`` under BertModel's names, without the table of words."""
    return {
        name.removeprefix(_TRANSFORMER): value.detach().float().cpu()
        for name, value in model.state_dict().items()
        if WORDS not in name and "pooler" not in name
    }
