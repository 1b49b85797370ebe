import threading
import time
from pathlib import Path

import pytest

from bot.store.turns import FairLock, NoTurnError, Turns


def test_threads_get_the_lock_in_the_order_in_which_they_asked() -> None:
    lock = FairLock()
    order: list[int] = []

    def take(number: int) -> None:
        assert lock.acquire(5)
        order.append(number)
        lock.release()

    assert lock.acquire(1)
    threads = []
    for number in range(8):
        thread = threading.Thread(target=take, args=(number,))
        thread.start()
        threads.append(thread)
        _until_waiting(lock, number + 1)
    lock.release()
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def _until_waiting(lock: FairLock, count: int) -> None:
    deadline = time.monotonic() + 5
    while len(lock._waiting) < count:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_who_releases_and_asks_again_comes_last() -> None:
    """The greedy thread of SQLite's busy handler: here the one that waits gets its turn in between."""
    lock = FairLock()
    order: list[str] = []

    def patient() -> None:
        assert lock.acquire(5)
        order.append("patient")
        lock.release()

    assert lock.acquire(1)
    thread = threading.Thread(target=patient)
    thread.start()
    _until_waiting(lock, 1)
    lock.release()
    assert lock.acquire(5)
    order.append("greedy")
    lock.release()
    thread.join()
    assert order == ["patient", "greedy"]


def test_a_waiter_that_gives_up_leaves_the_queue() -> None:
    lock = FairLock()
    assert lock.acquire(1)
    outcome: list[bool] = []
    thread = threading.Thread(target=lambda: outcome.append(lock.acquire(0.05)))
    thread.start()
    thread.join()
    assert outcome == [False]
    lock.release()
    assert lock.acquire(0.05)


def test_a_turn_that_was_given_up_is_not_held_later(tmp_path: Path) -> None:
    """The thread that was left behind in the kernel's queue lets go as soon as it gets the lock."""
    holder, waiter, third = (Turns(tmp_path / "lock") for _ in range(3))
    with holder.turn(1), pytest.raises(NoTurnError), waiter.turn(0.05):
        pass
    for turns in (third, waiter, holder):
        with turns.turn(2):
            pass


def test_without_a_lock_file_there_are_turns_within_the_process_alone(tmp_path: Path) -> None:
    turns = Turns(tmp_path / "missing folder" / "lock")
    with turns.turn(0.1), pytest.raises(RuntimeError), turns.turn(0.1):
        pass
    with turns.turn(0.1):
        pass


def test_a_turn_is_free_again_after_a_fault(tmp_path: Path) -> None:
    turns = Turns(tmp_path / "lock")
    with pytest.raises(ZeroDivisionError), turns.turn(1):
        raise ZeroDivisionError
    with turns.turn(0.1):
        pass
