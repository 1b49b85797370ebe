import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entry.countries import LANGUAGES, country_name, find_country, similar_countries


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Niemcy", "DE"),
        (" germany ", "DE"),
        ("Німеччина", "DE"),
        ("de", "DE"),
        ("UKRAINA", "UA"),
        ("Україна", "UA"),
        ("wybrzeze kosci sloniowej", "CI"),
        ("Czech Republic", "CZ"),
        ("UK", "GB"),
        ("Polska", "PL"),
        ("Kosowo", "XK"),
    ],
)
def test_a_country_is_found_by_its_name_in_each_language_and_by_its_code(typed: str, code: str) -> None:
    assert find_country(typed) == code


@pytest.mark.parametrize("typed", ["", "?", "Unia Europejska", "EU", "ZZ", "001", "Kraj Basków", "Niemcyy"])
def test_what_is_no_country_is_none(typed: str) -> None:
    assert find_country(typed) is None


@pytest.mark.parametrize(
    ("typed", "code"), [("Niemcyy", "DE"), ("Slowacia", "SK"), ("Litwaa", "LT"), ("Украина", "UA"), ("Frnace", "FR")]
)
def test_close_spellings_are_suggested(typed: str, code: str) -> None:
    assert code in similar_countries(typed)


def test_nothing_is_suggested_for_what_is_like_no_country() -> None:
    assert similar_countries("jeszcze nie wiemy") == ()
    assert similar_countries("") == ()


@given(st.text(max_size=40))
def test_whatever_is_typed_leads_to_countries_that_have_names(typed: str) -> None:
    found = find_country(typed)
    for code in {*similar_countries(typed), *([found] if found else [])}:
        assert all(country_name(code, language) != code for language in LANGUAGES)
