"""``interekip event show``, ``sessions`` and ``session add|change|remove``: an event whole, and its agenda."""

from typing import Annotated

import typer

from bot.commands import agenda_report as report
from bot.commands import change_report
from bot.commands.event_desk import ACTOR, AsJson, EventNumber, open_desk, say
from bot.commands.event_options import MOMENT, moment_option
from bot.forum.plan import SessionChanges, SessionPlan

_SessionNumber = Annotated[int, typer.Argument(help="numer sesji")]
_Optional = str | None

session_app = typer.Typer(help="Sesje i warsztaty wydarzenia.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip event``."""
    app.command(help="Pokaż całe wydarzenie: miejsca, grupy, program.")(show)
    app.command(help="Pokaż program wydarzenia z numerami sesji i zajętymi miejscami.")(sessions)
    app.add_typer(session_app, name="session")


def show(event_id: EventNumber, *, as_json: AsJson = False) -> None:
    """Show everything about an event."""
    with open_desk() as desk, desk.database.read() as connection:
        event = desk.event(connection, event_id)
        shown = report.EventView(
            event,
            desk.forum.seats(connection, event),
            desk.forum.seats_by_group(connection, event),
            desk.events().sessions(connection, event.id),
            {each.session.id: each.taken for each in desk.forum.session_seats(connection, event)},
        )
    say(report.view_as_json(shown), report.view_as_text(shown), as_json=as_json)


def sessions(event_id: EventNumber, *, as_json: AsJson = False) -> None:
    """Show the agenda."""
    with open_desk() as desk, desk.database.read() as connection:
        event = desk.event(connection, event_id)
        found = desk.events().sessions(connection, event.id)
        taken = {each.session.id: each.taken for each in desk.forum.session_seats(connection, event)}
    text = report.agenda_as_text(found, taken) or "Program jest pusty. Dodaj sesję: interekip event session add."
    say({"event_id": event_id, "sessions": report.agenda_as_json(found, taken)}, text, as_json=as_json)


@session_app.command(help="Dodaj sesję albo warsztat.")
def add(
    event_id: EventNumber,
    *,
    title: Annotated[str, typer.Option(help="tytuł")],
    start: Annotated[str, typer.Option(help=f"początek: {MOMENT}")],
    end: Annotated[str, typer.Option(help=f"koniec: {MOMENT}")],
    speakers: Annotated[str, typer.Option(help="prelegenci")] = "",
    room: Annotated[str, typer.Option(help="sala")] = "",
    bookable: Annotated[bool, typer.Option("--bookable", help="wybiera się ją przy zapisie")] = False,
    capacity: Annotated[int | None, typer.Option(help="liczba miejsc")] = None,
    as_json: AsJson = False,
) -> None:
    """Add a session."""
    times = moment_option(start, "--start"), moment_option(end, "--end")
    plan = SessionPlan(title, *times, speakers=speakers, room=room, bookable=bookable, capacity=capacity)
    with open_desk() as desk, desk.database.transaction() as connection:
        session = desk.events().add_session(connection, event_id, plan, actor=ACTOR)
    say(report.session_as_json(session, 0), report.session_as_text(session, 0), as_json=as_json)


@session_app.command(help="Zmień sesję; kto ją wybrał, zachowuje ją.")
def change(
    session_id: _SessionNumber,
    *,
    title: Annotated[_Optional, typer.Option(help="tytuł")] = None,
    start: Annotated[_Optional, typer.Option(help=f"początek: {MOMENT}")] = None,
    end: Annotated[_Optional, typer.Option(help=f"koniec: {MOMENT}")] = None,
    speakers: Annotated[_Optional, typer.Option(help='prelegenci; "" usuwa')] = None,
    room: Annotated[_Optional, typer.Option(help='sala; "" usuwa')] = None,
    bookable: Annotated[bool | None, typer.Option("--bookable/--not-bookable", help="czy się ją wybiera")] = None,
    capacity: Annotated[int | None, typer.Option(help="liczba miejsc; 0 usuwa")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a session different."""
    changes = SessionChanges(
        title=title,
        starts_at=None if start is None else moment_option(start, "--start"),
        ends_at=None if end is None else moment_option(end, "--end"),
        speakers=speakers,
        room=room,
        bookable=bookable,
        capacity=capacity,
    )
    with open_desk() as desk, desk.database.transaction() as connection:
        session = desk.events().change_session(connection, session_id, changes, actor=ACTOR)
        event = desk.event(connection, session.event_id)
        taken = {each.session.id: each.taken for each in desk.forum.session_seats(connection, event)}
    seats = taken.get(session.id, 0)
    say(report.session_as_json(session, seats), report.session_as_text(session, seats), as_json=as_json)


@session_app.command(help="Usuń sesję z programu; kto ją wybrał, może wybrać inną.")
def remove(session_id: _SessionNumber, *, as_json: AsJson = False) -> None:
    """Take a session off the agenda."""
    with open_desk() as desk, desk.database.transaction() as connection:
        removed = desk.events().remove_session(connection, session_id, actor=ACTOR)
    say(change_report.removed_as_json(removed), change_report.removed_as_text(removed), as_json=as_json)
