"""What is known about one person in everything that concerns vouchers: shown to them, and forgotten if they wish.

Whose application it was is forgotten at once. What was applied for goes with it, unless money was promised: then the
settlement needs organisation, number, service, amounts and papers, which stay as long as ``retention_rules`` says. So
does the name of a provider whom the ledger names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, String, Table, cast, delete, literal, select, update

from bot.store import audit
from bot.store.voucher_schema import (
    voucher_appeals,
    voucher_applications,
    voucher_attachments,
    voucher_code_attempts,
    voucher_decisions,
    voucher_ledger,
    voucher_providers,
    voucher_rankings,
    voucher_reviewers,
    voucher_reviews,
    voucher_rules,
    vouchers,
)
from bot.voucher.application_results import Withdrawn
from bot.voucher.application_sql import applications_of, find_edition, lock_application
from bot.voucher.erasing import ERASED, delete_drafts, forget_matter, forget_who
from bot.voucher.model import Application, ApplicationId
from bot.voucher.notices import VoucherNotice
from bot.voucher.providers import forget_removed
from bot.voucher.retention_rules import keeping_papers
from bot.voucher.states import WITHDRAWABLE, State
from bot.voucher.withdrawal import withdraw_locked

JsonObject = dict[str, Any]

_WITHOUT_MONEY = (State.WITHDRAWN, State.REJECTED)
_PROMISED_ONCE = (
    State.GRANTED,
    State.ISSUED,
    State.PARTLY_REDEEMED,
    State.REDEEMED,
    State.SETTLED,
    State.EXPIRED,
    State.REVOKED,
)
_DECISION = ("occasion", "outcome", "amount", "reason_code", "reason", "rules_version", "decided_at")
_APPEAL = ("reasons", "filed_at", "against")
_VOUCHER = ("id", "value", "service", "issued_at", "valid_until", "code_shown_at", "closed_at")
_ENTRY = ("id", "kind", "amount", "cause", "document", "reason", "at")
_STAFF_TRACES: tuple[Column[Any], ...] = (
    voucher_rules.c.made_by,
    voucher_decisions.c.decided_by,
    voucher_ledger.c.actor,
    voucher_rankings.c.made_by,
    voucher_reviews.c.assigned_by,
    vouchers.c.issued_by,
    voucher_providers.c.added_by,
)


@dataclass(frozen=True, slots=True)
class VouchersErased:
    """The person is forgotten; ``notices`` are for those who move up because of it.

    ``erased`` counts applications of which nothing personal stays, ``kept`` are the numbers of those that money was
    promised to: without the person, their chat and their contact, but with organisation, amounts and papers.
    """

    erased: int
    kept: tuple[str, ...]
    notices: tuple[VoucherNotice, ...] = ()


def export_person(connection: Connection, person: str) -> JsonObject:
    """Return everything about the person, ready for JSON; moments are ISO 8601 in UTC, empty fields are left out.

    Files are told by name and size: they are what the person sent. Of applications that they reviewed only numbers are
    told: the rest is about those who applied.
    """
    reviews = select(voucher_reviews).where(voucher_reviews.c.reviewer == person).order_by(voucher_reviews.c.id)
    belongs = select(voucher_reviewers).where(voucher_reviewers.c.person == person).order_by(voucher_reviewers.c.id)
    provider = select(voucher_providers).where(voucher_providers.c.person == person)
    return {
        "applications": [_application(connection, each) for each in applications_of(connection, person)],
        "reviews": _plain(connection.execute(reviews)),
        "affiliations": _plain(connection.execute(belongs)),
        "provider": _plain(connection.execute(provider)),
    }


def erase_person(connection: Connection, person: str, at: datetime) -> VouchersErased:
    """Withdraw what is under way and forget the person in every table of vouchers and of those who run them.

    Args:
        connection: of the caller's writing transaction.
        person: who wishes to be forgotten.
        at: now.

    """
    own = sorted(applications_of(connection, person), key=lambda each: each.edition_id)
    notices = [notice for each in own for notice in _withdraw(connection, each, at)]
    ended = applications_of(connection, person)
    gone = [each for each in ended if each.state in _WITHOUT_MONEY and each.number is not None]
    kept = [each for each in ended if each.state in _PROMISED_ONCE]
    delete_drafts(connection, [each.id for each in ended if each.number is None])
    forget_matter(connection, _ids(gone), at)
    forget_who(connection, _ids(kept))
    _note(connection, at, [*gone, *kept])
    _forget_staff(connection, person, at)
    forget_removed(connection, keeping_papers(connection, at), at)
    numbers = tuple(each.number for each in kept if each.number is not None)
    return VouchersErased(len(ended) - len(kept), numbers, _for_others(notices, person))


def _withdraw(connection: Connection, application: Application, at: datetime) -> Sequence[VoucherNotice]:
    """Withdraw the application unless it is at its end, or money is promised to it; editions are locked in turn."""
    found = lock_application(connection, application.id)
    if found is None:
        return ()
    edition, now = found
    if now.number is None or now.state in _PROMISED_ONCE or now.state not in WITHDRAWABLE:
        return ()
    result = withdraw_locked(connection, edition, now, reason="", actor=audit.FORGOTTEN, at=at)
    return result.notices if isinstance(result, Withdrawn) else ()


def _for_others(notices: Iterable[VoucherNotice], person: str) -> tuple[VoucherNotice, ...]:
    """Return what is told to others: an application of the person's own may have moved up in between."""
    return tuple(notice for notice in notices if notice.application.person != person)


def _note(connection: Connection, at: datetime, applications: Iterable[Application]) -> None:
    for each in applications:
        subject = f"voucher_application:{each.id}"
        audit.record(connection, at, audit.FORGOTTEN, "voucher_application.erased", subject, details={})


def _forget_staff(connection: Connection, person: str, at: datetime) -> None:
    """Forget the reviewer, the provider and the coordinator that the person may have been; what they did stays."""
    _forget_reviewer(connection, person, at)
    provider = voucher_providers.c
    removed = update(voucher_providers).where(provider.person == person, provider.removed_at.is_(None))
    connection.execute(removed.values(removed_at=at))
    connection.execute(update(voucher_providers).where(provider.person == person).values(person=None))
    connection.execute(delete(voucher_code_attempts).where(voucher_code_attempts.c.actor == person))
    for column in _STAFF_TRACES:
        connection.execute(update(column.table).where(column == person).values({column: audit.FORGOTTEN}))
    audit.forget_actor(connection, person)


def _forget_reviewer(connection: Connection, person: str, at: datetime) -> None:
    connection.execute(delete(voucher_reviewers).where(voucher_reviewers.c.person == person))
    review = voucher_reviews.c
    left = update(voucher_reviews).where(
        review.reviewer == person, review.submitted_at.is_(None), review.stepped_down_at.is_(None)
    )
    connection.execute(left.values(stepped_down_at=at))
    nobody = literal(ERASED) + cast(review.id, String)  # one of its own: nobody reviews an application twice
    connection.execute(update(voucher_reviews).where(review.reviewer == person).values(reviewer=nobody))


def _application(connection: Connection, application: Application) -> JsonObject:
    table, edition = voucher_applications, find_edition(connection, application.edition_id)
    own = table.c.id == application.id
    (row,) = _plain(connection.execute(select(table).where(own)))
    files = select(*(voucher_attachments.c[name] for name in ("name", "kind", "size", "added_at")))
    return {
        **row,
        "edition": None if edition is None else edition.title,
        "files": _plain(connection.execute(files.where(voucher_attachments.c.application_id == application.id))),
        "decisions": _plain(connection.execute(_of(voucher_decisions, _DECISION, application.id))),
        "appeals": _plain(connection.execute(_of(voucher_appeals, _APPEAL, application.id))),
        "vouchers": _plain(connection.execute(_of(vouchers, _VOUCHER, application.id))),
        "ledger": _plain(connection.execute(_of(voucher_ledger, _ENTRY, application.id))),
    }


def _of(table: Table, names: Sequence[str], application_id: ApplicationId) -> Select[Any]:
    """Select what the applicant is told of a table, and not who decided."""
    theirs = select(*(table.c[name] for name in names)).where(table.c.application_id == application_id)
    return theirs.order_by(table.c.id)


def _plain(rows: Iterable[Row[Any]]) -> list[JsonObject]:
    return [{name: _json(value) for name, value in row._mapping.items() if value is not None} for row in rows]


def _json(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value


def _ids(applications: Iterable[Application]) -> list[ApplicationId]:
    return [each.id for each in applications]
