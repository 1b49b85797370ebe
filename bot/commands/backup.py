"""``interekip backup`` and ``interekip restore``: copies of people's data."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import SystemClock, in_warsaw
from bot.commands.faults import plain_faults
from bot.commands.lock import only_server_of
from bot.settings import Settings
from bot.store.backup import back_up
from bot.store.backup import restore as put_back

_MEGABYTE = 1_000_000


def backup(
    *, out: Annotated[Path | None, typer.Option(help="plik kopii; domyślnie w folderze backups obok bazy")] = None
) -> None:
    """Copy people's data into one file, also while the bot serves."""
    with plain_faults():
        settings = Settings.load()
        made = back_up(settings.database, out or _usual_name(settings))
        size = f"{made.size / _MEGABYTE:.1f}".replace(".", ",")
        typer.echo(f"Kopia bazy jest w pliku {made.path} ({size} MB, schemat {made.revision}); sprawdzono ją.")
        sys.stderr.write(
            "Są w niej dane osób: trzymaj ją w bezpiecznym miejscu i usuwaj stare kopie. "
            f"Klucz biletów ({settings.ticket_key_path}) skopiuj osobno.\n"
        )


def restore(file: Annotated[Path, typer.Argument(help="kopia zrobiona przez interekip backup")]) -> None:
    """Put a copy in the place of people's data, while the bot does not serve."""
    with plain_faults():
        settings = Settings.load()
        with only_server_of(settings.data_dir):
            kept = put_back(settings.database, file, at=SystemClock().now())
        typer.echo(f"Przywrócono bazę z kopii {file} i sprawdzono ją.")
        if kept is not None:
            typer.echo(f"To, co było w bazie przedtem, jest w pliku {kept}.")
        sys.stderr.write(
            "Osoby, które po zrobieniu kopii usunęły swoje dane, są w bazie znowu: usuń je jeszcze raz. "
            "Plik z poprzednią bazą skasuj, gdy nie będzie potrzebny.\n"
        )


def _usual_name(settings: Settings) -> Path:
    suffix = ".dump" if isinstance(settings.database, str) else ".db"
    return settings.data_dir / "backups" / f"interekip-{in_warsaw(SystemClock().now()):%Y-%m-%d-%H%M%S}{suffix}"
