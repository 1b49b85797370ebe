"""Commands that are imported when somebody names them: serving loads nothing that only running events needs."""

from collections import UserDict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command is: a module and the name in it of a function, or of a ``typer.Typer`` with more of them.

    ``help`` is what a function does; a ``typer.Typer`` says so itself.
    """

    module: str
    name: str = "app"
    help: str | None = None


class CommandsOnDemand(UserDict[str, Any]):
    """The commands of a group by their names; Typer asks for one of them, or, for its help, for all.

    Args:
        places: where each is, in the order of the help.

    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        super().__init__(places)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer has no public name for the type of its commands
        """Return the command of that name, imported and built the first time."""
        known = super().__getitem__(name)
        if isinstance(known, Place):
            known = self[name] = _built(name, known)
        return known


def group_of(places: Mapping[str, Place]) -> type[TyperGroup]:
    """Return the class of a group whose commands are in ``places``."""

    class _Group(TyperGroup):
        def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - Typer's own arguments
            super().__init__(**settings)
            self.commands = CommandsOnDemand(places)

    return _Group


def _built(name: str, place: Place) -> Any:  # noqa: ANN401 - as above
    found = getattr(import_module(place.module), place.name)
    if isinstance(found, typer.Typer):
        group = get_group(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name, help=place.help)(found)
    return get_command(alone)
