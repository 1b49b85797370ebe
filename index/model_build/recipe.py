"""What a model is made from."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.model_build.packages import TOKENIZER, WEIGHTS

REVISION = "7"
"""Goes up when the graph or the folder changes, so that older folders are built again."""


READER_REVISION = "3"
"""The same for the reader."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model is made from: the pinned base weights, and tuned layers and layers for questions, or none."""

    name: str
    layers: Path | None = None
    questions: Path | None = None

    @property
    def identity(self) -> str:
        """The name and a hash of everything that goes into the model."""
        parts = [WEIGHTS.sha256, TOKENIZER.sha256, REVISION]
        for what, file in (("", self.layers), ("questions:", self.questions)):
            if file is not None:
                parts.append(what + hashlib.sha256(file.read_bytes()).hexdigest())
        return f"{self.name}-{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:12]}"


BASE = Recipe("multilingual-e5-small-q4")
TUNED = Recipe(
    "interekip-e5-small",
    Path(__file__).with_name("tuned.safetensors"),
    Path(__file__).with_name("questions.safetensors"),
)


@dataclass(frozen=True, slots=True)
class ReaderRecipe:
    """What a reader is made from: its trained layers, as they come with the package."""

    name: str
    weights: Path

    @property
    def identity(self) -> str:
        """The name and a hash of everything that goes into the reader."""
        content = f"{hashlib.sha256(self.weights.read_bytes()).hexdigest()} {READER_REVISION}"
        return f"{self.name}-{hashlib.sha256(content.encode()).hexdigest()[:12]}"


READER = ReaderRecipe("interekip-reader", Path(__file__).with_name("reader.safetensors"))
