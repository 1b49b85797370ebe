"""The encoder and the reader as ONNX graphs: BERT with its 4- or 8-bit matrices as they are, under its head.

The blocks go into the file unchanged, so nothing is lost against their source; layers whose inputs were measured run in
integers. Operators of the ``com.microsoft`` domain are documented in ONNX Runtime's ContribOperators.md: MatMulNBits,
MatMulIntegerToFloat, GatherBlockQuantized, MultiHeadAttention.
"""

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from index.model_build.carrier import BLOCK
from index.model_build.graph_writer import CONTRIB, GraphWriter
from index.model_build.linear import linear, linear_side_by_side
from index.model_build.reader_weights import DENSE, SCORE
from index.model_build.weights import WORDS, Matrix, QuantisedMatrix, Weights, packed_levels
from index.word_table import aligned

OPSET = 17


def build_graph(weights: Weights, table_file: str | None = None) -> onnx.ModelProto:
    """Write the encoder down.

    Inputs ``input_ids`` and ``attention_mask`` are int64 of shape (batch, tokens); output ``sentence_embedding`` is
    float32 of shape (batch, hidden), rows of unit length.

    Args:
        weights: of the encoder.
        table_file: name of the file beside the graph that holds the table of words (see ``word_table``); without one
            the table is in the graph.

    """
    graph = GraphWriter()
    hidden = _embed(graph, weights, _gather(graph, weights.matrices[WORDS], table_file))
    _pool(graph, _body(graph, weights, hidden))
    tokens = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])
    size = weights.shape.hidden
    vector = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", size])
    return _model(graph, tokens, vector)


def build_reader_graph(weights: Weights) -> onnx.ModelProto:
    """Write the reader down: a BERT under a head that sees its first state and the mean of all.

    Input ``words`` are the rows of the encoder's table of words, float32 of shape (batch, tokens, hidden), and
    ``attention_mask`` int64 of shape (batch, tokens); output ``logit`` is float32 of shape (batch, 1).
    """
    graph = GraphWriter()
    _judge(graph, weights, _body(graph, weights, _embed(graph, weights, "words")))
    words = helper.make_tensor_value_info("words", TensorProto.FLOAT, ["batch", "tokens", weights.shape.hidden])
    logit = helper.make_tensor_value_info("logit", TensorProto.FLOAT, ["batch", 1])
    return _model(graph, words, logit)


def _model(graph: GraphWriter, tokens: onnx.ValueInfoProto, output: onnx.ValueInfoProto) -> onnx.ModelProto:
    mask = helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "tokens"])
    body = helper.make_graph(graph.nodes, "encoder", [tokens, mask], [output], graph.initialisers)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="interekip")


def _body(graph: GraphWriter, weights: Weights, hidden: str) -> str:
    graph.node("Cast", ["attention_mask"], "mask32", to=TensorProto.INT32)
    for layer in range(weights.shape.layers):
        hidden = _layer(graph, weights, hidden, layer)
    return hidden


def _embed(graph: GraphWriter, weights: Weights, words: str) -> str:
    size = weights.shape.hidden
    positions = weights.vectors["embeddings.position_embeddings.weight"].reshape(-1, size)
    types = weights.vectors["embeddings.token_type_embeddings.weight"].reshape(-1, size)
    graph.constant("positions", positions + types[0])
    for name, value in (("zero", 0), ("one", 1)):
        graph.constant(name, np.array([value], np.int64))
    graph.node("Shape", ["attention_mask"], "ids_shape")
    graph.node("Slice", ["ids_shape", "one", graph.constant("two", np.array([2], np.int64)), "zero"], "length")
    graph.node("Slice", ["positions", "zero", "length", "zero"], "used_positions")
    graph.node("Add", [words, "used_positions"], "embedded")
    return _normalise(graph, weights, "embedded", "embeddings.LayerNorm")


def _gather(graph: GraphWriter, words: Matrix, table_file: str | None) -> str:
    if not isinstance(words, QuantisedMatrix):
        graph.node("Gather", [graph.constant(WORDS, words), "input_ids"], "words16")
        return graph.node("Cast", ["words16"], "words", to=TensorProto.FLOAT)
    levels, scales = packed_levels(words), words.scales
    if table_file is None:
        table, scale = graph.constant(f"{WORDS}.levels", levels), graph.constant(f"{WORDS}.scales", scales)
    else:
        table = graph.external(f"{WORDS}.levels", levels, table_file, 0)
        scale = graph.external(f"{WORDS}.scales", scales, table_file, aligned(levels.nbytes))
    options = {"bits": words.bits, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
    return graph.node("GatherBlockQuantized", [table, "input_ids", scale], "words", CONTRIB, **options)


def _layer(graph: GraphWriter, weights: Weights, hidden: str, layer: int) -> str:
    prefix = f"encoder.layer.{layer}"
    queries, keys, values = linear_side_by_side(
        graph, weights, hidden, f"{prefix}.attention.self", ("query", "key", "value")
    )
    attended = graph.node(
        "MultiHeadAttention",
        [queries, keys, values, "", "mask32"],
        f"{prefix}.attended",
        CONTRIB,
        num_heads=weights.shape.heads,
    )
    projected = linear(graph, weights, attended, f"{prefix}.attention.output.dense")
    hidden = _add_and_normalise(graph, weights, projected, hidden, f"{prefix}.attention.output.LayerNorm")
    wide = linear(graph, weights, hidden, f"{prefix}.intermediate.dense")
    active = graph.node("Gelu", [wide], f"{prefix}.active", CONTRIB)
    narrow = linear(graph, weights, active, f"{prefix}.output.dense")
    return _add_and_normalise(graph, weights, narrow, hidden, f"{prefix}.output.LayerNorm")


def _add_and_normalise(graph: GraphWriter, weights: Weights, update: str, hidden: str, name: str) -> str:
    return _normalise(graph, weights, graph.node("Add", [update, hidden], f"{name}.sum"), name)


def _normalise(graph: GraphWriter, weights: Weights, source: str, name: str) -> str:
    scale, shift = _norm_constants(graph, weights.vectors, name)
    return graph.node("LayerNormalization", [source, scale, shift], f"{name}.out", epsilon=weights.shape.epsilon)


def _norm_constants(graph: GraphWriter, vectors: Mapping[str, NDArray[np.float32]], name: str) -> tuple[str, str]:
    scale = graph.constant(f"{name}.weight", vectors[f"{name}.weight"])
    return scale, graph.constant(f"{name}.bias", vectors[f"{name}.bias"])


def _pool(graph: GraphWriter, hidden: str) -> str:
    """Mean over the tokens that are no padding, then unit length by hand: x * 1 / sqrt(sum of squares)."""
    _sum_states(graph, hidden)
    graph.node("Mul", ["summed", "summed"], "squares")
    graph.node("ReduceSum", ["squares", "one"], "square_sum", keepdims=1)
    graph.constant("tiny", np.array([1e-24], np.float32))
    graph.node("Max", ["square_sum", "tiny"], "safe_sum")
    graph.node("Sqrt", ["safe_sum"], "length_of_vector")
    return graph.node("Div", ["summed", "length_of_vector"], "sentence_embedding")


def _sum_states(graph: GraphWriter, hidden: str) -> None:
    """Write ``summed``, the sum of the states of tokens that are no padding, shape (batch, hidden)."""
    graph.node("Cast", ["attention_mask"], "mask_float", to=TensorProto.FLOAT)
    graph.constant("last_axis", np.array([2], np.int64))
    graph.node("Unsqueeze", ["mask_float", "last_axis"], "mask_column")
    graph.node("Mul", [hidden, "mask_column"], "masked")
    graph.node("ReduceSum", ["masked", "one"], "summed", keepdims=0)


def _judge(graph: GraphWriter, weights: Weights, hidden: str) -> str:
    """The first state beside the mean of all, a dense layer with GELU, one number."""
    _sum_states(graph, hidden)
    graph.node("ReduceSum", ["mask_float", "one"], "tokens_read", keepdims=1)
    graph.node("Div", ["summed", "tokens_read"], "mean")
    graph.constant("first_row", np.array(0, np.int64))
    graph.node("Gather", [hidden, "first_row"], "first", axis=1)
    graph.node("Concat", ["first", "mean"], "both", axis=1)
    active = graph.node("Gelu", [linear(graph, weights, "both", DENSE[:-1])], "head_active", CONTRIB)
    column = graph.constant(f"{SCORE}weight", weights.vectors[f"{SCORE}weight"].reshape(-1, 1))
    bias = graph.constant(f"{SCORE}bias", weights.vectors[f"{SCORE}bias"])
    return graph.node("Add", [graph.node("MatMul", [active, column], "judged"), bias], "logit")
