"""The promises of the privacy message, kept by one call."""

from datetime import timedelta

from sqlalchemy import select

from bot.conversation.retention import Retention
from bot.forum.model import CONTACT_RETENTION_DAYS
from bot.forum.service import ForumService
from bot.staff.model import Role
from bot.staff.roles import REVOKED_STAY, StaffService
from bot.store import audit, dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from bot.store.staff_schema import staff_roles
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


def test_who_held_a_role_that_was_taken_back_is_forgotten_and_others_are_not(
    database: Database, clock: FixedClock
) -> None:
    staff, retention = StaffService(clock), Retention(clock)
    with database.transaction() as connection:
        for person in ("telegram:5", "telegram:6"):
            staff.accept(connection, staff.invite(connection, Role.DOOR, actor="cli"), person, "Ewa")
        staff.revoke(connection, "telegram:5", Role.DOOR, actor="cli")
        clock.advance(REVOKED_STAY)
        assert retention.apply(connection) == 0
        clock.advance(timedelta(minutes=1))
        assert [retention.apply(connection) for _ in range(2)] == [1, 0]
        held = connection.execute(select(staff_roles.c.person, staff_roles.c.name)).all()
        assert "telegram:5" in {each.actor for each in audit.entries(connection)}
    assert held == [(audit.FORGOTTEN, None), ("telegram:6", "Ewa")]
