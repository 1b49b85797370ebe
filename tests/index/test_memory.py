import ctypes
from collections.abc import Callable

import pytest

from index.memory import return_freed_memory, share_arenas


@pytest.mark.parametrize("function", [return_freed_memory, share_arenas])
def test_another_c_library_is_left_alone(function: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    function()


def test_glibc_takes_the_number_of_arenas(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    class Library:
        def mallopt(self, name: int, value: int) -> None:
            asked.append((name, value))

    monkeypatch.setattr(ctypes, "CDLL", lambda _: Library())
    share_arenas()
    assert asked == [(-8, 2)]
