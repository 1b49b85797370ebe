"""``interekip tune encoder``: tune the encoder on the library's questions and write its card."""

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


def tune_encoder(
    *,
    general: General = None,
    watch: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            file_okay=False,
            help="folder z ogólnymi pytaniami, które służą tylko do sprawdzenia, czy nic się nie pogorszyło",
        ),
    ] = None,
    temperature: Annotated[
        list[float] | None, typer.Option(min=0.001, max=1.0, help="temperatura; każda podana jest sprawdzana")
    ] = None,
    epochs: Epochs = None,
    thaw: Annotated[bool, typer.Option("--thaw", help="Ucz z tabelą słów, która do pliku i tak nie wchodzi.")] = False,
    out: Out = None,
    fresh: Fresh = False,
    as_json: AsJson = False,
) -> None:
    """Tune the encoder; exit code 1 when general texts got worse by it, with the file written all the same."""
    with training_faults():
        from bot.commands.preparation import tell  # noqa: PLC0415 - the ingest, for which no other start should pay
        from index.model_build import TUNED  # noqa: PLC0415 - only this command needs it
        from index.tuning.encoder_order import FILE, EncoderOrder, run_encoder  # noqa: PLC0415 - torch

        settings = Settings.load()
        work, target = training_folders(settings.data_dir, "encoder", out, fresh=fresh)
        order = EncoderOrder(tuple(general or ()), tuple(watch or ()), tuple(temperature or ()), epochs, thaw)
        tuned, card = run_encoder(order, work, target, tell=tell, now=time.monotonic)
    if as_json:
        typer.echo(json.dumps(card, ensure_ascii=False, indent=1))
    tell_made(target / FILE, TUNED.layers, "zbuduje model i indeks od nowa")
    if not tuned.before.general:
        typer.echo("Nie sprawdzono ogólnych tekstów; zrobi to --watch FOLDER (zbiór w formacie BEIR).", err=True)
    if tuned.worse:
        typer.echo(f"Gorzej niż przedtem wyszukuje w: {', '.join(tuned.worse)}. Nie używaj tego pliku.", err=True)
        raise typer.Exit(1)
