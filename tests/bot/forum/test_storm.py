"""Fifty seats and two hundred people at once, and the proof that the lock is what keeps them apart."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bot.forum.model import Registration, RegistrationState
from bot.forum.service import ForumService
from bot.store.engine import Database, Locking
from tests.bot.forum.people import event
from tests.bot.forum.storm import Outcome, sign_up_all
from tests.fakes.clock import FixedClock

SEATS = 50
PEOPLE = 200
PROCESSES = 4


def _storm(path: Path, locking: Locking) -> tuple[list[Outcome], list[Registration]]:
    """Return what the people were told and what is stored, in the order of commits."""
    service = ForumService(FixedClock())
    database = Database.open(path)
    with database.transaction() as connection:
        made = event(connection, service, SEATS)
    spawn = get_context("spawn")
    shares = [list(range(first, PEOPLE + 1, PROCESSES)) for first in range(1, PROCESSES + 1)]
    with spawn.Manager() as manager, ProcessPoolExecutor(PROCESSES, mp_context=spawn) as pool:
        barrier = manager.Barrier(PROCESSES)
        running = [pool.submit(sign_up_all, str(path), made.id, share, locking, barrier) for share in shares]
        told = [outcome for future in running for outcome in future.result(100)]
    with database.read() as connection:
        return told, service.registrations_for(connection, made.id)


def _in_state(stored: list[Registration], state: RegistrationState) -> list[Registration]:
    return [registration for registration in stored if registration.state is state]


def test_exactly_the_seats_are_given_out_and_the_rest_waits_in_order(tmp_path: Path) -> None:
    told, stored = _storm(tmp_path / "people.db", Locking.IMMEDIATE)
    assert len({registration.person for registration in stored}) == PEOPLE == len(stored)
    assert [registration.state for registration in stored[:SEATS]] == [RegistrationState.CONFIRMED] * SEATS
    assert [registration.place for registration in stored[SEATS:]] == list(range(1, PEOPLE - SEATS + 1))
    as_stored = {
        (int(registration.person.removeprefix("telegram:")), registration.state.value, registration.place or 0)
        for registration in stored
    }
    assert set(told) == as_stored
    assert len(told) == PEOPLE


def test_without_the_lock_the_same_storm_overbooks(tmp_path: Path) -> None:
    """The negative control. The race is a matter of luck, so it gets three storms to show itself."""
    confirmed = 0
    for attempt in range(3):
        _, stored = _storm(tmp_path / f"people{attempt}.db", Locking.DRIVER)
        confirmed = max(confirmed, len(_in_state(stored, RegistrationState.CONFIRMED)))
        if confirmed > SEATS:
            return
    assert confirmed > SEATS
