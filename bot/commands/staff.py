"""``interekip staff``: who runs events, for an administrator at a terminal.

Exit codes: 0 done, 1 refused or impossible (one sentence on standard error), 2 the command was written wrongly.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn, assert_never

import typer

from bot.clock import SystemClock, in_warsaw
from bot.commands.faults import plain_faults
from bot.messages.team import TEAM
from bot.settings import Settings
from bot.staff.model import LastAdministrator, Member, Role, RoleNotHeld, RoleRevoked
from bot.staff.roles import INVITATION_DAYS, LINK_PREFIX, StaffService
from bot.store.engine import Connection, Database

_ACTOR = "cli"
_TEXTS = TEAM["pl"]

app = typer.Typer(help="Kto prowadzi wydarzenia: role i zaproszenia.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Wypisz wynik jako JSON.")]
RoleName = Annotated[str, typer.Argument(help=f"rola: {', '.join(Role)}")]


@app.command(help="Przygotuj zaproszenie, które nadaje rolę temu, kto użyje go pierwszy.")
def invite(role: RoleName, as_json: AsJson = False) -> None:
    """Make an invitation and show it, this once."""
    wanted = _role(role)
    with _desk() as (database, staff), database.transaction() as connection:
        message = f"/start {LINK_PREFIX}{staff.invite(connection, wanted, actor=_ACTOR)}"
    if as_json:
        typer.echo(json.dumps({"role": wanted, "message": message, "days": INVITATION_DAYS}))
    else:
        typer.echo(
            f"Zaproszenie do roli „{_TEXTS.roles[wanted]}” działa raz, przez {INVITATION_DAYS} dni. "
            f"{_TEXTS.send_to_bot}\n{message}"
        )


@app.command("list", help="Pokaż, kto ma jaką rolę.")
def list_members(as_json: AsJson = False) -> None:
    """Show who holds a role."""
    with _desk() as (database, staff), database.read() as connection:
        members, settled = staff.members(connection), sorted(staff.settled)
    if as_json:
        found = {"members": [_as_json(each) for each in members], "settings": settled}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    lines = [f"{person}  {_TEXTS.roles[Role.ADMINISTRATOR]}  (z ustawień)" for person in settled]
    typer.echo("\n".join([*lines, *map(_as_line, members)]) or _TEXTS.nobody)


@app.command(help="Odbierz rolę.")
def revoke(
    person: Annotated[str, typer.Argument(help="osoba tak, jak pokazuje ją interekip staff list: telegram:NUMER")],
    role: RoleName,
) -> None:
    """Take a role back."""
    wanted = _role(role)
    holder = person if ":" in person else f"telegram:{person}"
    with _desk() as (database, staff), database.transaction() as connection:
        result = staff.revoke(connection, holder, wanted, actor=_ACTOR)
        by_settings = _by_settings(staff, connection, holder, wanted)
    match result:
        case RoleRevoked():
            typer.echo(f"Odebrano rolę „{_TEXTS.roles[wanted]}”: {holder}.")
        case RoleNotHeld() if by_settings:
            _refuse("Tę rolę dają ustawienia: usuń numer z INTEREKIP_ADMINS i uruchom bota ponownie.")
        case RoleNotHeld():
            _refuse("Ta osoba nie ma takiej roli: zobacz interekip staff list.")
        case LastAdministrator():
            _refuse(_TEXTS.last)
        case _:
            assert_never(result)


def _by_settings(staff: StaffService, connection: Connection, person: str, role: Role) -> bool:
    return role in staff.roles_of(connection, person) and person in staff.settled


@contextmanager
def _desk() -> Iterator[tuple[Database, StaffService]]:
    """Open the database for one command; faults end it with a sentence and exit code 1."""
    with plain_faults():
        settings = Settings.load()
        database = Database.open(settings.database)
        try:
            yield database, StaffService(SystemClock(), settings.admins)
        finally:
            database.close()


def _role(typed: str) -> Role:
    if typed not in set(Role):
        raise typer.BadParameter(f"podaj jedną z ról: {', '.join(Role)}", param_hint="ROLE")
    return Role(typed)


def _as_json(member: Member) -> dict[str, str | None]:
    return {
        "person": member.person,
        "name": member.name,
        "role": member.role,
        "granted_by": member.granted_by,
        "granted_at": member.granted_at.isoformat(),
    }


def _as_line(member: Member) -> str:
    since = in_warsaw(member.granted_at)
    return f"{member.person}  {_TEXTS.roles[member.role]}  {member.name or ''}  od {since:%Y-%m-%d}"


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
