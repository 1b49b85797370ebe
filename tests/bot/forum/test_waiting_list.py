"""Random histories of sign-ups and cancellations against a plain list."""

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.forum.event import Event
from bot.forum.model import (
    AlreadyRegistered,
    Cancelled,
    Confirmed,
    NothingToCancel,
    RegistrationState,
    Waiting,
    telegram_person,
)
from bot.forum.service import ForumService
from tests.bot.forum.people import applicant, event
from tests.bot.store.memory import discard, fresh_database
from tests.fakes.clock import FixedClock

PEOPLE = st.integers(1, 7)


@dataclass
class _Model:
    """Who has a seat, and who waits in which order."""

    capacity: int
    seated: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)

    def sign_up(self, person: int) -> tuple[str, int | None]:
        if person in self.seated + self.waiting:
            return "already", self._place(person)
        if len(self.seated) < self.capacity:
            self.seated.append(person)
            return "confirmed", None
        self.waiting.append(person)
        return "waiting", len(self.waiting)

    def cancel(self, person: int) -> tuple[bool, int | None]:
        """Return whether there was something to cancel, and who was promoted."""
        if person in self.waiting:
            self.waiting.remove(person)
            return True, None
        if person not in self.seated:
            return False, None
        self.seated.remove(person)
        if not self.waiting:
            return True, None
        self.seated.append(self.waiting.pop(0))
        return True, self.seated[-1]

    def _place(self, person: int) -> int | None:
        return self.waiting.index(person) + 1 if person in self.waiting else None


class WaitingListAgainstModel(RuleBasedStateMachine):
    """Each step gives what the model gives, and the stored state stays the model's."""

    def __init__(self) -> None:
        super().__init__()
        self.database = fresh_database()
        self.service = ForumService(FixedClock())
        self.event: Event
        self.model: _Model

    def teardown(self) -> None:
        discard(self.database)

    @initialize(capacity=st.integers(1, 3))
    def create(self, capacity: int) -> None:
        self.model = _Model(capacity)
        with self.database.transaction() as connection:
            self.event = event(connection, self.service, capacity)

    @rule(person=PEOPLE)
    def sign_up(self, person: int) -> None:
        kind, place = self.model.sign_up(person)
        with self.database.transaction() as connection:
            result = self.service.sign_up(connection, self.event.id, applicant(person))
        match result:
            case Confirmed(registration=registration):
                assert (kind, place) == ("confirmed", registration.place)
            case Waiting(registration=registration):
                assert (kind, place) == ("waiting", registration.place)
                assert result.place == place
            case AlreadyRegistered(registration=registration):
                assert (kind, place) == ("already", registration.place)
            case _:
                raise AssertionError(result)

    @rule(person=PEOPLE)
    def cancel(self, person: int) -> None:
        cancelled, promoted = self.model.cancel(person)
        with self.database.transaction() as connection:
            mine = self.service.registrations_of(connection, telegram_person(person))
            registration_id = mine[0].registration.id if mine else 10_000
            result = self.service.cancel_registration(connection, registration_id, person=telegram_person(person))
        if not cancelled:
            assert result == NothingToCancel()
            return
        assert isinstance(result, Cancelled)
        got = None if result.promoted is None else result.promoted.person
        assert got == (None if promoted is None else telegram_person(promoted))

    @invariant()
    def seats_and_places_are_the_models(self) -> None:
        with self.database.read() as connection:
            stored = self.service.registrations_for(connection, self.event.id)
        seated = {each.person for each in stored if each.state is RegistrationState.CONFIRMED}
        waiting = {each.place: each.person for each in stored if each.state is RegistrationState.WAITING}
        assert seated == {telegram_person(person) for person in self.model.seated}
        assert waiting == {place: telegram_person(person) for place, person in enumerate(self.model.waiting, 1)}


TestWaitingListAgainstModel = WaitingListAgainstModel.TestCase
TestWaitingListAgainstModel.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
