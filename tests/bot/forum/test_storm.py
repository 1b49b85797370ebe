"""Fifty seats and two hundred people at once, and the proof that the lock is what keeps them apart."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.forum.model import RegistrationState
from bot.store.engine import Location
from tests.bot.forum.storm import Aftermath, Crew, crew
from tests.bot.store.memory import copy_of_migrated

SEATS = 50
PEOPLE = 200
DELIVERIES = 2


@pytest.fixture(scope="module")
def processes() -> Iterator[Crew]:
    with crew() as ready:
        yield ready


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """An empty database that other processes can open."""
    if request.param == "sqlite":
        copy_of_migrated(tmp_path / "people.db")
        return tmp_path / "people.db"
    found: str = request.getfixturevalue("postgres").migrated_database()
    return found


def test_exactly_the_seats_are_given_out_and_the_rest_waits_in_order(processes: Crew, location: Location) -> None:
    after = processes.storm(location, seats=SEATS, people=PEOPLE, deliveries=DELIVERIES)
    assert len({registration.person for registration in after.stored}) == PEOPLE == len(after.stored)
    assert [registration.state for registration in after.stored[:SEATS]] == [RegistrationState.CONFIRMED] * SEATS
    assert [registration.place for registration in after.stored[SEATS:]] == list(range(1, PEOPLE - SEATS + 1))
    _told_once_and_truly(after)


def _told_once_and_truly(after: Aftermath) -> None:
    """Each person was told the same by every delivery, that which is stored, and as news by one of them."""
    stored = {
        int(registration.person.removeprefix("telegram:")): (registration.state.value, registration.place or 0)
        for registration in after.stored
    }
    assert all((outcome.state, outcome.place) == stored[outcome.number] for outcome in after.told)
    assert Counter(outcome.number for outcome in after.told) == dict.fromkeys(stored, DELIVERIES)
    assert sorted(outcome.number for outcome in after.told if outcome.news) == sorted(stored)
    assert after.messages == PEOPLE


def test_without_the_lock_the_same_storm_overbooks(processes: Crew, location: Location) -> None:
    """The negative control. The race is a matter of luck, so it gets some storms to show itself."""
    for seed in range(5):
        after = processes.storm(location, seats=20, people=80, deliveries=1, locked=False, seed=seed)
        if len([each for each in after.stored if each.state is RegistrationState.CONFIRMED]) > 20:
            return
    pytest.fail("Five storms without the lock, and none overbooked.")
