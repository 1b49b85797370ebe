"""Writing an ONNX graph down, node by node."""

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnx.external_data_helper import set_external_data

CONTRIB = "com.microsoft"


class GraphWriter:
    """Collects nodes and initialisers while a network is written down from its input to its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initialisers: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.initialisers.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def external(self, name: str, value: NDArray[np.generic], file: str, offset: int) -> str:
        """Add a constant whose bytes are in ``file`` beside the graph, where the runtime maps them into memory."""
        self.constant(name, value)
        set_external_data(self.initialisers[-1], file, offset, value.nbytes)
        self.initialisers[-1].ClearField("raw_data")
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: float) -> str:
        """Add a node with one output and return the output's name, which is the node's too."""
        self.node_of_several(operator, inputs, [output], domain, **attributes)
        return output

    def node_of_several(
        self, operator: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: float
    ) -> list[str]:
        """Add a node with several outputs and return their names."""
        node = helper.make_node(operator, inputs, outputs, name=outputs[0], domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self.nodes.append(node)
        return outputs
