"""The plots of the quality card; matplotlib is an extra of this file alone: ``pip install -e '.[quality]'``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl

from benchmarks.quality_tables import Row, number_text
from benchmarks.quality_words import CardWords

mpl.use("svg")
import matplotlib.pyplot as plt

COLOURS = {"dev": "#4477aa", "test": "#cc6677"}
"""Two colours that people with any colour vision tell apart (Tol, 2021)."""

# The same figures give the same bytes, so that a card that did not change shows no difference.
mpl.rcParams.update({"svg.hashsalt": "interekip", "font.family": "DejaVu Sans", "font.size": 9, "axes.axisbelow": True})


def draw_calibration(bins: Mapping[str, Sequence[Row]], words: CardWords, path: Path) -> None:
    """Draw predicted against observed shares of each part; larger points stand for more questions."""
    figure, axes = _axes(words.calibration, words.predicted, words.observed)
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=1, linestyle="--")
    for part, rows in bins.items():
        x, y = ([row[name] for row in rows] for name in ("predicted", "observed"))
        axes.plot(x, y, color=COLOURS[part], linewidth=1)
        axes.scatter(x, y, s=[8 + 2 * row["questions"] for row in rows], color=COLOURS[part], label=words.parts[part])
    _save(figure, path)


def draw_operating_points(points: Mapping[str, Sequence[Row]], words: CardWords, path: Path) -> None:
    """Draw precision against recall of the refusals for every threshold, and mark the one that serves."""
    figure, axes = _axes(words.operating, words.recall, words.precision)
    for part, rows in points.items():
        known = [row for row in rows if row["precision"] is not None and row["recall"] is not None]
        axes.plot(
            [row["recall"] for row in known],
            [row["precision"] for row in known],
            color=COLOURS[part],
            label=words.parts[part],
        )
        for serving in (row for row in known if row["serves"]):
            label = f"{words.serves}: {number_text(serving['threshold'], words)}"
            axes.scatter(serving["recall"], serving["precision"], color=COLOURS[part], s=60, zorder=3, label=label)
    _save(figure, path)


def draw_groups(groups: Mapping[str, Sequence[Row]], words: CardWords, path: Path) -> None:
    """Draw a bar with its interval for each kind of question: the share that is answered correctly."""
    name = "answered_correctly_rate"
    names = list(dict.fromkeys(row["group"] for rows in groups.values() for row in rows))
    figure, axes = _axes(words.groups, "", words.figures[name])
    width = 0.8 / max(1, len(groups))
    for number, (part, rows) in enumerate(groups.items()):
        known = [row for row in rows if row[name] is not None]
        values = [row[name] for row in known]
        errors = [
            [max(0.0, row[name] - row[f"{name}_low"]) for row in known],
            [max(0.0, row[f"{name}_high"] - row[name]) for row in known],
        ]
        places = [names.index(row["group"]) + (number - (len(groups) - 1) / 2) * width for row in known]
        axes.bar(places, values, width, yerr=errors, capsize=2, color=COLOURS[part], label=words.parts[part])
    axes.set_xticks(range(len(names)), [words.values.get(each, each) for each in names], rotation=30, ha="right")
    axes.set_xlim(-0.6, len(names) - 0.4)
    _save(figure, path)


def _axes(title: str, x: str, y: str) -> tuple[Any, Any]:
    figure, axes = plt.subplots(figsize=(6.4, 3.8), layout="constrained")
    axes.set(title=title, xlabel=x, ylabel=y, xlim=(0, 1.02), ylim=(0, 1.02))
    axes.grid(color="0.9")
    return figure, axes


def _save(figure: Any, path: Path) -> None:  # noqa: ANN401 - matplotlib's own
    figure.legend(loc="outside lower center", ncols=2, frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
