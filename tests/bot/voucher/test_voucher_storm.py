"""A hundred decisions and redemptions at once, and the proof that the lock is what keeps them apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.engine import Location
from bot.voucher.ledger_sql import EntryKind
from bot.voucher.results import Reason
from bot.voucher.states import State
from tests.bot.store.memory import copy_of_migrated
from tests.bot.voucher.edge import AFFORDABLE, APPEALS, IDLE, REVOCABLE, VALUE, VOUCHERS
from tests.bot.voucher.money import zl
from tests.bot.voucher.storm import PART, STEPS, Aftermath, Crew, Deed, crew

REDEEMABLE = int(VALUE // PART)


@pytest.fixture(scope="module")
def processes() -> Iterator[Crew]:
    with crew() as ready:
        yield ready


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """An empty database that other processes can open."""
    if request.param == "sqlite":
        copy_of_migrated(tmp_path / "people.db")
        return tmp_path / "people.db"
    found: str = request.getfixturevalue("postgres").migrated_database()
    return found


def test_at_the_edge_of_the_budget_nothing_is_promised_or_spent_twice(processes: Crew, location: Location) -> None:
    after = processes.storm(location)
    granted = AFFORDABLE + REVOCABLE
    states = Counter(each.state for each in after.applications)
    assert STEPS == len(after.told) == 100
    assert after.broken == []
    assert states == {
        State.GRANTED: granted,
        State.RESERVE: APPEALS - granted,
        State.REVOKED: REVOCABLE,
        State.PARTLY_REDEEMED: VOUCHERS,
    }
    assert (after.balance.free, after.balance.reserve_held) == (IDLE, zl(0))
    places = sorted(each.reserve_place or 0 for each in after.applications if each.state is State.RESERVE)
    assert places == list(range(1, APPEALS - granted + 1))
    _redeemed_once_and_told_twice(after)


def _redeemed_once_and_told_twice(after: Aftermath) -> None:
    redemptions = [each for each in after.entries if each.kind is EntryKind.REDEMPTION]
    assert set(Counter(each.voucher_id for each in redemptions).values()) == {REDEEMABLE}
    told = defaultdict(set)
    for each in after.told:
        if each.step.deed is Deed.REDEEM:
            told[each.step.key].add(each.said)
    booked = {each.key.removeprefix("redeem:"): {f"entry {each.id}"} for each in redemptions}
    assert told == {key: {Reason.MORE_THAN_LEFT.value} for key in told} | booked


def test_without_the_lock_the_same_storm_breaks_an_invariant(processes: Crew, location: Location) -> None:
    """The negative control. The race is a matter of luck, so it gets some storms to show itself."""
    for seed in range(5):
        if processes.storm(location, locked=False, seed=seed).broken:
            return
    pytest.fail("Five storms without the lock, and nothing was broken.")
