from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.problem import FieldProblem
from bot.voucher.application_fields import AnswerProblem, checked_answer, is_optional, missing, outdated_declarations
from bot.voucher.model import REQUIRED_FIELDS, Application, ApplicationField, ApplicationId, CallId, EditionId
from bot.voucher.results import InvalidField
from bot.voucher.rules import ApplicantKind
from bot.voucher.sample_edition import sample_rules
from bot.voucher.states import State
from tests.bot.voucher.applying import ANSWERS

Field = ApplicationField

NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
RULES = sample_rules(NOW)
EMPTY = Application(ApplicationId(1), EditionId(1), CallId(1), State.DRAFT, 1, "telegram:7", NOW, NOW, "voucher-1")


def _answered(application: Application, field: Field, typed: str) -> Application:
    checked = checked_answer(field, typed, application, RULES)
    assert isinstance(checked, Mapping), checked
    values = dict(checked)
    if "applicant_kind" in values:
        values["applicant_kind"] = ApplicantKind(values["applicant_kind"])
    if "declarations" in values:
        values["declarations"] = tuple(values["declarations"])
    return replace(application, **values)


def _filled() -> Application:
    application = EMPTY
    for field, typed in ANSWERS.items():
        application = _answered(application, field, typed)
    return application


def test_everything_asked_is_missing_at_first_and_nothing_after_all_is_answered() -> None:
    assert missing(EMPTY, RULES) == REQUIRED_FIELDS
    filled = _filled()
    assert missing(filled, RULES) == ()
    assert (filled.organisation_number, filled.organisation_key) == ("nip:5260001246", "nip:5260001246")
    assert (filled.partner_country, filled.estimate, filled.requested) == ("DE", Decimal("4000.00"), Decimal("3500.50"))


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        (Field.APPLICANT_KIND, "company", AnswerProblem.NOT_OFFERED),
        (Field.APPLICANT_KIND, "", AnswerProblem.NOT_OFFERED),
        (Field.ORGANISATION, "-", FieldProblem.TOO_SHORT),
        (Field.ORGANISATION, "x" * 201, FieldProblem.TOO_LONG),
        (Field.ORGANISATION_NUMBER, "526-000-12-47", FieldProblem.NOT_A_NUMBER),
        (Field.ORGANISATION_NUMBER, "", FieldProblem.NOT_A_NUMBER),
        (Field.SIGNATORY, " ", FieldProblem.TOO_SHORT),
        (Field.CONTACT, "anna@", FieldProblem.NOT_AN_EMAIL),
        (Field.CONTACT, "123", FieldProblem.NOT_A_PHONE),
        (Field.IDEA, "Warsztaty", FieldProblem.TOO_SHORT),
        (Field.IDEA, "x" * 3001, FieldProblem.TOO_LONG),
        (Field.PARTNER_COUNTRY, "Polska", AnswerProblem.HOME_COUNTRY),
        (Field.PARTNER_COUNTRY, "Atlantyda", AnswerProblem.NOT_A_COUNTRY),
        (Field.SERVICE, "holiday", AnswerProblem.NOT_OFFERED),
        (Field.ESTIMATE, "dużo", AnswerProblem.NOT_AN_AMOUNT),
        (Field.ESTIMATE, "0", AnswerProblem.NOT_AN_AMOUNT),
        (Field.ESTIMATE, "-5", AnswerProblem.NOT_AN_AMOUNT),
        (Field.REQUESTED, "5000,01", AnswerProblem.MORE_THAN_VALUE),
        (Field.DECLARATIONS, "represents, immortal", AnswerProblem.NOT_OFFERED),
    ],
)
def test_what_cannot_be_is_told_with_its_problem(field: Field, typed: str, problem: str) -> None:
    checked = checked_answer(field, typed, EMPTY, RULES)
    assert isinstance(checked, InvalidField)
    assert (checked.field, checked.problem) == (field, problem)


def test_bounds_are_told_with_the_problem() -> None:
    told = [
        checked_answer(Field.IDEA, "x" * 3001, EMPTY, RULES),
        checked_answer(Field.PURPOSE, "Nic", EMPTY, RULES),
        checked_answer(Field.REQUESTED, "9000", EMPTY, RULES),
        checked_answer(Field.REQUESTED, "4000,01", _filled(), RULES),
    ]
    assert [(each.count, each.amount) for each in told if isinstance(each, InvalidField)] == [
        (3000, None),
        (10, None),
        (0, Decimal("5000.00")),
        (0, Decimal("4000.00")),
    ]


def test_a_misspelt_country_is_suggested_and_poland_never() -> None:
    close = checked_answer(Field.PARTNER_COUNTRY, "Niemcyy", EMPTY, RULES)
    home = checked_answer(Field.PARTNER_COUNTRY, "Polskaa", EMPTY, RULES)
    assert isinstance(close, InvalidField)
    assert isinstance(home, InvalidField)
    assert close.suggestions[0] == "DE"
    assert "PL" not in home.suggestions


def test_an_informal_group_needs_no_number_and_loses_one_that_was_typed_before() -> None:
    group = _answered(_filled(), Field.DECLARATIONS, "represents, no_double_funding, de_minimis")
    rules = replace(RULES, applicants=(replace(RULES.applicants[0], kind=ApplicantKind.INFORMAL),))
    checked = checked_answer(Field.APPLICANT_KIND, "informal", group, rules)
    assert checked == {
        "applicant_kind": "informal",
        "organisation_number": None,
        "organisation_key": "fundacja most",
    }
    informal = replace(group, applicant_kind=ApplicantKind.INFORMAL, organisation_number=None)
    assert missing(informal, rules) == ()
    assert is_optional(Field.ORGANISATION_NUMBER, informal)
    assert not is_optional(Field.ORGANISATION_NUMBER, group)


def test_a_contact_takes_the_place_of_one_of_another_kind() -> None:
    called = _answered(_filled(), Field.CONTACT, "600 100 200")
    assert (called.email, called.phone, called.contact) == (None, "+48600100200", "+48600100200")


def test_a_smaller_estimate_makes_one_think_again_about_what_is_requested() -> None:
    cheaper = _answered(_filled(), Field.ESTIMATE, "3000")
    assert (cheaper.requested, missing(cheaper, RULES)) == (None, (Field.REQUESTED,))
    assert _answered(_filled(), Field.ESTIMATE, "3600").requested == Decimal("3500.50")


def test_declarations_can_be_made_one_by_one_and_all_that_are_required_are_needed() -> None:
    some = _answered(_filled(), Field.DECLARATIONS, "de_minimis")
    assert (some.declarations, missing(some, RULES)) == (("de_minimis",), (Field.DECLARATIONS,))
    assert _answered(some, Field.DECLARATIONS, "").declarations == ()


def test_what_the_rules_do_not_offer_any_more_is_missing() -> None:
    changed = replace(RULES, value=Decimal("3000.00"), services=RULES.services[1:], applicants=RULES.applicants[2:])
    assert missing(_filled(), changed) == (Field.APPLICANT_KIND, Field.SERVICE, Field.REQUESTED)


def test_a_declaration_in_other_words_is_outdated() -> None:
    others = (replace(RULES.declarations[0], text="Inaczej."), *RULES.declarations[1:])
    changed = replace(RULES, declarations=others)
    assert outdated_declarations(_filled(), RULES, changed)
    assert not outdated_declarations(_filled(), RULES, replace(RULES, value=Decimal("1.00")))
    assert not outdated_declarations(EMPTY, RULES, changed)


@given(st.sampled_from(list(Field)), st.text(max_size=60))
@settings(max_examples=50)
def test_whatever_is_typed_is_judged_and_never_told_in_the_problem(field: Field, typed: str) -> None:
    checked = checked_answer(field, typed, EMPTY, RULES)
    if isinstance(checked, InvalidField):
        assert checked.field == field
        assert len(typed.strip()) < 4 or typed.strip() not in repr(checked)
    else:
        stored = {"organisation_key", "email", "phone"} | set(Field)
        assert checked.keys() <= stored


@given(st.decimals("0.01", "5000", places=2), st.decimals("0.01", "5000", places=2))
@settings(max_examples=30)
def test_what_is_requested_is_never_more_than_the_estimate_and_the_value(estimate: Decimal, requested: Decimal) -> None:
    application = _answered(EMPTY, Field.ESTIMATE, f"{estimate:f}")
    checked = checked_answer(Field.REQUESTED, f"{requested:f}", application, RULES)
    assert isinstance(checked, InvalidField) == (requested > estimate)
