"""What buttons of applicants carry, and what they make of anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.desk_press import read_desk_press
from bot.conversation.voucher_answers import Answers, kind_of, meaning, read_answers
from bot.conversation.voucher_press import OF_FORM, VoucherPress, VoucherVerb, read_voucher_press, voucher_key
from bot.voucher.eligibility import EligibilityAnswers
from bot.voucher.rules import ApplicantKind
from tests.bot.voucher.money import rules

LARGEST = 2**63 - 1


@pytest.mark.parametrize("verb", VoucherVerb)
def test_what_a_button_says_is_read_back_and_fits(verb: VoucherVerb) -> None:
    press = VoucherPress(verb, LARGEST, "1771000000.99999.9999.99")
    assert read_voucher_press(press.data) == press
    assert read_voucher_press(VoucherPress(verb).data) == VoucherPress(verb)
    assert len(press.data.encode()) <= 64
    assert read_desk_press(press.data) is None


@pytest.mark.parametrize(
    "data", ["", "v", "v:", "v:x", "v:home:0", "v:home:01", "v:app:1:A", "v:app:1:", "w:home", "v:app::1"]
)
def test_anything_else_is_no_button_of_applicants(data: str) -> None:
    assert read_voucher_press(data) is None


@given(st.text(max_size=64))
@settings(max_examples=20)
def test_whatever_comes_is_read_or_refused(data: str) -> None:
    press = read_voucher_press(data)
    assert press is None or press.data == data


def test_what_belongs_to_the_form_needs_its_state() -> None:
    assert {VoucherVerb.SET, VoucherVerb.SUBMIT, VoucherVerb.LATER} <= OF_FORM
    assert VoucherVerb.APPLICATION not in OF_FORM
    assert voucher_key("x", VoucherVerb.MINE).data == "v:mine"


def test_answers_of_the_check_are_carried_whole() -> None:
    answers = Answers(3, "1").with_letter("0").with_letter("1")
    assert read_answers(answers.argument, rules()) == answers
    said = meaning(answers, rules())
    assert said == EligibilityAnswers(ApplicantKind.FOUNDATION, None, "translation", 1, ())
    assert meaning(Answers(3), rules()) == EligibilityAnswers(None, None, None, None, ())


@pytest.mark.parametrize("argument", ["", "x", "1.z", "1.15", "1.1000000", "-1", "1.u.u", "१"])
def test_answers_that_no_check_gives_are_refused(argument: str) -> None:
    found = read_answers(argument, rules())
    assert found is None or not found.letters


def test_a_kind_that_is_not_known_is_none() -> None:
    assert kind_of("u") is None
