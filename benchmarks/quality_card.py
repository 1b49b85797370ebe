"""``python -m benchmarks.quality_card``: the public quality card, from what the benchmarks have measured.

Reads ``quality.json``, ``serving.json`` and ``peers.json`` from the benchmarks' folder; what is not there stays as it
was measured last, which is kept beside the card. Needs ``pip install -e '.[quality]'``.
"""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks.quality_tables import Row, figures_table, groups_table, number_text, plain_table
from benchmarks.quality_words import LANGUAGES, CardWords

Measured = Mapping[str, Any]
"""A report as ``benchmarks.report.write`` wrote it."""

PARTS = ("dev", "test")
SOURCES = {"quality": "make quality", "serving": "make quality", "peers": "make bench-peers"}
"""The files by name, and the command that makes each."""

MODEL_CARD = Path("index/model_build/model-card.md")


def main(
    outputs: Annotated[Path, typer.Option(help="where the benchmarks wrote their JSON files")] = Path("outputs"),
    docs: Annotated[Path, typer.Option(help="where quality.md goes")] = Path("docs"),
) -> None:
    """Write the card with its plots."""
    kept = docs / "quality"
    kept.mkdir(parents=True, exist_ok=True)
    measured = {name: found for name in SOURCES if (found := take(name, outputs, kept)) is not None}
    if "quality" in measured:
        for words in LANGUAGES:
            draw(measured["quality"], words, kept)
    card = "\n".join(line for words in LANGUAGES for line in card_lines(measured, words))
    (docs / "quality.md").write_text(card, encoding="utf-8")
    typer.echo(docs / "quality.md")


def take(name: str, outputs: Path, kept: Path) -> Measured | None:
    """Return what was measured under ``name``, keeping a copy in ``kept``; the last copy where nothing is new."""
    new, last = outputs / f"{name}.json", kept / f"{name}.json"
    if new.exists():
        shutil.copyfile(new, last)
    return json.loads(last.read_text(encoding="utf-8")) if last.exists() else None


def rows_of(measured: Measured, title: str) -> Sequence[Row]:
    """Return the rows of the table of that title; none where it is missing."""
    return next((table["rows"] for table in measured["tables"] if table["title"] == title), ())


def draw(quality: Measured, words: CardWords, folder: Path) -> None:
    """Draw the three plots in one language."""
    # matplotlib is an extra, without which the text of the card can still be written and tested.
    from benchmarks.quality_plots import draw_calibration, draw_groups, draw_operating_points  # noqa: PLC0415

    by_part = {
        name: {part: rows_of(quality, f"quality: {part}, {name}") for part in PARTS}
        for name in ("calibration", "operating points", "groups")
    }
    draw_calibration(by_part["calibration"], words, folder / f"calibration-{words.language}.svg")
    draw_operating_points(by_part["operating points"], words, folder / f"refusals-{words.language}.svg")
    draw_groups(by_part["groups"], words, folder / f"groups-{words.language}.svg")


def card_lines(measured: Mapping[str, Measured], words: CardWords) -> list[str]:
    """Return the card in one language, line by line."""
    sections = (
        *((_answers, _groups, _refusals) if "quality" in measured else ()),
        _speed,
        _peers,
        _model,
    )
    lines = [f"# {words.title}", "", words.introduction, ""]
    for section in sections:
        lines += [*section(measured, words), ""]
    return [*lines, words.again, ""]


def _answers(measured: Mapping[str, Measured], words: CardWords) -> Iterable[str]:
    quality = measured["quality"]
    [index] = rows_of(quality, "quality: index")
    yield from (words.index.format(**index), "", f"## {words.answers}", "", words.answers_note, "")
    yield from figures_table({part: rows_of(quality, f"quality: {part}") for part in PARTS}, words)


def _groups(measured: Mapping[str, Measured], words: CardWords) -> Iterable[str]:
    yield from (f"## {words.groups}", "", f"![{words.groups}](quality/groups-{words.language}.svg)")
    for part in PARTS:
        yield from ("", f"### {words.parts[part].capitalize()}", "")
        yield from groups_table(rows_of(measured["quality"], f"quality: {part}, groups"), words)


def _refusals(measured: Mapping[str, Measured], words: CardWords) -> Iterable[str]:
    quality = measured["quality"]
    [serving] = [row for row in rows_of(quality, "quality: test, operating points") if row["serves"]]
    errors = {
        part: number_text(row["expected_calibration_error"], words)
        for part in PARTS
        for row in rows_of(quality, f"quality: {part}, calibration error")
    }
    threshold = number_text(serving["threshold"], words)
    yield from (f"## {words.refusals}", "", words.refusals_note.format(threshold=threshold, **errors), "")
    yield f"![{words.calibration}](quality/calibration-{words.language}.svg)"
    yield f"![{words.operating}](quality/refusals-{words.language}.svg)"


def _speed(measured: Mapping[str, Measured], words: CardWords) -> Iterable[str]:
    yield from (f"## {words.speed}", "")
    yield from _reported("serving", measured, words, words.speed_note)


def _peers(measured: Mapping[str, Measured], words: CardWords) -> Iterable[str]:
    yield from (f"## {words.peers}", "")
    yield from _reported("peers", measured, words, words.peers_note)


def _reported(name: str, measured: Mapping[str, Measured], words: CardWords, note: str) -> Iterable[str]:
    """Yield the tables of a report as they are, with the machine that they were measured on."""
    if name not in measured:
        yield words.missing.format(command=SOURCES[name])
        return
    yield f"{note} {words.machine.format(**measured[name]['machine'])}"
    for table in measured[name]["tables"]:
        yield from ("", f"### {words.tables.get(table['title'], table['title'].partition(': ')[2])}", "")
        yield from plain_table(table["rows"], words)


def _model(_: Mapping[str, Measured], words: CardWords) -> Iterable[str]:
    yield from (f"## {words.model}", "")
    link = f"[{MODEL_CARD.name}](../{MODEL_CARD.as_posix()})"
    missing = words.missing.format(command="interekip tune encoder")
    yield f"{words.model_note} {link}." if MODEL_CARD.exists() else missing


if __name__ == "__main__":
    typer.run(main)
