"""The promises of the privacy message, kept by one call."""

from datetime import timedelta

from bot.conversation.retention import Retention
from bot.forum.model import CONTACT_RETENTION_DAYS
from bot.forum.service import ForumService
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from tests.bot.forum.people import applicant, plan
from tests.fakes.clock import FixedClock


def test_participants_of_past_events_and_old_dialogs_are_forgotten(database: Database, clock: FixedClock) -> None:
    forum = ForumService(clock)
    retention = Retention(clock)
    with database.transaction() as connection:
        event = forum.create_event(connection, plan(), actor="cli")
        forum.sign_up(connection, event.id, applicant(1))
        dialogs.save(connection, 1, Dialog("pl"), clock.now())
        assert retention.apply(connection) == 0
        clock.set(event.ends_at + timedelta(days=CONTACT_RETENTION_DAYS, minutes=1))
        assert retention.apply(connection) == 1
        assert [each.name for each in forum.registrations_for(connection, event.id)] == [""]
        clock.advance(timedelta(days=400))
        assert retention.apply(connection) == 1
