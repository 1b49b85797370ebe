"""The encoder as an ONNX graph: BERT with its 4- or 8-bit matrices as they are, mean pooling and unit length.

The blocks go into the file unchanged, so nothing is lost against their source. Operators of the ``com.microsoft``
domain are documented in ONNX Runtime's ContribOperators.md: MatMulNBits, GatherBlockQuantized, MultiHeadAttention,
SkipLayerNormalization.
"""

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.model_build.carrier import BLOCK
from index.model_build.weights import WORDS, Matrix, QuantisedMatrix, Weights

OPSET = 17
CONTRIB = "com.microsoft"
ACCURACY_LEVEL = 0
"""Activations stay in float32; level 4 rounds them to 8 bits."""


class _Graph:
    """Collects nodes and initialisers while the network is written down from its input to its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initialisers: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.initialisers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: float) -> str:
        node = helper.make_node(operator, inputs, [output], name=output, domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self.nodes.append(node)
        return output


def build_graph(weights: Weights) -> onnx.ModelProto:
    """Write the network down.

    Inputs ``input_ids`` and ``attention_mask`` are int64 of shape (batch, tokens); output ``sentence_embedding`` is
    float32 of shape (batch, hidden), rows of unit length.
    """
    graph = _Graph()
    hidden = _embed(graph, weights)
    graph.node("Cast", ["attention_mask"], "mask32", to=TensorProto.INT32)
    for layer in range(weights.shape.layers):
        hidden = _layer(graph, weights, hidden, layer)
    _pool(graph, hidden)
    tokens = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])
    mask = helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "tokens"])
    size = weights.shape.hidden
    vector = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", size])
    body = helper.make_graph(graph.nodes, "encoder", [tokens, mask], [vector], graph.initialisers)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="interekip")


def _embed(graph: _Graph, weights: Weights) -> str:
    size = weights.shape.hidden
    words = _gather(graph, weights.matrices[WORDS])
    positions = weights.vectors["embeddings.position_embeddings.weight"].reshape(-1, size)
    types = weights.vectors["embeddings.token_type_embeddings.weight"].reshape(-1, size)
    graph.constant("positions", positions + types[0])
    for name, value in (("zero", 0), ("one", 1)):
        graph.constant(name, np.array([value], np.int64))
    graph.node("Shape", ["input_ids"], "ids_shape")
    graph.node("Slice", ["ids_shape", "one", graph.constant("two", np.array([2], np.int64)), "zero"], "length")
    graph.node("Slice", ["positions", "zero", "length", "zero"], "used_positions")
    graph.node("Add", [words, "used_positions"], "embedded")
    return _normalise(graph, weights, "embedded", "embeddings.LayerNorm")


def _gather(graph: _Graph, words: Matrix) -> str:
    if not isinstance(words, QuantisedMatrix):
        graph.node("Gather", [graph.constant(WORDS, words), "input_ids"], "words16")
        return graph.node("Cast", ["words16"], "words", to=TensorProto.FLOAT)
    table = graph.constant(f"{WORDS}.levels", _packed(words))
    scales = graph.constant(f"{WORDS}.scales", words.scales)
    options = {"bits": words.bits, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
    return graph.node("GatherBlockQuantized", [table, "input_ids", scales], "words", CONTRIB, **options)


def _layer(graph: _Graph, weights: Weights, hidden: str, layer: int) -> str:
    prefix = f"encoder.layer.{layer}"
    queries, keys, values = (
        _linear(graph, weights, hidden, f"{prefix}.attention.self.{part}") for part in ("query", "key", "value")
    )
    attended = graph.node(
        "MultiHeadAttention",
        [queries, keys, values, "", "mask32"],
        f"{prefix}.attended",
        CONTRIB,
        num_heads=weights.shape.heads,
    )
    projected = _linear(graph, weights, attended, f"{prefix}.attention.output.dense")
    hidden = _add_and_normalise(graph, weights, projected, hidden, f"{prefix}.attention.output.LayerNorm")
    wide = _linear(graph, weights, hidden, f"{prefix}.intermediate.dense")
    active = graph.node("Gelu", [wide], f"{prefix}.active", CONTRIB)
    narrow = _linear(graph, weights, active, f"{prefix}.output.dense")
    return _add_and_normalise(graph, weights, narrow, hidden, f"{prefix}.output.LayerNorm")


def _linear(graph: _Graph, weights: Weights, source: str, name: str) -> str:
    matrix = weights.matrices[f"{name}.weight"]
    bias = graph.constant(f"{name}.bias", weights.vectors[f"{name}.bias"])
    if not isinstance(matrix, QuantisedMatrix):
        graph.constant(f"{name}.weight", matrix.T)
        widened = graph.node("Cast", [f"{name}.weight"], f"{name}.weight32", to=TensorProto.FLOAT)
        return graph.node("Add", [graph.node("MatMul", [source, widened], f"{name}.product"), bias], f"{name}.out")
    rows, columns = matrix.levels.shape
    blocks = _packed(matrix).reshape(rows, columns // BLOCK, BLOCK * matrix.bits // 8)
    levels = graph.constant(f"{name}.levels", blocks)
    scales = graph.constant(f"{name}.scales", matrix.scales.reshape(-1))
    options = {"K": columns, "N": rows, "bits": matrix.bits, "block_size": BLOCK, "accuracy_level": ACCURACY_LEVEL}
    return graph.node("MatMulNBits", [source, levels, scales, "", "", bias], f"{name}.out", CONTRIB, **options)


def _packed(matrix: QuantisedMatrix) -> NDArray[np.uint8]:
    """Return the levels as bytes: one each for 8 bits, two in a byte (the first in the low half) for 4 bits."""
    if matrix.bits == 8:  # noqa: PLR2004 - the width of a byte
        return matrix.levels
    high = np.left_shift(matrix.levels[:, 1::2], np.uint8(4))
    return np.bitwise_or(matrix.levels[:, 0::2], high)


def _add_and_normalise(graph: _Graph, weights: Weights, update: str, hidden: str, name: str) -> str:
    scale, shift = _norm_constants(graph, weights.vectors, name)
    epsilon = weights.shape.epsilon
    return graph.node("SkipLayerNormalization", [update, hidden, scale, shift], f"{name}.out", CONTRIB, epsilon=epsilon)


def _normalise(graph: _Graph, weights: Weights, source: str, name: str) -> str:
    scale, shift = _norm_constants(graph, weights.vectors, name)
    return graph.node("LayerNormalization", [source, scale, shift], f"{name}.out", epsilon=weights.shape.epsilon)


def _norm_constants(graph: _Graph, vectors: Mapping[str, NDArray[np.float32]], name: str) -> tuple[str, str]:
    scale = graph.constant(f"{name}.weight", vectors[f"{name}.weight"])
    return scale, graph.constant(f"{name}.bias", vectors[f"{name}.bias"])


def _pool(graph: _Graph, hidden: str) -> str:
    """Mean over the tokens that are no padding, then unit length by hand: x * 1 / sqrt(sum of squares)."""
    graph.node("Cast", ["attention_mask"], "mask_float", to=TensorProto.FLOAT)
    graph.constant("last_axis", np.array([2], np.int64))
    graph.node("Unsqueeze", ["mask_float", "last_axis"], "mask_column")
    graph.node("Mul", [hidden, "mask_column"], "masked")
    graph.node("ReduceSum", ["masked", "one"], "summed", keepdims=0)
    graph.node("Mul", ["summed", "summed"], "squares")
    graph.node("ReduceSum", ["squares", "one"], "square_sum", keepdims=1)
    graph.constant("tiny", np.array([1e-24], np.float32))
    graph.node("Max", ["square_sum", "tiny"], "safe_sum")
    graph.node("Sqrt", ["safe_sum"], "length_of_vector")
    return graph.node("Div", ["summed", "length_of_vector"], "sentence_embedding")
