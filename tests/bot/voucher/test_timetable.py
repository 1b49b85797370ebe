"""When what is done about calls, corrections, vouchers and appeals, planned again and again."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, update

from bot.store import jobs
from bot.store.engine import Connection, Database
from bot.store.jobs import Planned
from bot.store.voucher_schema import voucher_appeals, voucher_applications, voucher_calls
from bot.voucher.closing import revoke
from bot.voucher.deadlines import deadline_after
from bot.voucher.edition_sql import calls_of, close_early
from bot.voucher.model import Application
from bot.voucher.states import State
from bot.voucher.timetable import JobKind, plan_vouchers, subject_number
from tests.bot.voucher.money import NOW, PAYER, granted, issued, new_edition, submitted

DAY = timedelta(days=1)
SUMMER = datetime(2027, 3, 30, 22, tzinfo=UTC)
"""The end of 30 March in Poland, two days after clocks change to summer time."""


def planned(connection: Connection, now: datetime = NOW) -> dict[tuple[str, str], datetime]:
    """Plan, and return what waits by kind and subject."""
    plan_vouchers(connection, now)
    known = jobs.planned(connection, list(JobKind))
    return {key: job.due_at for key, job in known.items() if not job.done}


def set_of(connection: Connection, application: Application, **values: object) -> None:
    connection.execute(update(voucher_applications).where(voucher_applications.c.id == application.id).values(**values))


def test_drafts_are_reminded_of_in_the_morning_three_days_before_the_last_day(database: Database) -> None:
    with database.transaction() as connection:
        (call,) = calls_of(connection, new_edition(connection).id)
        connection.execute(update(voucher_calls).values(closes_at=SUMMER))
        subject = f"voucher_call:{call.id}"
        assert planned(connection) == {(JobKind.DRAFTS, subject): datetime(2027, 3, 27, 9, tzinfo=UTC)}
        connection.execute(update(voucher_calls).values(closes_at=SUMMER + DAY))
        assert planned(connection) == {(JobKind.DRAFTS, subject): datetime(2027, 3, 28, 8, tzinfo=UTC)}
        close_early(connection, call.id, NOW)
        assert planned(connection) == {}


def test_a_correction_has_a_reminder_and_an_end_while_it_is_awaited(database: Database) -> None:
    with database.transaction() as connection:
        asked = submitted(connection, new_edition(connection), 1, State.NEEDS_CORRECTION)
        until = deadline_after(NOW, 7)
        set_of(connection, asked, correction_until=until)
        subject = f"voucher_application:{asked.id}"
        found = planned(connection)
        assert found[JobKind.CORRECTION_END, subject] == until
        assert found[JobKind.CORRECTION_REMINDER, subject] == datetime(2027, 1, 20, 9, tzinfo=UTC)
        set_of(connection, asked, state=State.FORMAL)
        assert {kind for kind, _ in planned(connection)} == {JobKind.DRAFTS}


def test_a_reminder_whose_moment_was_over_is_left_out_and_an_end_is_not(database: Database) -> None:
    with database.transaction() as connection:
        asked = submitted(connection, new_edition(connection), 1, State.NEEDS_CORRECTION)
        set_of(connection, asked, correction_until=NOW - DAY)
        assert {kind for kind, _ in planned(connection)} == {JobKind.CORRECTION_END, JobKind.DRAFTS}


def test_a_reminder_that_was_planned_in_time_is_made_up_for(database: Database) -> None:
    with database.transaction() as connection:
        (call,) = calls_of(connection, new_edition(connection).id)
        before = planned(connection)
        assert planned(connection, call.closes_at - DAY) == before


def test_a_voucher_expires_unless_it_is_closed(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        application = granted(connection, edition, 1)
        voucher = issued(connection, application)
        subject = f"voucher:{voucher.id}"
        found = planned(connection)
        assert found[JobKind.EXPIRY, subject] == voucher.valid_until
        assert found[JobKind.EXPIRY_REMINDER, subject] == datetime(2027, 3, 2, 9, tzinfo=UTC)
        revoke(connection, application.id, reason="pomyłka", actor=PAYER, at=NOW)
        assert {kind for kind, _ in planned(connection)} == {JobKind.DRAFTS}


def test_appeals_end_with_the_last_deadline_while_money_is_held_for_them(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        (call,) = calls_of(connection, edition.id)
        for number in (1, 2):
            rejected = submitted(connection, edition, number, State.REJECTED)
            set_of(connection, rejected, appeal_until=call.closes_at + number * DAY)
        key = (JobKind.APPEALS_END.value, f"voucher_edition:{edition.id}")
        assert planned(connection)[key] == call.closes_at + 2 * DAY


def test_appeals_end_later_when_the_last_one_is_decided_after_the_deadline(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        close_early(connection, calls_of(connection, edition.id)[0].id, NOW)
        appealing = submitted(connection, edition, 1, State.APPEAL)
        filed = {"application_id": appealing.id, "reasons": "Prosimy.", "filed_at": NOW, "against": "rejected"}
        connection.execute(insert(voucher_appeals).values(filed))
        set_of(connection, appealing, appeal_until=NOW + DAY)
        key = (JobKind.APPEALS_END.value, f"voucher_edition:{edition.id}")
        assert planned(connection)[key] == NOW + DAY
        (job,) = jobs.due(connection, NOW + DAY, list(JobKind), 9)
        jobs.done(connection, job.id, NOW + DAY)
        assert planned(connection, NOW + DAY) == {}
        set_of(connection, appealing, state=State.REJECTED, appeal_until=None, changed_at=NOW + 5 * DAY)
        assert planned(connection, NOW + 5 * DAY) == {key: NOW + 5 * DAY}


@pytest.mark.parametrize("again", [1, 3])
def test_what_is_done_is_not_planned_again(database: Database, again: int) -> None:
    with database.transaction() as connection:
        (call,) = calls_of(connection, new_edition(connection).id)
        ((_, due_at),) = planned(connection).items()
        (job,) = jobs.due(connection, due_at, list(JobKind), 9)
        jobs.done(connection, job.id, due_at)
        for _ in range(again):
            plan_vouchers(connection, due_at)
        assert jobs.planned(connection, list(JobKind)) == {
            (JobKind.DRAFTS, f"voucher_call:{call.id}"): Planned(due_at, done=True)
        }


def test_a_subject_names_its_number() -> None:
    assert subject_number("voucher_edition:12") == 12
