"""``interekip event``: events and their participants, for a coordinator at a terminal.

Exit codes: 0 done, 1 refused or impossible (one sentence on standard error), 2 the command was written wrongly.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.clock import NonexistentTimeError, SystemClock, from_warsaw
from bot.commands import event_after, event_door
from bot.commands import event_report as report
from bot.commands.faults import plain_faults
from bot.forum.export import as_csv, export_rows
from bot.forum.model import CONSENT_VERSION, Applicant, Group, manual_person
from bot.forum.outcomes import Cancelled
from bot.forum.plan import EventPlan
from bot.forum.service import ForumService
from bot.settings import Settings
from bot.store.engine import Database
from bot.telegram.posting import post_notices

_ACTOR = "cli"
_FORMATS = ("csv", "json")
_MOMENT = 'czas polski, np. "2027-03-15 10:00"'

app = typer.Typer(help="Wydarzenia, zapisy i listy uczestników.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")]


@app.command(help="Dodaj wydarzenie.")
def add(
    *,
    title: Annotated[str, typer.Option(help="tytuł")],
    place: Annotated[str, typer.Option(help="miejsce")],
    start: Annotated[str, typer.Option(help=f"początek: {_MOMENT}")],
    end: Annotated[str, typer.Option(help=f"koniec: {_MOMENT}")],
    capacity: Annotated[int, typer.Option(help="liczba miejsc")],
    deadline: Annotated[
        str, typer.Option(help="koniec zapisów: czas albo sam dzień; bez tego początek wydarzenia")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Create an event."""
    plan = EventPlan(
        title=title,
        place=place,
        starts_at=_moment(start, "--start"),
        ends_at=_moment(end, "--end"),
        capacity=capacity,
        signup_deadline=_deadline(deadline or start),
    )
    with _desk() as (database, service), database.transaction() as connection:
        event = service.create_event(connection, plan, actor=_ACTOR)
        seats = service.seats(connection, event)
    _say(report.event_as_json(event, seats), report.event_as_text(event, seats), as_json=as_json)


@app.command("list", help="Pokaż wydarzenia, które się nie skończyły.")
def list_events(as_json: AsJson = False) -> None:
    """Show the events with their seats."""
    with _desk() as (database, service), database.read() as connection:
        events = [(event, service.seats(connection, event)) for event in service.list_events(connection)]
    text = "\n".join(report.event_as_text(event, seats) for event, seats in events)
    empty = "Nie ma wydarzeń. Dodaj pierwsze poleceniem interekip event add."
    _say({"events": [report.event_as_json(*each) for each in events]}, text or empty, as_json=as_json)


@app.command(help="Zapisz osobę, która zgłosiła się poza Telegramem.")
def signup(
    event_id: Annotated[int, typer.Argument(help="numer wydarzenia")],
    *,
    name: Annotated[str, typer.Option(help="imię i nazwisko")],
    organisation: Annotated[str, typer.Option(help="organizacja")],
    group: Annotated[str, typer.Option(help=f"grupa: {', '.join(Group)}")],
    email: Annotated[str, typer.Option(help="adres e-mail")] = "",
    phone: Annotated[str, typer.Option(help="telefon")] = "",
    consent: Annotated[bool, typer.Option("--consent", help="osoba zgodziła się na przetwarzanie danych")] = False,
    as_json: AsJson = False,
) -> None:
    """Sign somebody up."""
    applicant = Applicant(
        person=manual_person(name, organisation),
        name=name,
        organisation=organisation,
        group=_group(group),
        consent_version=CONSENT_VERSION,
        consent_at=SystemClock().now() if consent else None,
        email=email or None,
        phone=phone or None,
    )
    with _desk() as (database, service), database.transaction() as connection:
        result = service.sign_up(connection, event_id, applicant, actor=_ACTOR)
    succeeded = report.signup_succeeded(result)
    _say(report.signup_as_json(result), report.signup_as_text(result), as_json=as_json, succeeded=succeeded)


@app.command(help="Odwołaj zgłoszenie; wolne miejsce dostaje pierwsza osoba z listy rezerwowej.")
def cancel(registration_id: Annotated[int, typer.Argument(help="numer zgłoszenia")], as_json: AsJson = False) -> None:
    """Cancel a registration, and tell who got the seat."""
    with _desk() as (database, service), database.transaction() as connection:
        result = service.cancel_registration(connection, registration_id, actor=_ACTOR)
        if isinstance(result, Cancelled):
            post_notices(connection, result.notices, at=SystemClock().now())
    _say(
        report.cancel_as_json(result),
        report.cancel_as_text(result),
        as_json=as_json,
        succeeded=isinstance(result, Cancelled),
    )


@app.command(help="Wypisz zgłoszenia na wydarzenie: do arkusza (CSV) albo jako JSON.")
def export(
    event_id: Annotated[int, typer.Argument(help="numer wydarzenia")],
    file_format: Annotated[str, typer.Option("--format", help="csv albo json")] = "csv",
    out: Annotated[Path | None, typer.Option(help="plik; bez tego na ekran")] = None,
    as_json: AsJson = False,
) -> None:
    """Write the list of participants."""
    if file_format not in _FORMATS:
        raise typer.BadParameter("podaj csv albo json", param_hint="--format")
    with _desk() as (database, service), database.read() as connection:
        event = service.get_event(connection, event_id)
        registrations = [] if event is None else service.registrations_for(connection, event.id)
    if event is None:
        _refuse("Nie ma wydarzenia o tym numerze: zobacz interekip event list.")
    rows = export_rows(registrations)
    text = _as_json_text({"event_id": event_id, "registrations": rows})
    _deliver(text + "\n" if as_json or file_format == "json" else as_csv(rows), out)


@contextmanager
def _desk() -> Iterator[tuple[Database, ForumService]]:
    """Open the database for one command; faults end it with a sentence and exit code 1."""
    with plain_faults():
        database = Database.open(Settings.load().database)
        try:
            yield database, ForumService(SystemClock())
        finally:
            database.close()


def _moment(typed: str, option: str) -> datetime:
    """Return the moment that was typed in Polish time."""
    try:
        return from_warsaw(datetime.strptime(typed.strip(), "%Y-%m-%d %H:%M"))  # noqa: DTZ007 (from_warsaw gives the zone)
    except NonexistentTimeError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
    except ValueError as error:
        raise typer.BadParameter(f"nie rozumiem czasu {typed!r}; podaj {_MOMENT}", param_hint=option) from error


def _deadline(typed: str) -> datetime:
    """Return the moment that was typed; a day alone means its end."""
    whole_day = len(typed.strip()) == len("2027-03-15")
    return _moment(f"{typed.strip()} 23:59" if whole_day else typed, "--deadline")


def _group(typed: str) -> Group:
    try:
        return Group(typed)
    except ValueError as error:
        raise typer.BadParameter(f"podaj jedną z grup: {', '.join(Group)}", param_hint="--group") from error


def _say(found: report.JsonObject, text: str, *, as_json: bool, succeeded: bool = True) -> None:
    """Print the result; a refusal ends with exit code 1."""
    if as_json:
        typer.echo(_as_json_text(found))
    else:
        typer.echo(text, err=not succeeded)
    if not succeeded:
        raise typer.Exit(1)


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _as_json_text(found: report.JsonObject) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def _deliver(text: str, out: Path | None) -> None:
    """Print ``text``, or put it whole into a file that only its owner may read: it holds personal data."""
    if out is None:
        typer.echo(text, nl=False)
        return
    with plain_faults():
        aside = out.with_name(f"{out.name}.{os.getpid()}.part")
        try:
            aside.touch(mode=0o600)
            aside.write_text(text, encoding="utf-8", newline="")
            aside.replace(out)
        finally:
            aside.unlink(missing_ok=True)
    typer.echo(f"Zapisano {out}.", err=True)


event_door.register(app)
event_after.register(app)
