"""Forgetting what is kept no longer: what the privacy message and the consent promise."""

from bot.clock import Clock
from bot.forum.retention_rules import apply_retention
from bot.store.engine import Connection
from bot.store.retention import forget_old


class Retention:
    """Forgets, each time it is applied, whatever has become too old; ``clock`` tells what is."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def apply(self, connection: Connection) -> int:
        """Forget within the caller's writing transaction; return how many rows that were."""
        now = self._clock.now()
        return forget_old(connection, now) + apply_retention(connection, now)
