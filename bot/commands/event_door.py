"""``interekip event checkin``, ``walkin`` and ``merge``: the door of an event, at a terminal."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.commands import door_report as report
from bot.commands.event_desk import ACTOR, AsJson, Desk, EventNumber, JsonObject, open_desk, refuse, say
from bot.commands.event_options import (
    Consent,
    GroupName,
    Municipality,
    OrganisationName,
    PersonName,
    applicant_option,
)
from bot.commands.faults import plain_faults
from bot.forum.attendance_model import CheckInResult, UndoResult
from bot.forum.model import RegistrationId
from bot.forum.offline_list import read_offline_list
from bot.forum.tickets import ValidTicket, examine_ticket
from bot.store.engine import Connection


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip event``."""
    app.command(help="Zapisz, że ktoś przyszedł; --undo to cofa.")(checkin)
    app.command(help="Wpuść kogoś bez zgłoszenia: zapisz i od razu potwierdź obecność.")(walkin)
    app.command(help="Scal listę obecności prowadzoną bez sieci (CSV: bilet albo numer zgłoszenia; czas).")(merge)


def checkin(
    event_id: EventNumber,
    *,
    ticket: Annotated[str, typer.Option(help="treść kodu z biletu (ci_...)")] = "",
    registration: Annotated[int, typer.Option(help="numer zgłoszenia")] = 0,
    name: Annotated[str, typer.Option(help="część imienia, nazwiska albo nazwy organizacji")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="cofnij zapisaną obecność")] = False,
    as_json: AsJson = False,
) -> None:
    """Check somebody in, or take it back."""
    if sum(map(bool, (ticket, registration, name))) != 1:
        raise typer.BadParameter("podaj jedno z trojga: --ticket, --registration albo --name")
    with open_desk() as desk, desk.database.transaction() as connection:
        event = desk.event(connection, event_id)
        chosen = _chosen(desk, connection, event.id, (ticket, registration, name), as_json=as_json)
        result = _mark(desk, connection, event.id, chosen, undo=undo)
    succeeded = report.check_in_succeeded(result)
    say(report.check_in_as_json(result), report.check_in_as_text(result), as_json=as_json, succeeded=succeeded)


def walkin(
    event_id: EventNumber,
    *,
    name: PersonName,
    organisation: OrganisationName,
    group: GroupName,
    municipality: Municipality = "",
    consent: Consent = False,
    over_capacity: Annotated[bool, typer.Option("--over-capacity", help="wpuść mimo braku miejsc")] = False,
    as_json: AsJson = False,
) -> None:
    """Let somebody in who has no seat."""
    applicant = applicant_option(name, organisation, group, municipality, consent=consent)
    with open_desk() as desk, desk.database.transaction() as connection:
        result = desk.attendance().walk_in(connection, event_id, applicant, actor=ACTOR, over_capacity=over_capacity)
    succeeded = report.check_in_succeeded(result)
    say(report.walk_in_as_json(result), report.walk_in_as_text(result), as_json=as_json, succeeded=succeeded)


def merge(
    event_id: EventNumber,
    file: Annotated[Path, typer.Argument(help="lista w CSV: bilet albo numer zgłoszenia; czas")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="tylko sprawdź, niczego nie zapisuj")] = False,
    as_json: AsJson = False,
) -> None:
    """Take over a list that was kept offline."""
    rows = list(read_offline_list(_text(file)))
    with open_desk() as desk, desk.database.transaction() as connection:
        event = desk.event(connection, event_id)
        savepoint = connection.begin_nested()
        merged = desk.attendance().merge(connection, event.id, rows, actor=ACTOR)
        if dry_run:
            savepoint.rollback()
        else:
            savepoint.commit()
    found, text = report.merged_as_json(merged, dry_run=dry_run), report.merged_as_text(merged, dry_run=dry_run)
    say(found, text, as_json=as_json, succeeded=not (dry_run and merged.faults))


def _chosen(
    desk: Desk, connection: Connection, event_id: int, described: tuple[str, int, str], *, as_json: bool
) -> int:
    """Return the registration that was meant, or end the command by saying why there is none."""
    ticket, registration_id, name = described
    if ticket:
        return _of_ticket(desk, connection, event_id, ticket, as_json=as_json)
    return registration_id or _named(desk, connection, event_id, name, as_json=as_json)


def _of_ticket(desk: Desk, connection: Connection, event_id: int, token: str, *, as_json: bool) -> RegistrationId:
    ticket = examine_ticket(desk.ticket_key(), connection, token, event_id=event_id)
    if not isinstance(ticket, ValidTicket):
        word, sentence = report.ticket_fault(ticket)
        _stop({"status": "not_admitted", "reason": word}, sentence, as_json=as_json)
    return ticket.registration.id


def _named(desk: Desk, connection: Connection, event_id: int, name: str, *, as_json: bool) -> RegistrationId:
    found = desk.attendance().find(connection, event_id, name)
    if not found:
        sentence = "Nie ma takiej osoby na tym wydarzeniu: wpisz inną część nazwiska albo nazwę organizacji."
        _stop({"status": "nobody"}, sentence, as_json=as_json)
    if len(found) > 1:
        _stop(report.people_as_json(found), report.people_as_text(found), as_json=as_json)
    return found[0].id


def _stop(found: JsonObject, text: str, *, as_json: bool) -> NoReturn:
    say(found, text, as_json=as_json, succeeded=False)
    raise typer.Exit(1)


def _mark(
    desk: Desk, connection: Connection, event_id: int, registration_id: int, *, undo: bool
) -> CheckInResult | UndoResult:
    attendance = desk.attendance()
    if undo:
        return attendance.undo_check_in(connection, registration_id, actor=ACTOR, event_id=event_id)
    return attendance.check_in(connection, registration_id, actor=ACTOR, event_id=event_id)


def _text(file: Path) -> str:
    with plain_faults():
        try:
            return file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            refuse(f"Pliku {file} nie da się odczytać: zapisz go jako CSV w kodowaniu UTF-8.")
