import sys

import pytest
import typer
from typer.testing import CliRunner

from bot.cli import COMMANDS, app
from bot.commands.on_demand import CommandsOnDemand, Place, group_of

HERE = {
    "greet": Place(__name__, "greet", "Przywitaj."),
    "more": Place(__name__, "more"),
    "away": Place("bot.commands.not_there", "away", "Czego nie ma."),
}


def greet(name: str) -> None:
    typer.echo(f"Cześć, {name}!")


more = typer.Typer(help="Więcej.")


@more.command(help="Pożegnaj.")
def leave() -> None:
    typer.echo("Do zobaczenia!")


@more.command(help="Zapytaj.")
def inquire() -> None:
    typer.echo("Jak się masz?")


small = typer.Typer(cls=group_of(HERE), add_completion=False)


@small.callback()
def _nothing() -> None: ...


@pytest.mark.parametrize(("line", "said"), [(["greet", "Ola"], "Cześć, Ola!"), (["more", "leave"], "Do zobaczenia!")])
def test_a_command_runs_though_its_neighbour_cannot_be_imported(line: list[str], said: str) -> None:
    assert CliRunner().invoke(small, line).stdout.strip() == said


def test_only_what_is_asked_for_is_imported_and_built_once() -> None:
    commands = CommandsOnDemand(HERE)
    assert list(commands) == ["greet", "more", "away"]
    assert commands["greet"] is commands["greet"]
    assert commands.get("nothing") is None
    with pytest.raises(ModuleNotFoundError):
        commands["away"]


def test_a_name_that_is_nearly_one_is_told_which() -> None:
    assert "'more'" in CliRunner().invoke(small, ["mroe"]).stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_where_the_list_says_and_tells_what_it_does(name: str) -> None:
    assert CommandsOnDemand(COMMANDS)[name].help


def test_the_help_has_every_command() -> None:
    shown = CliRunner().invoke(app, ["--help"]).stdout
    assert [name for name in COMMANDS if f" {name} " not in shown] == []


def test_looking_for_a_command_imports_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "bot.commands.event", raising=False)
    assert CliRunner().invoke(app, ["setup", "--help"]).exit_code == 0
    assert "bot.commands.event" not in sys.modules
