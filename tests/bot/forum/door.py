"""An event that takes place now, with people who came, for the tests of the door and of what comes after."""

from datetime import timedelta
from typing import Any

from bot.forum.attendance import AttendanceService
from bot.forum.attendance_model import CheckedIn
from bot.forum.event import Event
from bot.forum.model import Confirmed, Registration
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.store.engine import Connection
from tests.bot.forum.people import applicant, event
from tests.fakes.clock import FixedClock

KEY = TicketKey(bytes(range(32)))
HOUR = timedelta(hours=1)


class Door:
    """An event with people, and the clock at its start."""

    def __init__(self, connection: Connection, clock: FixedClock, capacity: int = 10, **changes: Any) -> None:  # noqa: ANN401 (tests change any field)
        self.connection = connection
        self.clock = clock
        self.forum = ForumService(clock)
        self.attendance = AttendanceService(clock, KEY)
        self.event: Event = event(connection, self.forum, capacity, **changes)

    def seat(self, number: int, **changes: Any) -> Registration:  # noqa: ANN401 (tests change any field)
        """Sign somebody up who gets a seat."""
        result = self.forum.sign_up(self.connection, self.event.id, applicant(number, **changes))
        assert isinstance(result, Confirmed)
        return result.registration

    def open(self) -> None:
        """Move the clock to the start of the event."""
        self.clock.set(self.event.starts_at)

    def close(self, later: timedelta = HOUR) -> None:
        """Move the clock past the end of the event."""
        self.clock.set(self.event.ends_at + later)

    def admit(self, *registrations: Registration) -> None:
        """Check people in."""
        for registration in registrations:
            assert isinstance(self.attendance.check_in(self.connection, registration.id, actor="test"), CheckedIn)
