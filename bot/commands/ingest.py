"""``interekip ingest``: read the sources, index what changed, and give an account of it."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import SystemClock
from bot.commands.choosing_sources import Choice
from bot.commands.faults import plain_faults
from bot.commands.ingest_progress import ProgressStyle, shown_progress
from bot.commands.since import parse_since
from bot.settings import Settings

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""

_INTERRUPTED = "Przerwano. Działa dotychczasowy indeks; następne `interekip ingest` pójdzie dalej od tego miejsca.\n"


def ingest(
    *,
    source: Annotated[list[str] | None, typer.Option(help="Tylko to źródło; opcję można powtórzyć.")] = None,
    folder: Annotated[Path | None, typer.Option(help="Folder z plikami jako źródło, zamiast stron.")] = None,
    folder_url: Annotated[str, typer.Option(help="Adres, pod którym pliki z folderu są w sieci.")] = "",
    publisher: Annotated[str, typer.Option(help="Wydawca plików z folderu.")] = "",
    since: Annotated[str, typer.Option(help="Pomiń źródła sprawdzone później: 2026-11-20 albo 3d, 12h.")] = "",
    due: Annotated[bool, typer.Option("--due", help="Tylko źródła, na które przyszła pora.")] = False,
    force: Annotated[str, typer.Option(help="Opublikuj mimo gorszych odpowiedzi; podaj powód.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Pokaż, co się zmieni, i niczego nie zmieniaj.")] = False,
    progress: Annotated[ProgressStyle, typer.Option(help="Postęp: pasek, wiersze JSON albo nic.")] = ProgressStyle.BAR,
    as_json: Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")] = False,
) -> None:
    """Read the sources and index what changed; the index that serves stays until the new one is whole and proved."""
    # What fetches and reads is loaded by nobody else: every start of the bot would pay for it.
    from bot.commands.ingest_account import account_as_json, account_as_text, exit_code  # noqa: PLC0415
    from bot.commands.ingest_parts import Wanted, run_ingest  # noqa: PLC0415
    from bot.commands.preparation import ensure_encoder  # noqa: PLC0415
    from ingest.folder_source import open_folder  # noqa: PLC0415

    with plain_faults():
        settings = Settings.load()
        wanted = Wanted(
            choice=Choice(tuple(source or ()), due, parse_since(since, SystemClock().now()) if since else None),
            folder=open_folder(folder, folder_url, publisher) if folder else None,
            force=force.strip(),
            dry_run=dry_run,
        )
        if not dry_run:
            ensure_encoder(settings)
        try:
            with shown_progress(progress) as listener:
                account = run_ingest(settings, wanted, listener)
        except KeyboardInterrupt:
            sys.stderr.write(_INTERRUPTED)
            raise typer.Exit(INTERRUPTED) from None
    found = json.dumps(account_as_json(account), ensure_ascii=False, indent=2)
    typer.echo(found if as_json else account_as_text(account))
    raise typer.Exit(exit_code(account.report.status))
