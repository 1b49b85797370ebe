"""Killed at any moment of a decision or a redemption: nothing is half done, lost or done twice."""

import os
import random
from collections.abc import Sequence

from bot.store.engine import Connection, Database, Location, is_address
from bot.voucher import ledger_sql
from bot.voucher.application_sql import applications
from bot.voucher.invariants import broken
from bot.voucher.states import State
from tests.bot.store.memory import emptied
from tests.bot.voucher.edge import Edge, make_edge
from tests.bot.voucher.storm import Deed, Step, steps_of, take, take_until_killed
from tests.forkserver import forking
from tests.postgres import empty

KILLS = int(os.environ.get("INTEREKIP_KILLS", "3"))
STEPS = 12
MOST_STATEMENTS = 60
"""A few steps."""


def test_a_process_killed_at_any_moment_leaves_every_step_done_or_not(database: Database) -> None:
    chance, kills = random.Random(2027), KILLS
    while kills:
        edge, steps = _begin(database, chance)
        _take_all(database, steps)
        undisturbed = _outcome(database, edge)
        _empty(database)
        with database.transaction() as connection:
            assert make_edge(connection) == edge
        kills -= _with_kills(database, edge, steps, kills, chance)
        _take_all(database, steps)
        assert _outcome(database, edge) == undisturbed
        _empty(database)


def _with_kills(database: Database, edge: Edge, steps: Sequence[Step], most: int, chance: random.Random) -> int:
    """Begin the steps again after each kill, the last one that was told as well; return how many kills it took."""
    done: dict[Step, str] = {}
    for kill in range(most):
        told = _killed(database.location, steps[max(len(done) - 1, 0) :], chance.randint(1, MOST_STATEMENTS))
        assert all(said in {done.get(step, said), "wrong_state"} for step, said in told)
        done = dict(told) | done
        with database.read() as connection:
            assert broken(connection) == []
            _assert_stored(connection, edge, done)
        if len(done) == len(steps):
            return kill + 1
    return most


def _killed(location: Location, steps: Sequence[Step], statements: int) -> list[tuple[Step, str]]:
    """Kill a process that takes the steps before so many statements; return what it told of those it finished."""
    context = forking()
    hear, tell = context.Pipe(duplex=False)
    child = context.Process(target=take_until_killed, args=(location, steps, tell))
    child.start()
    tell.close()
    told: list[tuple[Step, str]] = []
    try:
        while True:
            heard = hear.recv()
            statements -= heard is None
            told += [] if heard is None else [heard]
            if not statements:
                child.kill()
    except (EOFError, OSError):  # the end, in the middle of a message perhaps
        child.join(30)
    return told


def _assert_stored(connection: Connection, edge: Edge, done: dict[Step, str]) -> None:
    states: dict[int, State] = {each.id: each.state for each in applications(connection, edge.edition.id)}
    keys = {f"entry {each.id}": each.key for each in ledger_sql.entries(connection, edge.edition.id)}
    for step, said in done.items():
        match step.deed:
            case Deed.GRANT:
                assert states[step.number] in {State.GRANTED, State.RESERVE}
            case Deed.REVOKE:
                assert states[step.number] is State.REVOKED
            case Deed.REDEEM:
                assert keys.get(said, f"redeem:{step.key}") == f"redeem:{step.key}"
                assert said in {"more_than_left", *keys}


def _begin(database: Database, chance: random.Random) -> tuple[Edge, list[Step]]:
    with database.transaction() as connection:
        edge = make_edge(connection)
    steps = list(dict.fromkeys(steps_of(edge)))
    chance.shuffle(steps)
    return edge, steps[:STEPS]


def _take_all(database: Database, steps: Sequence[Step]) -> None:
    for step in steps:
        with database.transaction() as connection:
            take(connection, step)


def _outcome(database: Database, edge: Edge) -> tuple[object, ...]:
    """Return what is stored, but for the numbers of entries and decisions: those of what was undone are left out."""
    with database.read() as connection:
        states = [(each.id, each.state, each.reserve_place) for each in applications(connection, edge.edition.id)]
        entries = ledger_sql.entries(connection, edge.edition.id)
        return states, [(each.kind, each.amount, each.application_id, each.document) for each in entries]


def _empty(database: Database) -> None:
    if is_address(database.location):
        empty(database)
    else:
        emptied(database)
