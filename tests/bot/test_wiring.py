"""What is done by itself is put together from the rooms."""

from bot.conversation.voucher_services import VoucherServices
from bot.forum import timetable
from bot.forum.service import ForumService
from bot.store import jobs
from bot.store.engine import Database
from bot.voucher.timetable import JobKind
from bot.wiring import build_timetable
from tests.bot.forum.people import event
from tests.bot.voucher.money import new_edition
from tests.fakes.clock import FixedClock


def test_events_and_vouchers_are_planned_together_and_each_job_has_a_handler(
    database: Database, clock: FixedClock
) -> None:
    forum = ForumService(clock)
    together = build_timetable(forum, VoucherServices.build(clock, b"key"))
    assert set(together.handlers) == {*timetable.JobKind, *JobKind}
    with database.transaction() as connection:
        event(connection, forum)
        new_edition(connection, clock)
        together.plan(connection, clock.now())
        assert {kind for kind, _ in jobs.planned(connection, list(together.handlers))} >= {
            timetable.JobKind.REMINDER_WEEK,
            JobKind.DRAFTS,
        }
