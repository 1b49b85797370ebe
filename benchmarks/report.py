"""What a benchmark found, as tables for people and as JSON for programs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.machine import Facts

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rows:
    """One table; every row has a value, or none, for each column that any row names."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that has to be reached; ``measured`` is None where it could not be measured."""

    what: str
    measured: float | bool | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that one part of the benchmarks found. ``notes`` say how it was measured and what to beware of."""

    part: str
    tables: tuple[Rows, ...]
    floors: tuple[Floor, ...] = ()
    notes: tuple[str, ...] = ()


def at_most(what: str, measured: float | None, limit: float) -> Floor:
    """Return the floor that ``measured`` is not above ``limit``."""
    return Floor(f"{what} at most {limit:g}", measured, None if measured is None else measured <= limit)


def at_least(what: str, measured: float | None, limit: float) -> Floor:
    """Return the floor that ``measured`` is not below ``limit``."""
    return Floor(f"{what} at least {limit:g}", measured, None if measured is None else measured >= limit)


def show(report: Report, console: Console) -> None:
    """Print the tables, the floors and the notes."""
    for table in report.tables:
        console.print(_table(table.title, table.rows))
    if report.floors:
        console.print(_table(f"{report.part}: figures to reach", [asdict(floor) for floor in report.floors]))
    for note in report.notes:
        console.print(f"- {note}", markup=False, highlight=False)


def write(report: Report, machine: Facts, folder: Path) -> Path:
    """Write the report as ``<part>.json`` into ``folder`` and return the path.

    Raises:
        OSError: when the disk refuses.

    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{report.part}.json"
    content = asdict(report) | {"machine": machine}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def columns_of(rows: Iterable[Row]) -> list[str]:
    """Return the names of all columns, in the order in which they first appear."""
    return list(dict.fromkeys(name for row in rows for name in row))


def as_text(value: object) -> str:
    """Return a cell as people read it: "-" for what was not measured, numbers with three digits that tell something."""
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.{max(0, 3 - len(str(int(abs(value)))))}f}" if abs(value) >= 1 else f"{value:.3f}"
        case _:
            return str(value)


def _table(title: str, rows: Sequence[Row]) -> Table:
    names = columns_of(rows)
    table = Table(title=title, title_justify="left")
    for name in names:
        numbers = all(isinstance(row.get(name), float | int | None) for row in rows)
        table.add_column(name, justify="right" if numbers else "left")
    for row in rows:
        table.add_row(*(as_text(row.get(name)) for name in names))
    return table
