"""A storm of sign-ups from several processes at once, each delivery to be answered once and for all."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from sqlalchemy.exc import IntegrityError

from bot.forum.model import AlreadyRegistered, Confirmed, Registration, Waiting
from bot.forum.service import ForumService
from bot.store import outbox
from bot.store.engine import Connection, Database, Location
from bot.store.errors import DatabaseError
from tests.bot.forum.people import applicant
from tests.bot.forum.people import event as new_event
from tests.fakes.clock import FixedClock
from tests.storming import PROCESSES, open_for_storm, ready_processes, start_together


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the person with this number was told: state, place (0 for a seat), whether it was news, after how long."""

    number: int
    state: str
    place: int
    news: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Share:
    """What one process of the storm does; with ``locked`` as the product does it."""

    location: Location
    event_id: int
    people: Sequence[int]
    locked: bool


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What the people were told, what is stored in the order of ids, and how long the storm lasted."""

    told: list[Outcome]
    stored: list[Registration]
    messages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Crew:
    """Processes that are ready for storms."""

    pool: ProcessPoolExecutor

    def storm(
        self, location: Location, *, seats: int, people: int, deliveries: int, locked: bool = True, seed: int = 0
    ) -> Aftermath:
        """Let ``people`` sign up for ``seats``, each message delivered so often, in any order and by any process."""
        clock = FixedClock()
        service, database = ForumService(clock), Database.open(location)
        with database.transaction() as connection:
            made = new_event(connection, service, seats)
        arriving = [*range(1, people + 1)] * deliveries
        random.Random(seed).shuffle(arriving)
        shares = [Share(location, made.id, arriving[first::PROCESSES], locked) for first in range(PROCESSES)]
        done = [future.result(100) for future in [self.pool.submit(sign_up_all, share) for share in shares]]
        with database.read() as connection:
            stored, messages = service.registrations_for(connection, made.id), outbox.waiting(connection)
        database.close()
        seconds = max(ended for _, ended, _ in done) - min(began for began, _, _ in done)
        return Aftermath([outcome for _, _, told in done for outcome in told], stored, messages, seconds)


@contextmanager
def crew() -> Iterator[Crew]:
    """Keep the processes ready within the block."""
    with ready_processes() as pool:
        yield Crew(pool)


def sign_up_all(share: Share) -> tuple[float, float, list[Outcome]]:
    """Sign up the share one after another, beginning at the same moment as the other processes."""
    database, service = open_for_storm(share.location, locked=share.locked), ForumService(FixedClock())
    start_together()
    began = monotonic()
    told = [_signed_up(database, service, share, number) for number in share.people]
    ended = monotonic()
    database.close()
    return began, ended, told


def _signed_up(database: Database, service: ForumService, share: Share, number: int) -> Outcome:
    began = monotonic()
    try:
        with database.transaction() as connection:
            result = service.sign_up(connection, share.event_id, applicant(number))
            match result:
                case Confirmed(registration=registration) | Waiting(registration=registration):
                    _confirm(connection, registration)
                case AlreadyRegistered(registration=registration):
                    pass
                case _:
                    raise AssertionError(result)
    except (IntegrityError, DatabaseError):
        if share.locked:
            raise
        return Outcome(number, "refused", 0, news=False, seconds=monotonic() - began)
    news = not isinstance(result, AlreadyRegistered)
    return Outcome(number, registration.state.value, registration.place or 0, news, monotonic() - began)


def _confirm(connection: Connection, registration: Registration) -> None:
    at, key = FixedClock().now(), f"signup:{registration.id}"
    assert outbox.enqueue(connection, registration.chat_id or 0, "send", {"html": "x"}, at=at, key=key) is not None
