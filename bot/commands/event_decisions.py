"""``interekip event approve``, ``reject``, ``move-up`` and ``invite``: what a coordinator decides about somebody."""

from collections.abc import Callable, Sequence
from typing import Annotated, NoReturn

import typer

from bot.clock import in_warsaw
from bot.commands.change_report import told_as_json, told_as_lines
from bot.commands.event_desk import ACTOR, AsJson, Desk, JsonObject, open_desk, refuse, say
from bot.forum.model import Registration, RegistrationState
from bot.forum.notices import Notice
from bot.forum.outcomes import Decided, DecisionResult
from bot.store.engine import Connection
from bot.telegram.posting import post_notices

_RegistrationNumber = Annotated[int, typer.Argument(help="numer zgłoszenia")]
_Told = Annotated[str, typer.Option(help="powód; ta osoba go przeczyta")]
_Reason = Annotated[str, typer.Option(help="powód; zostaje przy zgłoszeniu, dla koordynatorów")]

_WAITS = frozenset({RegistrationState.PENDING, RegistrationState.WAITING})
_WORDS = {
    RegistrationState.PENDING: "czeka na decyzję koordynatora",
    RegistrationState.CONFIRMED: "ma miejsce",
    RegistrationState.OFFERED: "ma zaproponowane miejsce",
    RegistrationState.WAITING: "czeka na liście rezerwowej",
    RegistrationState.CANCELLED: "jest odwołane",
    RegistrationState.REJECTED: "jest odrzucone",
    RegistrationState.EXPIRED: "wygasło",
}


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip event``."""
    app.command(help="Zatwierdź zgłoszenie, które czeka na decyzję.")(approve)
    app.command(help="Odrzuć zgłoszenie, które czeka na decyzję; osoba dostanie powód.")(reject)
    app.command("move-up", help="Przesuń zgłoszenie na początek listy rezerwowej.")(move_up)
    app.command(help="Daj miejsce osobie, która czeka, także ponad liczbę miejsc.")(invite)


def approve(registration_id: _RegistrationNumber, *, as_json: AsJson = False) -> None:
    """Approve a registration."""
    _decide(
        registration_id,
        lambda desk, connection: desk.forum.approve(connection, registration_id, actor=ACTOR),
        as_json=as_json,
    )


def reject(registration_id: _RegistrationNumber, *, reason: _Told, as_json: AsJson = False) -> None:
    """Reject a registration."""
    written = _written(reason)
    _decide(
        registration_id,
        lambda desk, connection: desk.forum.reject(connection, registration_id, reason=written, actor=ACTOR),
        as_json=as_json,
    )


def move_up(registration_id: _RegistrationNumber, *, reason: _Reason, as_json: AsJson = False) -> None:
    """Make somebody the first who waits."""
    written = _written(reason)
    with open_desk() as desk, desk.database.transaction() as connection:
        _waiting(desk, connection, registration_id, frozenset({RegistrationState.WAITING}))
        notices = desk.forum.move_up(connection, registration_id, reason=written, actor=ACTOR)
        registration = _told(desk, connection, registration_id, notices)
    _say(registration, notices, as_json=as_json)


def invite(registration_id: _RegistrationNumber, *, reason: _Reason, as_json: AsJson = False) -> None:
    """Give who waits a seat."""
    written = _written(reason)
    with open_desk() as desk, desk.database.transaction() as connection:
        _waiting(desk, connection, registration_id, _WAITS)
        notices = desk.forum.invite_over_capacity(connection, registration_id, reason=written, actor=ACTOR)
        registration = _told(desk, connection, registration_id, notices)
    if not notices:
        _not_possible(registration)
    _say(registration, notices, as_json=as_json)


def _decide(registration_id: int, decide: Callable[[Desk, Connection], DecisionResult], *, as_json: bool) -> None:
    with open_desk() as desk, desk.database.transaction() as connection:
        result = decide(desk, connection)
        notices = result.notices if isinstance(result, Decided) else ()
        registration = _told(desk, connection, registration_id, notices)
    if not isinstance(result, Decided):
        _not_possible(registration)
    _say(registration, notices, as_json=as_json)


def _waiting(desk: Desk, connection: Connection, registration_id: int, states: frozenset[RegistrationState]) -> None:
    """End the command by saying where the registration stands, unless it is in one of ``states``."""
    registration = desk.forum.find_registration(connection, registration_id)
    if registration is None or registration.state not in states:
        _not_possible(registration)


def _told(desk: Desk, connection: Connection, registration_id: int, notices: Sequence[Notice]) -> Registration | None:
    """Queue the messages; return the registration as it is now."""
    post_notices(connection, notices, at=desk.clock.now())
    return desk.forum.find_registration(connection, registration_id)


def _written(reason: str) -> str:
    tidy = " ".join(reason.split())
    if not tidy:
        raise typer.BadParameter("podaj powód", param_hint="--reason")
    return tidy


def _say(registration: Registration | None, notices: Sequence[Notice], *, as_json: bool) -> None:
    if registration is None:
        _not_possible(registration)
    found: JsonObject = {
        "status": registration.state.value,
        "registration_id": registration.id,
        "place": registration.place,
        **told_as_json(notices),
    }
    say(found, "\n".join([_sentence(registration), *told_as_lines(notices)]), as_json=as_json)


def _sentence(registration: Registration) -> str:
    place = "" if registration.place is None else f", miejsce {registration.place}"
    expires = registration.offer_expires_at
    until = "" if expires is None else f" do {in_warsaw(expires):%Y-%m-%d %H:%M}"
    return f"Zgłoszenie nr {registration.id} {_WORDS[registration.state]}{place}{until}."


def _not_possible(registration: Registration | None) -> NoReturn:
    if registration is None:
        refuse("Nie ma zgłoszenia o tym numerze: sprawdź go poleceniem interekip event export.")
    refuse(f"Tego nie można zrobić: {_sentence(registration)[0].lower()}{_sentence(registration)[1:]}")
