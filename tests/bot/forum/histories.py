"""Random histories of an event's seats against a plain model; a subclass says on which database."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.forum.model import (
    ACTIVE_STATES,
    AlreadyRegistered,
    Confirmed,
    Group,
    Pending,
    RegistrationId,
    Waiting,
    telegram_person,
)
from bot.forum.outcomes import Cancelled, Decided, RegistrationChanged
from bot.forum.service import ForumService
from bot.store.engine import Database
from tests.bot.forum.people import START, applicant, cap_group, event, set_capacity
from tests.bot.forum.plain_model import PlainModel
from tests.bot.store.memory import discard, fresh_database
from tests.fakes.clock import FixedClock

PEOPLE = st.integers(1, 7)
GROUPS = st.sampled_from([Group.VOLUNTEER, Group.COUNCILLOR, Group.OTHER])
CROWDS = st.lists(st.tuples(PEOPLE, GROUPS), min_size=6, max_size=7, unique_by=lambda newcomer: newcomer[0])
_LIMITED = Group.VOLUNTEER
_WITHOUT_CHAT = 7


class SeatHistories(RuleBasedStateMachine):
    """Whatever happens in whatever order, stored seats and places are the model's."""

    open_database: Callable[[], Database] = staticmethod(fresh_database)
    close_database: Callable[[Database], None] = staticmethod(discard)

    def __init__(self) -> None:
        super().__init__()
        self.database = self.open_database()
        self.clock = FixedClock()
        self.service = ForumService(self.clock)

    def teardown(self) -> None:
        self.close_database(self.database)

    @initialize(
        capacity=st.integers(1, 3),
        limit=st.integers(0, 2),
        approval=st.sampled_from([False, False, True]),
        hours_ahead=st.sampled_from([5, 96]),
        crowd=CROWDS,
    )
    def begin(
        self, capacity: int, limit: int, approval: bool, hours_ahead: int, crowd: list[tuple[int, Group]]
    ) -> None:
        """Begin with a crowd: most of what can go wrong needs a waiting list."""
        begins = START + timedelta(hours=hours_ahead)
        times = {"starts_at": begins, "ends_at": begins + timedelta(hours=6), "signup_deadline": begins}
        with self.database.transaction() as connection:
            self.event = event(connection, self.service, capacity, needs_approval=approval, **times)
            cap_group(connection, self.event, _LIMITED, limit)
        self.model = PlainModel(capacity, {_LIMITED: limit}, begins, approval)
        self.most_taken = self.most_limited = 0
        self.numbers: dict[int, RegistrationId] = {}
        self.sign_up(crowd)

    @rule(newcomers=st.lists(st.tuples(PEOPLE, GROUPS), min_size=1, max_size=3))
    def sign_up(self, newcomers: list[tuple[int, Group]]) -> None:
        for person, group in newcomers if self.clock.now() <= self.event.starts_at else ():
            self._sign_up(person, group)

    @rule(pick=PEOPLE)
    def cancel(self, pick: int) -> None:
        person = self._one_who("confirmed", pick)
        left = self.model.leave(person, self.clock.now())
        with self.database.transaction() as connection:
            number = self._number(person)
            result = self.service.cancel_registration(connection, number, person=telegram_person(person))
        assert isinstance(result, Cancelled) == left

    @precondition(lambda self: self.has("offered"))
    @rule(pick=PEOPLE)
    def accept(self, pick: int) -> None:
        person = self._one_who("offered", pick)
        accepted = self.model.accept(person, self.clock.now())
        with self.database.transaction() as connection:
            number = self._number(person)
            result = self.service.accept_offer(connection, number, person=telegram_person(person))
        assert (type(result).__name__ == "Confirmed") == accepted

    @rule(hours=st.sampled_from([1, 20, 48]))
    def wait(self, hours: int) -> None:
        self.clock.advance(timedelta(hours=hours))
        self.model.expire(self.clock.now())
        with self.database.transaction() as connection:
            self.service.expire_offers(connection)

    @precondition(lambda self: self.has("pending"))
    @rule(pick=PEOPLE)
    def approve(self, pick: int) -> None:
        person = self._one_who("pending", pick)
        approved = self.model.approve(person)
        with self.database.transaction() as connection:
            result = self.service.approve(connection, self._number(person), actor="cli")
        assert isinstance(result, Decided) == approved

    @precondition(lambda self: self.has("pending"))
    @rule(pick=PEOPLE)
    def reject(self, pick: int) -> None:
        person = self._one_who("pending", pick)
        rejected = self.model.reject(person)
        with self.database.transaction() as connection:
            number = self._number(person)
            result = self.service.reject(connection, number, reason="inny termin", actor="cli")
        assert isinstance(result, Decided) == rejected

    @rule(capacity=st.integers(1, 5))
    def change_capacity(self, capacity: int) -> None:
        self.model.capacity = capacity
        self.model.fill(self.clock.now())
        with self.database.transaction() as connection:
            set_capacity(connection, self.event, capacity)
            self.service.fill_free_seats(connection, self.event)

    @rule(pick=PEOPLE)
    def move_up(self, pick: int) -> None:
        person = self._one_who("waiting", pick)
        self.model.move_up(person)
        with self.database.transaction() as connection:
            self.service.move_up(connection, self._number(person), reason="prelegent", actor="cli")

    @rule(pick=PEOPLE)
    def invite(self, pick: int) -> None:
        person = self._one_who("waiting", pick)
        invited = self.model.invite(person)
        with self.database.transaction() as connection:
            number = self._number(person)
            notices = self.service.invite_over_capacity(connection, number, reason="gość", actor="cli")
        assert bool(notices) == invited
        self.most_taken = max(self.most_taken, self.model.taken())
        self.most_limited = max(self.most_limited, self.model.taken(_LIMITED))

    @rule(pick=PEOPLE, group=GROUPS)
    def regroup(self, pick: int, group: Group) -> None:
        person = self._one_who("confirmed", pick)
        if self.clock.now() >= self.event.ends_at:
            return
        changed = self.model.regroup(person, group, self.clock.now())
        with self.database.transaction() as connection:
            number = self._number(person)
            said = applicant(person, group=group)
            result = self.service.change_registration(connection, number, said, person=telegram_person(person))
        assert isinstance(result, RegistrationChanged) == changed

    @rule(person=PEOPLE)
    def erase(self, person: int) -> None:
        if self.clock.now() >= self.event.ends_at:
            return
        self.model.leave(person, self.clock.now())
        with self.database.transaction() as connection:
            self.service.erase_person(connection, telegram_person(person))
            assert self.service.everything_about(connection, telegram_person(person)) == []

    @invariant()
    def what_is_stored_is_the_models(self) -> None:
        with self.database.read() as connection:
            stored = self.service.registrations_for(connection, self.event.id)
        active = [each for each in stored if each.state in ACTIVE_STATES]
        assert {each.person: (each.state.value, each.group, each.place) for each in active} == {
            telegram_person(person): (entry.state, entry.group, self.model.place(person))
            for person, entry in self.model.people.items()
        }
        assert len(active) == len(self.model.people)
        for limited in (True, False):
            places = sorted(each.place for each in active if each.place and (each.group is _LIMITED) == limited)
            assert places == list(range(1, len(places) + 1))

    @invariant()
    def no_seat_is_given_twice(self) -> None:
        """More seats are taken than there are only where a coordinator invited somebody or took seats away."""
        taken, limited = self.model.taken(), self.model.taken(_LIMITED)
        assert taken <= max(self.model.capacity, self.most_taken)
        assert limited <= max(self.model.limits[_LIMITED], self.most_limited)
        self.most_taken, self.most_limited = taken, limited

    @invariant()
    def nobody_waits_for_a_seat_that_is_free(self) -> None:
        if self.clock.now() < self.event.starts_at:
            assert not any(self.model.has_room(self.model.people[each].group) for each in self.model.line)

    def _sign_up(self, person: int, group: Group) -> None:
        reachable = person != _WITHOUT_CHAT
        expected = self.model.sign_up(person, group, reachable=reachable)
        said = applicant(person, group=group, chat_id=person if reachable else None)
        with self.database.transaction() as connection:
            result = self.service.sign_up(connection, self.event.id, said)
        assert type(result).__name__ == {"already": "AlreadyRegistered"}.get(expected, expected.capitalize())
        assert isinstance(result, Confirmed | Waiting | Pending | AlreadyRegistered)
        self.numbers[person] = result.registration.id

    def has(self, state: str) -> bool:
        return any(entry.state == state for entry in self.model.people.values())

    def _one_who(self, state: str, pick: int) -> int:
        """Return somebody in the state; when nobody is, anybody: what cannot be done must be refused."""
        there = sorted(person for person, entry in self.model.people.items() if entry.state == state)
        return there[pick % len(there)] if there else pick

    def _number(self, person: int) -> int:
        """Return the person's newest registration, or a number that is nobody's."""
        return self.numbers.get(person, 10_000)
