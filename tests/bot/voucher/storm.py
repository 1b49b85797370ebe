"""A storm of decisions and redemptions from several processes at once, at the edge of what an edition has."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from multiprocessing.connection import Connection as Pipe
from time import monotonic
from typing import assert_never

from sqlalchemy import Connection, event
from sqlalchemy.exc import IntegrityError

from bot.store.engine import Database, Location
from bot.store.errors import DatabaseError
from bot.voucher import funds, ledger_sql
from bot.voucher.appeals import AppealService
from bot.voucher.application_sql import applications
from bot.voucher.closing import Closed
from bot.voucher.decision_model import AppealOutcome
from bot.voucher.decision_results import AppealDecided
from bot.voucher.funds import Balance
from bot.voucher.invariants import Broken, broken
from bot.voucher.ledger_sql import Entry
from bot.voucher.model import Application
from bot.voucher.redeeming import RedeemingService
from bot.voucher.redemption import Redeemed
from bot.voucher.results import Refused
from bot.voucher.rules_json import rules_as_json
from tests.bot.voucher.edge import APPEALS, REVOCABLE, VOUCHERS, Edge, make_edge
from tests.bot.voucher.money import PAYER, rules, zl
from tests.fakes.clock import FixedClock
from tests.storming import PROCESSES, open_for_storm, ready_processes, start_together

KEYS = 6
"""Redemptions that are asked for of one voucher, each of them twice."""

PART = zl(300)
STEPS = APPEALS + REVOCABLE + VOUCHERS * KEYS * 2
JUDGE = "telegram:905"

# What reads rules is built here once, and not in each of the processes that are forked from one with this module.
rules_as_json(rules())


class Deed(StrEnum):
    """What is done in a storm."""

    GRANT = "grant"
    """The appeal is right."""
    REVOKE = "revoke"
    REDEEM = "redeem"


@dataclass(frozen=True, slots=True)
class Step:
    """A deed with the number of its application or voucher; ``key`` is that of a redemption."""

    deed: Deed
    number: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a step, after how long: a state, the number of an entry, or why not."""

    step: Step
    said: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Share:
    """What one process of the storm does; with ``locked`` as the product does it."""

    location: Location
    steps: Sequence[Step]
    locked: bool


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What was told, what is stored, what of it is broken, and how long the storm lasted."""

    told: list[Told]
    applications: list[Application]
    balance: Balance
    entries: list[Entry]
    broken: list[Broken]
    seconds: float


@dataclass(frozen=True, slots=True)
class Crew:
    """Processes that are ready for storms."""

    pool: ProcessPoolExecutor

    def storm(self, location: Location, *, locked: bool = True, seed: int = 0) -> Aftermath:
        """Let all of it be done once, redemptions twice, in any order and by any process."""
        database = Database.open(location)
        with database.transaction() as connection:
            edge = make_edge(connection)
        steps = steps_of(edge)
        random.Random(seed).shuffle(steps)
        shares = [Share(location, steps[first::PROCESSES], locked) for first in range(PROCESSES)]
        done = [future.result(100) for future in [self.pool.submit(take_all, share) for share in shares]]
        seconds = max(ended for _, ended, _ in done) - min(began for began, _, _ in done)
        with database.read() as connection:
            after = aftermath(connection, edge, [each for _, _, told in done for each in told], seconds)
        database.close()
        return after


@contextmanager
def crew() -> Iterator[Crew]:
    """Keep the processes ready within the block."""
    with ready_processes() as pool:
        yield Crew(pool)


def steps_of(edge: Edge) -> list[Step]:
    """Return everything that is to be done in the edition."""
    grants = [Step(Deed.GRANT, number) for number in edge.appeals]
    revocations = [Step(Deed.REVOKE, number) for number in edge.revocable]
    keys = [(number, f"{number}-{key}") for number in edge.vouchers for key in range(KEYS)] * 2
    return [*grants, *revocations, *(Step(Deed.REDEEM, number, key) for number, key in keys)]


def aftermath(connection: Connection, edge: Edge, told: list[Told], seconds: float) -> Aftermath:
    """Return what is stored then."""
    return Aftermath(
        told,
        applications(connection, edge.edition.id),
        funds.balance(connection, edge.edition),
        ledger_sql.entries(connection, edge.edition.id),
        broken(connection),
        seconds,
    )


def take_all(share: Share) -> tuple[float, float, list[Told]]:
    """Take the steps one after another, beginning at the same moment as the other processes."""
    database = open_for_storm(share.location, locked=share.locked)
    start_together()
    began = monotonic()
    told = [_taken(database, step, locked=share.locked) for step in share.steps]
    ended = monotonic()
    database.close()
    return began, ended, told


def take(connection: Connection, step: Step) -> str:
    """Do what the step says, and return what came of it."""
    clock = FixedClock()
    match step.deed:
        case Deed.GRANT:
            return _said(_grant(connection, step.number, clock))
        case Deed.REVOKE:
            service = RedeemingService(clock)
            return _said(service.revoke(connection, step.number, reason="rezygnacja", actor=PAYER))
        case Deed.REDEEM:
            return _said(_redeem(connection, step, PART, clock))
        case _:
            assert_never(step.deed)


def _taken(database: Database, step: Step, *, locked: bool) -> Told:
    began = monotonic()
    try:
        with database.transaction() as connection:
            said = take(connection, step)
    except (IntegrityError, DatabaseError, LookupError, RuntimeError):
        if locked:
            raise
        said = "refused"
    return Told(step, said, monotonic() - began)


def _grant(connection: Connection, number: int, clock: FixedClock) -> AppealDecided | Refused:
    outcome = AppealOutcome.GRANTED
    return AppealService(clock).decide(connection, number, outcome, reason="Rozpatrzono ponownie.", actor=JUDGE)


def _redeem(connection: Connection, step: Step, amount: Decimal, clock: FixedClock) -> Redeemed | Refused:
    return RedeemingService(clock).redeem(
        connection, step.number, amount, document=f"F/{step.key}", provider_id=None, key=step.key, actor=PAYER
    )


def _said(result: object) -> str:
    match result:
        case Refused(reason=reason):
            return reason.value
        case Redeemed(entry=entry):
            return f"entry {entry.id}"
        case AppealDecided(application=application) | Closed(application=application):
            return application.state.value
        case _:
            raise AssertionError(result)


def take_until_killed(location: Location, steps: Sequence[Step], tell: Pipe) -> None:
    """Take the steps in order; tell of each statement before it is executed, and of each step after its commit."""
    database = Database.open(location)
    event.listen(database._backend.engine, "before_cursor_execute", lambda *_: tell.send(None))
    for step in steps:
        with database.transaction() as connection:
            said = take(connection, step)
        tell.send((step, said))
    tell.close()
