"""``interekip index``: the generations of the index, for an administrator at a terminal."""

import json
from dataclasses import asdict
from typing import Annotated, NoReturn

import typer

from bot.commands.faults import plain_faults, tell_warning
from bot.settings import Settings
from index.snapshot import SnapshotInfo, SnapshotStore

AsJson = Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")]

app = typer.Typer(help="Indeks: stan, sprawdzenie, powrót do poprzedniego.", no_args_is_help=True)


@app.command(help="Pokaż, który indeks działa i co w nim jest.")
def status(as_json: AsJson = False) -> None:
    """Show the generation that serves, and why it is not the newest one; exit code 1 when none can serve."""
    with plain_faults():
        serving = _store().load_any()
    tell_warning(serving.warning)
    sizes = len(serving.passages), len(serving.asked)
    _show([SnapshotInfo(serving.id, True, serving.created, serving.encoder_identity, *sizes)], as_json=as_json)


@app.command(help="Sprawdź sumy kontrolne wszystkich zachowanych indeksów.")
def verify(as_json: AsJson = False) -> None:
    """Read every generation whole; exit code 1 when one is damaged or there is none."""
    with plain_faults():
        generations = _store().verify()
    _show(generations, as_json=as_json)
    if not generations:
        _end("Nie ma jeszcze indeksu. Uruchom `interekip ingest`.")
    if not any(info.serves and not info.fault for info in generations):
        _end("Indeks, który miał działać, jest uszkodzony. Uruchom `interekip ingest`, aby zbudować nowy.")
    if any(info.fault for info in generations):
        _end("Działający indeks jest dobry; do uszkodzonego nie da się wrócić.")


@app.command(help="Wróć do poprzedniego dobrego indeksu.")
def rollback(as_json: AsJson = False) -> None:
    """Let the generation before the serving one serve; a process that serves takes it up within seconds."""
    with plain_faults():
        name = _store().rollback()
    sentence = (
        f"Działa indeks {name}; uruchomiony `interekip serve` sam z niego skorzysta. "
        "`interekip ingest` i `make run` znów zbudują indeks z dzisiejszej biblioteki."
    )
    typer.echo(json.dumps({"snapshot": name}) if as_json else sentence)


def _store() -> SnapshotStore:
    return SnapshotStore(Settings.load().index_dir)


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _show(generations: list[SnapshotInfo], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"snapshots": [asdict(info) for info in generations]}, ensure_ascii=False, indent=2))
        return
    for info in generations:
        contents = f"fragmenty: {info.passages}, pytania: {info.asked}, model {info.encoder}"
        mark = f"{'działa' if info.serves else 'zachowany'}  {contents}"
        typer.echo(f"{info.id}  {f'nie działa  {info.fault}' if info.fault else mark}")
