from datetime import timedelta

from sqlalchemy import update

from bot.forum.model import Channel, Group, Waiting
from bot.forum.own_data import erase_person
from bot.forum.retention_rules import CONTACTS_STAY, apply_retention
from bot.forum.statistics import EventStatistics, GroupStatistics, Turnout, event_statistics, mark_report_made
from bot.store import audit
from bot.store.engine import Connection, Database
from bot.store.event_schema import registrations
from tests.bot.forum.door import HOUR, Door
from tests.bot.forum.people import add_workshop, applicant
from tests.fakes.clock import FixedClock


def _full_event(connection: Connection, clock: FixedClock) -> Door:
    """Five seats, four of them taken before, one at the door; one waits, one cancelled; three came."""
    door = Door(connection, clock, capacity=4, target=160)
    workshop = add_workshop(connection, door.event, hour=1)
    first = door.seat(1, municipality="Gmina Żnin", sessions=(workshop,), dietary="KANAREK")
    second = door.seat(2, municipality="gmina  żnin", organisation="FUNDACJA „MOST”", group=Group.COUNCILLOR)
    door.seat(3, sessions=(workshop,))
    gives_up = door.seat(4)
    door.forum.cancel_registration(connection, gives_up.id)
    door.seat(5, organisation="Gmina Toruń", municipality="Toruń")
    assert isinstance(door.forum.sign_up(connection, door.event.id, applicant(6)), Waiting)
    door.open()
    door.admit(first, second)
    late = applicant(7, organisation="Gmina Toruń", municipality="Toruń", group=Group.OTHER)
    door.attendance.walk_in(connection, door.event.id, late, actor="test", over_capacity=True)
    return door


def test_everybody_is_counted_by_what_became_of_them(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = _full_event(connection, clock)
        found = event_statistics(connection, door.event)
    assert (found.signed_up, found.confirmed, found.waiting, found.pending, found.cancelled) == (7, 5, 1, 0, 1)
    assert (found.came, found.no_shows, found.walk_ins, found.over_capacity) == (3, 2, 1, 1)
    assert found.share_of_target == 3 / 160
    assert {each.group: each for each in found.groups}[Group.COUNCILLOR] == GroupStatistics(
        Group.COUNCILLOR, signed_up=1, confirmed=1, waiting=0, came=1
    )
    assert [each.group for each in found.groups] == list(Group)


def test_spellings_of_one_organisation_and_municipality_are_counted_together(
    file_database: Database, clock: FixedClock
) -> None:
    with file_database.transaction() as connection:
        door = _full_event(connection, clock)
        found = event_statistics(connection, door.event)
    assert found.organisations == (Turnout("Fundacja Most", 3, 2), Turnout("Gmina Toruń", 2, 1))
    assert [(each.name.casefold().split(), each.confirmed, each.came) for each in found.municipalities] == [
        (["gmina", "żnin"], 2, 2),
        (["toruń"], 2, 1),
        ([], 1, 0),
    ]
    assert found.sessions == (Turnout("Warsztat 1", 2, 1),)


def _numbers(found: EventStatistics) -> object:
    """Everything but the spelling that a name was counted under."""
    turnouts = [
        sorted((each.name.casefold().split(), each.confirmed, each.came) for each in part)
        for part in (found.organisations, found.municipalities, found.sessions)
    ]
    return found.signed_up, found.confirmed, found.came, found.walk_ins, found.groups, turnouts


def test_a_report_made_after_all_names_were_erased_has_the_same_numbers(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = _full_event(connection, clock)
        door.close()
        before = event_statistics(connection, door.event)
        erase_person(connection, door.forum, applicant(1).person, clock.now())
        assert _numbers(event_statistics(connection, door.event)) == _numbers(before)
        clock.advance(CONTACTS_STAY)
        apply_retention(connection, clock.now())
        after = event_statistics(connection, door.event)
        assert _numbers(after) == _numbers(before)
        assert apply_retention(connection, clock.now()) == 0
        assert _numbers(event_statistics(connection, door.event)) == _numbers(before)
        names = {each.name for each in door.forum.registrations_for(connection, door.event.id)}
    assert names == {""}


def test_who_is_erased_while_the_event_goes_on_came_all_the_same(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        door = _full_event(connection, clock)
        clock.advance(HOUR)
        erase_person(connection, door.forum, applicant(1).person, clock.now())
        found = event_statistics(connection, door.event)
    assert (found.came, found.no_shows, found.cancelled) == (3, 2, 1)
    assert sum(each.came for each in found.municipalities) == 3


def test_an_event_without_anybody_has_zeros_and_no_target_no_share(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        found = event_statistics(connection, Door(connection, clock).event)
    assert (found.signed_up, found.came, found.share_of_target, found.organisations) == (0, 0, None, ())


def test_the_report_counts_as_made_once_and_only_after_the_end(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        door = Door(connection, clock)
        assert mark_report_made(connection, door.event, clock.now(), actor="cli").report_made_at is None
        door.close()
        made = mark_report_made(connection, door.event, clock.now(), actor="cli")
        assert made.report_made_at == clock.now()
        assert door.forum.get_event(connection, door.event.id) == made
        later = mark_report_made(connection, made, clock.now() + timedelta(days=3), actor="cli")
        assert later.report_made_at == made.report_made_at
        assert [entry.action for entry in audit.entries(connection, actor="cli")] == ["report.made"]


def test_walk_ins_are_those_of_the_door(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1)
        own = update(registrations).where(registrations.c.id == seat.id)
        connection.execute(own.values(channel=Channel.DOOR.value))
        assert event_statistics(connection, door.event).walk_ins == 0
        door.open()
        door.admit(seat)
        assert event_statistics(connection, door.event).walk_ins == 1
