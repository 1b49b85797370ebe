"""``interekip event change``, ``settings``, ``postpone``, ``cancel-event``, ``copy``: what becomes of an event.

The first two differ in what people notice: what is announced, and how sign-ups work.
"""

from collections.abc import Mapping
from typing import Annotated

import typer

from bot.commands import change_report as report
from bot.commands import event_report
from bot.commands.event_desk import ACTOR, AsJson, Desk, EventNumber, open_desk, say
from bot.commands.event_options import (
    MOMENT,
    capacities_option,
    deadline_option,
    kind_option,
    materials_option,
    moment_option,
)
from bot.forum.event import EventKind
from bot.forum.event_changes import EventChanged
from bot.forum.model import Group
from bot.forum.plan import EventChanges
from bot.store.engine import Connection
from bot.telegram.posting import post_notices

_Start = Annotated[str, typer.Option(help=f"nowy początek: {MOMENT}")]
_Repeated = list[str] | None


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip event``."""
    told = "uczestnicy dowiedzą się o zmianie tytułu, miejsca, czasu, linku i dojazdu"
    app.command(help=f"Zmień wydarzenie; {told}.")(change)
    app.command(help="Ustaw zasady zapisów, języki i materiały wydarzenia.")(settings)
    app.command(help="Przełóż wydarzenie razem z sesjami i terminem zapisów; zgłoszenia zostają.")(postpone)
    app.command("cancel-event", help="Odwołaj wydarzenie i zawiadom wszystkich.")(cancel_event)
    app.command(help="Utwórz następną edycję: to samo wydarzenie w innym czasie, bez zgłoszeń.")(copy)


def change(
    event_id: EventNumber,
    *,
    title: Annotated[str | None, typer.Option(help="tytuł")] = None,
    place: Annotated[str | None, typer.Option(help="miejsce")] = None,
    start: Annotated[str | None, typer.Option(help=f"początek: {MOMENT}")] = None,
    end: Annotated[str | None, typer.Option(help=f"koniec: {MOMENT}")] = None,
    capacity: Annotated[int | None, typer.Option(help="liczba miejsc; kto ma miejsce, zachowuje je")] = None,
    deadline: Annotated[str | None, typer.Option(help="koniec zapisów: czas albo sam dzień")] = None,
    opens: Annotated[str | None, typer.Option(help=f"otwarcie zapisów: {MOMENT}")] = None,
    online_link: Annotated[str | None, typer.Option(help='link do spotkania; "" usuwa')] = None,
    directions: Annotated[str | None, typer.Option(help='dojazd; "" usuwa')] = None,
    as_json: AsJson = False,
) -> None:
    """Make an event different, and tell people what they feel of it."""
    changes = EventChanges(
        title=title,
        place=place,
        starts_at=None if start is None else moment_option(start, "--start"),
        ends_at=None if end is None else moment_option(end, "--end"),
        capacity=capacity,
        signup_deadline=None if deadline is None else deadline_option(deadline),
        signup_opens_at=None if opens is None else moment_option(opens, "--opens"),
        online_link=online_link,
        directions=directions,
    )
    _carry_out(event_id, changes, {}, as_json=as_json)


def settings(
    event_id: EventNumber,
    *,
    kind: Annotated[str | None, typer.Option(help=f"rodzaj: {', '.join(EventKind)}")] = None,
    series: Annotated[str | None, typer.Option(help='cykl, którego to jest edycja; "" usuwa')] = None,
    language: Annotated[_Repeated, typer.Option(help="język, np. pl; można powtórzyć")] = None,
    material: Annotated[_Repeated, typer.Option(help='"Tytuł=https://..."; można powtórzyć, "" usuwa')] = None,
    organisation_limit: Annotated[
        int | None, typer.Option(help="ile osób z jednej organizacji może się zapisać; 0 usuwa limit")
    ] = None,
    needs_approval: Annotated[
        bool | None,
        typer.Option("--needs-approval/--no-approval", help="czy o każdym zgłoszeniu decyduje koordynator"),
    ] = None,
    offer_hours: Annotated[int | None, typer.Option(help="ile godzin czeka wolne miejsce")] = None,
    target: Annotated[int | None, typer.Option(help="ilu uczestników zakłada projekt; 0 usuwa cel")] = None,
    group_capacity: Annotated[
        _Repeated, typer.Option(help=f'miejsca dla grupy, np. "volunteer=10"; grupy: {", ".join(Group)}')
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Set how sign-ups work, and what is not announced."""
    changes = EventChanges(
        kind=None if kind is None else kind_option(kind),
        series=series,
        languages=None if language is None else tuple(filter(None, language)),
        materials=None if material is None else materials_option(material),
        organisation_limit=organisation_limit,
        needs_approval=needs_approval,
        offer_hours=offer_hours,
        target=target,
    )
    _carry_out(event_id, changes, capacities_option(group_capacity or ()), as_json=as_json)


def postpone(event_id: EventNumber, *, start: _Start, as_json: AsJson = False) -> None:
    """Move an event to another start."""
    starts_at = moment_option(start, "--start")
    with open_desk() as desk, desk.database.transaction() as connection:
        result = desk.events().postpone(connection, event_id, starts_at, actor=ACTOR)
        _tell(desk, connection, result)
    _say(result, as_json=as_json)


def cancel_event(event_id: EventNumber, *, as_json: AsJson = False) -> None:
    """Call an event off."""
    with open_desk() as desk, desk.database.transaction() as connection:
        result = desk.events().cancel(connection, event_id, actor=ACTOR)
        _tell(desk, connection, result)
    _say(result, as_json=as_json)


def copy(event_id: EventNumber, *, start: _Start, as_json: AsJson = False) -> None:
    """Create the next edition of an event."""
    starts_at = moment_option(start, "--start")
    with open_desk() as desk, desk.database.transaction() as connection:
        event = desk.events().copy(connection, event_id, starts_at, actor=ACTOR)
        seats = desk.forum.seats(connection, event)
    say(event_report.event_as_json(event, seats), event_report.event_as_text(event, seats), as_json=as_json)


def _carry_out(event_id: int, changes: EventChanges, capacities: Mapping[Group, int | None], *, as_json: bool) -> None:
    with open_desk() as desk, desk.database.transaction() as connection:
        first = desk.events().change(connection, event_id, changes, actor=ACTOR)
        then = desk.events().set_group_capacities(connection, event_id, capacities, actor=ACTOR)
        result = EventChanged(then.event, (*first.changes, *then.changes), (*first.notices, *then.notices))
        _tell(desk, connection, result)
    _say(result, as_json=as_json)


def _tell(desk: Desk, connection: Connection, result: EventChanged) -> None:
    post_notices(connection, result.notices, at=desk.clock.now())


def _say(result: EventChanged, *, as_json: bool) -> None:
    say(report.changed_as_json(result), report.changed_as_text(result), as_json=as_json)
