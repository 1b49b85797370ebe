"""What the commands that train a network have in common."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.faults import plain_faults
from bot.errors import BotError

EXTRA = ("datasets", "accelerate")
"""What the extra ``tune`` installs."""

INTERRUPTED = 130
"""The exit code of a program that Ctrl+C ended."""

General = Annotated[
    list[Path] | None,
    typer.Option(
        "--general",
        exists=True,
        file_okay=False,
        help="folder z ogólnymi pytaniami w formacie BEIR, z których model też się uczy; można podać kilka",
    ),
]
Epochs = Annotated[float | None, typer.Option(min=0.01, help="ile razy przejść przez pytania")]
Out = Annotated[Path | None, typer.Option(file_okay=False, help="folder na wynik; bez tego w folderze danych")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Zacznij od nowa zamiast od miejsca przerwania.")]
AsJson = Annotated[bool, typer.Option("--json", help="Wypisz kartę modelu jako JSON.")]


class ExtraMissingError(BotError):
    """Training needs packages that nothing else needs."""


def training_folders(data: Path, what: str, out: Path | None, *, fresh: bool) -> tuple[Path, Path]:
    """Return the folder of what trainings have done already, and that of the outcome.

    Args:
        data: the folder of the settings.
        what: the name of what is trained.
        out: where the outcome is wanted, or None.
        fresh: whether what earlier runs have done is thrown away.

    """
    work = data / "tuning"
    if fresh:
        shutil.rmtree(work / f"{what}-runs", ignore_errors=True)
    return work, out or work / what


def tell_made(file: Path, installed: Path | None, then: str) -> None:
    """Say where the outcome is and how to use it.

    Args:
        file: the outcome.
        installed: the file of the package that it may take the place of.
        then: what ``interekip setup`` will do.

    """
    typer.echo(
        f"Gotowe: {file}, a obok karta modelu. Aby z niego korzystać: cp {file} {installed}, "
        f"a potem `interekip setup`, który {then}.",
        err=True,
    )


@contextmanager
def training_faults() -> Iterator[None]:
    """End like every command, and with a sentence also when the extra is missing or somebody pressed Ctrl+C.

    Raises:
        typer.Exit: instead of any of these.

    """
    with plain_faults():
        if missing := [name for name in EXTRA if find_spec(name) is None]:
            raise ExtraMissingError(
                f"Do uczenia modeli brakuje: {', '.join(missing)}. Zainstaluj: pip install '.[tune]'"
            )
        try:
            yield
        except KeyboardInterrupt:
            sys.stderr.write(
                "Przerwano. To samo polecenie podejmie pracę od ostatniego zapisu; --fresh zacznie od nowa.\n"
            )
            raise typer.Exit(INTERRUPTED) from None
