"""Reviewers and reviews in the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from bot.store.voucher_schema import voucher_applications, voucher_reviewers, voucher_reviews
from bot.voucher.assessment_model import Affiliation, Review, ReviewId
from bot.voucher.model import ApplicationId, CallId, EditionId
from bot.voucher.states import State

_REVIEW = tuple(voucher_reviews.c[name] for name in Review.__slots__)
_ACTIVE = voucher_reviews.c.stepped_down_at.is_(None)
_OF_APPLICATION = voucher_reviews.c.application_id == voucher_applications.c.id


def affiliations(connection: Connection, person: str) -> list[Affiliation] | None:
    """Return what the person belongs to, [] for nothing; None when they have not said so."""
    columns = (voucher_reviewers.c.organisation, voucher_reviewers.c.organisation_key)
    query = select(*columns).where(voucher_reviewers.c.person == person).order_by(voucher_reviewers.c.id)
    found = [Affiliation(**row._mapping) for row in connection.execute(query)]
    return [each for each in found if each.organisation_key] if found else None


def replace_affiliations(connection: Connection, person: str, declared: Sequence[Affiliation], at: datetime) -> None:
    """Store what the person belongs to in place of what they said before; [] is stored as having said so."""
    connection.execute(delete(voucher_reviewers).where(voucher_reviewers.c.person == person))
    rows = [
        {
            "person": person,
            "organisation": each.organisation,
            "organisation_key": each.organisation_key,
            "declared_at": at,
        }
        for each in declared or [Affiliation("", "")]
    ]
    connection.execute(insert(voucher_reviewers), rows)


def reviews_of(connection: Connection, application_id: ApplicationId) -> list[Review]:
    """Return the reviews of the application that count or will, in the order in which they were asked for."""
    return _reviews(connection, _ACTIVE & (voucher_reviews.c.application_id == application_id))


def all_reviews_of(connection: Connection, application_id: ApplicationId) -> list[Review]:
    """Return every review that the application was given, also those that do not count."""
    return _reviews(connection, voucher_reviews.c.application_id == application_id)


def find_review(connection: Connection, application_id: ApplicationId, reviewer: str) -> Review | None:
    """Return the review that the reviewer was asked for, also one that they stepped down from."""
    theirs = (voucher_reviews.c.application_id == application_id) & (voucher_reviews.c.reviewer == reviewer)
    return next(iter(_reviews(connection, theirs)), None)


def reviews_by_reviewer(connection: Connection, reviewer: str) -> list[Review]:
    """Return the reviews of applications that are being assessed, without those that the reviewer stepped down from."""
    query = (
        select(*_REVIEW)
        .join(voucher_applications, _OF_APPLICATION)
        .where(_ACTIVE, voucher_reviews.c.reviewer == reviewer, voucher_applications.c.state == State.SCORING)
    )
    return [_review(row) for row in connection.execute(query.order_by(voucher_reviews.c.id))]


def reviews_in(
    connection: Connection,
    edition_id: EditionId,
    states: Sequence[State],
    call_id: CallId | None = None,
    *,
    active: bool = True,
) -> Mapping[ApplicationId, list[Review]]:
    """Return reviews by application, for the applications of the edition (or of one call) in ``states``.

    With ``active`` only those that count or will.
    """
    query = select(*_REVIEW).join(voucher_applications, _OF_APPLICATION)
    query = query.where(voucher_applications.c.edition_id == edition_id, voucher_applications.c.state.in_(states))
    if call_id is not None:
        query = query.where(voucher_applications.c.call_id == call_id)
    if active:
        query = query.where(_ACTIVE)
    return _by_application(connection.execute(query.order_by(voucher_reviews.c.id)))


def reviews_with(connection: Connection, call_id: CallId) -> Mapping[ReviewId, Review]:
    """Return all reviews of applications of the call, also those that do not count any more."""
    query = (
        select(*_REVIEW).join(voucher_applications, _OF_APPLICATION).where(voucher_applications.c.call_id == call_id)
    )
    found = [_review(row) for row in connection.execute(query)]
    return {each.id: each for each in found}


def insert_reviews(
    connection: Connection,
    asked: Sequence[tuple[ApplicationId, str]],
    *,
    third: Collection[ApplicationId],
    by: str,
    at: datetime,
) -> list[Review]:
    """Ask for reviews, for pairs of an application and a reviewer; ``third`` are those that get their third one."""
    rows = [
        {
            "application_id": application_id,
            "reviewer": reviewer,
            "assigned_by": by,
            "assigned_at": at,
            "third": application_id in third,
        }
        for application_id, reviewer in asked
    ]
    if not rows:
        return []
    stored = insert(voucher_reviews).returning(*_REVIEW, sort_by_parameter_order=True)
    return [_review(row) for row in connection.execute(stored, rows)]


def store_points(
    connection: Connection, review_id: ReviewId, points: Mapping[str, int], *, comment: str, score: int, at: datetime
) -> Review:
    """Store what the reviewer judged, once."""
    values = {"points": dict(points), "comment": comment or None, "score": score, "submitted_at": at}
    mine = (voucher_reviews.c.id == review_id) & voucher_reviews.c.submitted_at.is_(None)
    connection.execute(update(voucher_reviews).where(mine).values(**values))
    [review] = _reviews(connection, voucher_reviews.c.id == review_id)
    return review


def set_aside(connection: Connection, review_ids: Sequence[ReviewId], at: datetime) -> None:
    """Let reviews count no more; what was judged stays for whoever wants to know how a decision came about."""
    if review_ids:
        theirs = voucher_reviews.c.id.in_(review_ids) & _ACTIVE
        connection.execute(update(voucher_reviews).where(theirs).values(stepped_down_at=at))


def set_score(connection: Connection, application_id: ApplicationId, score: int | None) -> None:
    """Store the final score of the application; None when one is missing again."""
    one = voucher_applications.c.id == application_id
    connection.execute(update(voucher_applications).where(one).values(score=score))


def _reviews(connection: Connection, condition: ColumnElement[bool]) -> list[Review]:
    query = select(*_REVIEW).where(condition).order_by(voucher_reviews.c.id)
    return [_review(row) for row in connection.execute(query)]


def _by_application(rows: Iterable[Row[Any]]) -> Mapping[ApplicationId, list[Review]]:
    found: defaultdict[ApplicationId, list[Review]] = defaultdict(list)
    for row in rows:
        found[row.application_id].append(_review(row))
    return found


def _review(row: Row[Any]) -> Review:
    return Review(**row._mapping)
