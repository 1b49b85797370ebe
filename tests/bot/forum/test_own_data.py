"""Canaries are planted in every personal field of events and of those who run them, and looked for after erasing."""

import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import String, insert, select, update

from bot.forum import sql
from bot.forum.certificates import issue_certificates
from bot.forum.model import Group, PersonKey, telegram_person
from bot.forum.own_data import erase_person, export_person
from bot.forum.retention_rules import CONTACTS_STAY, apply_retention
from bot.forum.statistics import Turnout, event_statistics
from bot.store import audit
from bot.store.all_tables import metadata
from bot.store.engine import Connection, Database
from bot.store.event_schema import registrations
from bot.store.staff_schema import campaigns, message_templates, staff_invitations, staff_roles
from tests.bot.forum.door import Door
from tests.bot.forum.people import add_workshop, applicant
from tests.fakes.clock import FixedClock

PERSON = 871_236_455
CANARY = "KANAREK"

_STAYING = {"state", "participant_group", "consent_version", "channel", "certificate_number", "person", "checked_in_by"}
"""Text columns of a registration that tell nothing about the person, or are looked at apart."""


def _plant(connection: Connection, clock: FixedClock) -> Door:
    """Leave traces of a person who took part, and who helped to run the event."""
    door = Door(connection, clock)
    workshop = add_workshop(connection, door.event, hour=1)
    seat = door.seat(
        PERSON,
        name=f"{CANARY} Nowak",
        accessibility=f"{CANARY} a",
        dietary=f"{CANARY} d",
        sessions=(workshop,),
    )
    person = telegram_person(PERSON)
    guest = door.seat(5, name="Gość", signed_up_by=person)
    personal = {
        column.name: f"{CANARY}{column.name}"
        for column in registrations.c
        if isinstance(column.type, String) and column.name not in _STAYING
    }
    own = update(registrations).where(registrations.c.id == seat.id)
    connection.execute(own.values({**personal, "language": CANARY}))
    _plant_staff(connection, clock, door, person)
    door.open()
    door.admit(seat)
    door.attendance.check_in(connection, guest.id, actor=person)
    issue_certificates(connection, door.event, at=clock.now())
    return door


def _plant_staff(connection: Connection, clock: FixedClock, door: Door, person: PersonKey) -> None:
    at, by = clock.now(), {"created_by": person, "created_at": clock.now()}
    role = {"person": person, "name": CANARY, "role": "door", "granted_by": person, "granted_at": at}
    connection.execute(insert(staff_roles).values(role))
    connection.execute(insert(staff_roles).values({**role, "person": "telegram:6", "name": None, "revoked_by": person}))
    link = {"role": "door", "token_hash": "0" * 64, "expires_at": at, "used_by": person, **by}
    connection.execute(insert(staff_invitations).values(link))
    template = {"key": "k", "language": "pl", "text": "x", "changed_by": person, "changed_at": at}
    connection.execute(insert(message_templates).values(template))
    campaign = {"event_id": door.event.id, "audience": {}, "text": "x", "recipients": 1, **by}
    connection.execute(insert(campaigns).values(campaign))


def _everything(connection: Connection) -> str:
    """All tables but the counts, which may name an organisation and a municipality."""
    rows = {
        name: [list(map(str, row)) for row in connection.execute(table.select())]
        for name, table in metadata.tables.items()
        if name != "erased_counts"
    }
    return json.dumps(rows, ensure_ascii=False)


def _bytes(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(path.name + "*"))


def test_erasing_leaves_nothing_of_the_person_in_any_table(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = _plant(connection, clock)
        door.close()
        person = telegram_person(PERSON)
        assert str(PERSON) in _everything(connection)
        erased = erase_person(connection, door.forum, person, clock.now())
        left = _everything(connection)
        role = connection.execute(select(staff_roles).where(staff_roles.c.id == 1)).one()
        assert audit.entries(connection, actor=person) == []
    assert str(PERSON) not in left
    assert CANARY.casefold() not in left.casefold()
    assert (role.person, role.name, role.revoked_at) == (audit.FORGOTTEN, None, clock.now())
    assert (erased.registrations, len(erased.certificates), erased.notices) == (1, 1, ())


def test_what_stays_counts_an_organisation_and_a_municipality_and_names_nobody(
    file_database: Database, clock: FixedClock
) -> None:
    with file_database.transaction() as connection:
        door = _plant(connection, clock)
        door.close()
        erase_person(connection, door.forum, telegram_person(PERSON), clock.now())
        (left, guest) = door.forum.registrations_for(connection, door.event.id)
        counts = connection.execute(metadata.tables["erased_counts"].select()).all()
    assert {row.dimension: (row.name, row.confirmed, row.came) for row in counts} == {
        "organisation": (f"{CANARY}organisation", 1, 1),
        "municipality": (f"{CANARY}municipality", 1, 1),
        "session": ("Warsztat 1", 1, 1),
    }
    assert (left.group, left.checked_in_at, left.certificate_number) != (Group.OTHER, None, None)
    assert (guest.name, guest.signed_up_by, guest.checked_in_by) == ("Gość", None, audit.FORGOTTEN)


def test_an_organisation_that_bears_the_name_of_the_person_is_counted_without_a_name(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        firm = door.seat(1, name="Jan Łoś", organisation="Łoś Jan, osoba prywatna", organisation_number="526-104-08-28")
        door.seat(2, name="Ewa Kot", organisation="Gmina Toruń")
        before = event_statistics(connection, door.event).organisations
        sql.erase(connection, [firm.id], clock.now())
        assert event_statistics(connection, door.event).organisations == before
        counts = connection.execute(metadata.tables["erased_counts"].select()).all()
    assert before == (Turnout("Gmina Toruń", 1, 0), Turnout("", 1, 0))
    assert [(row.key, row.name) for row in counts if row.dimension == "organisation"] == [("", "")]


@pytest.mark.parametrize("by_deadline", [False, True])
def test_neither_the_bytes_of_the_file_nor_the_log_keep_a_name(
    file_database: Database, clock: FixedClock, caplog: pytest.LogCaptureFixture, *, by_deadline: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    for _ in range(2):  # rows come and go, so that pages of the file are used again
        with file_database.transaction() as connection:
            door = _plant_participant(connection, clock)
        assert isinstance(file_database.path, Path)
        assert CANARY.encode() in _bytes(file_database.path)
        with file_database.transaction() as connection:
            door.connection = connection
            door.close(CONTACTS_STAY * 2)
            if by_deadline:
                apply_retention(connection, clock.now())
            else:
                erase_person(connection, door.forum, telegram_person(PERSON), clock.now())
        left = _bytes(file_database.path)
        assert CANARY.encode() not in left
        assert str(PERSON).encode() not in left
    assert CANARY not in caplog.text


def _plant_participant(connection: Connection, clock: FixedClock) -> Door:
    starts = clock.now() + timedelta(days=1)
    door = Door(connection, clock, starts_at=starts, ends_at=starts + timedelta(hours=6), signup_deadline=starts)
    seat = door.seat(
        PERSON,
        name=f"{CANARY} Nowak",
        role=f"{CANARY} r",
        email=f"{CANARY}@gmina.pl",
        accessibility=f"{CANARY} a",
        dietary=f"{CANARY} d",
    )
    door.open()
    door.admit(seat)
    return door


def test_the_export_tells_everything_about_the_person_and_nothing_about_others(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        _plant(connection, clock)
        exported = export_person(connection, telegram_person(PERSON))
        other = export_person(connection, telegram_person(5))
        nobody = export_person(connection, telegram_person(404))
    text = json.dumps(exported, ensure_ascii=False)
    (registration,) = exported["registrations"]
    planted: dict[str, Any] = {name: registration[name] for name in ("name", "email", "phone", "role", "reason")}
    assert planted == {name: f"{CANARY}{name}" for name in planted}
    assert registration["needs"] == {"accessibility": f"{CANARY} a", "dietary": f"{CANARY} d"}
    assert (registration["event"], registration["sessions"]) == ("Forum", ["Warsztat 1"])
    assert {"consent_version", "consent_at", "certificate_number", "checked_in_at"} <= registration.keys()
    assert (len(exported["roles"]), exported["signed_up_for_others"]) == (1, [other["registrations"][0]["id"]])
    assert "registration.checked_in" in text
    assert "Gość" not in text
    assert CANARY not in json.dumps({**other, "actions": []}, ensure_ascii=False)
    assert nobody["registrations"] == nobody["roles"] == nobody["actions"] == []


def test_erasing_before_the_event_frees_the_seat_for_who_waits(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock, capacity=1)
        door.seat(1)
        door.forum.sign_up(connection, door.event.id, applicant(2))
        erased = erase_person(connection, door.forum, telegram_person(1), clock.now())
    assert [notice.registration.person for notice in erased.notices] == [telegram_person(2)]
