"""From what the packages carry to a finished model folder."""

from pathlib import Path

from index.model_build.carrier import Carrier
from index.model_build.difference import apply_difference
from index.model_build.files import PASSAGES, QUESTIONS, TABLE, write_folder
from index.model_build.graph import build_graph, build_reader_graph
from index.model_build.native import native_files, routed_files
from index.model_build.question_weights import question_weights
from index.model_build.reader_weights import unpack_reader
from index.model_build.recipe import ReaderRecipe, Recipe
from index.model_build.tokenizer import to_sentencepiece
from index.model_build.weights import WORDS, QuantisedMatrix, Weights, packed_levels, read_weights
from index.word_table import WordTable


def assemble(folder: Path, recipe: Recipe, carrier: bytes, tokenizer: bytes) -> None:
    """Build the model of ``recipe`` from the two files of the packages and write its folder.

    Raises:
        IndexingError: when a file is not what it should be or the folder cannot be written.

    """
    weights = read_weights(Carrier(carrier))
    if recipe.layers is not None:
        weights = apply_difference(weights, recipe.layers.read_bytes())
    questions = None if recipe.questions is None else question_weights(weights, recipe.questions.read_bytes())
    write_model(folder, weights, questions, tokenizer, recipe.identity)


def assemble_reader(folder: Path, recipe: ReaderRecipe) -> None:
    """Build the reader of ``recipe`` and write its folder.

    Raises:
        IndexingError: when a file is not what it should be or the folder cannot be written.

    """
    graph = build_reader_graph(unpack_reader(recipe.weights.read_bytes()))
    write_folder(folder, {"reader.onnx": graph.SerializeToString()}, recipe.identity)


def write_model(folder: Path, weights: Weights, questions: Weights | None, tokenizer: bytes, identity: str) -> None:
    """Write a model folder: the graphs for serving, the weights as sentence-transformers loads them, the tokenizer."""
    files = {
        PASSAGES: build_graph(weights, TABLE).SerializeToString(),
        TABLE: _table(weights),
        "tokenizer.json": tokenizer,
        "tokenizer.model": to_sentencepiece(tokenizer),
        **native_files(weights),
    }
    if questions is not None:
        files[QUESTIONS] = build_graph(questions, TABLE).SerializeToString()
        files |= routed_files(questions, tokenizer)
    write_folder(folder, files, identity)


def _table(weights: Weights) -> bytes:
    words = weights.matrices[WORDS]
    if not isinstance(words, QuantisedMatrix):
        raise TypeError("the table of words comes in 4 bits")
    return WordTable(packed_levels(words), words.scales).to_bytes()
