"""Roles of those who run events and the voucher, who holds them, and what asking for a change of them can lead to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is trusted with."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    DOOR = "door"
    """Lets people in, and sees no more of them than that takes."""
    REVIEWER = "reviewer"
    """Assesses applications for a voucher."""
    PROVIDER = "provider"
    """Does what a voucher pays for, and redeems its code."""


_INCLUDED: Mapping[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset(Role),
    Role.COORDINATOR: frozenset({Role.COORDINATOR, Role.DOOR, Role.PROVIDER}),
    Role.DOOR: frozenset({Role.DOOR}),
    Role.REVIEWER: frozenset({Role.REVIEWER}),
    Role.PROVIDER: frozenset({Role.PROVIDER}),
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who holds a role. ``person`` is "telegram:ID"; ``name`` is as Telegram told it, None when it did not."""

    id: int
    person: str
    name: str | None
    role: Role
    granted_by: str
    granted_at: datetime


@dataclass(frozen=True, slots=True)
class RoleGranted:
    """The invitation was good; the role is theirs, if it was not before."""

    role: Role


@dataclass(frozen=True, slots=True)
class InvitationInvalid:
    """There is no such invitation, it was used, or its time is over; which of them is nobody's business."""


@dataclass(frozen=True, slots=True)
class RoleRevoked:
    """They had the role and have it no longer."""

    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class RoleNotHeld:
    """Nobody of that description has the role; nothing changed."""


@dataclass(frozen=True, slots=True)
class LastAdministrator:
    """Nobody would be left who could invite anybody; nothing changed."""


Acceptance = RoleGranted | InvitationInvalid
Revocation = RoleRevoked | RoleNotHeld | LastAdministrator


def may(roles: Collection[Role], role: Role) -> bool:
    """Return whether somebody with ``roles`` may do what ``role`` may."""
    return any(role in _INCLUDED[each] for each in roles)
