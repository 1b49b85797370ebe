"""What participants thought of an event: three questions, once a person, and nothing that leads back to who answered.

The registration keeps that somebody answered; the answers have no registration, no time and a drawn number, so that
neither a column nor the order of the rows joins the two. The audit log does not name who answered either.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from bot.forum import sql
from bot.forum.event import Event
from bot.forum.model import PersonKey, RegistrationState
from bot.store import audit
from bot.store.event_schema import feedback, registrations

LOWEST, HIGHEST = 1, 5
LONGEST_COMMENT = 2000

FEWEST_SHOWN = 3
"""Answers that there must be before they are shown: of one or two, their authors are known."""

_NUMBERS = 2**53


@dataclass(frozen=True, slots=True)
class Answers:
    """``rating`` of the event and ``usefulness`` for their work, 1 to 5; ``comment`` in their own words."""

    rating: int
    usefulness: int | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """The answers are stored."""

    event: Event


@dataclass(frozen=True, slots=True)
class FeedbackGivenBefore:
    """They answered already; nothing changed."""

    event: Event


@dataclass(frozen=True, slots=True)
class FeedbackNotYours:
    """There is no such registration of this person, or they did not come."""


@dataclass(frozen=True, slots=True)
class FeedbackInvalid:
    """A number that is not on the scale, or a comment that is too long; nothing is stored."""


FeedbackResult = FeedbackGiven | FeedbackGivenBefore | FeedbackNotYours | FeedbackInvalid


@dataclass(frozen=True, slots=True)
class FeedbackSummary:
    """What came back from ``asked`` people. Means and comments are left out of fewer than :data:`FEWEST_SHOWN`.

    ``ratings`` and ``usefulness`` count the answers 1 to 5, in that order.
    """

    asked: int
    answered: int
    ratings: tuple[int, ...] = ()
    usefulness: tuple[int, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def mean_rating(self) -> float | None:
        """The mean of the ratings, None where they are not shown."""
        return _mean(self.ratings)

    @property
    def mean_usefulness(self) -> float | None:
        """The mean of the usefulness, None where nobody answered that or it is not shown."""
        return _mean(self.usefulness)


def give_feedback(
    connection: Connection,
    registration_id: int,
    answers: Answers,
    *,
    person: PersonKey,
    at: datetime,
    draw: Callable[[int], int] = secrets.randbelow,
) -> FeedbackResult:
    """Store the answers of somebody who came, once.

    Args:
        connection: of the caller's writing transaction.
        registration_id: as it came from a button; any number.
        answers: as they were given.
        person: who answers.
        at: now.
        draw: returns a number below the given one, for the number of the row.

    """
    registration = sql.find_registration(connection, registration_id)
    event = None if registration is None else sql.find_event(connection, registration.event_id)
    if registration is None or event is None or registration.person != person or registration.checked_in_at is None:
        return FeedbackNotYours()
    if not _is_valid(answers):
        return FeedbackInvalid()
    first = update(registrations).where(registrations.c.id == registration.id, ~registrations.c.feedback_given)
    if connection.execute(first.values(feedback_given=True)).rowcount == 0:
        return FeedbackGivenBefore(event)
    comment = " ".join((answers.comment or "").split()) or None
    said = {"rating": answers.rating, "usefulness": answers.usefulness, "comment": comment}
    connection.execute(feedback.insert().values(id=1 + draw(_NUMBERS), event_id=event.id, **said))
    audit.record(connection, at, audit.FORGOTTEN, "feedback.given", f"event:{event.id}", details={})
    return FeedbackGiven(event)


def feedback_summary(connection: Connection, event: Event) -> FeedbackSummary:
    """Return what people thought of the event, without a trace of who thought it."""
    came = select(func.count()).where(
        registrations.c.event_id == event.id,
        registrations.c.state == RegistrationState.CONFIRMED.value,
        registrations.c.checked_in_at.is_not(None),
    )
    asked = int(connection.scalar(came) or 0)
    rows = connection.execute(select(feedback).where(feedback.c.event_id == event.id).order_by(feedback.c.id)).all()
    if len(rows) < FEWEST_SHOWN:
        return FeedbackSummary(asked, len(rows))
    return FeedbackSummary(
        asked=asked,
        answered=len(rows),
        ratings=_distribution([row.rating for row in rows]),
        usefulness=_distribution([row.usefulness for row in rows]),
        comments=tuple(row.comment for row in rows if row.comment),
    )


def _is_valid(answers: Answers) -> bool:
    scale = range(LOWEST, HIGHEST + 1)
    return (
        answers.rating in scale
        and (answers.usefulness is None or answers.usefulness in scale)
        and len(answers.comment or "") <= LONGEST_COMMENT
    )


def _distribution(given: list[int | None]) -> tuple[int, ...]:
    return tuple(given.count(each) for each in range(LOWEST, HIGHEST + 1))


def _mean(distribution: tuple[int, ...]) -> float | None:
    answered = sum(distribution)
    return sum(each * count for each, count in enumerate(distribution, start=LOWEST)) / answered if answered else None
