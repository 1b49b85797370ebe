"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta


class FixedClock:
    """Returns the moment it was set to."""

    def __init__(self, moment: datetime = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def advance(self, step: timedelta) -> None:
        self._moment += step

    def set(self, moment: datetime) -> None:
        self._moment = moment
