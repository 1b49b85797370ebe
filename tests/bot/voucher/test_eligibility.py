from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.voucher.eligibility import (
    AskCoordinator,
    EligibilityAnswers,
    Eligible,
    NotEligible,
    StepKind,
    check,
    limit_rule,
    steps,
)
from bot.voucher.rules import ApplicantKind
from bot.voucher.sample_edition import sample_rules

RULES = sample_rules(datetime(2027, 1, 15, 9, tzinfo=UTC))
FITTING = EligibilityAnswers(
    ApplicantKind.FOUNDATION, in_region=True, service="translation", had_this_year=0, answers=(False,)
)


def test_the_sample_asks_so_little_that_the_sixth_tap_brings_the_verdict() -> None:
    opening = 1
    assert opening + len(steps(RULES)) <= 6


def test_a_region_is_asked_for_only_where_the_rules_have_one() -> None:
    kinds = [step.kind for step in steps(replace(RULES, region_rule="", questions=RULES.questions * 2))]
    assert kinds == [
        StepKind.KIND,
        StepKind.SERVICE,
        StepKind.QUESTION,
        StepKind.QUESTION,
        StepKind.HAD_THIS_YEAR,
    ]
    assert check(replace(RULES, region_rule=""), replace(FITTING, in_region=None)) == Eligible()


def test_whoever_fits_may_apply() -> None:
    assert check(RULES, FITTING) == Eligible()


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        (replace(FITTING, in_region=False), RULES.region_rule),
        (replace(FITTING, had_this_year=1), limit_rule(RULES)),
        (replace(FITTING, answers=(True,)), RULES.questions[0].rule),
    ],
)
def test_no_comes_with_the_rule(answers: EligibilityAnswers, rule: str) -> None:
    assert check(RULES, answers) == NotEligible(rule)


def test_who_or_what_is_not_in_the_rules_gets_all_that_is() -> None:
    verdict = check(RULES, replace(FITTING, kind=ApplicantKind.COMPANY))
    assert isinstance(verdict, NotEligible)
    assert verdict.rule.splitlines() == list(dict.fromkeys(each.rule for each in RULES.applicants))
    verdict = check(RULES, replace(FITTING, service=""))
    assert isinstance(verdict, NotEligible)
    assert [line.split(":")[0] for line in verdict.rule.splitlines()] == [each.name for each in RULES.services]


@pytest.mark.parametrize(
    "unclear",
    [
        replace(FITTING, kind=None),
        replace(FITTING, service=None),
        replace(FITTING, had_this_year=None),
        replace(FITTING, answers=(None,)),
        replace(FITTING, answers=()),
    ],
)
def test_whoever_does_not_know_asks_a_coordinator_unless_another_answer_says_no(unclear: EligibilityAnswers) -> None:
    assert isinstance(check(RULES, unclear), AskCoordinator)
    assert check(RULES, replace(unclear, in_region=None)) != Eligible()
    assert check(RULES, replace(unclear, in_region=False)) == NotEligible(RULES.region_rule)


_YES_NO = st.none() | st.booleans()


@given(
    st.builds(
        EligibilityAnswers,
        st.none() | st.sampled_from(ApplicantKind),
        _YES_NO,
        st.none() | st.sampled_from(["", "translation", "study_visit", "forged"]),
        st.none() | st.integers(-1, 5),
        st.lists(_YES_NO, max_size=3).map(tuple),
    )
)
@settings(max_examples=50)
def test_any_answers_have_a_verdict_and_every_other_one_than_yes_a_rule(answers: EligibilityAnswers) -> None:
    verdict = check(RULES, answers)
    assert isinstance(verdict, Eligible) or verdict.rule
