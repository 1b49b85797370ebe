"""A text covers the years that it names, those between, and those on the open side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.years import read_years


@pytest.mark.parametrize("text", ["Priorytety 2012–2016", "lata 2012-2016", "od 2012 do 2016", "2012-16", "2012/16"])
def test_a_range_is_one_span_with_every_year_in_it(text: str) -> None:
    assert read_years(text).spans == (frozenset({2012, 2013, 2014, 2015, 2016}),)


def test_single_years_are_spans_of_their_own() -> None:
    assert read_years("w 2014 r. i w roku 2017").spans == (frozenset({2014}), frozenset({2017}))


@pytest.mark.parametrize("text", ["24.01.2014", "2014-01-24", "2014-01", "24 stycznia 2014 r."])
def test_the_year_of_a_date_counts(text: str) -> None:
    assert read_years(text).named == {2014}


@pytest.mark.parametrize("text", ["85.2014", "nr 2014/45", "od 1918-2012"])
def test_other_numbers_make_no_range(text: str) -> None:
    assert len(read_years(text).spans) != 1 or read_years(text).named <= {2014}


@pytest.mark.parametrize(
    ("text", "year", "covered"),
    [
        ("obowiązuje od 2025 r.", 2027, True),
        ("obowiązuje od 2025 r.", 2024, False),
        ("próg do końca 2025 r.", 2020, False),
        ("próg przed 2026 r.", 2020, True),
        ("since 2018", 2020, True),
        ("w 2014", 2015, False),
    ],
)
def test_an_open_side_covers_what_lies_there(text: str, year: int, *, covered: bool) -> None:
    assert read_years(text).cover(frozenset({year})) is covered


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    years = read_years(text)
    assert all(years.cover(span) for span in years.spans)
