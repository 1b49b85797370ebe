"""The voucher: storms of decisions and redemptions on both databases, and a thousand applications to decide about."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Floor, Report, Rows, at_most
from benchmarks.scope import Scope
from benchmarks.voucher_edition import APPLICATIONS, edition_seconds
from bot.store.engine import Location
from index.evaluation import percentile
from tests.bot.voucher.edge import AFFORDABLE, IDLE, REVOCABLE
from tests.bot.voucher.storm import STEPS, Aftermath, Crew, crew
from tests.postgres import NoServerError, postgres_server
from tests.storming import PROCESSES

RUNS = 20
WORK_S = 5.0
"""For each piece of work on a thousand applications."""

NOTES = (
    (
        f"Each of {RUNS} storms has an empty database: {STEPS} steps (appeals granted at the edge of the budget, "
        f"grants revoked, redemptions that come twice) by {PROCESSES} processes that begin together; seconds are from "
        "the first step to the last answer. Both databases wait for the disk as in earnest."
    ),
    "A storm is right when no invariant is broken, and exactly what the money suffices for is granted.",
    f"{APPLICATIONS} applications of one call, each with two reviews; files are made in the process for files.",
)


def run(_scope: Scope) -> Report:
    """Let the storms pass, and decide about many applications."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name, crew() as ready:
        folder = Path(name)
        storms = {"SQLite": _storms(ready, lambda number: folder / f"{number}.db")}
        work = {"SQLite": edition_seconds(folder / "many.db", folder)}
        try:
            with postgres_server(durable=True) as server:
                storms["PostgreSQL"] = _storms(ready, lambda _: server.migrated_database())
                work["PostgreSQL"] = edition_seconds(server.migrated_database(), folder)
        except NoServerError as error:
            faults.append(f"PostgreSQL was not measured: {error}.")
    tables = (
        Rows("vouchers: storms", tuple(_row(name, passed) for name, passed in storms.items())),
        Rows(f"vouchers: seconds for {APPLICATIONS} applications", tuple(_work(*each) for each in work.items())),
    )
    right = tuple(_every_storm_right(*each) for each in storms.items())
    return Report("vouchers", tables, right + _work_floors(work), (*NOTES, *faults))


def _storms(ready: Crew, location: Callable[[int], Location]) -> list[Aftermath]:
    return [ready.storm(location(number), seed=number) for number in range(RUNS)]


def _row(name: str, storms: list[Aftermath]) -> dict[str, object]:
    seconds = sorted(after.seconds for after in storms)
    steps = [1000 * told.seconds for after in storms for told in after.told]
    return {
        "database": name,
        "storms": len(storms),
        "right": sum(map(_is_right, storms)),
        "invariants broken": sum(len(after.broken) for after in storms),
        "median s": seconds[len(seconds) // 2],
        "slowest s": seconds[-1],
        "step p50 ms": percentile(steps, 0.5),
        "step p95 ms": percentile(steps, 0.95),
    }


def _is_right(after: Aftermath) -> bool:
    granted = sum(each.state == "granted" for each in after.applications)
    return not after.broken and granted == AFFORDABLE + REVOCABLE and after.balance.free == IDLE


def _every_storm_right(name: str, storms: list[Aftermath]) -> Floor:
    right = all(map(_is_right, storms))
    return Floor(f"{name}: every storm right", right, right)


def _work(name: str, seconds: dict[str, float]) -> dict[str, object]:
    return {"database": name, **seconds}


def _work_floors(work: dict[str, dict[str, float]]) -> tuple[Floor, ...]:
    return tuple(
        at_most(f"{name}: seconds to {what}", taken, WORK_S)
        for name, seconds in work.items()
        for what, taken in seconds.items()
    )
