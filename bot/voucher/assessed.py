"""Applications whose reviews are in, as the ranking list takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.voucher import assessment_sql, decisions_sql
from bot.voucher.application_sql import applications
from bot.voucher.assessment_model import Review, ReviewId
from bot.voucher.edition_sql import rules_of
from bot.voucher.model import Application, ApplicationId, CallId, Edition
from bot.voucher.ranking import Entry, Place, rank
from bot.voucher.rules import Rules
from bot.voucher.scoring import Points, assess, check_points, is_complete, passes
from bot.voucher.states import State

_BEFORE_SCORING = (State.SUBMITTED, State.FORMAL, State.NEEDS_CORRECTION)


@dataclass(frozen=True, slots=True)
class Assessed:
    """The applications of a call that are assessed, and how many still wait for the formal check or for reviews."""

    entries: tuple[Entry, ...]
    waiting: int
    applications: Mapping[ApplicationId, Application]


def assessed_in(connection: Connection, edition: Edition, call_id: CallId) -> Assessed:
    """Return what of the call is to be ranked now."""
    submitted = applications(connection, edition.id, (State.SCORING, *_BEFORE_SCORING), call_id)
    scoring = [each for each in submitted if each.state is State.SCORING]
    entries = entries_of(connection, edition, scoring, [State.SCORING])
    return Assessed(tuple(entries), len(submitted) - len(entries), {each.id: each for each in scoring})


def entries_of(
    connection: Connection, edition: Edition, chosen: Sequence[Application], states: Sequence[State]
) -> list[Entry]:
    """Return the entries of those of the chosen applications, all of them in ``states``, whose reviews are all in."""
    reviews = assessment_sql.reviews_in(connection, edition.id, states)
    appealed = decisions_sql.appealed_in(connection, edition.id, states)
    versions = {each.rules_version for each in chosen}
    rules = {version: rules_of(connection, edition.id, version) for version in versions}
    entries = (
        _entry(each, reviews.get(each.id, ()), rules[each.rules_version], appealed=each.id in appealed)
        for each in chosen
    )
    return [entry for entry in entries if entry is not None]


def is_assessed(connection: Connection, application: Application) -> bool:
    """Return whether all reviews of the application are in."""
    rules = rules_of(connection, application.edition_id, application.rules_version)
    return are_in(assessment_sql.reviews_of(connection, application.id), rules)


def ranked_again(
    connection: Connection, edition: Edition, call_id: CallId, places: Sequence[Place]
) -> tuple[Place, ...]:
    """Return the places of the same applications as reckoned anew from the reviews that ``places`` rest on."""
    reviews = assessment_sql.reviews_with(connection, call_id)
    versions = {each.entry.rules_version for each in places}
    rules = {version: rules_of(connection, edition.id, version) for version in versions}
    return rank(_reckoned(each.entry, reviews, rules[each.entry.rules_version]) for each in places)


def are_in(reviews: Sequence[Review], rules: Rules) -> bool:
    """Return whether nothing is missing among the reviews of an application, a third one neither."""
    scores = [review.score for review in reviews if review.score is not None]
    return len(scores) == len(reviews) and is_complete(scores, rules)


def _entry(application: Application, reviews: Sequence[Review], rules: Rules, *, appealed: bool) -> Entry | None:
    number, submitted_at, requested = application.number, application.submitted_at, application.requested
    if number is None or submitted_at is None or requested is None or not are_in(reviews, rules):
        return None
    score = assess([_points(review) for review in reviews], rules)
    return Entry(
        application_id=application.id,
        number=number,
        submitted_at=submitted_at,
        requested=requested,
        rules_version=application.rules_version,
        score=score.total,
        heaviest=score.heaviest,
        passes=passes(score.total, rules),
        reviews=tuple(review.id for review in reviews),
        appealed=appealed,
    )


def _reckoned(entry: Entry, reviews: Mapping[ReviewId, Review], rules: Rules) -> Entry:
    points = [_points(reviews.get(ReviewId(number))) for number in entry.reviews]
    if any(check_points(each, rules) is not None for each in points):
        return replace(entry, score=0, heaviest=0, passes=False)
    score = assess(points, rules)
    return replace(entry, score=score.total, heaviest=score.heaviest, passes=passes(score.total, rules))


def _points(review: Review | None) -> Points:
    return {} if review is None or review.points is None else review.points
