"""Two hundred people, each message delivered twice, for fifty seats, from eight processes, on both databases."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Floor, Report, Rows, at_most
from benchmarks.scope import Scope
from bot.store.engine import Location
from index.evaluation import percentile
from tests.bot.forum.storm import Aftermath, Crew, crew
from tests.postgres import NoServerError, postgres_server
from tests.storming import PROCESSES

RUNS = 20
SEATS = 50
PEOPLE = 200
DELIVERIES = 2
STORM_S = 5.0
TAP_MS = 300.0

NOTES = (
    (
        f"Each of {RUNS} runs has an empty database and begins when all {PROCESSES} processes have opened it; seconds "
        "are from the first sign-up to the last answer."
    ),
    "A delivery that comes second is answered from what is stored. Both databases wait for the disk as in earnest.",
    (
        "A storm is right when the seats and no more are given out, the places of the others are 1 to "
        f"{PEOPLE - SEATS} in the order of commits, and every person has one confirmation."
    ),
)


def run(_scope: Scope) -> Report:
    """Let the storms pass."""
    with crew() as ready, tempfile.TemporaryDirectory() as folder:
        storms = {"SQLite": _storms(ready, lambda number: Path(folder) / f"{number}.db")}
        try:
            with postgres_server(durable=True) as server:
                storms["PostgreSQL"] = _storms(ready, lambda _: server.migrated_database())
        except NoServerError as error:
            return _report(storms, f"PostgreSQL was not measured: {error}.")
    return _report(storms)


def _storms(ready: Crew, location: Callable[[int], Location]) -> list[Aftermath]:
    return [
        ready.storm(location(number), seats=SEATS, people=PEOPLE, deliveries=DELIVERIES, seed=number)
        for number in range(RUNS)
    ]


def _report(storms: dict[str, list[Aftermath]], *more: str) -> Report:
    rows = tuple(_row(name, passed) for name, passed in storms.items())
    floors = tuple(floor for name, passed in storms.items() for floor in _floors(name, passed))
    return Report("signups", (Rows("sign-ups: storms", rows),), floors, NOTES + more)


def _row(name: str, storms: list[Aftermath]) -> dict[str, object]:
    seconds, taps = sorted(after.seconds for after in storms), _taps(storms)
    return {
        "database": name,
        "storms": len(storms),
        "right": sum(map(_is_right, storms)),
        "median s": seconds[len(seconds) // 2],
        "slowest s": seconds[-1],
        "tap p50 ms": percentile(taps, 0.5),
        "tap p95 ms": percentile(taps, 0.95),
    }


def _floors(name: str, storms: list[Aftermath]) -> tuple[Floor, ...]:
    right = all(map(_is_right, storms))
    return (
        Floor(f"{name}: every storm right", right, right),
        at_most(f"{name}: seconds of the slowest storm", max(after.seconds for after in storms), STORM_S),
        at_most(f"{name}: p95 of a tap in ms", percentile(_taps(storms), 0.95), TAP_MS),
    )


def _taps(storms: list[Aftermath]) -> list[float]:
    return [1000 * outcome.seconds for after in storms for outcome in after.told]


def _is_right(after: Aftermath) -> bool:
    states = [each.state.value for each in after.stored]
    places = [each.place for each in after.stored[SEATS:]]
    return (
        states == ["confirmed"] * SEATS + ["waiting"] * (PEOPLE - SEATS)
        and places == list(range(1, PEOPLE - SEATS + 1))
        and after.messages == PEOPLE
        and len(after.told) == PEOPLE * DELIVERIES
    )
