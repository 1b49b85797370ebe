"""Whether a voucher is for somebody, judged from a few answers that nobody stores.

A verdict quotes the rule that it follows from. Whoever does not know an answer is sent to a coordinator, unless another
answer says no already.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from bot.voucher.rules import ApplicantKind, Expected, Question, Rules


class StepKind(StrEnum):
    """What is asked."""

    KIND = "kind"
    """What kind of applicant it is: one of all kinds."""
    REGION = "region"
    """Whether their seat is in the region, as ``region_rule`` says."""
    SERVICE = "service"
    """What the voucher is for: one of the services, or something else."""
    HAD_THIS_YEAR = "had_this_year"
    """How many vouchers they were granted this year."""
    QUESTION = "question"
    """A yes-or-no question of the rules."""


@dataclass(frozen=True, slots=True)
class Step:
    """A question of the check, answered with one tap; ``number`` counts the questions of the rules, from 0 on."""

    kind: StepKind
    number: int = 0


@dataclass(frozen=True, slots=True)
class EligibilityAnswers:
    """What was answered; None always means that they do not know.

    ``service`` is a key of the rules, "" for something else. ``answers`` are those to the questions of the rules, in
    their order; ``in_region`` does not matter where the rules have no region.
    """

    kind: ApplicantKind | None
    in_region: bool | None
    service: str | None
    had_this_year: int | None
    answers: tuple[bool | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Eligible:
    """They may apply."""


@dataclass(frozen=True, slots=True)
class NotEligible:
    """They may not, because of ``rule``, in the words of the rules."""

    rule: str


@dataclass(frozen=True, slots=True)
class AskCoordinator:
    """It depends on an answer that they do not know; ``rule`` is what it is about."""

    rule: str


Verdict = Eligible | NotEligible | AskCoordinator


def steps(rules: Rules) -> tuple[Step, ...]:
    """Return what is asked, in this order."""
    region = (Step(StepKind.REGION),) if rules.region_rule else ()
    questions = (Step(StepKind.QUESTION, number) for number in range(len(rules.questions)))
    return (Step(StepKind.KIND), *region, Step(StepKind.SERVICE), *questions, Step(StepKind.HAD_THIS_YEAR))


def check(rules: Rules, answers: EligibilityAnswers) -> Verdict:
    """Return the verdict: the first rule that says no, else the first that cannot be judged, else yes."""
    judged = list(_judged(rules, answers))
    refusing = next((rule for fulfilled, rule in judged if fulfilled is False), None)
    if refusing is not None:
        return NotEligible(refusing)
    unclear = next((rule for fulfilled, rule in judged if fulfilled is None), None)
    return Eligible() if unclear is None else AskCoordinator(unclear)


def limit_rule(rules: Rules) -> str:
    """Return the rule about how many vouchers an organisation may have, in words."""
    return (
        f"Najwięcej voucherów dla jednej organizacji: w jednej edycji {rules.per_edition}, w jednym roku "
        f"{rules.per_year}."
    )


def _judged(rules: Rules, answers: EligibilityAnswers) -> Iterator[tuple[bool | None, str]]:
    """Yield for each step whether its rule is fulfilled, None for unknown, and the rule."""
    for step in steps(rules):
        match step.kind:
            case StepKind.KIND:
                yield _kind(rules, answers.kind)
            case StepKind.REGION:
                yield answers.in_region, rules.region_rule
            case StepKind.SERVICE:
                yield _service(rules, answers.service)
            case StepKind.HAD_THIS_YEAR:
                had = answers.had_this_year
                yield None if had is None else had < rules.per_year, limit_rule(rules)
            case StepKind.QUESTION:
                answer = answers.answers[step.number] if step.number < len(answers.answers) else None
                yield _question(rules.questions[step.number], answer)
            case _:
                assert_never(step.kind)


def _kind(rules: Rules, kind: ApplicantKind | None) -> tuple[bool | None, str]:
    own = [each.rule for each in rules.applicants if each.kind is kind]
    known = None if kind is None else bool(own)
    return known, own[0] if own else _once(each.rule for each in rules.applicants)


def _service(rules: Rules, key: str | None) -> tuple[bool | None, str]:
    own = [each.rule for each in rules.services if each.key == key]
    known = None if key is None else bool(own)
    return known, own[0] if own else _once(f"{each.name}: {each.rule}" for each in rules.services)


def _question(question: Question, answer: bool | None) -> tuple[bool | None, str]:
    return None if answer is None else answer is (question.expected is Expected.YES), question.rule


def _once(rules: Iterable[str]) -> str:
    """Return the rules below each other, each once: several kinds often have the same."""
    return "\n".join(dict.fromkeys(rules))
