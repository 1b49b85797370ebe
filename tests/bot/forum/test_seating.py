"""The rules of seats over plain values."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forum.event import EventId, Session, SessionId
from bot.forum.model import Group, RegistrationId
from bot.forum.seating import Occupancy, SessionSeats, Waiter, clash, offer_lasts_until
from tests.bot.forum.people import START

GROUPS = st.sampled_from(list(Group)[:3])
COUNTS = st.dictionaries(GROUPS, st.integers(0, 4))
OCCUPANCIES = st.builds(Occupancy, st.integers(1, 9), COUNTS, COUNTS, COUNTS, COUNTS)
LINES = st.lists(GROUPS, max_size=8).map(
    lambda groups: [Waiter(RegistrationId(number), group, reachable=True) for number, group in enumerate(groups, 1)]
)
few = settings(max_examples=50, deadline=None)


@few
@given(OCCUPANCIES, LINES)
def test_no_more_get_seats_than_fit_and_nobody_who_fits_is_left(counts: Occupancy, line: list[Waiter]) -> None:
    seated = counts.first_to_be_seated(line)
    taken = counts.seats.taken
    assert taken + len(seated) <= max(counts.capacity, taken)
    for group, capacity in counts.group_capacities.items():
        before = counts.confirmed.get(group, 0) + counts.offered.get(group, 0)
        assert before + sum(each.group is group for each in seated) <= max(capacity, before)
    after = dict(counts.confirmed)
    for each in seated:
        after[each.group] = after.get(each.group, 0) + 1
    later = Occupancy(counts.capacity, counts.group_capacities, after, counts.offered)
    assert not any(later.has_room(each.group) for each in line if each not in seated)


@few
@given(OCCUPANCIES, LINES)
def test_the_line_is_kept_within_each_group(counts: Occupancy, line: list[Waiter]) -> None:
    seated = counts.first_to_be_seated(line)
    for group in Group:
        mine = [each for each in line if each.group is group]
        lucky = [each for each in seated if each.group is group]
        assert lucky == mine[: len(lucky)]


@few
@given(OCCUPANCIES, GROUPS)
def test_a_newcomer_overtakes_nobody_who_could_take_the_seat(counts: Occupancy, group: Group) -> None:
    if counts.seats_newcomer(group):
        assert counts.has_room(group)
        assert not any(counts.has_room(other) for other, people in counts.waiting.items() if people)


@few
@given(OCCUPANCIES, GROUPS)
def test_as_many_newcomers_are_seated_as_seats_are_free(counts: Occupancy, group: Group) -> None:
    free, now = counts.free_seats(group), counts
    for _ in range(free):
        assert now.seats_newcomer(group)
        now = replace(now, confirmed={**now.confirmed, group: now.confirmed.get(group, 0) + 1})
    assert not now.seats_newcomer(group)


@few
@given(OCCUPANCIES)
def test_the_seats_of_the_groups_are_parts_of_the_whole(counts: Occupancy) -> None:
    parts = counts.seats_by_group
    assert set(parts) == set(counts.group_capacities)
    assert sum(seats.taken for seats in parts.values()) <= counts.seats.taken


@few
@given(st.integers(1, 40 * 24 * 60), st.integers(1, 100))
def test_an_offer_always_ends_before_the_event_begins(minutes: int, hours: int) -> None:
    begins = START + timedelta(minutes=minutes)
    until = offer_lasts_until(START, begins, hours, reachable=True)
    assert (until is None) == (minutes < 120)
    if until is not None:
        assert START + timedelta(hours=1) <= until < begins
        assert until <= START + max(timedelta(hours=hours), timedelta(hours=1))
    assert offer_lasts_until(START, begins, hours, reachable=False) is None


def _session(number: int, begins: int, lasts: int, capacity: int | None = None) -> Session:
    start = START + timedelta(minutes=begins)
    end = start + timedelta(minutes=lasts)
    return Session(SessionId(number), EventId(1), f"{number}", start, end, bookable=True, capacity=capacity)


@few
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=5))
def test_a_clash_is_found_exactly_where_two_sessions_overlap(times: list[tuple[int, int]]) -> None:
    sessions = [_session(number, *each) for number, each in enumerate(times, 1)]
    overlapping = any(
        first.starts_at < second.ends_at and second.starts_at < first.ends_at
        for first in sessions
        for second in sessions
        if first.id < second.id
    )
    found = clash(sessions)
    assert (found is not None) == overlapping
    if found is not None:
        assert found[0].starts_at <= found[1].starts_at < found[0].ends_at


def test_a_session_without_a_capacity_is_never_full() -> None:
    assert not SessionSeats(_session(1, 0, 60), 10_000).full
    assert not SessionSeats(_session(1, 0, 60, 2), 1).full
    assert SessionSeats(_session(1, 0, 60, 2), 2).full
