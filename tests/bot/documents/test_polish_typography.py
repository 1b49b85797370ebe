"""What Polish typography ties together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.polish_typography import tied, tied_throughout


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("w Toruniu i w Bydgoszczy", "w~Toruniu i~w~Bydgoszczy"),
        ("O tym (a także o innych)", "O~tym (a~także o~innych)"),
        ("15 marca 2027 r. o 10:00", "15 marca 2027~r. o~10:00"),
        ("12 000 zł", "12~000~zł"),
        ("art. 19a ust. 2", "art.~19a ust.~2"),
        ("wersja 2", "wersja~2"),
        ("Witamina D i zło w kinie", "Witamina D i~zło w~kinie"),
    ],
)
def test_ties(typed: str, set_as: str) -> None:
    assert tied(typed) == set_as.replace("~", "\u00a0")


@given(st.text())
def test_nothing_but_blanks_changes(text: str) -> None:
    assert tied(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert tied(tied(text)) == tied(text)


def test_all_texts_inside_are_tied() -> None:
    assert tied_throughout({"a": ["w lesie", 3]}) == {"a": ["w\u00a0lesie", 3]}
