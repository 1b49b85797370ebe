"""A fresh database in a file and a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.engine import Database
from tests.fakes.clock import FixedClock


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "people.db", timeout=10)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()
