import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.remembered import Remembered


class Counted:
    """Works a number out and counts how often."""

    def __init__(self, value: int) -> None:
        self.value, self.times = value, 0

    def __call__(self) -> int:
        self.times += 1
        return self.value


def test_a_value_is_worked_out_once() -> None:
    work, kept = Counted(7), Remembered[str, int](2)
    assert [kept.value("a", work) for _ in range(3)] == [7, 7, 7]
    assert work.times == 1


@given(st.lists(st.integers(0, 6), max_size=40))
def test_what_was_asked_for_last_is_kept(keys: list[int]) -> None:
    kept = Remembered[int, int](3)
    model: list[int] = []  # the oldest first
    for key in keys:
        work = Counted(key)
        assert kept.value(key, work) == key
        assert work.times == (key not in model)
        model = [*(each for each in model if each != key), key][-3:]


def test_a_value_that_is_none_counts_too() -> None:
    kept: Remembered[str, None] = Remembered(2)
    kept.value("a", lambda: None)
    kept.value("a", lambda: pytest.fail("worked out again"))


def test_what_failed_is_tried_again() -> None:
    kept: Remembered[str, int] = Remembered(2)
    with pytest.raises(ZeroDivisionError):
        kept.value("a", lambda: 1 // 0)
    assert kept.value("a", lambda: 1) == 1


def test_many_threads_get_their_own_values() -> None:
    kept: Remembered[int, int] = Remembered(5)
    keys = [number % 9 for number in range(500)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda key: kept.value(key, lambda: key * 2), keys)) == [key * 2 for key in keys]


def test_whoever_remembers_is_let_go_of_without_the_collector() -> None:
    class Owner:
        def __init__(self) -> None:
            self.kept: Remembered[int, int] = Remembered(2)

        def twice(self, number: int) -> int:
            return self.kept.value(number, lambda: 2 * number)

    owner = Owner()
    owner.twice(3)
    seen = weakref.ref(owner)
    gc.disable()
    try:
        del owner
        assert seen() is None
    finally:
        gc.enable()
