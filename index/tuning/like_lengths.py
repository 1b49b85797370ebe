"""Texts of like length side by side: a batch is as long as its longest text, and the rest of it is padding."""

from collections.abc import Mapping, Sequence

import numpy as np
from datasets import Dataset

GROUPS = 8
"""More would leave little to chance in what a batch holds."""


def by_length(columns: Mapping[str, Sequence[object]], lengths: Sequence[int], batch: int) -> dict[str, Dataset]:
    """Return the rows in datasets of like length; the trainers draw every batch from one of them.

    Args:
        columns: the examples, column by column.
        lengths: how long each example is.
        batch: examples of one step; no dataset is smaller, unless there are fewer in all.

    """
    order = np.argsort(lengths, kind="stable")
    groups = np.array_split(order, max(1, min(GROUPS, len(order) // batch)))
    return {
        f"length {place}": Dataset.from_dict({name: [column[row] for row in rows] for name, column in columns.items()})
        for place, rows in enumerate(groups)
    }
