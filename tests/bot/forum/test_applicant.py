import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entry.problem import FieldProblem
from bot.forum.applicant import (
    check_accessibility,
    check_email,
    check_name,
    check_organisation,
    check_phone,
    checked_applicant,
)
from bot.forum.model import Applicant, ApplicantField, InvalidApplicant
from tests.bot.forum.people import applicant


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jan Kowalski", "Jan Kowalski"),
        ("  Jan\n\tKowalski ", "Jan Kowalski"),
        ("Z\u0307aneta", "Żaneta"),
        ("Анна Шевченко", "Анна Шевченко"),
        ("O'Neil-Nowak, dr", "O'Neil-Nowak, dr"),
        ("Jan\u202e\u200b\x00 Kowalski", "Jan Kowalski"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("李 明", "李 明"),
        ("Anna-Maria d’Arc", "Anna-Maria d’Arc"),
        ("Cher", "Cher"),
        ("Jan 🙂", "Jan 🙂"),
    ],
)
def test_a_name_is_kept_as_people_write_it(typed: str, kept: str) -> None:
    assert check_name(typed) == kept


@pytest.mark.parametrize("typed", ["", " ", "J", "12345", "🙂🙂", "\u200b\u200b", "\x00"])
def test_what_is_no_name_is_refused(typed: str) -> None:
    assert check_name(typed) == InvalidApplicant(ApplicantField.NAME, FieldProblem.TOO_SHORT)


def test_lengths_are_bounded() -> None:
    assert check_name("a" * 100) == "a" * 100
    assert check_name("a" * 101) == InvalidApplicant(ApplicantField.NAME, FieldProblem.TOO_LONG)
    assert check_organisation("a" * 200) == "a" * 200
    assert check_email("a" * 300 + "@gmina.pl") == InvalidApplicant(ApplicantField.EMAIL, FieldProblem.TOO_LONG)
    assert check_phone("6" * 41) == InvalidApplicant(ApplicantField.PHONE, FieldProblem.TOO_LONG)


@given(st.text(max_size=150))
def test_a_kept_name_has_nothing_invisible_and_is_stable(typed: str) -> None:
    kept = check_name(typed)
    if isinstance(kept, str):
        assert not any(unicodedata.category(character).startswith("C") for character in kept)
        assert kept == kept.strip()
        assert check_name(kept) == kept


@pytest.mark.parametrize(("typed", "kept"), [(" jan@gmina.pl ", "jan@gmina.pl"), ("Jan@ŻNIN.pl", "Jan@żnin.pl")])
def test_an_address_is_kept_in_its_normal_form(typed: str, kept: str) -> None:
    assert check_email(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "jan", "jan@", "@gmina.pl", "jan@localhost", "jan@a..pl", "Jan <jan@gmina.pl>", "a@b.pl, c@d.pl"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert check_email(typed) == InvalidApplicant(ApplicantField.EMAIL, FieldProblem.NOT_AN_EMAIL)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("600 100 200", "+48600100200"),
        ("(52) 322-11-00", "+48523221100"),
        ("0048 600 100 200", "+48600100200"),
        ("+380 67 123 45 67", "+380671234567"),
    ],
)
def test_a_number_is_kept_with_its_country(typed: str, kept: str) -> None:
    assert check_phone(typed) == kept


@pytest.mark.parametrize("typed", ["", "123", "abc", "600100200600", "+99 1"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert check_phone(typed) == InvalidApplicant(ApplicantField.PHONE, FieldProblem.NOT_A_PHONE)


def test_what_was_left_out_stays_out_and_the_rest_is_tidied() -> None:
    typed = applicant(
        1, role=" Wójt ", municipality="  ", organisation_number="525-224-84-81", dietary="bez\norzechów", email=""
    )
    checked = checked_applicant(typed)
    assert isinstance(checked, Applicant)
    assert (checked.role, checked.municipality, checked.email) == ("Wójt", None, None)
    assert (checked.organisation_number, checked.dietary) == ("nip:5252248481", "bez orzechów")
    assert checked_applicant(checked) == checked


@pytest.mark.parametrize("field", ["name", "organisation", "municipality", "role", "accessibility", "dietary"])
def test_a_text_that_is_too_long_is_named_and_never_cut(field: str) -> None:
    refused = InvalidApplicant(ApplicantField(field), FieldProblem.TOO_LONG)
    assert checked_applicant(applicant(1, **{field: "ż" * 501})) == refused


def test_needs_may_be_said_in_figures_or_signs() -> None:
    assert check_accessibility(" ♿ ") == "♿"
    assert check_accessibility("\u200b") == InvalidApplicant(ApplicantField.ACCESSIBILITY, FieldProblem.TOO_SHORT)
