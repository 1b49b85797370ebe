"""``interekip tune questions``: make the network that encodes questions, from the tuned encoder, and write its card."""

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


def tune_questions(
    *,
    general: General = None,
    base: Annotated[
        Path | None, typer.Option("--from", exists=True, dir_okay=False, help="plik sieci, od której zacząć")
    ] = None,
    epochs: Epochs = None,
    out: Out = None,
    fresh: Fresh = False,
    as_json: AsJson = False,
) -> None:
    """Make the network of questions; without a GPU the packaged one goes on."""
    with training_faults():
        from bot.commands.preparation import tell  # noqa: PLC0415 - the ingest, for which no other start should pay
        from index.model_build import TUNED  # noqa: PLC0415 - only this command needs it
        from index.tuning.question_order import FILE, QuestionOrder, run_questions  # noqa: PLC0415 - torch

        settings = Settings.load()
        work, target = training_folders(settings.data_dir, "questions", out, fresh=fresh)
        order = QuestionOrder(tuple(general or ()), base, epochs)
        card = run_questions(order, settings.model_dir, work, target, tell=tell, now=time.monotonic)
    if as_json:
        typer.echo(json.dumps(card, ensure_ascii=False, indent=1))
    tell_made(target / FILE, TUNED.questions, "zbuduje model i indeks od nowa")
