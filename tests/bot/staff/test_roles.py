"""Roles: given by a link that works once, seen, and taken back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from bot.staff.model import (
    Acceptance,
    InvitationInvalid,
    LastAdministrator,
    Revocation,
    Role,
    RoleGranted,
    RoleNotHeld,
    RoleRevoked,
    may,
)
from bot.staff.roles import INVITATION_DAYS, LINK_PREFIX, StaffService
from bot.store import audit
from bot.store.engine import Database
from tests.fakes.clock import FixedClock

ANNA, JAN = "telegram:7", "telegram:8"


@pytest.fixture
def staff(clock: FixedClock) -> StaffService:
    return StaffService(clock)


def invite(database: Database, staff: StaffService, role: Role = Role.COORDINATOR, actor: str = "cli") -> str:
    with database.transaction() as connection:
        return staff.invite(connection, role, actor=actor)


def accept(database: Database, staff: StaffService, token: str, person: str = ANNA) -> Acceptance:
    with database.transaction() as connection:
        return staff.accept(connection, token, person, "Anna")


def revoke(database: Database, staff: StaffService, person: str, role: Role) -> Revocation:
    with database.transaction() as connection:
        return staff.revoke(connection, person, role, actor="cli")


def roles_of(database: Database, staff: StaffService, person: str = ANNA) -> set[Role]:
    with database.read() as connection:
        return set(staff.roles_of(connection, person))


def join(database: Database, staff: StaffService, person: str, role: Role) -> None:
    assert accept(database, staff, invite(database, staff, role), person) == RoleGranted(role)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.ADMINISTRATOR, set(Role)),
        (Role.COORDINATOR, {Role.COORDINATOR, Role.DOOR, Role.PROVIDER}),
        (Role.DOOR, {Role.DOOR}),
        (Role.REVIEWER, {Role.REVIEWER}),
        (Role.PROVIDER, {Role.PROVIDER}),
    ],
)
def test_a_role_may_what_lesser_ones_may(role: Role, allowed: set[Role]) -> None:
    assert {each for each in Role if may({role}, each)} == allowed
    assert not may((), role)


def test_a_link_gives_its_role_once(database: Database, staff: StaffService) -> None:
    token = invite(database, staff)
    assert len(LINK_PREFIX + token) <= 64
    assert accept(database, staff, token) == RoleGranted(Role.COORDINATOR)
    assert accept(database, staff, token, JAN) == InvitationInvalid()
    assert roles_of(database, staff) == {Role.COORDINATOR}
    assert roles_of(database, staff, JAN) == set()
    with database.read() as connection:
        (member,) = staff.members(connection)
        assert staff.member(connection, member.id) == member
        assert staff.member(connection, 10**30) is None
    assert (member.person, member.name, member.granted_by) == (ANNA, "Anna", "cli")


def test_the_token_is_nowhere_in_the_database(file_database: Database, staff: StaffService, tmp_path: Path) -> None:
    token = invite(file_database, staff)
    assert accept(file_database, staff, token) == RoleGranted(Role.COORDINATOR)
    assert token.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_token_of_nobody_is_refused(database: Database, staff: StaffService) -> None:
    invite(database, staff)
    for token in ("", "x", "ą" * 32, "\ud800"):
        assert accept(database, staff, token) == InvitationInvalid()


def test_a_link_ends_after_a_week(database: Database, staff: StaffService, clock: FixedClock) -> None:
    early, late = invite(database, staff), invite(database, staff)
    clock.advance(timedelta(days=INVITATION_DAYS, seconds=-1))
    assert accept(database, staff, early) == RoleGranted(Role.COORDINATOR)
    clock.advance(timedelta(seconds=1))
    assert accept(database, staff, late, JAN) == InvitationInvalid()


def test_two_phones_at_the_same_second_get_one_role(database: Database, staff: StaffService) -> None:
    token, together = invite(database, staff), Barrier(2)

    def from_phone(person: str) -> Acceptance:
        together.wait()
        return accept(database, staff, token, person)

    with ThreadPoolExecutor(2) as phones:
        results = list(phones.map(from_phone, (ANNA, JAN)))
    assert sorted(type(result).__name__ for result in results) == ["InvitationInvalid", "RoleGranted"]


def test_who_has_the_role_already_has_it_once(database: Database, staff: StaffService) -> None:
    for _ in range(2):
        join(database, staff, ANNA, Role.DOOR)
    with database.read() as connection:
        assert len(staff.members(connection)) == 1


def test_a_role_is_taken_back_and_with_it_what_they_offered_others(database: Database, staff: StaffService) -> None:
    for person in (ANNA, JAN):
        join(database, staff, person, Role.ADMINISTRATOR)
    token = invite(database, staff, actor=ANNA)
    assert revoke(database, staff, ANNA, Role.ADMINISTRATOR) == RoleRevoked(ANNA, Role.ADMINISTRATOR)
    assert roles_of(database, staff) == set()
    assert revoke(database, staff, ANNA, Role.ADMINISTRATOR) == RoleNotHeld()
    assert accept(database, staff, token, "telegram:9") == InvitationInvalid()


def test_the_last_administrator_stays(database: Database, staff: StaffService) -> None:
    join(database, staff, ANNA, Role.ADMINISTRATOR)
    join(database, staff, ANNA, Role.DOOR)
    assert revoke(database, staff, ANNA, Role.ADMINISTRATOR) == LastAdministrator()
    assert roles_of(database, staff) == {Role.ADMINISTRATOR, Role.DOOR}
    assert revoke(database, staff, ANNA, Role.DOOR) == RoleRevoked(ANNA, Role.DOOR)


def test_who_is_named_in_the_settings_administers_without_an_invitation(database: Database, clock: FixedClock) -> None:
    staff = StaffService(clock, {8})
    assert roles_of(database, staff, JAN) == {Role.ADMINISTRATOR}
    join(database, staff, ANNA, Role.ADMINISTRATOR)
    assert revoke(database, staff, ANNA, Role.ADMINISTRATOR) == RoleRevoked(ANNA, Role.ADMINISTRATOR)
    assert revoke(database, staff, JAN, Role.ADMINISTRATOR) == RoleNotHeld()


def test_every_step_is_in_the_audit_log_without_names(database: Database, staff: StaffService) -> None:
    join(database, staff, ANNA, Role.DOOR)
    revoke(database, staff, ANNA, Role.DOOR)
    with database.read() as connection:
        entries = audit.entries(connection)
    assert [(each.actor, each.action, each.subject, each.details) for each in entries] == [
        ("cli", "role.offered", "invitation:1", {"role": "door"}),
        (ANNA, "role.granted", "invitation:1", {"role": "door"}),
        ("cli", "role.revoked", "member:1", {"role": "door"}),
    ]
