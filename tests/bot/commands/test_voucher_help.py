"""``interekip voucher --help`` says in Polish what each command does, and what it takes."""

from collections.abc import Iterator

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from bot.commands.voucher import app


def _commands(group: TyperGroup, name: str = "voucher") -> Iterator[tuple[str, TyperCommand | TyperGroup]]:
    yield name, group
    for each, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, f"{name} {each}")
        else:
            assert isinstance(command, TyperCommand)
            yield f"{name} {each}", command


_GROUP = get_command(app)
assert isinstance(_GROUP, TyperGroup)
COMMANDS = dict(_commands(_GROUP))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_takes(name: str) -> None:
    command = COMMANDS[name]
    said = command.help or ""
    assert said[:1].isupper()
    assert said.endswith(".")
    own = command.callback.__doc__ if command.callback else None
    assert said != own, "that is for whoever reads the code"
    assert [each.name for each in command.params if not getattr(each, "help", None)] == []
