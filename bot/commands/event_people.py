"""``interekip event import``, ``export`` and ``message``: lists of people, and words to them."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import people_report as report
from bot.commands.event_desk import ACTOR, AsJson, EventNumber, group_option, open_desk, refuse, say
from bot.commands.faults import plain_faults
from bot.commands.whole_file import write_whole
from bot.conversation.campaign_message import campaign_messages
from bot.documents.spreadsheets import registrations_xlsx
from bot.documents.tables import MAX_BYTES, read_table
from bot.forum.campaigns import Audience, begin_campaign, message_problem
from bot.forum.event import Event
from bot.forum.export import COLUMNS, as_csv, export_rows
from bot.forum.import_table import ImportOptions, import_people
from bot.forum.model import Group, Registration, RegistrationState
from bot.forum.selection import Selection, selected
from bot.store import audit
from bot.telegram.letters import compose, post

_FORMATS = ("csv", "json", "xlsx")
_AUDIENCES = "confirmed, waiting, came, group.GRUPA albo session.NUMER"


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip event``."""
    app.command("import", help="Zapisz osoby z arkusza (XLSX, CSV): wszystkie albo, gdy jest błąd, nikogo.")(
        import_list
    )
    app.command(help="Wypisz zgłoszenia na wydarzenie: do arkusza (CSV, XLSX) albo jako JSON.")(export)
    app.command(help="Napisz do grupy uczestników w Telegramie.")(message)


def import_list(
    event_id: EventNumber,
    file: Annotated[Path, typer.Argument(help="arkusz z nagłówkami w pierwszym wierszu")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="tylko sprawdź, niczego nie zapisuj")] = False,
    skip_faulty: Annotated[bool, typer.Option("--skip-faulty", help="pomiń wiersze z błędami")] = False,
    consent: Annotated[
        bool, typer.Option("--consent", help="wszystkie osoby z listy zgodziły się na przetwarzanie danych")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Sign up everybody in a list."""
    with plain_faults():
        table = _read(file)
    options = ImportOptions(dry_run=dry_run, skip_faulty=skip_faulty, consent=consent)
    with open_desk() as desk, desk.database.transaction() as connection:
        result = import_people(
            connection,
            desk.forum,
            event_id,
            table,
            sessions=desk.events().sessions(connection, event_id),
            options=options,
            now=desk.clock.now(),
            actor=ACTOR,
        )
    found, text = report.import_as_json(result, dry_run=dry_run), report.import_as_text(result, dry_run=dry_run)
    say(found, text, as_json=as_json, succeeded=report.import_succeeded(result))


def export(
    event_id: EventNumber,
    *,
    file_format: Annotated[str, typer.Option("--format", help="csv, xlsx albo json")] = "csv",
    state: Annotated[str, typer.Option(help=f"tylko w tym stanie: {', '.join(RegistrationState)}")] = "",
    group: Annotated[str, typer.Option(help=f"tylko ta grupa: {', '.join(Group)}")] = "",
    out: Annotated[Path | None, typer.Option(help="plik; bez tego na ekran (XLSX tylko do pliku)")] = None,
    as_json: AsJson = False,
) -> None:
    """Write the list of participants, or a part of it."""
    if file_format not in _FORMATS:
        raise typer.BadParameter("podaj csv, xlsx albo json", param_hint="--format")
    if file_format == "xlsx" and (out is None or as_json):
        raise typer.BadParameter("arkusz XLSX wymaga nazwy pliku, na przykład --out lista.xlsx", param_hint="--out")
    wanted = Selection(_states(state), group=group_option(group) if group else None)
    written = "json" if as_json else file_format
    with open_desk() as desk, desk.database.transaction() as connection:
        event = desk.event(connection, event_id)
        registrations = selected(connection, desk.forum, event, wanted)
        details = {"file": f"export_{written}", "sample": event.sample}
        audit.record(connection, desk.clock.now(), ACTOR, "event.exported", f"event:{event.id}", details=details)
    _deliver(_exported(event, registrations, written), out)


def message(
    event_id: EventNumber,
    *,
    audience: Annotated[str, typer.Option(help=f"do kogo: {_AUDIENCES}")],
    text: Annotated[str, typer.Option(help="treść")] = "",
    file: Annotated[Path | None, typer.Option(help="plik z treścią zamiast --text")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="tylko policz odbiorców")] = False,
    as_json: AsJson = False,
) -> None:
    """Send a message to some of the participants; the serving process delivers it."""
    meant = Audience.read(audience)
    if meant is None:
        raise typer.BadParameter(f"podaj {_AUDIENCES}", param_hint="--audience")
    with plain_faults():
        words = (text if file is None else file.read_text(encoding="utf-8-sig")).strip()
    problem = message_problem(words)
    if problem is not None:
        refuse(report.message_problem_as_text(problem))
    with open_desk() as desk, desk.database.transaction() as connection:
        event, now = desk.event(connection, event_id), desk.clock.now()
        people = selected(connection, desk.forum, event, meant.selection)
        reachable = len({each.chat_id for each in people} - {None})
        without_chat = sum(each.chat_id is None for each in people)
        campaign = None
        if not dry_run and reachable:
            campaign, recipients = begin_campaign(connection, event, meant, words, meant=people, actor=ACTOR, now=now)
            for each in campaign_messages(connection, event, campaign, recipients):
                post(connection, each.chat_id, compose(each), at=now, key=each.key)
    if not reachable and not dry_run:
        refuse("Nikt z tej grupy nie ma rozmowy w Telegramie, więc nie ma komu wysłać.")
    found = report.campaign_as_json(campaign, reachable, without_chat)
    say(found, report.campaign_as_text(campaign, reachable, without_chat), as_json=as_json)


def _read(file: Path) -> list[list[str]]:
    """Return the cells of the file; a huge one is not read to its end.

    Raises:
        OSError: when it cannot be opened.
        TableError: when it is no table.

    """
    with file.open("rb") as opened:
        return read_table(opened.read(MAX_BYTES + 1), file.name)


def _states(typed: str) -> frozenset[RegistrationState]:
    if typed and typed not in set(RegistrationState):
        raise typer.BadParameter(f"podaj jeden ze stanów: {', '.join(RegistrationState)}", param_hint="--state")
    return frozenset({RegistrationState(typed)}) if typed else frozenset()


def _exported(event: Event, registrations: list[Registration], file_format: str) -> bytes:
    rows = export_rows(registrations)
    match file_format:
        case "xlsx":
            return registrations_xlsx(COLUMNS, [list(row.values()) for row in rows], event.title)
        case "json":
            found = {"event_id": event.id, "registrations": rows}
            return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode()
        case _:
            return as_csv(rows).encode()


def _deliver(content: bytes, out: Path | None) -> None:
    """Print ``content``, or put it whole into a file that only its owner may read: it holds personal data."""
    if out is None:
        typer.echo(content, nl=False)
        return
    with plain_faults():
        write_whole(out, content)
    typer.echo(f"Zapisano {out}.", err=True)
