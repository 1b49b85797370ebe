"""Amounts in figures and in words."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.amounts import figures, figures_and_words, in_words

TWO_TO_FOUR = frozenset({2, 3, 4})


def test_what_is_taken_back_has_a_minus() -> None:
    assert figures(Decimal("-850.50")) == "\u2212850,50\u00a0zł"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0.00", "zero złotych 00/100"),
        ("1.00", "jeden złoty 00/100"),
        ("2.05", "dwa złote 05/100"),
        ("12.00", "dwanaście złotych 00/100"),
        ("22.50", "dwadzieścia dwa złote 50/100"),
        ("101.00", "sto jeden złotych 00/100"),
        ("1500.00", "tysiąc pięćset złotych 00/100"),
        ("2001.99", "dwa tysiące jeden złotych 99/100"),
        ("1000000.00", "milion złotych 00/100"),
    ],
)
def test_amounts_in_words(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words


def test_figures_stay_on_one_line() -> None:
    assert figures(Decimal("1500.5")) == "1\u00a0500,50\u00a0zł"
    assert figures_and_words(Decimal("5.00")) == "5,00\u00a0zł (słownie: pięć złotych 00/100)"


@given(st.integers(0, 99_999_999_999))
@settings(max_examples=50)
def test_the_word_for_zlotys_goes_with_the_number(grosze: int) -> None:
    zlotys, rest = divmod(grosze, 100)
    few = zlotys % 10 in TWO_TO_FOUR and zlotys % 100 // 10 != 1
    form = "złoty" if zlotys == 1 else "złote" if few else "złotych"
    assert in_words(Decimal(grosze).scaleb(-2)).endswith(f" {form} {rest:02d}/100")


@pytest.mark.parametrize("wrong", ["-1.00", "1.005"])
def test_what_is_no_amount_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        in_words(Decimal(wrong))
