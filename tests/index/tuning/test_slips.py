"""Questions as a hurried hand writes them."""

import random

from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold
from index.tuning.slips import Hand

QUESTION = "Ile wynosiła najwyższa dotacja dla gminy w konkursie z 2013 roku?"


def test_some_copies_lose_their_diacritics_and_some_get_a_slip() -> None:
    hand = Hand(random.Random(1))
    written = {hand.write(QUESTION) for _ in range(200)}

    assert QUESTION in written
    assert fold(QUESTION) in written
    assert len(written) > 10


def test_numbers_and_short_words_stay() -> None:
    hand = Hand(random.Random(2))

    assert all("2013" in hand.write(QUESTION) and " z " in hand.write(QUESTION) for _ in range(200))


def test_the_same_seed_writes_the_same() -> None:
    first, second = (Hand(random.Random(3)) for _ in range(2))

    assert [first.write(QUESTION) for _ in range(20)] == [second.write(QUESTION) for _ in range(20)]


@given(st.text(max_size=60), st.integers(0, 1000))
def test_any_text_can_be_written_and_words_are_neither_lost_nor_joined(text: str, seed: int) -> None:
    written = Hand(random.Random(seed)).write(text)

    assert len(written.split(" ")) == len(text.split(" ")) or fold(text) != text
