"""``interekip tune refusals``: fit the refusals to the encoder and the library, and say how well they separate."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.answering.support import PACKAGED
from bot.commands.faults import plain_faults
from bot.commands.figures import show_figures
from bot.settings import Settings


def tune_refusals(
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False,
            help="plik na kalibrację; bez tego ten, z którego korzysta program "
            "(dla modelu z INTEREKIP_MODEL leży w folderze danych)",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Wypisz wyniki jako JSON.")] = False,
) -> None:
    """Fit the calibration of refusals on the index that serves; the same index and questions give the same file."""
    from bot.commands.preparation import calibrate  # noqa: PLC0415 - the ingest, for which no other start should pay

    with plain_faults():
        settings = Settings.load()
        path = out or (settings.support_path if settings.model else PACKAGED)
        report = calibrate(settings, path)
    show_figures(asdict(report), path.name, as_json=as_json)
