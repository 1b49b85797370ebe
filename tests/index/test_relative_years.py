from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.relative_years import with_years

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Czy w tym roku jest nabór?", "Czy w tym roku 2026 jest nabór?"),
        ("kto dostal grant w zeszlym roku", "kto dostal grant w zeszlym roku 2025"),
        ("Ile było w ubiegłym roku?", "Ile było w ubiegłym roku 2025?"),
        ("budżet bieżącego roku", "budżet bieżącego roku 2026"),
        ("Rok temu było Forum", "Rok temu 2025 było Forum"),
        ("tegoroczny nabór", "tegoroczny 2026 nabór"),
        ("Czy za rok też?", "Czy za rok też?"),
        ("A za rok?", "A za rok 2027?"),
        ("Nabór w przyszłym roku", "Nabór w przyszłym roku 2027"),
        ("dwa lata temu", "dwa lata temu 2024"),
        ("Is there a call this year?", "Is there a call this year 2026?"),
        ("How many came to last year's forum?", "How many came to last year's 2025 forum?"),
        ("Чи є конкурс цього року?", "Чи є конкурс цього року 2026?"),
        ("торік і в наступному році", "торік 2025 і в наступному році 2027"),
    ],
)
def test_a_year_told_by_todays_stands_behind_its_words(text: str, read: str) -> None:
    assert with_years(text, TODAY) == read


@pytest.mark.parametrize(
    "text",
    [
        "Ile wyniosła dotacja w 2014 roku?",
        "W 2014 r. pisano, że w przyszłym roku będzie nabór. Był?",
        "sprawozdanie za rok budżetowy",
        "Do końca roku?",
        "",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert with_years(text, TODAY) == text


@given(
    st.text(alphabet="rok temu za 2014.", max_size=20), st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1))
)
def test_resolving_twice_changes_nothing_more(text: str, today: date) -> None:
    once = with_years(f"{text} w tym roku?", today)
    assert with_years(once, today) == once
