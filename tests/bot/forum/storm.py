"""A storm of sign-ups from several processes; importable by ``multiprocessing`` spawn."""

from pathlib import Path
from threading import Barrier

from bot.forum.model import Confirmed, Waiting
from bot.forum.service import ForumService
from bot.store.engine import Database, Locking
from tests.bot.forum.people import applicant
from tests.fakes.clock import FixedClock

Outcome = tuple[int, str, int]
"""Number of the person, what they got, and their place on the waiting list (0 for a seat)."""


def sign_up_all(path: str, event_id: int, people: list[int], locking: Locking, barrier: Barrier) -> list[Outcome]:
    """Sign up ``people`` one after another, beginning at the same moment as the other processes."""
    database = Database.open(Path(path), locking=locking)
    service = ForumService(FixedClock())
    barrier.wait(60)
    return [_sign_up(database, service, event_id, number) for number in people]


def _sign_up(database: Database, service: ForumService, event_id: int, number: int) -> Outcome:
    with database.transaction() as connection:
        result = service.sign_up(connection, event_id, applicant(number))
    match result:
        case Confirmed():
            return number, "confirmed", 0
        case Waiting(place=place):
            return number, "waiting", place
        case _:
            return number, type(result).__name__, 0
