"""What the commands about events share: the database with the services on it, and how a result is said."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, NoReturn

import typer

from bot.clock import Clock, SystemClock
from bot.commands.faults import plain_faults
from bot.forum.attendance import AttendanceService
from bot.forum.event import Event
from bot.forum.event_service import EventService
from bot.forum.model import Group
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.settings import Settings
from bot.store.engine import Connection, Database

ACTOR = "cli"

JsonObject = dict[str, object]
AsJson = Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")]
EventNumber = Annotated[int, typer.Argument(help="numer wydarzenia")]


@dataclass(frozen=True, slots=True)
class Desk:
    """The database and the services for one command."""

    settings: Settings
    database: Database
    clock: Clock
    forum: ForumService

    def ticket_key(self) -> TicketKey:
        """Return the key that tickets are signed with."""
        return TicketKey.load(self.settings.ticket_key_path)

    def attendance(self) -> AttendanceService:
        """Return the service of the door."""
        return AttendanceService(self.clock, self.ticket_key())

    def events(self) -> EventService:
        """Return the service of events and their sessions."""
        return EventService(self.clock, self.forum)

    def event(self, connection: Connection, event_id: int) -> Event:
        """Return the event, or end the command with a sentence when there is none."""
        event = self.forum.get_event(connection, event_id)
        if event is None:
            refuse("Nie ma wydarzenia o tym numerze: zobacz interekip event list.")
        return event


@contextmanager
def open_desk() -> Iterator[Desk]:
    """Open the database for one command; faults end it with a sentence and exit code 1."""
    with plain_faults():
        settings, clock = Settings.load(), SystemClock()
        database = Database.open(settings.database)
        try:
            yield Desk(settings, database, clock, ForumService(clock))
        finally:
            database.close()


def say(found: JsonObject, text: str, *, as_json: bool, succeeded: bool = True) -> None:
    """Print the result; a refusal ends with exit code 1."""
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo(text, err=not succeeded)
    if not succeeded:
        raise typer.Exit(1)


def refuse(sentence: str) -> NoReturn:
    """End the command with a sentence and exit code 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def group_option(typed: str) -> Group:
    """Return the group that was typed, or end the command with those that there are."""
    try:
        return Group(typed)
    except ValueError as error:
        raise typer.BadParameter(f"podaj jedną z grup: {', '.join(Group)}", param_hint="--group") from error
