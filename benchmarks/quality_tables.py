"""The tables of the quality card, as Markdown lines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.quality_words import CardWords
from benchmarks.report import columns_of

Row = Mapping[str, Any]
"""A row of a table in the JSON files."""


def figures_table(parts: Mapping[str, Sequence[Row]], words: CardWords) -> Iterable[str]:
    """Yield one line a figure, with the value and the interval of each part."""
    found = {part: {row["figure"]: row for row in rows} for part, rows in parts.items()}
    yield from _head(["", *(words.parts[part] for part in parts)])
    for name, label in words.figures.items():
        cells = [_with_interval(rows.get(name, {}), "value", "low", "high", words) for rows in found.values()]
        yield _line([label, *cells])


def groups_table(rows: Sequence[Row], words: CardWords) -> Iterable[str]:
    """Yield one line a kind of question."""
    yield from _head(["", *words.columns.values()])
    for row in rows:
        cells = [_with_interval(row, name, f"{name}_low", f"{name}_high", words) for name in words.columns]
        yield _line([f"{words.kinds[row['kind']]}: {words.values.get(row['group'], row['group'])}", *cells])


def plain_table(rows: Sequence[Row], words: CardWords) -> Iterable[str]:
    """Yield a table as it was reported, with the names of its columns."""
    names = columns_of(rows)
    yield from _head(names)
    for row in rows:
        yield _line([number_text(row.get(name), words) for name in names])


def number_text(value: object, words: CardWords) -> str:
    """Return a cell as people read it in that language: three places below 1, fewer above it, a dash for nothing."""
    match value:
        case None:
            return "–"
        case bool():
            return str(value).lower()
        case float():
            places = max(0, 3 - len(str(int(abs(value))))) if abs(value) >= 1 and value != 1.0 else 3
            return f"{value:.{places}f}".replace(".", words.decimal)
        case _:
            return str(value)


def _with_interval(row: Row, name: str, low: str, high: str, words: CardWords) -> str:
    value = number_text(row.get(name), words)
    if row.get(low) is None or row.get(name) is None:
        return value
    return f"{value} ({number_text(row[low], words)}–{number_text(row[high], words)})"


def _head(names: Sequence[str]) -> Iterable[str]:
    yield _line(names)
    yield "|" + "---|" * len(names)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
