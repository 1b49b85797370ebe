"""What the commands about vouchers share: the database, who does it, and how a refusal is said."""

import getpass
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NoReturn

import typer

from bot.answering.model import Language
from bot.clock import Clock, SystemClock
from bot.commands.event_desk import JsonObject, refuse, say
from bot.commands.faults import plain_faults
from bot.conversation.voucher_notices import chat_of
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.forum.tickets import TicketKey
from bot.settings import Settings
from bot.store.engine import Connection, Database
from bot.telegram.posting import post_notices
from bot.voucher.application_sql import find_application, find_numbered
from bot.voucher.edition_service import EditionService
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNotice
from bot.voucher.results import Refused

EditionNumber = Annotated[int, typer.Argument(help="numer edycji")]
ApplicationNumber = Annotated[str, typer.Argument(help='numer wniosku: "V/2027/0012" albo sam numer z listy')]
As = Annotated[str, typer.Option("--as", help="kto to robi; bez tego nazwa użytkownika systemu")]

_NAME = re.compile(r"[\w.@-]{1,60}")
_ID = re.compile(r"[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class VoucherDesk:
    """The database and the services for one command."""

    settings: Settings
    database: Database
    clock: Clock

    @property
    def editions(self) -> EditionService:
        """The service of editions."""
        return EditionService(self.clock)

    def vouchers(self) -> VoucherServices:
        """Return all services; reads the key that codes are made with, and makes it where there is none."""
        return VoucherServices.build(self.clock, TicketKey.load(self.settings.ticket_key_path).secret)

    def application(self, connection: Connection, typed: str) -> Application:
        """Return the application, or end the command with a sentence when there is none."""
        known = typed.strip()
        found = find_application(connection, int(known)) if _ID.fullmatch(known) else find_numbered(connection, known)
        if found is None:
            refuse("Nie ma wniosku o tym numerze: zobacz interekip voucher list.")
        return found

    def edition(self, connection: Connection, edition_id: int) -> Edition:
        """Return the edition, or end the command with a sentence when there is none."""
        edition = self.editions.edition(connection, edition_id)
        if edition is None:
            refuse("Nie ma edycji o tym numerze: zobacz interekip voucher edition list.")
        return edition


@contextmanager
def open_voucher_desk() -> Iterator[VoucherDesk]:
    """Open the database for one command; faults end it with a sentence and exit code 1."""
    with plain_faults():
        settings = Settings.load()
        database = Database.open(settings.database)
        try:
            yield VoucherDesk(settings, database, SystemClock())
        finally:
            database.close()


def actor_option(typed: str) -> str:
    """Return who does it, "cli:NAME": the typed name, or that of the user of the system; or end the command."""
    name = typed or _user()
    if not _NAME.fullmatch(name):
        raise typer.BadParameter("podaj jedno słowo, np. --as anna.nowak", param_hint="--as")
    return f"cli:{name}"


def say_refused(refused: Refused, *, as_json: bool) -> NoReturn:
    """Say why nothing was done, and end the command with exit code 1."""
    found: JsonObject = {"status": refused.reason.value}
    if refused.amount is not None:
        found["amount"] = str(refused.amount)
    if refused.until is not None:
        found["until"] = refused.until.isoformat()
    if refused.count:
        found["count"] = refused.count
    say(found, refusal_text(refused, Language.PL), as_json=as_json, succeeded=False)
    raise typer.Exit(1)


def tell(connection: Connection, notices: Sequence[VoucherNotice], at: datetime) -> Sequence[VoucherNotice]:
    """Queue the messages within the transaction of what they tell; return the notices, to be said as below."""
    post_notices(connection, notices, at=at)
    return notices


def told_as_json(notices: Iterable[VoucherNotice]) -> JsonObject:
    """Return how many messages wait to be sent, and the applications whose people have no chat."""
    reached, unreached = _by_reach(notices)
    return {"messages": len(reached), "to_be_called": unreached}


def told_as_lines(notices: Iterable[VoucherNotice]) -> list[str]:
    """Return the same as sentences; none where nobody is to be told."""
    reached, unreached = _by_reach(notices)
    messages = [f"Wiadomości do wysłania: {len(reached)}."] if reached else []
    numbers = ", ".join(unreached)
    return [*messages, *([f"Zawiadom osoby spoza Telegrama, wnioski: {numbers}."] if unreached else [])]


def _by_reach(notices: Iterable[VoucherNotice]) -> tuple[list[str], list[str]]:
    """Return the numbers of the applications whose people have a chat, and of the others."""
    told = list(notices)
    reached = [_number(each) for each in told if chat_of(each) is not None]
    return reached, sorted({_number(each) for each in told if chat_of(each) is None})


def _number(notice: VoucherNotice) -> str:
    return notice.application.number or str(notice.application.id)


def _user() -> str:
    """Return the name of the user of the system; "" where it has none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
