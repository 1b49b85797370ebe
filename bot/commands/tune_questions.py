"""``interekip tune questions``: make the network that encodes questions, from the tuned encoder, and write its card."""

import json
import shutil
import time
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.training import AsJson, Epochs, Fresh, General, Out, training_faults
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
        work = settings.data_dir / "tuning"
        target = out or work / "questions"
        if fresh:
            shutil.rmtree(work / "question-runs", ignore_errors=True)
        order = QuestionOrder(tuple(general or ()), base, epochs)
        card = run_questions(order, settings.model_dir, work, target, tell=tell, now=time.monotonic)
    if as_json:
        typer.echo(json.dumps(card, ensure_ascii=False, indent=1))
    typer.echo(
        f"Gotowe: {target / FILE}, a obok karta. Aby z niego korzystać: cp {target / FILE} {TUNED.questions}, a potem "
        "`interekip setup`, który zbuduje model i indeks od nowa.",
        err=True,
    )
