"""``interekip tune reader``: train the reader on the library's questions and write its card."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.training import (
    AsJson,
    Epochs,
    Fresh,
    General,
    Out,
    tell_made,
    training_faults,
    training_folders,
)
from bot.settings import Settings

SIZES = (6, 12)


def _check_layers(layers: int | None) -> int | None:
    if layers not in {None, *SIZES}:
        raise typer.BadParameter("czytnik ma 6 albo 12 warstw")
    return layers


WithTeacher = Annotated[
    bool, typer.Option("--with-teacher", help="Najpierw naucz większego czytnika, od którego nauczy się mniejszy.")
]
Base = Annotated[
    Path | None,
    typer.Option(
        "--from",
        exists=True,
        dir_okay=False,
        help="plik czytnika, od którego zacząć; z --with-teacher: od którego zaczyna większy",
    ),
]
Layers = Annotated[
    int | None,
    typer.Option(callback=_check_layers, help="ile warstw ma nowy czytnik: 6 albo 12 (nie z samym --from)"),
]


def tune_reader(
    *,
    general: General = None,
    with_teacher: WithTeacher = False,
    base: Base = None,
    layers: Layers = None,
    epochs: Epochs = None,
    out: Out = None,
    fresh: Fresh = False,
    as_json: AsJson = False,
) -> None:
    """Train the reader; without a GPU it goes on from the packaged one."""
    if base is not None and layers is not None and not with_teacher:
        raise typer.BadParameter("--from i --layers wykluczają się: plik mówi, ile warstw ma czytnik")
    with training_faults():
        from bot.commands.preparation import tell  # noqa: PLC0415 - the ingest, for which no other start should pay
        from index.model_build import READER  # noqa: PLC0415 - only this command needs it
        from index.tuning.reader_order import FILE, ReaderOrder, run_reader  # noqa: PLC0415 - torch

        settings = Settings.load()
        work, target = training_folders(settings.data_dir, "reader", out, fresh=fresh)
        order = ReaderOrder(tuple(general or ()), base, layers, epochs, with_teacher)
        card = run_reader(order, settings.model_dir, work, target, tell=tell, now=time.monotonic)
    if as_json:
        typer.echo(json.dumps(card, ensure_ascii=False, indent=1))
    tell_made(target / FILE, READER.weights, "dopasuje też odmowy")
