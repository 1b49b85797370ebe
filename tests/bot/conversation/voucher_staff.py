"""An edition with applications behind the back of the conversation, and those who run it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

from bot.conversation.voucher_desk_press import VoucherDeskPress, VoucherDeskVerb
from bot.staff.model import Role
from bot.store.engine import Connection
from bot.voucher.application_sql import find_application
from bot.voucher.model import Application, Edition
from bot.voucher.states import State
from bot.voucher.voucher_sql import voucher_of
from tests.bot.conversation.staff import with_role
from tests.bot.conversation.talk import Person, Talk
from tests.bot.voucher import money
from tests.bot.voucher.applying import NIP, OTHER_NIP, Applying

CHIEF, SECOND, REVIEWERS, PROVIDER = 50, 51, (61, 62, 63), 70


def coordinator(talk: Talk, number: int = CHIEF) -> Person:
    """Return a coordinator."""
    return with_role(talk, number, Role.COORDINATOR)


def press(person: Person, verb: VoucherDeskVerb, number: int = 0, argument: object = "") -> str:
    """Press a button that need not be there."""
    return person.forges(VoucherDeskPress(verb, number, str(argument)).data)


def make_edition(talk: Talk, **changes: Any) -> Edition:  # noqa: ANN401 (tests change any field)
    """Make an edition with a call that is open now."""
    with talk.database.transaction() as connection:
        return money.new_edition(connection, talk.clock, **changes)


def apply(talk: Talk, person: int = 7, **changes: Any) -> Application:  # noqa: ANN401 (tests change any field)
    """Make an edition and hand in a whole application."""
    with talk.database.transaction() as connection:
        return Applying(connection, talk.clock, **changes).submitted(f"telegram:{person}")


def apply_twice(talk: Talk, **changes: Any) -> tuple[Application, Application]:  # noqa: ANN401 (tests change any field)
    """Make an edition, and hand in the applications of two organisations."""
    with talk.database.transaction() as connection:
        applying = Applying(connection, talk.clock, **changes)
        first = applying.submitted("telegram:7", organisation="Fundacja Most", organisation_number=NIP)
        second = applying.submitted("telegram:8", organisation="Fundacja Żagiel", organisation_number=OTHER_NIP)
    return first, second


def put(talk: Talk, edition: Edition, number: int, state: State) -> Application:
    """Put an application into a state."""
    with talk.database.transaction() as connection:
        return money.submitted(connection, edition, number, state)


def grant(talk: Talk, edition: Edition, number: int, amount: str | None = None) -> Application:
    """Put a granted application there, decided by somebody else than those here."""
    with talk.database.transaction() as connection:
        return money.granted(connection, edition, number, None if amount is None else Decimal(amount))


def code_of(talk: Talk, application: Application) -> str:
    """Issue the voucher of a granted application, and have its code shown."""
    services = talk.vouchers
    with talk.database.transaction() as connection:
        issued = services.issuing.issue(connection, application.id, actor=money.PAYER)
        shown = services.issuing.show_code(connection, application.id, person=application.person)
    assert not hasattr(issued, "reason"), issued
    return str(shown.code)  # type: ignore[union-attr]  # a refusal has no code, and the test fails


def now(talk: Talk, application: Application) -> Application:
    """Return the application as it is now."""
    with talk.database.read() as connection:
        found = find_application(connection, application.id)
    assert found is not None
    return found


def voucher_id(talk: Talk, application: Application) -> int:
    """Return the number of its voucher."""
    with reading(talk) as connection:
        voucher = voucher_of(connection, application.id)
    assert voucher is not None
    return voucher.id


@contextmanager
def reading(talk: Talk) -> Iterator[Connection]:
    """Look into the database."""
    with talk.database.read() as connection:
        yield connection


def close_calls(talk: Talk) -> None:
    """Let the time of all calls pass."""
    talk.clock.advance(timedelta(days=61))
