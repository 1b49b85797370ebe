"""The place in a series is the same in Roman numerals, in words and in three languages."""

import pytest

from bot.answering.ordinals import another_place, ordinals_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("II Regionalne Forum Współpracy Międzynarodowej", ("forum", 2)),
        ("XVIII Forum Organizacji Pozarządowych", ("forum", 18)),
        ("drugiego forum", ("forum", 2)),
        ("piątą Stałą Ogólnopolską Konferencję", ("conference", 5)),
        ("piata sokwms", ("conference", 5)),
        ("Component III", ("component", 3)),
        ("trzeci komponent", ("component", 3)),
        ("the second call", ("call", 2)),
        ("другого набору", ("call", 2)),
        ("IV edycja", ("edition", 4)),
    ],
)
def test_a_place_in_a_series_is_read(text: str, place: tuple[str, int]) -> None:
    assert ordinals_in(text) == {place}


@pytest.mark.parametrize("text", ["w piątek na forum", "i forum", "czwartek, konkurs", "drugi partner"])
def test_other_words_are_no_place(text: str) -> None:
    assert ordinals_in(text) == frozenset()


def test_another_place_of_the_same_series_is_told_apart() -> None:
    first, second, other = ordinals_in("I Forum"), ordinals_in("II Forum"), ordinals_in("drugi nabór")
    assert another_place(second, first)
    assert not another_place(second, second)
    assert not another_place(second, other)
    assert not another_place(second, frozenset())
    assert not another_place(frozenset(), first)
