"""The rules of an edition, as a coordinator decides them.

They have versions: a decision keeps the one that it was made under.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class ApplicantKind(StrEnum):
    """Who applies; the rules say which of them may."""

    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    CHURCH = "church"
    COOPERATIVE = "cooperative"
    SPORTS_CLUB = "sports_club"
    RURAL_WOMEN = "rural_women"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    PUBLIC_UNIT = "public_unit"
    """A school, a library, a cultural centre of a local government."""
    INFORMAL = "informal"
    COMPANY = "company"
    PERSON = "person"


class Expected(StrEnum):
    """The answer that a question of the eligibility check must have."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class CallPlan:
    """When one can apply. Moments are aware.

    ``early_close`` closes it when what was applied for reaches that multiple of the budget; None never.
    """

    opens_at: datetime
    closes_at: datetime
    early_close: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Eligible:
    """A kind of applicant that may apply, with the words of the rule."""

    kind: ApplicantKind
    rule: str


@dataclass(frozen=True, slots=True)
class Question:
    """A further yes-or-no question of the check; another answer than ``expected`` means no, as ``rule`` says."""

    text: str
    expected: Expected
    rule: str


@dataclass(frozen=True, slots=True)
class Service:
    """What a voucher pays for. ``key`` is a few small letters ("translation"); ``rule`` says what counts."""

    key: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """What reviewers judge, with 0 to ``most`` points; ``weight`` is its share of the score in percent."""

    key: str
    name: str
    question: str
    weight: Decimal
    most: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the applicant declares ("no_double_funding", "de_minimis"); ``note`` is printed under it, "" for none."""

    key: str
    text: str
    note: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Days:
    """Days for each step, counted to the end of the day in Poland."""

    correction: int
    appeal: int
    code: int
    """How long a code is valid from issuing the voucher."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Amounts are in zlotys. Percentages are of 100.

    ``budget`` contains ``appeal_reserve``, which only appeals may draw on until it is released. ``value`` is the most
    that a voucher can be worth, ``smallest_redemption`` the least that is redeemed at once (the rest of a voucher may
    be less). An application below ``threshold`` is rejected; reviews further apart than ``largest_difference`` get a
    third one. ``per_edition`` and ``per_year`` limit the vouchers of one organisation. ``keep_years`` is how long
    documents of granted vouchers stay after the edition is closed. ``further`` are rules to be read, shown with the
    others.
    """

    title: str
    budget: Decimal
    appeal_reserve: Decimal
    value: Decimal
    smallest_redemption: Decimal
    calls: tuple[CallPlan, ...]
    applicants: tuple[Eligible, ...]
    services: tuple[Service, ...]
    criteria: tuple[Criterion, ...]
    threshold: Decimal
    largest_difference: Decimal
    declarations: tuple[Declaration, ...]
    days: Days
    per_edition: int
    per_year: int
    questions: tuple[Question, ...] = ()
    region_rule: str = ""
    """Who must have their seat in the region, and in which words; "" for no such rule."""
    keep_years: int = 5
    further: tuple[str, ...] = ()
