"""``interekip event``: events and their participants, for a coordinator at a terminal.

Exit codes: 0 done, 1 refused or impossible (one sentence on standard error), 2 the command was written wrongly.
"""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import SystemClock
from bot.commands import (
    event_after,
    event_agenda,
    event_change,
    event_decisions,
    event_door,
    event_people,
    event_registration,
)
from bot.commands import event_report as report
from bot.commands.event_desk import ACTOR, AsJson, EventNumber, open_desk, say
from bot.commands.event_options import (
    MOMENT,
    Consent,
    GroupName,
    Municipality,
    OrganisationName,
    PersonName,
    applicant_option,
    deadline_option,
    moment_option,
)
from bot.commands.faults import plain_faults
from bot.forum.event import SessionId
from bot.forum.event_file import DescribedEvent, load_event_file
from bot.forum.model import Channel
from bot.forum.outcomes import Cancelled
from bot.forum.plan import EventPlan
from bot.telegram.posting import post_notices

app = typer.Typer(help="Wydarzenia, zapisy i listy uczestników.", no_args_is_help=True)


@app.command(help="Dodaj wydarzenie: z opcji albo z pliku TOML (wzór: docs/pl/wydarzenie.toml).")
def add(
    *,
    title: Annotated[str, typer.Option(help="tytuł")] = "",
    place: Annotated[str, typer.Option(help="miejsce")] = "",
    start: Annotated[str, typer.Option(help=f"początek: {MOMENT}")] = "",
    end: Annotated[str, typer.Option(help=f"koniec: {MOMENT}")] = "",
    capacity: Annotated[int | None, typer.Option(help="liczba miejsc")] = None,
    deadline: Annotated[
        str, typer.Option(help="koniec zapisów: czas albo sam dzień; bez tego początek wydarzenia")
    ] = "",
    file: Annotated[Path | None, typer.Option(help="plik TOML zamiast pozostałych opcji")] = None,
    as_json: AsJson = False,
) -> None:
    """Create an event."""
    typed = {"--title": title, "--place": place, "--start": start, "--end": end, "--deadline": deadline}
    described = _of_options(typed, capacity) if file is None else _of_file(file, typed, capacity)
    with open_desk() as desk, desk.database.transaction() as connection:
        event = desk.events().create(
            connection,
            described.plan,
            sessions=described.sessions,
            group_capacities=described.group_capacities,
            actor=ACTOR,
        )
        seats = desk.forum.seats(connection, event)
    say(report.event_as_json(event, seats), report.event_as_text(event, seats), as_json=as_json)


@app.command("list", help="Pokaż wydarzenia, które się nie skończyły.")
def list_events(as_json: AsJson = False) -> None:
    """Show the events with their seats."""
    with open_desk() as desk, desk.database.read() as connection:
        events = [(event, desk.forum.seats(connection, event)) for event in desk.forum.list_events(connection)]
    text = "\n".join(report.event_as_text(event, seats) for event, seats in events)
    empty = "Nie ma wydarzeń. Dodaj pierwsze poleceniem interekip event add."
    say({"events": [report.event_as_json(*each) for each in events]}, text or empty, as_json=as_json)


@app.command(help="Zapisz osobę, która zgłosiła się poza Telegramem.")
def signup(
    event_id: EventNumber,
    *,
    name: PersonName,
    organisation: OrganisationName,
    group: GroupName,
    email: Annotated[str, typer.Option(help="adres e-mail")] = "",
    phone: Annotated[str, typer.Option(help="telefon")] = "",
    municipality: Municipality = "",
    role: Annotated[str, typer.Option(help="funkcja w organizacji")] = "",
    organisation_number: Annotated[str, typer.Option(help="NIP, KRS albo REGON")] = "",
    session: Annotated[list[int] | None, typer.Option(help="numer sesji; można powtórzyć")] = None,
    accessibility: Annotated[str, typer.Option(help="potrzeby związane z dostępnością")] = "",
    dietary: Annotated[str, typer.Option(help="dieta")] = "",
    consent: Consent = False,
    as_json: AsJson = False,
) -> None:
    """Sign somebody up."""
    applicant = replace(
        applicant_option(name, organisation, group, municipality, consent=consent),
        email=email or None,
        phone=phone or None,
        role=role or None,
        organisation_number=organisation_number or None,
        channel=Channel.TERMINAL,
        sessions=tuple(map(SessionId, session or ())),
        accessibility=accessibility or None,
        dietary=dietary or None,
    )
    with open_desk() as desk, desk.database.transaction() as connection:
        result = desk.forum.sign_up(connection, event_id, applicant, actor=ACTOR)
    succeeded = report.signup_succeeded(result)
    say(report.signup_as_json(result), report.signup_as_text(result), as_json=as_json, succeeded=succeeded)


@app.command(help="Odwołaj zgłoszenie; wolne miejsce bot zaproponuje następnej osobie z listy rezerwowej.")
def cancel(registration_id: Annotated[int, typer.Argument(help="numer zgłoszenia")], as_json: AsJson = False) -> None:
    """Cancel a registration, and tell who got the seat."""
    with open_desk() as desk, desk.database.transaction() as connection:
        result = desk.forum.cancel_registration(connection, registration_id, actor=ACTOR)
        if isinstance(result, Cancelled):
            post_notices(connection, result.notices, at=desk.clock.now())
    say(
        report.cancel_as_json(result),
        report.cancel_as_text(result),
        as_json=as_json,
        succeeded=isinstance(result, Cancelled),
    )


def _of_options(typed: dict[str, str], capacity: int | None) -> DescribedEvent:
    """Return the event that the options describe, or end the command with the one that is missing."""
    for option, value in {**typed, "--capacity": "" if capacity is None else "given"}.items():
        if not value and option != "--deadline":
            raise typer.BadParameter(
                "tej opcji brakuje; podaj ją albo opisz wydarzenie w pliku (--file)", param_hint=option
            )
    plan = EventPlan(
        title=typed["--title"],
        place=typed["--place"],
        starts_at=moment_option(typed["--start"], "--start"),
        ends_at=moment_option(typed["--end"], "--end"),
        capacity=capacity or 0,
        signup_deadline=deadline_option(typed["--deadline"] or typed["--start"]),
    )
    return DescribedEvent(plan, (), {})


def _of_file(file: Path, typed: dict[str, str], capacity: int | None) -> DescribedEvent:
    """Return the event that the file describes; options beside it would leave open which of them counts."""
    if capacity is not None or any(typed.values()):
        raise typer.BadParameter("z plikiem nie podawaj opcji wydarzenia: wpisz je do pliku", param_hint="--file")
    with plain_faults():
        return load_event_file(file, SystemClock().now())


event_door.register(app)
event_after.register(app)
event_agenda.register(app)
event_change.register(app)
event_decisions.register(app)
event_people.register(app)
event_registration.register(app)
