"""``interekip source``: what the ingest reads, for an administrator at a terminal.

Exit codes: 0 done, 1 refused or impossible (one sentence on standard error), 2 the command was written wrongly.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.faults import plain_faults
from bot.errors import BotError
from bot.settings import Settings

# What edits the list, fetches and reads is loaded inside the commands: every start of the bot would pay for it.

AsJson = Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")]
SourceName = Annotated[str, typer.Argument(help="id źródła; wszystkie wypisze interekip source list")]

app = typer.Typer(help="Źródła w sieci, które czyta aktualizacja indeksu.", no_args_is_help=True)


@app.command(help="Dodaj stronę do własnej listy źródeł.")
def add(
    *,
    url: Annotated[str, typer.Argument(help="adres strony, od której zacząć")],
    identifier: Annotated[str, typer.Option("--id", help="krótka nazwa bez ogonków, np. gmina-chelmza")],
    title: Annotated[str, typer.Option(help="tytuł, pod którym strona będzie cytowana")],
    publisher: Annotated[str, typer.Option(help="wydawca")],
    topic: Annotated[str, typer.Option(help="temat, np. fundusze UE")],
    language: Annotated[str, typer.Option(help="język strony: dwie litery")] = "pl",
    reader: Annotated[str, typer.Option(help="auto, html, pdf, docx, odt, doc, markdown albo text")] = "auto",
    every: Annotated[str, typer.Option(help="jak często zaglądać: 12 hours, 7 days, 2 weeks")] = "7 days",
    follow: Annotated[str, typer.Option(help="czytaj też odnośniki, które zaczynają się tym adresem")] = "",
    depth: Annotated[int, typer.Option(help="ile odnośników w głąb")] = 1,
    pages: Annotated[int, typer.Option(help="ile stron najwyżej")] = 20,
    sitemap: Annotated[str, typer.Option(help="adres mapy strony")] = "",
    archive: Annotated[str, typer.Option(help="adres kopii w web.archive.org")] = "",
    dead: Annotated[bool, typer.Option("--dead", help="strona już nie działa: czytaj kopię")] = False,
    drop: Annotated[list[str] | None, typer.Option(help="selektor CSS do pominięcia; można powtórzyć")] = None,
    audience: Annotated[list[str] | None, typer.Option(help="dla kogo; można powtórzyć")] = None,
) -> None:
    """Append an entry to the administrator's list."""
    from corpus.source_editor import add_source  # noqa: PLC0415
    from corpus.source_entry import EntryFault, parse_entry  # noqa: PLC0415

    row: dict[str, object] = {"id": identifier, "title": title, "publisher": publisher, "url": url, "topic": topic}
    row |= {"language": language, "reader": reader, "every": every, "dead": dead}
    row |= {"drop": drop or [], "audience": audience or []}
    row |= {"follow": {"prefix": follow, "depth": depth, "pages": pages}} if follow else {}
    row |= {name: value for name, value in (("sitemap", sitemap), ("archive", archive)) if value}
    with plain_faults():
        own = _own_list(Settings.load())
        try:
            add_source(own, parse_entry(row))
        except EntryFault as fault:
            raise BotError(str(fault)) from fault
    typer.echo(
        f"Dodano źródło {identifier} do {own}. Sprawdź, co z niego wyjdzie: interekip source check {identifier}."
    )


@app.command("list", help="Pokaż źródła i to, jak się ostatnio czytały.")
def list_sources(as_json: AsJson = False) -> None:
    """Show the sources with what the memory of the ingest knows of them."""
    from bot.commands.source_table import known_sources, source_as_json, source_table  # noqa: PLC0415

    with plain_faults():
        known = known_sources(Settings.load())
    if as_json:
        typer.echo(json.dumps({"sources": [source_as_json(each) for each in known]}, ensure_ascii=False, indent=2))
    else:
        typer.echo(source_table(known), nl=False)


@app.command(help="Pobierz teraz pierwszą stronę źródła i pokaż, co z niej wyjdzie; niczego nie zmienia.")
def check(source: SourceName, as_json: AsJson = False) -> None:
    """Fetch and read one source; exit code 1 when it cannot be had or read."""
    from bot.commands.source_check import check_as_json, check_as_text, check_source  # noqa: PLC0415

    with plain_faults():
        found = check_source(Settings.load(), source)
    text = json.dumps(check_as_json(found), ensure_ascii=False, indent=2) if as_json else check_as_text(found)
    typer.echo(text, err=found.failed and not as_json)
    if found.failed:
        raise typer.Exit(1)


@app.command(help="Wyłącz źródło: jego strony znikną z indeksu przy następnej aktualizacji.")
def disable(source: SourceName) -> None:
    """Switch a source off."""
    _switch(source, enabled=False)
    typer.echo(f"Źródło {source} jest wyłączone. Z indeksu zniknie przy następnym `interekip ingest`.")


@app.command(help="Włącz źródło z powrotem.")
def enable(source: SourceName) -> None:
    """Switch a source on."""
    _switch(source, enabled=True)
    typer.echo(f"Źródło {source} jest włączone. Przeczyta je następne `interekip ingest`.")


def _switch(source: str, *, enabled: bool) -> None:
    from corpus.source_editor import switch_source  # noqa: PLC0415
    from corpus.web_source import SourceId  # noqa: PLC0415

    with plain_faults():
        switch_source(_own_list(Settings.load()), SourceId(source), enabled=enabled)


def _own_list(settings: Settings) -> Path:
    """Return the file to edit.

    Raises:
        BotError: when another list is named in its place; that one belongs to whoever named it.

    """
    if settings.sources is not None:
        raise BotError(
            f"INTEREKIP_SOURCES wskazuje listę {settings.sources}: popraw ją w edytorze albo usuń to ustawienie."
        )
    return settings.own_sources
