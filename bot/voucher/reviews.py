"""Reviews of applications: who makes them, and what they judged, blind to each other until all are in.

Every method works within the caller's transaction, a writing one for those that change something, and under the lock
of the edition. Who is a reviewer is the caller's matter; here it is checked that nobody judges their own organisation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.clock import Clock
from bot.store import audit
from bot.voucher import assessment_sql
from bot.voucher.application_sql import find_application, find_edition, lock_application
from bot.voucher.assessed import are_in
from bot.voucher.assessment_model import (
    Affiliation,
    Assigned,
    AssignedAll,
    Declared,
    Review,
    ReviewId,
    ReviewTask,
    Scored,
    SteppedDown,
)
from bot.voucher.assigning import Assigning
from bot.voucher.edition_sql import rules_of
from bot.voucher.model import Application, Edition
from bot.voucher.results import Reason, Refused
from bot.voucher.reviewers import affiliation, conflict
from bot.voucher.rules import Rules
from bot.voucher.scoring import check_points, final_score, needs_third, score_of
from bot.voucher.states import State
from bot.voucher.verdicts import own_application
from bot.voucher.voucher_audit import record_application


class ReviewService:
    """Asks reviewers, takes their reviews, and shows them to who may see them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._assigning = Assigning(clock)

    def declare(self, connection: Connection, person: str, organisations: Sequence[str], *, actor: str) -> Declared:
        """Store what a reviewer belongs to, in place of what they declared before.

        They step down from reviews that they may not make because of it, also from those that are in, as long as the
        application is not decided.

        Args:
            connection: of the caller's writing transaction.
            person: the reviewer.
            organisations: names or numbers as typed; none says that they belong to no applicant.
            actor: who did it.

        """
        now = self._clock.now()
        declared = [each for each in map(affiliation, organisations) if each.organisation_key]
        unique = list({each.organisation_key: each for each in declared}.values())
        assessment_sql.replace_affiliations(connection, person, unique, now)
        details = {"organisations": len(unique)}
        audit.record(connection, now, actor, "voucher_reviewer.declared", "voucher_reviewer", details=details)
        return Declared(tuple(unique), tuple(self._step_down_because_of(connection, person, unique, actor)))

    def affiliations(self, connection: Connection, person: str) -> list[Affiliation] | None:
        """Return what the reviewer declared to belong to; None when they have not declared anything."""
        return assessment_sql.affiliations(connection, person)

    def assign(self, connection: Connection, application_id: int, reviewer: str, *, actor: str) -> Assigned | Refused:
        """Ask the reviewer for a review of an application that is being assessed."""
        return self._assigning.assign(connection, application_id, reviewer, actor=actor)

    def assign_all(
        self, connection: Connection, call_id: int, reviewers: Sequence[str], *, actor: str
    ) -> AssignedAll | Refused:
        """Ask for all reviews that the applications of a call want: two each, and a third where two differ too much.

        Reviewers get equally many as far as conflicts allow.
        """
        return self._assigning.assign_all(connection, call_id, reviewers, actor=actor)

    def step_down(
        self, connection: Connection, application_id: int, *, reviewer: str, actor: str | None = None
    ) -> SteppedDown | Refused:
        """Let a reviewer not make a review that they were asked for.

        An ``actor`` takes it from one who left, say: without that nothing could be decided about the application.
        """
        found = self._own(connection, application_id, reviewer)
        if isinstance(found, Refused):
            return found
        _, application, review = found
        if actor is not None and (own := own_application(connection, application, actor)):
            return own
        now = self._clock.now()
        assessment_sql.set_aside(connection, [review.id], now)
        action = "stepped_down" if actor is None else "review_taken_back"
        record_application(connection, now, actor or reviewer, action, application, review=review.id)
        return SteppedDown(replace(review, stepped_down_at=now))

    def score(
        self,
        connection: Connection,
        application_id: int,
        points: Mapping[str, int],
        comment: str,
        *,
        reviewer: str,
    ) -> Scored | Refused:
        """Take a review, which cannot be changed then; the last one that is wanted gives the application its score."""
        found = self._own(connection, application_id, reviewer)
        if isinstance(found, Refused):
            return found
        edition, application, review = found
        rules = rules_of(connection, edition.id, application.rules_version)
        own = conflict(application, reviewer, assessment_sql.affiliations(connection, reviewer))
        refused = check_points(points, rules) if own is None else Refused(own)
        if refused is not None:
            return refused
        now = self._clock.now()
        stored = assessment_sql.store_points(
            connection, review.id, points, comment=comment.strip(), score=score_of(points, rules), at=now
        )
        record_application(connection, now, reviewer, "reviewed", application, review=stored.id)
        third, complete = _settle_score(connection, application, rules)
        return Scored(stored, third_needed=third, complete=complete)

    def for_reviewer(self, connection: Connection, reviewer: str) -> list[ReviewTask]:
        """Return the reviews of the reviewer for applications that are being assessed, those to be made first."""
        tasks = [_task(connection, each) for each in assessment_sql.reviews_by_reviewer(connection, reviewer)]
        return sorted((task for task in tasks if task is not None), key=lambda task: task.review.score is not None)

    def reviews(self, connection: Connection, application_id: int, *, viewer: str | None) -> list[Review]:
        """Return the reviews of the application that the viewer may see.

        Until all are in, a third one too where it is wanted, a reviewer sees their own, and a coordinator who is asked
        and whose is in, without what they judged.

        Args:
            connection: of the caller's transaction.
            application_id: any number.
            viewer: a reviewer; None for a coordinator.

        """
        application = find_application(connection, application_id)
        if application is None:
            return []
        found = assessment_sql.reviews_of(connection, application.id)
        own = [review for review in found if review.reviewer == viewer]
        if viewer is not None and not own:
            return []
        if are_in(found, rules_of(connection, application.edition_id, application.rules_version)):
            return found
        return own if viewer is not None else [replace(each, points=None, comment=None, score=None) for each in found]

    def _step_down_because_of(
        self, connection: Connection, person: str, declared: Sequence[Affiliation], actor: str
    ) -> list[ReviewId]:
        stepped_down, now = [], self._clock.now()
        for review in assessment_sql.reviews_by_reviewer(connection, person):
            _, application = lock_application(connection, review.application_id) or (None, None)
            if application is None or application.state is not State.SCORING:
                continue
            if conflict(application, person, declared) is not None:
                assessment_sql.set_aside(connection, [review.id], now)
                rules = rules_of(connection, application.edition_id, application.rules_version)
                _settle_score(connection, application, rules)
                record_application(connection, now, actor, "stepped_down", application, review=review.id)
                stepped_down.append(review.id)
        return stepped_down

    def _own(
        self, connection: Connection, application_id: int, reviewer: str
    ) -> tuple[Edition, Application, Review] | Refused:
        """Return the review that the reviewer is still to make, under the lock."""
        locked = lock_application(connection, application_id)
        review = None if locked is None else assessment_sql.find_review(connection, locked[1].id, reviewer)
        if locked is None or review is None or review.stepped_down_at is not None:
            return Refused(Reason.UNKNOWN)
        edition, application = locked
        if application.state is not State.SCORING:
            return Refused(Reason.WRONG_STATE, state=application.state)
        return Refused(Reason.ALREADY_SCORED) if review.submitted_at is not None else (edition, application, review)


def _settle_score(connection: Connection, application: Application, rules: Rules) -> tuple[bool, bool]:
    """Give the application its score when all reviews are in, or take it back; return what ``Scored`` says of it."""
    reviews = assessment_sql.reviews_of(connection, application.id)
    scores = [review.score for review in reviews if review.score is not None]
    complete = are_in(reviews, rules)
    assessment_sql.set_score(connection, application.id, final_score(scores) if complete else None)
    return len(reviews) == len(scores) and needs_third(scores, rules), complete


def _task(connection: Connection, review: Review) -> ReviewTask | None:
    application = find_application(connection, review.application_id)
    edition = None if application is None else find_edition(connection, application.edition_id)
    if application is None or edition is None:
        return None
    rules = rules_of(connection, edition.id, application.rules_version)
    return ReviewTask(review, application, edition, rules)
