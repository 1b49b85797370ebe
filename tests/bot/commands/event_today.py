"""An event that begins in two hours, with people, in a data folder of its own."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import update
from typer.testing import Result

from bot.clock import SystemClock
from bot.forum.model import Confirmed, Registration
from bot.forum.service import ForumService
from bot.store.engine import Database
from bot.store.event_schema import events
from tests.bot.forum.people import applicant, plan

Run = Callable[..., Result]

HOUR = timedelta(hours=1)


def today(data: Path, *names: str, capacity: int = 10, **changes: Any) -> list[Registration]:  # noqa: ANN401 (tests change any property)
    """Create event 1, of the next hours, and give seats to people of these names."""
    now = SystemClock().now()
    times = {"starts_at": now + 2 * HOUR, "ends_at": now + 8 * HOUR, "signup_deadline": now + HOUR}
    forum, seats = ForumService(SystemClock()), []
    database = Database.open(data / "interekip.db")
    with database.transaction() as connection:
        event = forum.create_event(connection, plan(capacity, **times, **changes), actor="test")
        for number, name in enumerate(names, start=1):
            result = forum.sign_up(connection, event.id, applicant(number, name=name, municipality="Gmina Żnin"))
            assert isinstance(result, Confirmed)
            seats.append(result.registration)
    database.close()
    return seats


def end_event(data: Path) -> None:
    """Let event 1 have ended an hour ago."""
    now = SystemClock().now()
    over = {"signup_deadline": now - 9 * HOUR, "starts_at": now - 8 * HOUR, "ends_at": now - HOUR}
    database = Database.open(data / "interekip.db")
    with database.transaction() as connection:
        connection.execute(update(events).values(over))
    database.close()
