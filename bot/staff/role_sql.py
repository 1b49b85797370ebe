"""The SQL behind roles and invitations. Every function works within the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.staff.model import Member, Role
from bot.store.audit import FORGOTTEN
from bot.store.staff_schema import staff_invitations as invitations
from bot.store.staff_schema import staff_roles as roles

# Built once: it is asked before everything that not everybody may do.
_ROLES_OF = select(roles.c.role).where(roles.c.person == bindparam("person"), roles.c.revoked_at.is_(None))


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that can still be accepted."""

    id: int
    role: Role
    token_hash: str
    created_by: str


def insert_invitation(
    connection: Connection, role: Role, token_hash: str, *, created_by: str, created_at: datetime, expires_at: datetime
) -> int:
    """Store an invitation; return its id."""
    stored = invitations.insert().values(
        role=role.value, token_hash=token_hash, created_by=created_by, created_at=created_at, expires_at=expires_at
    )
    return int(connection.scalar(stored.returning(invitations.c.id)))


def open_invitations(connection: Connection, now: datetime) -> list[OpenInvitation]:
    """Return the invitations that nobody used and whose time is not over."""
    query = select(invitations).where(invitations.c.used_at.is_(None), invitations.c.expires_at > now)
    rows = connection.execute(query.order_by(invitations.c.id))
    return [OpenInvitation(row.id, Role(row.role), row.token_hash, row.created_by) for row in rows]


def use_invitation(connection: Connection, invitation_id: int, *, by: str, at: datetime) -> bool:
    """Use it up; return False when somebody else did so at the same moment."""
    unused = update(invitations).where(invitations.c.id == invitation_id, invitations.c.used_at.is_(None))
    return connection.execute(unused.values(used_at=at, used_by=by)).rowcount == 1


def close_invitations_by(connection: Connection, person: str, now: datetime) -> None:
    """Let the open invitations of somebody end now."""
    of_person = update(invitations).where(invitations.c.created_by == person, invitations.c.used_at.is_(None))
    connection.execute(of_person.where(invitations.c.expires_at > now).values(expires_at=now))


def roles_of(connection: Connection, person: str) -> frozenset[Role]:
    """Return the roles that somebody holds."""
    return frozenset(Role(role) for role in connection.scalars(_ROLES_OF, {"person": person}))


def grant(connection: Connection, person: str, name: str | None, role: Role, *, by: str, at: datetime) -> None:
    """Give a role."""
    values = {"person": person, "name": name, "role": role.value, "granted_by": by, "granted_at": at}
    connection.execute(roles.insert().values(values))


def members(connection: Connection, *, role: Role | None = None, lock: bool = False) -> list[Member]:
    """Return who holds a role, by the order of getting it; with ``lock`` they keep it until the commit."""
    query = select(roles).where(roles.c.revoked_at.is_(None)).order_by(roles.c.id)
    if role is not None:
        query = query.where(roles.c.role == role.value)
    rows = connection.execute(query.with_for_update() if lock else query)
    return [Member(row.id, row.person, row.name, Role(row.role), row.granted_by, row.granted_at) for row in rows]


def people(connection: Connection) -> list[str]:
    """Return who holds a role or held one."""
    return list(connection.scalars(select(roles.c.person).distinct().order_by(roles.c.person)))


def forget_revoked(connection: Connection, before: datetime) -> int:
    """Forget who held the roles that were taken back before then; return how many those were."""
    old = update(roles).where(roles.c.revoked_at < before, roles.c.person != FORGOTTEN)
    return connection.execute(old.values(person=FORGOTTEN, name=None)).rowcount


def revoke(connection: Connection, person: str, role: Role, *, by: str, at: datetime) -> None:
    """Take a role back."""
    held = update(roles).where(roles.c.person == person, roles.c.role == role.value, roles.c.revoked_at.is_(None))
    connection.execute(held.values(revoked_by=by, revoked_at=at))
