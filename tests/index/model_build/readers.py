"""A reader of one narrow layer with random weights."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model_build import ReaderRecipe
from index.model_build.reader_weights import DENSE, LONGEST, SCORE, pack_reader

HIDDEN, WIDE = 96, 128
_LAYER = "encoder.layer.0"
_NORMS = ("embeddings.LayerNorm", f"{_LAYER}.attention.output.LayerNorm", f"{_LAYER}.output.LayerNorm")
_LINEAR = {
    **{f"{_LAYER}.attention.self.{part}": (HIDDEN, HIDDEN) for part in ("query", "key", "value")},
    f"{_LAYER}.attention.output.dense": (HIDDEN, HIDDEN),
    f"{_LAYER}.intermediate.dense": (WIDE, HIDDEN),
    f"{_LAYER}.output.dense": (HIDDEN, WIDE),
    DENSE[:-1]: (HIDDEN, 2 * HIDDEN),
    SCORE[:-1]: (1, HIDDEN),
}


def make_recipe(path: Path, seed: int = 1) -> ReaderRecipe:
    """Write the weights of a small reader to ``path``."""
    chance = np.random.default_rng(seed)
    state = {name: chance.normal(0, 0.2, shape).astype(np.float32) for name, shape in _shapes()}
    path.write_bytes(pack_reader(state))
    return ReaderRecipe("small-reader", path)


def random_words(rows: int, tokens: int) -> NDArray[np.float32]:
    """Return rows of a table of words that such a reader can read."""
    return np.random.default_rng(2).normal(size=(rows, tokens, HIDDEN)).astype(np.float32)


def _shapes() -> Iterator[tuple[str, tuple[int, ...]]]:
    yield "embeddings.position_embeddings.weight", (LONGEST, HIDDEN)
    yield "embeddings.token_type_embeddings.weight", (1, HIDDEN)
    for name in _NORMS:
        yield from ((f"{name}.weight", (HIDDEN,)), (f"{name}.bias", (HIDDEN,)))
    for name, shape in _LINEAR.items():
        yield from ((f"{name}.weight", shape), (f"{name}.bias", shape[:1]))
