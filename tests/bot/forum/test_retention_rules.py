from datetime import timedelta

from bot.forum.campaigns import Audience, AudienceKind, begin_campaign, campaigns_of
from bot.forum.needs import Needs, needs_at, needs_of
from bot.forum.retention_rules import (
    CONTACTS_STAY,
    CONTACTS_STAY_AFTER_REPORT,
    NEEDS_STAY,
    apply_retention,
)
from bot.forum.statistics import mark_report_made
from bot.store import audit
from bot.store.engine import Connection, Database
from bot.store.event_schema import events
from tests.bot.forum.door import Door
from tests.fakes.clock import FixedClock

MINUTE = timedelta(minutes=1)


def _names(door: Door, connection: Connection) -> list[str]:
    return [each.name for each in door.forum.registrations_for(connection, door.event.id)]


def test_needs_go_14_days_after_the_event_and_names_stay(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        seat, other = door.seat(1, accessibility="pętla indukcyjna", dietary="wege"), door.seat(2)
        assert needs_at(connection, door.event.id) == {seat.id: Needs("pętla indukcyjna", "wege")}
        clock.set(door.event.ends_at + NEEDS_STAY)
        assert apply_retention(connection, clock.now()) == 0
        clock.advance(MINUTE)
        assert apply_retention(connection, clock.now()) == 1
        assert needs_of(connection, seat.id) == Needs()
        assert _names(door, connection) == [seat.name, other.name]
        (entry,) = audit.entries(connection, actor="system")
    assert (entry.action, entry.details) == ("needs.expired", {"registrations": 1})


def test_contacts_go_14_days_after_the_report(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1)
        door.close(timedelta(days=20))
        mark_report_made(connection, door.event, clock.now(), actor="cli")
        clock.advance(CONTACTS_STAY_AFTER_REPORT)
        assert apply_retention(connection, clock.now()) == 0
        clock.advance(MINUTE)
        assert apply_retention(connection, clock.now()) == 1
        assert apply_retention(connection, clock.now()) == 0
        (left,) = door.forum.registrations_for(connection, door.event.id)
        actors = {entry.actor for entry in audit.entries(connection, subject=f"registration:{seat.id}")}
    assert (left.name, left.organisation, left.chat_id, left.person) == ("", "", None, f"erased:{seat.id}")
    assert left.group is seat.group
    assert actors == {audit.FORGOTTEN}


def test_words_to_the_participants_go_with_their_contacts_and_the_numbers_stay(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door, coming = Door(connection, clock), Door(connection, clock)
        for each in (door, coming):
            people, audience = [each.seat(1)], Audience(AudienceKind.CONFIRMED)
            begin_campaign(connection, each.event, audience, "Do pani Anny", meant=people, actor="cli", now=clock.now())
        clock.set(door.event.ends_at + CONTACTS_STAY + MINUTE)
        connection.execute(events.update().where(events.c.id == coming.event.id).values(ends_at=clock.now()))
        apply_retention(connection, clock.now())
        (wiped,), (kept,) = (campaigns_of(connection, each.event.id) for each in (door, coming))
        assert ((wiped.text, wiped.recipients, wiped.audience), kept.text) == (("", 1, audience), "Do pani Anny")
        noted = [entry for entry in audit.entries(connection, actor="system") if entry.action == "campaigns.expired"]
        assert [entry.details for entry in noted] == [{"campaigns": 1}]
        apply_retention(connection, clock.now() + MINUTE)
        assert len([entry for entry in audit.entries(connection) if entry.action == "campaigns.expired"]) == 1


def test_without_a_report_contacts_go_after_90_days(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door, coming = Door(connection, clock), Door(connection, clock)
        door.seat(1)
        clock.set(door.event.ends_at + CONTACTS_STAY)
        assert apply_retention(connection, clock.now()) == 0
        clock.advance(MINUTE)
        assert apply_retention(connection, clock.now()) == 1
        assert _names(door, connection) == [""]
        assert _names(coming, connection) == []
