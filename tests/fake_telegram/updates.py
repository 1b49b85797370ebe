"""The queue of updates: each is kept until a poll confirms it with a higher ``offset``."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tests.fake_telegram.bell import Bell
from tests.fake_telegram.refusals import Refusal

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MOST_AT_ONCE = 100
LONGEST_POLL = 50

Update = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """``repeated``: handed out once more, confirmed or not, as Telegram sometimes does."""

    update: Update
    repeated: bool = False


class UpdateQueue:
    """Updates in the order of their ids; one poller at a time, the newer one wins."""

    def __init__(self, bell: Bell, first_id: int) -> None:
        self._bell = bell
        self._next_id = first_id
        self._waiting: list[_Waiting] = []
        self._poller: object | None = None
        self.allowed: frozenset[str] | None = None
        self.polls = 0
        self.handed_out = 0
        """How many updates polls have taken, each as often as it was taken."""
        self.confirmed = first_id - 1
        """The highest update that a poll has confirmed."""

    def put(self, kind: str, content: Update, times: int = 1) -> Update:
        """Queue an update ``times`` times under one id; one that was not asked for gets an id and is dropped."""
        with self._bell.lock:
            update = {"update_id": self._next_id, kind: content}
            self._next_id += 1
            if self._wanted(kind):
                self._waiting.append(_Waiting(update))
                self.repeat(update, times - 1)
        self._bell.ring()
        return update

    def repeat(self, update: Update, times: int = 1) -> None:
        """Hand ``update`` out ``times`` times again, even when it was confirmed long ago."""
        with self._bell.lock:
            self._waiting.extend(_Waiting(update, repeated=True) for _ in range(times))
        self._bell.ring()

    def unconfirmed(self) -> list[Update]:
        """Return what was not confirmed yet, repetitions not counted."""
        with self._bell.lock:
            return [each.update for each in self._waiting if not each.repeated]

    async def poll(self, offset: int, limit: int, seconds: float, allowed: Collection[str] | None) -> list[Update]:
        """Answer one getUpdates.

        Raises:
            Refusal: 409 when another poll came meanwhile.

        """
        me = object()
        with self._bell.lock:
            if allowed is not None:
                self.allowed = frozenset(allowed) or None
            self._confirm(offset)
            self.polls += 1
            self._poller = me
        self._bell.ring()
        await self._bell.until(lambda: self._poller is not me or bool(self._waiting), seconds)
        with self._bell.lock:
            if self._poller is not me:
                raise Refusal(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            self._poller = None
            taken = self._take(limit)
            self.handed_out += len(taken)
        self._bell.ring()
        return taken

    def _take(self, limit: int) -> list[Update]:
        taken = self._waiting[:limit]
        self._waiting = [each for each in self._waiting if not (each.repeated and each in taken)]
        return [each.update for each in taken]

    def _confirm(self, offset: int) -> None:
        ids = [each.update["update_id"] for each in self._waiting if not each.repeated]
        first_kept = ([0, *ids][offset:] or [0])[0] if offset < 0 else offset
        self.confirmed = max(self.confirmed, first_kept - 1)
        self._waiting = [each for each in self._waiting if each.repeated or each.update["update_id"] >= first_kept]

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed is not None else kind not in NOT_BY_DEFAULT
