"""The reader's file, and its graph against transformers' own network with the same weights."""

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

from index.model_build.graph import build_reader_graph
from index.model_build.reader_weights import ReaderWeightsError, pack_reader, unpack_reader
from index.model_build.weights import dense

HIDDEN, WIDE, LAYERS, LONGEST = 96, 192, 2, 24
State = dict[str, NDArray[np.float32]]


@pytest.fixture(scope="module")
def state() -> State:
    from transformers import BertConfig, BertForSequenceClassification  # noqa: PLC0415 - slow to load

    config = BertConfig(
        vocab_size=50,
        hidden_size=HIDDEN,
        num_hidden_layers=LAYERS,
        num_attention_heads=12,
        intermediate_size=WIDE,
        max_position_embeddings=32,
        num_labels=1,
        layer_norm_eps=1e-12,
        initializer_range=0.2,
    )
    import torch  # noqa: PLC0415 - slow to load

    torch.manual_seed(1)
    return {name: value.numpy() for name, value in BertForSequenceClassification(config).state_dict().items()}


def _expected(state: State, words: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    """Run the network with the weights as the file has them: rounded to 8 bits and half precision."""
    import torch  # noqa: PLC0415 - slow to load
    from transformers import BertConfig, BertForSequenceClassification  # noqa: PLC0415 - the same

    kept = unpack_reader(pack_reader(state, LONGEST))
    values = {name: dense(matrix) for name, matrix in kept.matrices.items()} | dict(kept.vectors)
    config = BertConfig(
        vocab_size=50,
        hidden_size=HIDDEN,
        num_hidden_layers=LAYERS,
        num_attention_heads=12,
        intermediate_size=WIDE,
        max_position_embeddings=LONGEST,
        num_labels=1,
        layer_norm_eps=1e-12,
    )
    network = BertForSequenceClassification(config).train(mode=False)
    shapes = {name: value.shape for name, value in network.state_dict().items()}
    loaded = {
        name: torch.from_numpy(values[short].copy()).reshape(shape)
        for name, shape in shapes.items()
        if (short := name.removeprefix("bert.")) in values
    }
    network.load_state_dict(loaded, strict=False)
    with torch.no_grad():
        result: NDArray[np.float32] = network(
            inputs_embeds=torch.from_numpy(words), attention_mask=torch.from_numpy(mask)
        ).logits.numpy()
    return result


def test_the_graph_judges_as_the_network_does(state: State) -> None:
    chance = np.random.default_rng(2)
    words = chance.normal(size=(3, 20, HIDDEN)).astype(np.float32)
    mask = np.array([[1] * 20, [1] * 12 + [0] * 8, [1] + [0] * 19])
    graph = build_reader_graph(unpack_reader(pack_reader(state, LONGEST))).SerializeToString()
    (logits,) = onnxruntime.InferenceSession(graph).run(None, {"words": words, "attention_mask": mask})

    assert np.allclose(logits, _expected(state, words, mask), atol=2e-3)
    assert np.ptp(logits) > 0.01


def test_the_file_holds_no_table_of_words_and_few_positions(state: State) -> None:
    weights = unpack_reader(pack_reader(state, LONGEST))

    assert weights.shape.layers == LAYERS
    assert weights.shape.positions == LONGEST
    assert not any("word_embeddings" in name for name in (*weights.matrices, *weights.vectors))


@pytest.mark.parametrize("content", [b"", b"\x08\0\0\0\0\0\0\0{}      ", b"nonsense" * 10])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(ReaderWeightsError, match="zainstaluj"):
        unpack_reader(content)
