"""Who may do what: roles are given by a link that works once, seen, and taken back; every step is in the audit log."""

import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection

from bot.clock import Clock
from bot.staff import role_sql as sql
from bot.staff.model import (
    Acceptance,
    InvitationInvalid,
    LastAdministrator,
    Member,
    Revocation,
    Role,
    RoleGranted,
    RoleNotHeld,
    RoleRevoked,
    may,
)
from bot.store import audit

INVITATION_DAYS = 7
"""Days for which a link works."""

REVOKED_STAY = timedelta(days=90)
"""For so long it is kept who held a role that was taken back."""

LINK_PREFIX = "staff_"
"""Stands before the token in the link, "?start=staff_TOKEN"."""

_TOKEN_BYTES = 24  # 192 bits cannot be guessed, and 32 characters fit into a link


class StaffService:
    """Gives roles and takes them back, within the caller's transaction.

    Args:
        clock: tells the time.
        administrators: numbers of Telegram users who are administrators by the settings; no one can take that back.
    """

    def __init__(self, clock: Clock, administrators: Collection[int] = ()) -> None:
        self._clock = clock
        self.settled = frozenset(f"telegram:{number}" for number in administrators)
        """Who is an administrator by the settings."""

    def roles_of(self, connection: Connection, person: str) -> frozenset[Role]:
        """Return the roles of "telegram:ID"."""
        held = sql.roles_of(connection, person)
        return held | {Role.ADMINISTRATOR} if person in self.settled else held

    def allows(self, connection: Connection, person: str, role: Role) -> bool:
        """Return whether the person may do what ``role`` may."""
        return may(self.roles_of(connection, person), role)

    def members(self, connection: Connection) -> list[Member]:
        """Return who was given a role and has it still."""
        return sql.members(connection)

    def people(self, connection: Connection) -> dict[str, frozenset[Role]]:
        """Return the roles of everybody who has one or had one, by the settings too."""
        return {
            person: self.roles_of(connection, person) for person in [*sql.people(connection), *sorted(self.settled)]
        }

    def member(self, connection: Connection, member_id: int) -> Member | None:
        """Return the holder of a role by its number, as it came from a button; None when there is none."""
        return next((each for each in sql.members(connection) if each.id == member_id), None)

    def invite(self, connection: Connection, role: Role, *, actor: str) -> str:
        """Return a new token, which is stored as its hash alone: nobody can read it again."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._clock.now()
        expires = now + timedelta(days=INVITATION_DAYS)
        invitation = sql.insert_invitation(
            connection, role, _hash(token), created_by=actor, created_at=now, expires_at=expires
        )
        audit.record(connection, now, actor, "role.offered", f"invitation:{invitation}", details={"role": role})
        return token

    def accept(self, connection: Connection, token: str, person: str, name: str | None) -> Acceptance:
        """Give the role of the invitation to ``person``, if it is good.

        Args:
            connection: of the caller's writing transaction.
            token: as somebody sent it; any text.
            person: "telegram:ID".
            name: what the others of the staff will know them by.
        """
        now = self._clock.now()
        invitation = self._find(connection, token, now)
        if invitation is None or not sql.use_invitation(connection, invitation.id, by=person, at=now):
            return InvitationInvalid()
        if invitation.role not in sql.roles_of(connection, person):
            sql.grant(connection, person, name, invitation.role, by=invitation.created_by, at=now)
        details = {"role": invitation.role}
        audit.record(connection, now, person, "role.granted", f"invitation:{invitation.id}", details=details)
        return RoleGranted(invitation.role)

    def revoke(self, connection: Connection, person: str, role: Role, *, actor: str) -> Revocation:
        """Take the role back, and with it the invitations that they made and nobody used.

        The last administrator stays, unless the settings name one.
        """
        holders = {each.person: each.id for each in sql.members(connection, role=role, lock=True)}
        if person not in holders:
            return RoleNotHeld()
        if role is Role.ADMINISTRATOR and set(holders) == {person} and not self.settled:
            return LastAdministrator()
        now = self._clock.now()
        sql.revoke(connection, person, role, by=actor, at=now)
        sql.close_invitations_by(connection, person, now)
        audit.record(connection, now, actor, "role.revoked", f"member:{holders[person]}", details={"role": role})
        return RoleRevoked(person, role)

    def forget_revoked(self, connection: Connection) -> int:
        """Forget who held roles that were taken back long ago, and say so in the audit log; return how many."""
        now = self._clock.now()
        forgotten = sql.forget_revoked(connection, now - REVOKED_STAY)
        if forgotten:
            audit.record(connection, now, "system", "roles.expired", "staff", details={"roles": forgotten})
        return forgotten

    def _find(self, connection: Connection, token: str, now: datetime) -> sql.OpenInvitation | None:
        """Look at every open invitation for the same time, whatever was sent."""
        sent, found = _hash(token), None
        for invitation in sql.open_invitations(connection, now):
            if hmac.compare_digest(invitation.token_hash, sent):
                found = invitation
        return found


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
