"""A disk that refuses: every way in which the index touches it while it writes is a step that can fail."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

import pytest

REAL_OPEN = io.open
_P = ParamSpec("_P")
_R = TypeVar("_R")


class FaultyDisk:
    """Notes the steps of writing and refuses one of them.

    Args:
        fail_at: the step, counted from 0, that is refused; -1 for none.
        code: the number of the error, of ``errno``.
        stays_broken: whether all later steps are refused too.
    """

    def __init__(self, fail_at: int, code: int, *, stays_broken: bool) -> None:
        self._fail_at = fail_at
        self._code = code
        self._stays_broken = stays_broken
        self.steps: list[str] = []
        self.refused = 0

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in ("fsync", "rename", "replace", "mkdir"):
            patch.setattr(os, name, self._refusing(name, getattr(os, name)))
        patch.setattr(io, "open", self._open)

    def step(self, name: str) -> bool:
        """Note a step and return whether it is refused."""
        number = len(self.steps)
        refuses = number == self._fail_at or (self._stays_broken and 0 <= self._fail_at < number)
        self.steps.append(name)
        self.refused += refuses
        return refuses

    def refusal(self) -> OSError:
        return OSError(self._code, os.strerror(self._code))

    def _refusing(self, name: str, function: Callable[_P, _R]) -> Callable[_P, _R]:
        def called(*args: _P.args, **options: _P.kwargs) -> _R:
            if self.step(name):
                raise self.refusal()
            return function(*args, **options)

        return called

    def _open(
        self, path: Path, mode: str = "r", buffering: int = -1, encoding: str | None = None, *_: object
    ) -> IO[Any]:
        if "w" not in mode:
            return REAL_OPEN(path, mode, buffering, encoding)
        if self.step("open"):
            raise self.refusal()
        return _Writer(path, self)


class _Writer(io.BufferedWriter):
    """Writes half of what it is given before it refuses, as a full disk does."""

    def __init__(self, path: Path, disk: FaultyDisk) -> None:
        super().__init__(io.FileIO(path, "w"))
        self._disk = disk

    def write(self, content: bytes) -> int:  # type: ignore[override]  # the index writes nothing but bytes
        if self._disk.step("write"):
            super().write(content[: len(content) // 2])
            raise self._disk.refusal()
        return super().write(content)
