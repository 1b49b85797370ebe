"""Forgetting whose an application is, and what it says; each in statements over many of them at once.

``WHO`` are the applicant and whoever signs and can be called, ``MATTER`` is which organisation applied and for what.
The number, the kind of applicant, the country, the service, the amounts, scores and decisions stay: they say nothing
about whom, and the ledger has to add up.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, String, cast, delete, literal, select, update

from bot.store import audit
from bot.store.voucher_schema import (
    voucher_appeals,
    voucher_applications,
    voucher_attachments,
    voucher_reviews,
    vouchers,
)
from bot.voucher.model import ApplicationId

ERASED = "erased:"
"""What a person's key becomes, with the number of the row."""

WHO = ("chat_id", "language", "signatory", "signatory_role", "email", "phone")
MATTER = (
    "organisation",
    "organisation_number",
    "organisation_key",
    "municipality",
    "idea",
    "partner",
    "purpose",
    "correction_asked",
    "ended_reason",
)

_CHUNK = 500
"""Ids in one statement; databases bound how many values it may carry."""

_table = voucher_applications.c


def forget_who(connection: Connection, application_ids: Sequence[ApplicationId]) -> None:
    """Keep what was applied for, and forget who did, in the audit log too."""
    audit.forget_actors(connection, _own_actions(connection, application_ids))
    nobody = literal(ERASED) + cast(_table.id, String)
    for some in _chunks(application_ids):
        gone = update(voucher_applications).where(_table.id.in_(some))
        connection.execute(gone.values(**dict.fromkeys(WHO), person=nobody))


def forget_matter(connection: Connection, application_ids: Sequence[ApplicationId], at: datetime) -> None:
    """Forget all that can be personal: who applied, what they wrote, their files, and what reviewers said of it."""
    forget_who(connection, application_ids)
    for some in _chunks(application_ids):
        connection.execute(delete(voucher_attachments).where(voucher_attachments.c.application_id.in_(some)))
        gone = update(voucher_applications).where(_table.id.in_(some))
        connection.execute(gone.values(**dict.fromkeys(MATTER), erased_at=at))
        appeals, reviews = voucher_appeals.c.application_id.in_(some), voucher_reviews.c.application_id.in_(some)
        connection.execute(update(voucher_appeals).where(appeals).values(reasons=None))
        connection.execute(update(voucher_reviews).where(reviews).values(comment=None))
        nameless = literal(ERASED) + cast(vouchers.c.application_id, String)
        issued = update(vouchers).where(vouchers.c.application_id.in_(some))
        connection.execute(issued.values(organisation_key=nameless))


def clear_drafts(connection: Connection, application_ids: Sequence[ApplicationId], at: datetime) -> None:
    """Empty drafts that were thrown away: nothing of them but whose they were."""
    for some in _chunks(application_ids):
        connection.execute(delete(voucher_attachments).where(voucher_attachments.c.application_id.in_(some)))
        gone = update(voucher_applications).where(_table.id.in_(some))
        connection.execute(gone.values(**dict.fromkeys((*WHO, *MATTER)), declarations=[], erased_at=at))


def delete_drafts(connection: Connection, application_ids: Sequence[ApplicationId]) -> None:
    """Delete what was never submitted."""
    audit.forget_actors(connection, _own_actions(connection, application_ids))
    for some in _chunks(application_ids):
        connection.execute(delete(voucher_attachments).where(voucher_attachments.c.application_id.in_(some)))
        connection.execute(delete(voucher_applications).where(_table.id.in_(some), _table.number.is_(None)))


def _own_actions(connection: Connection, application_ids: Sequence[ApplicationId]) -> Iterator[tuple[str, str]]:
    """Yield the entries of the audit log that would still tell whose applications these were."""
    for some in _chunks(application_ids):
        own = select(_table.id, _table.person, vouchers.c.id.label("voucher")).outerjoin(
            vouchers, vouchers.c.application_id == _table.id
        )
        for row in connection.execute(own.where(_table.id.in_(some))).all():
            yield f"voucher_application:{row.id}", row.person
            if row.voucher is not None:  # its code was shown to them
                yield f"voucher:{row.voucher}", row.person


def _chunks(ids: Sequence[ApplicationId]) -> Iterable[Sequence[ApplicationId]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
