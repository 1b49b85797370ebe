import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.slips import Step, shared_beginning

WORDS = st.text(alphabet="aceopr", max_size=8)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("stowarzyszneie", "stowarzyszenie"),  # neighbours swapped
        ("samorad", "samorzad"),  # a letter left out
        ("projekkt", "projekt"),  # a letter doubled
        ("dotacha", "dotacja"),  # the key beside the right one
        ("dotacjka", "dotacja"),  # two keys at once
        ("ktury", "ktory"),  # "ó" and "u"
        ("rzeby", "zeby"),  # "rz" for "ż"
        ("cherb", "herb"),  # "ch" for "h"
    ],
)
def test_slips_of_the_fingers_and_of_orthography_are_told(word: str, meant: str) -> None:
    step = Step.between(word, meant)
    assert step is not None
    assert step.is_slip


@pytest.mark.parametrize(("word", "other"), [("wykazac", "wskazac"), ("przypisu", "przepisu"), ("czele", "cele")])
def test_two_words_that_are_one_letter_apart_are_no_slip(word: str, other: str) -> None:
    step = Step.between(word, other)
    assert step is not None
    assert not step.is_slip


@given(WORDS, WORDS)
def test_a_step_is_found_exactly_where_optimal_string_alignment_counts_one(word: str, other: str) -> None:
    assert (Step.between(word, other) is not None) == (OSA.distance(word, other) == 1)


@given(WORDS, st.integers(0, 8), st.sampled_from(["", "a", "xy"]), st.integers(0, 2))
def test_putting_what_was_meant_in_place_gives_the_other_word(other: str, place: int, new: str, left_out: int) -> None:
    word = other[:place] + new + other[place + left_out :]
    step = Step.between(word, other)
    if step is not None:
        assert word[: step.start] + step.meant + word[step.start + len(step.written) :] == other


@given(st.sampled_from(string.ascii_lowercase), st.sampled_from(string.ascii_lowercase))
def test_a_key_is_beside_another_as_the_other_is_beside_it(key: str, other: str) -> None:
    assume(key != other)
    there, back = Step.between(f"t{key}t", f"t{other}t"), Step.between(f"t{other}t", f"t{key}t")
    assert there is not None
    assert back is not None
    assert there.is_slip == back.is_slip


@pytest.mark.parametrize(("word", "other", "length"), [("", "a", 0), ("kot", "kto", 1), ("dom", "domu", 3)])
def test_the_common_beginning_is_measured(word: str, other: str, length: int) -> None:
    assert shared_beginning(word, other) == length
