"""The ranking list depends on what was scored alone, and money is given strictly in its order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.voucher.decision_model import Outcome
from bot.voucher.model import ApplicationId
from bot.voucher.ranking import Entry, Planned, merged, plan, rank, rank_key

BEGIN = datetime(2027, 3, 1, tzinfo=UTC)


def entry(number: int, score: int = 8_000, **changes: Any) -> Entry:  # noqa: ANN401 (tests change any field)
    usual = Entry(
        application_id=ApplicationId(number),
        number=f"V/2027/{number:04}",
        submitted_at=BEGIN,
        requested=Decimal(100),
        rules_version=1,
        score=score,
        heaviest=5_000,
        passes=score >= 5_000,
        reviews=(2 * number, 2 * number + 1),
    )
    return replace(usual, **changes)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Return entries among which ties of every kind are usual."""
    few = st.integers(0, 3)
    return [
        entry(
            number,
            score=4_000 + 1_000 * draw(few),
            heaviest=2_500 * draw(few),
            submitted_at=BEGIN + timedelta(seconds=draw(few)),
            requested=Decimal(draw(st.integers(1, 5)) * 100),
            appealed=draw(st.integers(0, 4)) == 0,
        )
        for number in range(1, draw(st.integers(0, 9)) + 1)
    ]


def _numbers(found: list[Entry]) -> list[int]:
    return [each.application_id for each in found]


def test_ties_are_broken_by_the_stated_rule() -> None:
    last = entry(9_999)
    ordered = [
        entry(7, score=8_001),
        entry(6, heaviest=6_000),
        entry(5, submitted_at=BEGIN - timedelta(microseconds=1)),
        entry(4),
        last,
        entry(10_000),
        entry(1, score=7_999, heaviest=10_000),
    ]
    assert [place.entry for place in rank(ordered[::-1])] == ordered
    assert [place.place for place in rank(ordered)] == [1, 2, 3, 4, 5, 6, 7]


@settings(max_examples=40, deadline=None)
@given(entries(), st.data())
def test_the_order_of_the_input_changes_nothing(found: list[Entry], data: st.DataObject) -> None:
    assert rank(data.draw(st.permutations(found))) == rank(found)


@settings(max_examples=40, deadline=None)
@given(entries().filter(bool), st.data())
def test_a_higher_score_never_brings_a_worse_place(found: list[Entry], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(found))
    better = replace(chosen, score=chosen.score + data.draw(st.integers(1, 3_000)))
    after = [better if each is chosen else each for each in found]
    places = [
        next(each.place for each in rank(all_of_them) if each.entry.application_id == chosen.application_id)
        for all_of_them in (found, after)
    ]
    assert places[1] <= places[0]


@settings(max_examples=60, deadline=None)
@given(entries(), st.integers(0, 20), st.integers(0, 10))
def test_a_plan_keeps_the_order_and_the_money(found: list[Entry], free: int, held: int) -> None:
    places = rank(found)
    money, reserve = Decimal(free * 100), Decimal(min(held, free) * 100)
    planned = plan(places, money, reserve)
    assert [each.place for each in planned] == list(places)
    assert all((each.outcome is Outcome.REJECTED) is not each.place.entry.passes for each in planned)
    granted = [each for each in planned if each.outcome is Outcome.GRANTED]
    assert all(each.amount == each.place.entry.requested for each in granted)
    assert _sum(granted) <= money
    usual = [each for each in granted if not each.place.entry.appealed]
    assert _sum(usual) <= money - reserve
    for appealed in (False, True):
        ends = [each.outcome for each in planned if each.place.entry.appealed is appealed and each.place.entry.passes]
        assert ends == sorted(ends, key=lambda outcome: outcome is Outcome.RESERVE)
    if not any(each.place.entry.appealed for each in planned):
        _first_left_out_does_not_fit(planned, money - reserve)


def _sum(planned: list[Planned]) -> Decimal:
    return sum((each.amount for each in planned if each.amount is not None), Decimal(0))


def _first_left_out_does_not_fit(planned: tuple[Planned, ...], money: Decimal) -> None:
    left_out = next((each for each in planned if each.outcome is Outcome.RESERVE), None)
    granted = [each for each in planned if each.outcome is Outcome.GRANTED]
    assert left_out is None or _sum(granted) + left_out.place.entry.requested > money


def test_nobody_after_the_first_who_does_not_fit_is_granted() -> None:
    wants = [entry(1, 9_000), entry(2, 8_000, requested=Decimal(500)), entry(3, 7_000), entry(4, 4_000)]
    outcomes = [each.outcome for each in plan(rank(wants), Decimal(300), Decimal(0))]
    assert outcomes == [Outcome.GRANTED, Outcome.RESERVE, Outcome.RESERVE, Outcome.REJECTED]


def test_only_who_appealed_draws_on_the_reserve_for_appeals() -> None:
    wants = [entry(1, 9_000), entry(2, 8_000), entry(3, 7_000, appealed=True), entry(4, 6_000, appealed=True)]
    outcomes = [each.outcome for each in plan(rank(wants), Decimal(200), Decimal(100))]
    assert outcomes == [Outcome.GRANTED, Outcome.RESERVE, Outcome.GRANTED, Outcome.RESERVE]


@settings(max_examples=40, deadline=None)
@given(entries(), st.integers(0, 9), st.data())
def test_a_reserve_list_keeps_its_order_when_others_come(found: list[Entry], at: int, data: st.DataObject) -> None:
    calls = {each.application_id: data.draw(st.integers(1, 2)) for each in found}
    waiting = [(calls[each.application_id], each) for each in found[:at]]
    coming = [(calls[each.application_id], each) for each in found[at:]]
    after = merged(waiting, coming)
    assert sorted(_numbers(after)) == sorted(_numbers(found))
    assert [each for each in after if each in found[:at]] == found[:at]
    assert merged(waiting, data.draw(st.permutations(coming))) == after
    assert merged([], [(1, each) for each in found]) == sorted(found, key=rank_key)


def test_who_comes_later_stands_where_the_score_belongs_within_the_call() -> None:
    waiting = [(1, entry(1, 8_000)), (1, entry(2, 6_000)), (2, entry(3, 9_000))]
    coming = [(1, entry(4, 7_000)), (2, entry(5, 9_500)), (1, entry(6, 5_500)), (3, entry(7, 9_900))]
    assert _numbers(merged(waiting, coming)) == [1, 4, 2, 6, 5, 3, 7]
