"""The reader's file, and its graph against transformers' own network with the same weights."""

from typing import Any

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

from index.model_build.graph import build_reader_graph
from index.model_build.reader_weights import DENSE, LONGEST, SCORE, ReaderWeightsError, pack_reader, unpack_reader
from index.model_build.weights import dense

HIDDEN, WIDE, LAYERS = 96, 192, 2
State = dict[str, NDArray[np.float32]]
CONFIG: dict[str, Any] = {
    "vocab_size": 50,
    "hidden_size": HIDDEN,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": 12,
    "intermediate_size": WIDE,
    "max_position_embeddings": LONGEST,
    "layer_norm_eps": 1e-12,
    "initializer_range": 0.2,
}


@pytest.fixture(scope="module")
def state() -> State:
    import torch  # noqa: PLC0415 - slow to load
    from transformers import BertConfig, BertModel  # noqa: PLC0415 - the same

    torch.manual_seed(1)
    network = BertModel(BertConfig(**CONFIG), add_pooling_layer=False)
    chance = np.random.default_rng(1)
    head = {
        f"{DENSE}weight": chance.normal(size=(HIDDEN, 2 * HIDDEN)) * 0.2,
        f"{DENSE}bias": chance.normal(size=HIDDEN),
        f"{SCORE}weight": chance.normal(size=(1, HIDDEN)),
        f"{SCORE}bias": chance.normal(size=1),
    }
    body = {name: value.numpy() for name, value in network.state_dict().items() if "word_embeddings" not in name}
    return body | {name: value.astype(np.float32) for name, value in head.items()}


def _expected(state: State, words: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    """Run the network with the weights as the file has them: rounded to 8 bits and half precision."""
    import torch  # noqa: PLC0415 - slow to load
    from transformers import BertConfig, BertModel  # noqa: PLC0415 - the same

    kept = unpack_reader(pack_reader(state))
    rounded = {name: dense(matrix) for name, matrix in kept.matrices.items()} | dict(kept.vectors)
    values = {name: torch.from_numpy(value.copy()).reshape(state[name].shape) for name, value in rounded.items()}
    network = BertModel(BertConfig(**CONFIG), add_pooling_layer=False).train(mode=False)
    network.load_state_dict({name: value for name, value in values.items() if "head" not in name}, strict=False)
    with torch.no_grad():
        states = network(inputs_embeds=torch.from_numpy(words), attention_mask=torch.from_numpy(mask))[0]
        shown = torch.from_numpy(mask)[:, :, None].float()
        both = torch.cat([states[:, 0], (states * shown).sum(1) / shown.sum(1)], dim=1)
        active = torch.nn.functional.gelu(both @ values[f"{DENSE}weight"].T + values[f"{DENSE}bias"])
        logits: NDArray[np.float32] = (active @ values[f"{SCORE}weight"].T + values[f"{SCORE}bias"]).numpy()
    return logits


def test_the_graph_judges_as_the_network_does(state: State) -> None:
    words = np.random.default_rng(2).normal(size=(3, 20, HIDDEN)).astype(np.float32)
    mask = np.array([[1] * 20, [1] * 12 + [0] * 8, [1] + [0] * 19])
    graph = build_reader_graph(unpack_reader(pack_reader(state))).SerializeToString()
    (logits,) = onnxruntime.InferenceSession(graph).run(None, {"words": words, "attention_mask": mask})

    assert np.allclose(logits, _expected(state, words, mask), atol=2e-3)
    assert np.ptp(logits) > 0.01


def test_the_file_says_how_many_layers_and_tokens_there_are(state: State) -> None:
    weights = unpack_reader(pack_reader(state))

    assert weights.shape.layers == LAYERS
    assert weights.shape.positions == LONGEST
    assert weights.shape.feed_forward == WIDE


@pytest.mark.parametrize("content", [b"", b"\x08\0\0\0\0\0\0\0{}      ", b"nonsense" * 10])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(ReaderWeightsError, match="zainstaluj"):
        unpack_reader(content)
