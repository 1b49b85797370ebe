"""Who is told what, and what is done, when the moment of a job has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.store.engine import Connection, Database
from bot.store.voucher_schema import voucher_applications
from bot.voucher import funds
from bot.voucher.application_sql import find_application, find_edition
from bot.voucher.edition_service import EditionService
from bot.voucher.edition_sql import calls_of
from bot.voucher.formal import FormalService
from bot.voucher.model import Application
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.occasions import occasions
from bot.voucher.redeeming import RedeemingService
from bot.voucher.states import State
from bot.voucher.timetable import JobKind
from tests.bot.voucher.money import NOW, granted, issued, new_edition, submitted, zl
from tests.fakes.clock import FixedClock

DAY = timedelta(days=1)


@dataclass
class Office:
    """An edition, and what is done about it."""

    connection: Connection
    clock: FixedClock

    def __post_init__(self) -> None:
        self.edition = new_edition(self.connection, self.clock)
        self.editions = EditionService(self.clock)

    def application(self, number: int, state: State, **values: object) -> Application:
        made = submitted(self.connection, self.edition, number, state)
        one = voucher_applications.c.id == made.id
        if values:
            self.connection.execute(update(voucher_applications).where(one).values(**values))
        return self.now(made)

    def now(self, application: Application) -> Application:
        found = find_application(self.connection, application.id)
        assert found is not None
        return found

    def does(self, kind: JobKind, subject: str) -> list[VoucherNotice]:
        todo = occasions(self.editions, FormalService(self.clock), RedeemingService(self.clock))
        return todo[kind](self.connection, subject, self.clock.now())


@pytest.fixture
def office(database: Database, clock: FixedClock) -> Iterator[Office]:
    with database.transaction() as connection:
        yield Office(connection, clock)


def told(notices: list[VoucherNotice]) -> list[tuple[VoucherNoticeKind, str]]:
    return [(notice.kind, notice.application.person) for notice in notices]


def test_whose_draft_waits_is_reminded_while_the_call_is_open(office: Office) -> None:
    office.application(1, State.DRAFT)
    office.application(2, State.SUBMITTED)
    (call,) = calls_of(office.connection, office.edition.id)
    subject = f"voucher_call:{call.id}"
    notices = office.does(JobKind.DRAFTS, subject)
    assert told(notices) == [(VoucherNoticeKind.DRAFT_REMINDER, "telegram:1")]
    assert notices[0].until == call.closes_at
    office.clock.set(call.closes_at)
    assert office.does(JobKind.DRAFTS, subject) == []
    assert office.does(JobKind.DRAFTS, "voucher_call:999") == []


def test_a_correction_is_reminded_of_and_then_its_time_is_over(office: Office) -> None:
    awaited = {"correction_until": NOW + DAY, "correction_asked": "brak podpisu"}
    asked = office.application(1, State.NEEDS_CORRECTION, **awaited)
    subject = f"voucher_application:{asked.id}"
    (notice,) = office.does(JobKind.CORRECTION_REMINDER, subject)
    assert (notice.kind, notice.reason) == (VoucherNoticeKind.CORRECTION_REMINDER, "brak podpisu")
    assert office.does(JobKind.CORRECTION_END, subject) == []
    office.clock.advance(DAY)
    assert office.does(JobKind.CORRECTION_REMINDER, subject) == []
    assert told(office.does(JobKind.CORRECTION_END, subject)) == [(VoucherNoticeKind.REJECTED, "telegram:1")]
    assert office.now(asked).state is State.REJECTED
    assert office.does(JobKind.CORRECTION_END, subject) == []


def test_a_voucher_is_reminded_of_and_then_expires_once(office: Office) -> None:
    application = granted(office.connection, office.edition, 1)
    voucher = issued(office.connection, application, office.clock)
    subject = f"voucher:{voucher.id}"
    assert told(office.does(JobKind.EXPIRY_REMINDER, subject)) == [(VoucherNoticeKind.EXPIRES_SOON, "telegram:1")]
    assert office.does(JobKind.EXPIRY, subject) == []
    office.clock.set(voucher.valid_until)
    assert office.does(JobKind.EXPIRY_REMINDER, subject) == []
    assert told(office.does(JobKind.EXPIRY, subject)) == [(VoucherNoticeKind.EXPIRED, "telegram:1")]
    assert office.does(JobKind.EXPIRY, subject) == []
    assert funds.balance(office.connection, office.edition).free == zl(10_000)


def test_when_nobody_can_appeal_any_more_what_was_held_is_released(office: Office) -> None:
    subject = f"voucher_edition:{office.edition.id}"
    office.application(1, State.REJECTED, appeal_until=NOW + 40 * DAY)
    office.clock.advance(35 * DAY)
    assert office.does(JobKind.APPEALS_END, subject) == []
    held = find_edition(office.connection, office.edition.id)
    assert held is not None
    assert held.reserve_released_at is None
    office.clock.advance(5 * DAY)
    office.does(JobKind.APPEALS_END, subject)
    released = find_edition(office.connection, office.edition.id)
    assert released is not None
    assert released.reserve_released_at == office.clock.now()
