"""Reviewers, what they belong to, and their reviews."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

from bot.voucher.model import Application, ApplicationId, Edition
from bot.voucher.notices import VoucherNotice
from bot.voucher.rules import Rules

ReviewId = NewType("ReviewId", int)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An organisation that a reviewer belongs to; one of the key "" says that there is none."""

    organisation: str = field(repr=False)
    organisation_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was asked for; with ``submitted_at`` it is in, and its score is in hundredths of a percent.

    One with ``stepped_down_at`` does not count: the reviewer may not assess it, or it is assessed once more.
    """

    id: ReviewId
    application_id: ApplicationId
    reviewer: str = field(repr=False)
    assigned_by: str = field(repr=False)
    assigned_at: datetime
    third: bool
    points: Mapping[str, int] | None
    comment: str | None = field(repr=False)
    score: int | None
    submitted_at: datetime | None
    stepped_down_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """A review with what it is about."""

    review: Review
    application: Application
    edition: Edition
    rules: Rules


@dataclass(frozen=True, slots=True)
class Declared:
    """What a reviewer belongs to from now on, and the reviews that they cannot make because of it."""

    affiliations: tuple[Affiliation, ...]
    stepped_down: tuple[ReviewId, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """A review is asked for; the reviewer is to be told."""

    review: Review
    notices: tuple[VoucherNotice, ...]


@dataclass(frozen=True, slots=True)
class AssignedAll:
    """What was asked of whom.

    ``short`` are applications for which too few reviewers were free of a conflict; ``undeclared`` are reviewers who
    were passed over, since they have not said what they belong to.
    """

    reviews: tuple[Review, ...]
    notices: tuple[VoucherNotice, ...]
    short: tuple[ApplicationId, ...]
    undeclared: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SteppedDown:
    """The reviewer does not make this review; somebody else is to be asked."""

    review: Review


@dataclass(frozen=True, slots=True)
class Scored:
    """The review is in. ``third_needed``: both are, and they differ too much; ``complete``: nothing is missing."""

    review: Review
    third_needed: bool
    complete: bool
