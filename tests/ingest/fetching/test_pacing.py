import asyncio

import pytest

from ingest.fetching.limits import FetchLimits
from ingest.fetching.pacing import HostHeldError, Pacing
from tests.fakes.timing import FakeTiming

LIMITS = FetchLimits(slowness=2.0, min_delay_s=1.0, max_delay_s=20.0, crawl_delay_max_s=60.0)


@pytest.fixture
def timing() -> FakeTiming:
    return FakeTiming()


@pytest.fixture
def pacing(timing: FakeTiming) -> Pacing:
    return Pacing(LIMITS, timing)


async def ask(pacing: Pacing, timing: FakeTiming, took: float, host: str = "a.pl") -> None:
    async with pacing.turn(host):
        timing.advance(took)


@pytest.mark.parametrize(("took", "pause"), [(0.0, 1.0), (0.2, 1.0), (3.0, 6.0), (30.0, 20.0)])
async def test_the_pause_grows_with_the_slowness_of_the_host(
    pacing: Pacing, timing: FakeTiming, took: float, pause: float
) -> None:
    await ask(pacing, timing, took)
    assert timing.waits == []
    await ask(pacing, timing, 0)
    assert timing.waits == [pause]


async def test_hosts_do_not_wait_for_each_other(pacing: Pacing, timing: FakeTiming) -> None:
    await ask(pacing, timing, 5, "a.pl")
    await ask(pacing, timing, 5, "b.pl")
    assert timing.waits == []


@pytest.mark.parametrize(("demanded", "kept"), [(5.0, 5.0), (0.5, 1.0), (3600.0, 60.0)])
async def test_a_crawl_delay_holds_from_the_next_request_on(
    pacing: Pacing, timing: FakeTiming, demanded: float, kept: float
) -> None:
    await ask(pacing, timing, 0)
    pacing.slow_down("a.pl", demanded)
    await ask(pacing, timing, 0)
    await ask(pacing, timing, 0)
    assert timing.waits == [kept, kept]


async def test_a_host_that_asked_for_peace_has_it(pacing: Pacing, timing: FakeTiming) -> None:
    pacing.hold("a.pl", 30)
    pacing.hold("a.pl", 10)
    await ask(pacing, timing, 0)
    assert timing.waits == [30]


async def test_nobody_waits_for_an_hour_even_who_stood_in_line_before(pacing: Pacing, timing: FakeTiming) -> None:
    async def be_told_to_wait() -> None:
        async with pacing.turn("a.pl"):
            await asyncio.sleep(0)
            pacing.hold("a.pl", 3600)

    first, second = await asyncio.gather(be_told_to_wait(), ask(pacing, timing, 0), return_exceptions=True)
    assert first is None
    assert isinstance(second, HostHeldError)
    assert second.seconds == 3600
    assert timing.waits == []
    timing.advance(3600)
    await ask(pacing, timing, 0)


async def test_one_at_a_time_even_without_pauses(timing: FakeTiming) -> None:
    pacing, inside, most = Pacing(FetchLimits(min_delay_s=0), timing), 0, 0

    async def one() -> None:
        nonlocal inside, most
        async with pacing.turn("a.pl"):
            inside += 1
            most = max(most, inside)
            timing.advance(5)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(one() for _ in range(20)))
    assert most == 1
    assert timing.waits == []


async def test_a_request_that_failed_leaves_the_turn_to_the_next(pacing: Pacing, timing: FakeTiming) -> None:
    with pytest.raises(ConnectionError):
        async with pacing.turn("a.pl"):
            raise ConnectionError
    await ask(pacing, timing, 0)
    assert timing.waits == [1.0]
