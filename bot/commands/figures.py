"""Figures of a measurement: a table for people, JSON for scripts."""

import json
from collections.abc import Mapping

import typer
from rich.console import Console
from rich.table import Table

Figures = Mapping[str, int | float]


def show_figures(figures: Figures, title: str, *, as_json: bool) -> None:
    """Print ``figures`` on standard output, rounded to four places."""
    rounded = {name: round(value, 4) for name, value in figures.items()}
    if as_json:
        typer.echo(json.dumps(rounded, indent=2))
        return
    table = Table("miara", "wartość", title=title)
    for name, value in rounded.items():
        table.add_row(name, str(value))
    Console().print(table)
