"""Forgetting what is kept no longer: what the privacy message and the consent promise."""

from bot.clock import Clock
from bot.forum.service import ForumService
from bot.store.engine import Connection
from bot.store.retention import forget_old


class Retention:
    """Forgets, each time it is applied, whatever has become too old.

    Args:
        forum: forgets the participants of past events.
        clock: tells what is old.
    """

    def __init__(self, forum: ForumService, clock: Clock) -> None:
        self._forum = forum
        self._clock = clock

    def apply(self, connection: Connection) -> int:
        """Forget within the caller's writing transaction; return how many rows that were."""
        return forget_old(connection, self._clock.now()) + self._forum.purge_expired(connection)
