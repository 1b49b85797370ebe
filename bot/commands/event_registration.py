"""``interekip event new-ticket`` and ``erase``: what somebody asks for about their one sign-up."""

from typing import Annotated

import typer

from bot.commands.change_report import told_as_json, told_as_lines
from bot.commands.event_desk import ACTOR, AsJson, open_desk, refuse, say
from bot.conversation.seat_files import renewed_ticket_message
from bot.forum.ticket_renewal import renew_ticket
from bot.forum.withdrawal import NothingToErase, erase_registration
from bot.telegram.letters import compose, post
from bot.telegram.posting import post_notices

_RegistrationNumber = Annotated[int, typer.Argument(help="numer zgłoszenia")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip event``."""
    app.command(
        "new-ticket", help="Daj nowy bilet, gdy stary zginął albo trafił w obce ręce; stary kod już nie wpuści."
    )(new_ticket)
    app.command(help="Na prośbę osoby odwołaj zgłoszenie i usuń jej dane; tego nie da się cofnąć.")(erase)


def new_ticket(registration_id: _RegistrationNumber, *, as_json: AsJson = False) -> None:
    """Make the ticket of a registration worthless and send another."""
    with open_desk() as desk, desk.database.transaction() as connection:
        now = desk.clock.now()
        registration = renew_ticket(connection, registration_id, now, actor=ACTOR)
        message = None if registration is None else renewed_ticket_message(connection, registration)
        if message is not None:
            post(connection, message.chat_id, compose(message), at=now, key=message.key)
    if registration is None:
        refuse("Nie ma zgłoszenia o tym numerze, które ma miejsce: sprawdź je poleceniem interekip event export.")
    sent = "Ta osoba nie ma Telegrama, więc bot go nie wyśle." if message is None else "Wiadomość czeka na wysłanie."
    text = f"Zgłoszenie nr {registration.id} ma nowy bilet, poprzedni już nie wpuszcza. {sent}"
    found = {"status": "renewed", "registration_id": registration.id, "messages": int(message is not None)}
    say(found, text, as_json=as_json)


def erase(
    registration_id: _RegistrationNumber,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="na pewno; bez tego polecenie niczego nie usuwa")] = False,
    as_json: AsJson = False,
) -> None:
    """Cancel a registration and forget whose it was."""
    if not yes:
        refuse(f"Dane ze zgłoszenia nr {registration_id} znikną na zawsze, a ono zostanie odwołane: dodaj opcję --yes.")
    with open_desk() as desk, desk.database.transaction() as connection:
        now = desk.clock.now()
        result = erase_registration(connection, desk.forum, registration_id, now, actor=ACTOR)
        if not isinstance(result, NothingToErase):
            post_notices(connection, result.notices, at=now)
    if isinstance(result, NothingToErase):
        refuse("Nie ma zgłoszenia o tym numerze albo jego dane są już usunięte.")
    stays = f" Zostaje ważny numer zaświadczenia {result.certificate}." if result.certificate else ""
    lines = [f"Usunięto dane ze zgłoszenia nr {registration_id}.{stays}", *told_as_lines(result.notices)]
    found = {"status": "erased", "registration_id": registration_id, "certificate": result.certificate}
    say({**found, **told_as_json(result.notices)}, "\n".join(lines), as_json=as_json)
