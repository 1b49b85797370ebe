"""Asking reviewers: two for each application, and a third where the two differ too much."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.voucher import assessment_sql
from bot.voucher.application_sql import applications, find_edition, lock_application
from bot.voucher.assessment_model import Assigned, AssignedAll, Review
from bot.voucher.edition_sql import find_call, rules_of
from bot.voucher.model import Application, ApplicationId, Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.results import Reason, Refused
from bot.voucher.reviewers import Wanted, conflict, spread
from bot.voucher.rules import Rules
from bot.voucher.scoring import FEWEST_REVIEWS, needs_third
from bot.voucher.states import State
from bot.voucher.verdicts import own_application
from bot.voucher.voucher_audit import record_applications

_TELEGRAM = "telegram:"


class Assigning:
    """Asks for reviews."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def assign(self, connection: Connection, application_id: int, reviewer: str, *, actor: str) -> Assigned | Refused:
        """Ask the reviewer for a review of an application that is being assessed."""
        locked = lock_application(connection, application_id)
        if locked is None:
            return Refused(Reason.UNKNOWN)
        edition, application = locked
        wanted = _wanted_by(connection, application)
        # Who chooses the judges of an application has to do with it no more than they.
        refused = own_application(connection, application, actor)
        if refused := refused or _may_not_assign(connection, application, reviewer, wanted):
            return refused
        [review] = self._ask(connection, [(application.id, reviewer)], {application.id: wanted}, actor)
        return Assigned(review, tuple(_told([review], edition, {application.id: wanted})))

    def assign_all(
        self, connection: Connection, call_id: int, reviewers: Sequence[str], *, actor: str
    ) -> AssignedAll | Refused:
        """Ask for all reviews that the applications of a call want, equally many of each as conflicts allow."""
        call = find_call(connection, call_id)
        edition = None if call is None else find_edition(connection, call.edition_id, lock=True)
        if call is None or edition is None:
            return Refused(Reason.UNKNOWN)
        wanted = _wanted_in(connection, edition, applications(connection, edition.id, [State.SCORING], call.id))
        declared = {each: assessment_sql.affiliations(connection, each) for each in dict.fromkeys(reviewers)}
        willing = {each: known for each, known in declared.items() if known is not None}
        asked = spread(list(wanted.values()), willing, _load(connection, edition))
        reviews = self._ask(connection, asked, wanted, actor)
        given = Counter(application_id for application_id, _ in asked)
        return AssignedAll(
            tuple(reviews),
            tuple(_told(reviews, edition, wanted)),
            short=tuple(number for number, each in wanted.items() if given[number] < each.reviewers),
            undeclared=tuple(each for each, known in declared.items() if known is None),
        )

    def _ask(
        self,
        connection: Connection,
        asked: Sequence[tuple[ApplicationId, str]],
        wanted: Mapping[ApplicationId, Wanted],
        actor: str,
    ) -> list[Review]:
        now = self._clock.now()
        thirds = {number for number, each in wanted.items() if each.third}
        reviews = assessment_sql.insert_reviews(connection, asked, third=thirds, by=actor, at=now)
        told = [(wanted[each.application_id].application, {"review": each.id, "third": each.third}) for each in reviews]
        record_applications(connection, now, actor, "assigned", told)
        return reviews


def _may_not_assign(connection: Connection, application: Application, reviewer: str, wanted: Wanted) -> Refused | None:
    if application.state is not State.SCORING:
        return Refused(Reason.WRONG_STATE, state=application.state)
    if own := conflict(application, reviewer, assessment_sql.affiliations(connection, reviewer)):
        return Refused(own)
    if reviewer in wanted.asked:
        return Refused(Reason.ALREADY_ASSIGNED)
    if wanted.reviewers == 0:
        return Refused(Reason.REVIEWERS_ENOUGH, count=FEWEST_REVIEWS)
    return None


def _wanted_in(
    connection: Connection, edition: Edition, scoring: Sequence[Application]
) -> Mapping[ApplicationId, Wanted]:
    """Return what each of the applications, which are being assessed, still wants."""
    asked = assessment_sql.reviews_in(connection, edition.id, [State.SCORING], active=False)
    versions = {each.rules_version for each in scoring}
    rules = {version: rules_of(connection, edition.id, version) for version in versions}
    return {each.id: _wanted(each, asked.get(each.id, ()), rules[each.rules_version]) for each in scoring}


def _wanted_by(connection: Connection, application: Application) -> Wanted:
    rules = rules_of(connection, application.edition_id, application.rules_version)
    return _wanted(application, assessment_sql.all_reviews_of(connection, application.id), rules)


def _wanted(application: Application, asked: Sequence[Review], rules: Rules) -> Wanted:
    active = [review for review in asked if review.stepped_down_at is None]
    third = needs_third([review.score for review in active if review.score is not None], rules)
    missing = 1 if third and len(active) == FEWEST_REVIEWS else max(FEWEST_REVIEWS - len(active), 0)
    return Wanted(application, missing, frozenset(review.reviewer for review in asked), third=third)


def _load(connection: Connection, edition: Edition) -> Mapping[str, int]:
    """Return how many reviews each reviewer was asked for among the applications that are being assessed."""
    asked = assessment_sql.reviews_in(connection, edition.id, [State.SCORING])
    return Counter(review.reviewer for reviews in asked.values() for review in reviews)


def _told(
    reviews: Sequence[Review], edition: Edition, wanted: Mapping[ApplicationId, Wanted]
) -> Iterator[VoucherNotice]:
    """Tell the reviewers who have a chat; a private chat has the number of its person."""
    for review in reviews:
        number = review.reviewer.removeprefix(_TELEGRAM)
        if number != review.reviewer and number.isdecimal():
            application = wanted[review.application_id].application
            kind, occasion = VoucherNoticeKind.TO_REVIEW, f"review {review.id}"
            yield VoucherNotice(kind, application, edition, occasion=occasion, chat_id=int(number))
