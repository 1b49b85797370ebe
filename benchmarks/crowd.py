"""People who sign up in Telegram one after another while others ask, played by one thread: how long each waited."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.forum.event import Event
from bot.messages.events import EVENTS
from bot.messages.signup import SIGNUP
from tests.fake_telegram import FakeTelegram, Person
from tests.fake_telegram.calls import Call

LOOK_SECONDS = 0.02
_WAYS = (EVENTS["pl"].sign_up, EVENTS["pl"].sign_up_waiting)
_AGREE = SIGNUP["pl"].agree


@dataclass(slots=True)
class Visitor:
    """Somebody known who signs up in three steps, or who asks ``question``; ``took_ms`` is how long each step took.

    ``agreed_at`` is when they pressed the last button.
    """

    person: Person
    arrives: float
    question: str = ""
    took_ms: list[float] = field(default_factory=list)
    agreed_at: datetime | None = None
    acted: float = 0.0

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return len(self.took_ms) == (1 if self.question else 3)

    def act(self, event: Event) -> None:
        """Do the next step."""
        self.acted = time.monotonic()
        match len(self.took_ms):
            case 0:
                self.person.sends(self.question or f"/start event_{event.id}")
            case 1:
                labels = self.person.sees[-1].labels
                self.person.presses(next(label for label in labels if label in _WAYS))
            case _:
                self.agreed_at = datetime.now(UTC)
                self.person.presses(_AGREE)

    def answered(self, call: Call) -> bool:
        """Return whether ``call`` answers the step; the first one is answered by a message, the others by edits."""
        method = "editMessageText" if self.took_ms else "sendMessage"
        return call.accepted and call.method == method and not self.done


class Crowd:
    """Lets visitors arrive at their moments and go on as soon as they have an answer, as nobody does."""

    def __init__(self, telegram: FakeTelegram, event: Event, visitors: list[Visitor]) -> None:
        self._telegram = telegram
        self._event = event
        self._coming = sorted(visitors, key=lambda visitor: visitor.arrives)
        self._by_chat = {visitor.person.chat_id: visitor for visitor in visitors}
        self._left = len(visitors)
        self._read = len(telegram.calls)

    def run(self, patience: float) -> float | None:
        """Return after how many seconds all had their last answer; None when that took more than ``patience``."""
        began = time.monotonic()
        while self._left and time.monotonic() - began < patience:
            for visitor in self._arriving(time.monotonic() - began):
                visitor.act(self._event)
            self._telegram.world.bell.block_until(self._react, LOOK_SECONDS)
        return None if self._left else time.monotonic() - began

    def _arriving(self, seconds: float) -> Iterator[Visitor]:
        while self._coming and self._coming[0].arrives <= seconds:
            yield self._coming.pop(0)

    def _react(self) -> bool:
        """Let everybody who was answered go on; return whether nobody is left."""
        calls = self._telegram.calls[self._read :]
        self._read += len(calls)
        for call in calls:
            visitor = self._by_chat.get(call.chat_id or 0)
            if visitor is not None and visitor.answered(call):
                self._go_on(visitor, call)
        return not self._left

    def _go_on(self, visitor: Visitor, call: Call) -> None:
        visitor.took_ms.append((call.at - visitor.acted) * 1000)
        if visitor.done:
            self._left -= 1
        else:
            visitor.act(self._event)
