import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.machine import cpu_model
from benchmarks.report import Floor, Report, Rows, as_text, at_least, at_most, columns_of, show, write


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        (True, "yes"),
        (False, "no"),
        (79, "79"),
        (0.91139, "0.911"),
        (-0.5, "-0.500"),
        (2.076, "2.08"),
        (43.149, "43.1"),
        (373.4, "373"),
        (4198.2, "4198"),
        ("txtai", "txtai"),
    ],
)
def test_cells_show_three_digits_that_tell_something(value: object, text: str) -> None:
    assert as_text(value) == text


def test_columns_keep_the_order_in_which_rows_name_them() -> None:
    assert columns_of([{"a": 1, "b": 2}, {"c": 3, "a": 4}]) == ["a", "b", "c"]


def test_a_limit_is_reached_at_its_edge_and_unknown_without_a_figure() -> None:
    assert at_most("ms", 80.0, 80).reached is True
    assert at_most("ms", 80.1, 80).reached is False
    assert at_least("R@1", 0.8, 0.8).reached is True
    assert at_least("R@1", 0.79, 0.8).reached is False
    assert at_most("ms", None, 80) == Floor("ms at most 80", None, None)


def test_a_report_is_shown_with_its_notes_and_written_with_its_machine(tmp_path: Path) -> None:
    report = Report(
        "answer", (Rows("title", ({"threads": 1, "p50": None},)),), (at_most("ms", 7.0, 80),), ("a [note]",)
    )
    console = Console(width=120, record=True, file=io.StringIO())
    show(report, console)
    shown = console.export_text()
    assert "title" in shown
    assert "ms at most 80" in shown
    assert "a [note]" in shown
    written = json.loads(write(report, {"cores": 2}, tmp_path / "new").read_text())
    assert written["machine"] == {"cores": 2}
    assert written["tables"] == [{"title": "title", "rows": [{"threads": 1, "p50": None}]}]
    assert written["floors"] == [{"what": "ms at most 80", "measured": 7.0, "reached": True}]


def test_the_processor_is_named_as_the_system_does(tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("processor\t: 0\nmodel name\t: A Fast One: 2 GHz\nprocessor\t: 1\nmodel name\t: Another\n")
    assert cpu_model(cpuinfo) == "A Fast One: 2 GHz"
    assert cpu_model(tmp_path / "missing")
