"""Linear layers of the graph, as their matrices come: in blocks of 4 or 8 bits, in half precision, or in integers."""

from collections.abc import Sequence

import numpy as np
from onnx import TensorProto

from index.model_build.carrier import BLOCK
from index.model_build.graph_writer import CONTRIB, GraphWriter
from index.model_build.integers import round_to_integers
from index.model_build.weights import QuantisedMatrix, Weights, dense, packed_levels

ACCURACY_LEVEL = 0
"""Activations stay in float32; level 4 rounds them to 8 bits."""


def linear(graph: GraphWriter, weights: Weights, source: str, name: str) -> str:
    """Write down the layer ``name`` over ``source``; return its output."""
    if name in weights.ranges:
        return _in_integers(graph, weights, source, name, [name])
    matrix = weights.matrices[f"{name}.weight"]
    bias = graph.constant(f"{name}.bias", weights.vectors[f"{name}.bias"])
    if not isinstance(matrix, QuantisedMatrix):
        graph.constant(f"{name}.weight", matrix.T)
        widened = graph.node("Cast", [f"{name}.weight"], f"{name}.weight32", to=TensorProto.FLOAT)
        return graph.node("Add", [graph.node("MatMul", [source, widened], f"{name}.product"), bias], f"{name}.out")
    rows, columns = matrix.levels.shape
    blocks = packed_levels(matrix).reshape(rows, columns // BLOCK, BLOCK * matrix.bits // 8)
    levels = graph.constant(f"{name}.levels", blocks)
    scales = graph.constant(f"{name}.scales", matrix.scales.reshape(-1))
    options = {"K": columns, "N": rows, "bits": matrix.bits, "block_size": BLOCK, "accuracy_level": ACCURACY_LEVEL}
    return graph.node("MatMulNBits", [source, levels, scales, "", "", bias], f"{name}.out", CONTRIB, **options)


def linear_side_by_side(
    graph: GraphWriter, weights: Weights, source: str, name: str, parts: Sequence[str]
) -> Sequence[str]:
    """Write down the layers ``parts`` of ``name``, which have the same size, over the same ``source``.

    In integers they are one, so that the source is rounded once.
    """
    layers = [f"{name}.{part}" for part in parts]
    if name not in weights.ranges:
        return [linear(graph, weights, source, layer) for layer in layers]
    together = _in_integers(graph, weights, source, name, layers)
    sizes = np.array([weights.vectors[f"{layer}.bias"].size for layer in layers], np.int64)
    split = graph.constant(f"{name}.sizes", sizes)
    return graph.node_of_several("Split", [together, split], [f"{layer}.out" for layer in layers], axis=2)


def _in_integers(graph: GraphWriter, weights: Weights, source: str, name: str, layers: Sequence[str]) -> str:
    matrix = np.concatenate([dense(weights.matrices[f"{layer}.weight"]) for layer in layers])
    bias = np.concatenate([weights.vectors[f"{layer}.bias"] for layer in layers])
    rounded = round_to_integers(matrix, weights.ranges[name])
    alike = graph.node("Mul", [source, graph.constant(f"{name}.factors", rounded.factors)], f"{name}.alike")
    integers, step, zero = graph.node_of_several(
        "DynamicQuantizeLinear", [alike], [f"{name}.integers", f"{name}.step", f"{name}.zero"]
    )
    levels = graph.constant(f"{name}.levels", rounded.levels)
    steps = graph.constant(f"{name}.steps", rounded.steps)
    zeros = graph.constant(f"{name}.zeros", np.zeros(len(bias), np.int8))
    inputs = [integers, levels, step, steps, zero, zeros, graph.constant(f"{name}.bias", bias)]
    return graph.node("MatMulIntegerToFloat", inputs, f"{name}.out", CONTRIB)
