"""``interekip template``: the messages that people get, for a coordinator at a terminal.

Exit codes: 0 done, 1 refused or impossible (one sentence on standard error), 2 the command was written wrongly.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.answering.model import Language
from bot.clock import SystemClock
from bot.commands.faults import plain_faults
from bot.conversation.plain import render_text
from bot.conversation.template_blocks import sample_blocks
from bot.conversation.template_faults import fault_sentence
from bot.messages.template_editing import TEMPLATE_EDITING
from bot.messages.templates import TEMPLATES, variables_of
from bot.settings import Settings
from bot.staff.templates import TemplateService
from bot.store.engine import Database

_ACTOR = "cli"
_TEXTS = TEMPLATE_EDITING["pl"]

app = typer.Typer(help="Szablony wiadomości, które dostają uczestnicy.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")]
Key = Annotated[str, typer.Argument(help="nazwa szablonu; wszystkie wypisze interekip template list")]
LanguageCode = Annotated[str, typer.Option("--lang", help=f"język: {', '.join(Language)}")]


@app.command("list", help="Pokaż szablony i to, które są zmienione.")
def list_templates(as_json: AsJson = False) -> None:
    """Show the templates."""
    with _desk() as (database, templates), database.read() as connection:
        edited = templates.edited(connection)
    found = {key: [each for each in Language if (key, each) in edited] for key in TEMPLATES}
    if as_json:
        rows = [{"key": key, "name": _TEXTS.names[key], "edited": languages} for key, languages in found.items()]
        typer.echo(json.dumps({"templates": rows}, ensure_ascii=False, indent=2))
        return
    for key, languages in found.items():
        changed = f"  (zmieniony: {', '.join(languages)})" if languages else ""
        typer.echo(f"{key:<28}{_TEXTS.names[key]}{changed}")


@app.command(help="Pokaż tekst szablonu i zmienne, których można użyć.")
def show(
    key: Key,
    language: LanguageCode = Language.PL,
    preview: Annotated[
        bool, typer.Option("--preview", help="jak go przeczyta uczestnik, ze zmyślonymi danymi")
    ] = False,
) -> None:
    """Show a template: on standard output the text alone, so that it can be edited and set again."""
    wanted = _language(key, language)
    with _desk() as (database, templates), database.read() as connection:
        text = templates.text(connection, key, wanted)
    typer.echo(render_text(sample_blocks(key, text, wanted)) if preview else text)
    variables = ", ".join(f"{{{name}}}" for name in sorted(variables_of(key)))
    typer.echo(f"\n{_TEXTS.variables.format(variables=variables)} {_TEXTS.missing_values}", err=True)


@app.command("set", help="Zmień tekst szablonu; bez --text i --file czyta go ze standardowego wejścia.")
def set_text(
    key: Key,
    language: LanguageCode = Language.PL,
    text: Annotated[str | None, typer.Option(help="nowy tekst")] = None,
    file: Annotated[Path | None, typer.Option(help="plik z nowym tekstem (UTF-8)")] = None,
) -> None:
    """Change a template."""
    wanted = _language(key, language)
    with _desk() as (database, templates):
        new = text if text is not None else _read(file)
        with database.transaction() as connection:
            fault = templates.change(connection, key, wanted, new, actor=_ACTOR)
    if fault is not None:
        _refuse(fault_sentence(fault, Language.PL))
    typer.echo(_TEXTS.changed)


@app.command(help="Przywróć tekst, który był w programie.")
def reset(key: Key, language: LanguageCode = Language.PL) -> None:
    """Go back to the text that came with the program."""
    wanted = _language(key, language)
    with _desk() as (database, templates), database.transaction() as connection:
        was_edited = templates.reset(connection, key, wanted, actor=_ACTOR)
    typer.echo(_TEXTS.was_reset if was_edited else _TEXTS.not_edited)


@contextmanager
def _desk() -> Iterator[tuple[Database, TemplateService]]:
    """Open the database for one command; faults end it with a sentence and exit code 1."""
    with plain_faults():
        database = Database.open(Settings.load().database)
        try:
            yield database, TemplateService(SystemClock())
        finally:
            database.close()


def _language(key: str, typed: str) -> Language:
    if key not in TEMPLATES:
        _refuse(f"{_TEXTS.faults['unknown_template']} Zobacz interekip template list.")
    try:
        return Language(typed)
    except ValueError as error:
        raise typer.BadParameter(f"podaj jeden z języków: {', '.join(Language)}", param_hint="--lang") from error


def _read(file: Path | None) -> str:
    if file is None:
        return typer.get_text_stream("stdin", encoding="utf-8").read()
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        _refuse(f"Plik {file} nie jest tekstem w UTF-8. Zapisz go w tym kodowaniu.")


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
