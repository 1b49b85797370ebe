"""A storm: people sign up at once for an event with too few seats, give seats up, and take or leave what is offered."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from typing import Self

from bot.forum.event import Event
from bot.forum.model import RegistrationState
from bot.messages.notice_parts import NOTICE_PARTS
from bot.messages.outcomes import OUTCOMES
from bot.messages.registrations import REGISTRATIONS
from bot.store.engine import Database
from tests.fake_telegram import FakeTelegram, Person, Shown
from tests.fake_telegram.calls import Call
from tests.process.sign_ups import has, insists, is_apology, is_seat, person_key, signed_up, to_outcome

PATIENCE = 90.0
NEW_MESSAGES = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
"""What a repetition of shows twice; an edit that comes again changes nothing."""
_OUTCOME, _MINE, _NOTICE = OUTCOMES["pl"], REGISTRATIONS["pl"], NOTICE_PARTS["pl"]
_CONFIRMATIONS = (_OUTCOME.confirmed, _OUTCOME.waiting.partition("{")[0])


class Told(StrEnum):
    """What somebody was told last; the value is the state that must be stored then."""

    SEATED = RegistrationState.CONFIRMED
    WAITS = RegistrationState.WAITING
    GONE = RegistrationState.CANCELLED


class Storm:
    """Everybody does what they do in a thread of their own, and waits for each answer as people do.

    Args:
        telegram: where they are.
        event: what they sign up for.
        people: who they are; the form knows their answers.
        cancelling: how many of those who get a seat give it up at once.
        leaving: how many of those who are offered one leave it.
    """

    def __init__(
        self, telegram: FakeTelegram, event: Event, people: list[Person], *, cancelling: int, leaving: int
    ) -> None:
        assert len(people) >= event.capacity + cancelling + leaving
        self._telegram = telegram
        self._event = event
        self._people = people
        self._cancelling, self._to_cancel, self._to_leave = cancelling, cancelling, leaving
        self._cancelled = 0
        self.told: dict[int, Told] = {}
        self._first_call = len(telegram.calls)

    @contextmanager
    def raging(self) -> Iterator[Self]:
        """Let it begin; at the end of the block wait until it is over."""
        with ThreadPoolExecutor(len(self._people), "person") as pool:
            stories = [pool.submit(self._story, person) for person in self._people]
            yield self
            for story in stories:
                story.result(PATIENCE)

    @property
    def over(self) -> bool:
        """Whether everybody has an answer, and all seats are somebody's who knows it."""
        with self._telegram.world.bell.lock:
            seats = list(self.told.values()).count(Told.SEATED)
            answered = len(self.told) == len(self._people) and self._cancelled == self._cancelling
            return answered and seats == self._event.capacity

    def check(self, database: Database, repeats: int) -> int:
        """Check that what is stored is what people were told, each once; return how many messages came twice.

        Args:
            database: what is stored.
            repeats: how many messages may have come twice, as Telegram's answer was lost.

        """
        stored = signed_up(database, self._event)
        assert sorted(stored) == sorted(map(person_key, self._people))
        for person in self._people:
            (registration,) = stored[person_key(person)]
            assert registration.state.value == self.told[person.id], person_key(person)
            assert len(self._confirmations(person)) == 1
        assert list(self.told.values()).count(Told.SEATED) == self._event.capacity
        places = sorted(each.place or 0 for (each,) in stored.values() if each.state is RegistrationState.WAITING)
        assert places == list(range(1, len(places) + 1))
        twice = sum(map(self.came_twice, self._people))
        assert twice <= repeats
        return twice

    def came_twice(self, person: Person) -> int:
        """Return how many messages too many somebody got since the storm began: all that they should get differ."""
        new = [
            (call.method, call.parameters.get("text") or call.parameters.get("caption"))
            for call in self._telegram.calls[self._first_call :]
            if call.chat_id == person.chat_id and call.accepted and call.method in NEW_MESSAGES
        ]
        return len(new) - len(set(new))

    def apologies(self) -> int:
        """Return how often somebody was told that something went wrong."""
        return sum(is_apology(shown) for person in self._people for shown in person.sees)

    def lost(self, person: Person) -> int:
        """Return how many new messages to somebody Telegram accepted without being able to say so."""
        calls = self._telegram.calls[self._first_call :]
        mine = [call for call in calls if call.chat_id == person.chat_id and call.method in NEW_MESSAGES]
        return sum(call.accepted and call.status == 0 for call in mine)

    def _confirmations(self, person: Person) -> list[Call]:
        """Return what told somebody how their sign-up ended."""
        calls = self._telegram.calls_of("editMessageText", person.chat_id)
        return [call for call in calls if call.accepted and self._confirms(call.parameters["text"])]

    def _confirms(self, text: str) -> bool:
        return self._event.title in text and any(words in text for words in _CONFIRMATIONS)

    def _story(self, person: Person) -> None:
        outcome = to_outcome(person, self._event, timeout=PATIENCE)
        if not is_seat(outcome):
            self._tell(person, Told.WAITS)
            self._wait(person)
            return
        self._tell(person, Told.SEATED)
        if self._cancels():
            insists(person, lambda: person.presses(_OUTCOME.cancel), has(_MINE.yes), PATIENCE)
            insists(person, lambda: person.presses(_MINE.yes), _is_cancelled, PATIENCE)
            self._tell(person, Told.GONE, cancelled=1)

    def _wait(self, person: Person) -> None:
        self._telegram.until(lambda: self.over or any(map(has(_NOTICE.take), person.unread)), PATIENCE)
        if not any(map(has(_NOTICE.take), person.unread)):
            return
        leaves = self._leaves()
        answer, done = (_NOTICE.leave, _is_cancelled) if leaves else (_NOTICE.take, _is_taken)
        insists(person, lambda: person.presses(answer), done, PATIENCE)
        self._tell(person, Told.GONE if leaves else Told.SEATED)

    def _tell(self, person: Person, told: Told, *, cancelled: int = 0) -> None:
        """Note what somebody was told."""
        with self._telegram.world.bell.lock:
            self.told[person.id] = told
            self._cancelled += cancelled
        self._telegram.world.bell.ring()

    def _cancels(self) -> bool:
        """Return whether somebody who has just got a seat gives it up."""
        with self._telegram.world.bell.lock:
            cancels = self._to_cancel > 0
            self._to_cancel -= cancels
        return cancels

    def _leaves(self) -> bool:
        """Return whether somebody who is offered a seat leaves it."""
        with self._telegram.world.bell.lock:
            leaves = self._to_leave > 0
            self._to_leave -= leaves
        return leaves


def _is_taken(shown: Shown) -> bool:
    return shown.text.startswith(_MINE.taken)


def _is_cancelled(shown: Shown) -> bool:
    return shown.text.startswith(_MINE.cancelled)
