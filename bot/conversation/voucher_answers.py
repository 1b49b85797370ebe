"""The answers of the eligibility check as its buttons carry them: nobody stores them; pure."""

from dataclasses import dataclass, replace
from typing import Self

from bot.voucher.eligibility import EligibilityAnswers, StepKind, steps
from bot.voucher.rules import ApplicantKind, Rules, Service

YES, NO, UNKNOWN, OTHER = "y", "n", "u", "x"
FEWER, AS_MANY = "0", "1"
"""Fewer vouchers than may be granted in a year, or as many."""

_PLACES = "0123456789abcdefghijklmnopqrst"
"""A letter for each place of a list; none of them is one of those above."""

_KINDS = tuple(ApplicantKind)


@dataclass(frozen=True, slots=True)
class Answers:
    """A letter for each step that was answered, under ``version`` of the rules, to which places in lists belong."""

    version: int
    letters: str = ""

    @property
    def argument(self) -> str:
        """What a button carries of them."""
        return f"{self.version}.{self.letters}" if self.letters else str(self.version)

    def with_letter(self, letter: str) -> Self:
        """Return the answers with one more."""
        return replace(self, letters=self.letters + letter)


def read_answers(argument: str, rules: Rules) -> Answers | None:
    """Return the answers of a button; None when they cannot be those of a check by these rules."""
    version, _, letters = argument.partition(".")
    if not version.isdecimal() or len(letters) > len(steps(rules)):
        return None
    allowed = (letters_of(step.kind, rules) for step in steps(rules))
    fitting = all(letter in choices for letter, choices in zip(letters, allowed, strict=False))
    return Answers(int(version), letters) if fitting else None


def letters_of(kind: StepKind, rules: Rules) -> str:
    """Return the letters that answer a step of that kind."""
    match kind:
        case StepKind.KIND:
            return _PLACES[: len(_KINDS)] + UNKNOWN
        case StepKind.SERVICE:
            return _PLACES[: len(rules.services)] + OTHER + UNKNOWN
        case StepKind.HAD_THIS_YEAR:
            return FEWER + AS_MANY + UNKNOWN
        case StepKind.REGION | StepKind.QUESTION:
            return YES + NO + UNKNOWN


def kind_of(letter: str) -> ApplicantKind | None:
    """Return the kind of applicant that a letter stands for; None for one that is not known."""
    return _KINDS[_PLACES.index(letter)] if letter in _PLACES[: len(_KINDS)] else None


def service_of(letter: str, rules: Rules) -> Service | None:
    """Return the service that a letter stands for; None for something else and for one that is not known."""
    return rules.services[_PLACES.index(letter)] if letter in _PLACES[: len(rules.services)] else None


def meaning(answers: Answers, rules: Rules) -> EligibilityAnswers:
    """Return what was answered; steps that were not reached are as if they did not know."""
    given = dict(zip(steps(rules), answers.letters, strict=False))
    by_kind = {step.kind: letter for step, letter in given.items()}
    yes_or_no = {YES: True, NO: False}
    service = by_kind.get(StepKind.SERVICE, UNKNOWN)
    chosen = service_of(service, rules)
    had = {FEWER: 0, AS_MANY: rules.per_year}.get(by_kind.get(StepKind.HAD_THIS_YEAR, UNKNOWN))
    return EligibilityAnswers(
        kind=kind_of(by_kind.get(StepKind.KIND, UNKNOWN)),
        in_region=yes_or_no.get(by_kind.get(StepKind.REGION, UNKNOWN)),
        service="" if service == OTHER else chosen.key if chosen else None,
        had_this_year=had,
        answers=tuple(yes_or_no.get(letter) for step, letter in given.items() if step.kind is StepKind.QUESTION),
    )
