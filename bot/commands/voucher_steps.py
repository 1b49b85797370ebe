"""One step about an application at the terminal: done in one transaction with its messages, and said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar

from typer.models import OptionInfo

from bot.commands.event_desk import AsJson, JsonObject, say
from bot.commands.voucher_desk import (
    ApplicationNumber,
    As,
    VoucherDesk,
    actor_option,
    open_voucher_desk,
    say_refused,
    tell,
    told_as_json,
    told_as_lines,
)
from bot.commands.voucher_report import state_as_json, state_as_text
from bot.conversation.voucher_services import VoucherServices
from bot.store.engine import Connection
from bot.voucher.application_sql import find_application
from bot.voucher.model import Application
from bot.voucher.notices import VoucherNotice
from bot.voucher.results import Refused


class Done(Protocol):
    """What came of a step."""

    @property
    def notices(self) -> tuple[VoucherNotice, ...]:
        """Who is to be told."""
        ...


D = TypeVar("D", bound=Done)


@dataclass(frozen=True, slots=True)
class Step:
    """What a step works with: the services, the writing transaction, the application as it was, and who does it."""

    vouchers: VoucherServices
    connection: Connection
    application: Application
    actor: str


def step_command(act: Callable[[Step], Done | Refused]) -> Callable[..., None]:
    """Return the command that does ``act``; it is registered with its name, for all of them are called alike."""

    def command(application: ApplicationNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
        step(application, act, as_name=as_name, as_json=as_json)

    return command


def step_command_with(option: OptionInfo, act: Callable[[Step, str], Done | Refused]) -> Callable[..., None]:
    """Return the command that does ``act`` with one more text, which ``option`` describes; registered as above."""

    def command(
        application: ApplicationNumber, *, text: Annotated[str, option], as_name: As = "", as_json: AsJson = False
    ) -> None:
        step(application, lambda at: act(at, text), as_name=as_name, as_json=as_json)

    return command


def step(typed: str, act: Callable[[Step], Done | Refused], *, as_name: str, as_json: bool) -> None:
    """Do something about the application of the ``typed`` number, queue the messages, and say where it stands."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        before = desk.application(connection, typed)
        done = act(Step(desk.vouchers(), connection, before, actor))
        told = carried_out(desk, connection, done, as_json=as_json).notices
        after = find_application(connection, before.id) or before
    say_told(state_as_json(after), state_as_text(after), told, as_json=as_json)


def carried_out(desk: VoucherDesk, connection: Connection, done: D | Refused, *, as_json: bool) -> D:
    """Queue the messages about what was done; end the command with the reason when nothing was."""
    if isinstance(done, Refused):
        say_refused(done, as_json=as_json)
    tell(connection, done.notices, desk.clock.now())
    return done


def say_told(found: JsonObject, text: str, told: Sequence[VoucherNotice], *, as_json: bool) -> None:
    """Say what was done, how many messages wait to be sent, and who has to be called."""
    say({**found, **told_as_json(told)}, "\n".join([text, *told_as_lines(told)]), as_json=as_json)
