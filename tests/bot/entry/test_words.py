import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.entry.problem import FieldProblem
from bot.entry.words import checked_paragraphs, checked_words


def test_lines_of_a_longer_text_stay_apart_and_are_tidy() -> None:
    assert (
        checked_paragraphs(" Szkoła  w Toruniu \r\n\n\n\u200b i\tw Kijowie\n", 100, 5)
        == "Szkoła w Toruniu\ni w Kijowie"
    )


def test_a_text_that_says_nothing_or_too_much_is_refused() -> None:
    assert checked_paragraphs("\n \u200b\n", 10, 0) is FieldProblem.TOO_SHORT
    assert checked_paragraphs("123 !!!", 10, 2) is FieldProblem.TOO_SHORT
    assert checked_words("ż" * 11, 10) is FieldProblem.TOO_LONG
    assert checked_words("♿", 10, 0) == "♿"


@given(st.text(max_size=80))
def test_what_is_kept_is_visible_and_stays_as_it_is(typed: str) -> None:
    kept = checked_paragraphs(typed, 80, 1)
    if not isinstance(kept, FieldProblem):
        assert not any(unicodedata.category(c).startswith("C") for c in kept if c != "\n")
        assert checked_paragraphs(kept, 80, 1) == kept
