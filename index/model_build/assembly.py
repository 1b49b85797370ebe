"""From what the packages carry to a finished model folder."""

from pathlib import Path

from index.model_build.carrier import Carrier
from index.model_build.difference import apply_difference
from index.model_build.files import write_folder
from index.model_build.graph import build_graph
from index.model_build.native import native_files
from index.model_build.recipe import Recipe
from index.model_build.tokenizer import to_sentencepiece
from index.model_build.weights import Weights, read_weights


def assemble(folder: Path, recipe: Recipe, carrier: bytes, tokenizer: bytes) -> None:
    """Build the model of ``recipe`` from the two files of the packages and write its folder.

    Raises:
        IndexingError: when a file is not what it should be or the folder cannot be written.

    """
    weights = read_weights(Carrier(carrier))
    if recipe.layers is not None:
        weights = apply_difference(weights, recipe.layers.read_bytes())
    write_model(folder, weights, tokenizer, recipe.identity)


def write_model(folder: Path, weights: Weights, tokenizer: bytes, identity: str) -> None:
    """Write a model folder: the graph for serving, the weights as sentence-transformers loads them, the tokenizer."""
    files = {
        "model.onnx": build_graph(weights).SerializeToString(),
        "tokenizer.json": tokenizer,
        "tokenizer.model": to_sentencepiece(tokenizer),
        **native_files(weights),
    }
    write_folder(folder, files, identity)
