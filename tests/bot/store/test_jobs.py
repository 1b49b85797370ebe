"""Jobs on both databases: planned once, moved, done once, put off when they fail."""

from datetime import timedelta

import pytest

from bot.store import jobs
from bot.store.engine import Connection, Database
from bot.store.jobs import Job, Planned
from tests.bot.store.processes import MOMENT

HOUR = timedelta(hours=1)
KINDS = ("reminder", "offer")


def _due(connection: Connection, hours: float = 0) -> list[tuple[str, str]]:
    return [(job.kind, job.subject) for job in jobs.due(connection, MOMENT + hours * HOUR, KINDS, 9)]


def _only(connection: Connection, hours: float = 0) -> Job:
    (job,) = jobs.due(connection, MOMENT + hours * HOUR, KINDS, 9)
    return job


def test_a_job_is_due_from_its_moment_on_the_longest_due_first(database: Database) -> None:
    with database.transaction() as connection:
        jobs.plan(connection, "reminder", "event:1", MOMENT + HOUR)
        jobs.plan(connection, "offer", "registration:2", MOMENT)
        assert _due(connection, -0.01) == []
        assert _due(connection) == [("offer", "registration:2")]
        assert _due(connection, 1) == [("offer", "registration:2"), ("reminder", "event:1")]
        assert [job.kind for job in jobs.due(connection, MOMENT + HOUR, ["reminder"], 9)] == ["reminder"]
        assert len(jobs.due(connection, MOMENT + HOUR, KINDS, 1)) == 1
        assert jobs.due(connection, MOMENT + HOUR, [], 9) == []


def test_planning_again_moves_what_waits_and_keeps_one(database: Database) -> None:
    with database.transaction() as connection:
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        jobs.plan(connection, "reminder", "event:1", MOMENT + HOUR)
        assert _due(connection) == []
        assert _due(connection, 1) == [("reminder", "event:1")]


def test_what_is_done_stays_done_until_it_is_planned_for_another_moment(database: Database) -> None:
    with database.transaction() as connection:
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        jobs.done(connection, _only(connection).id, MOMENT)
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        assert jobs.planned_for(connection, "event:1") == {"reminder": Planned(MOMENT, done=True)}
        assert _due(connection, 9) == []
        jobs.plan(connection, "reminder", "event:1", MOMENT + HOUR)
        assert jobs.planned_for(connection, "event:1") == {"reminder": Planned(MOMENT + HOUR, done=False)}
        assert _due(connection, 1) == [("reminder", "event:1")]


def test_what_waits_can_be_dropped_and_what_is_done_stays_known(database: Database) -> None:
    with database.transaction() as connection:
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        assert jobs.drop(connection, "reminder", "event:1")
        assert not jobs.drop(connection, "reminder", "event:1")
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        jobs.done(connection, _only(connection).id, MOMENT)
        assert not jobs.drop(connection, "reminder", "event:1")
        assert "reminder" in jobs.planned_for(connection, "event:1")


def test_what_failed_is_due_again_after_its_pause_at_the_same_moment_as_planned(database: Database) -> None:
    with database.transaction() as connection:
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        jobs.failed(connection, _only(connection).id, "KeyError", MOMENT + HOUR)
        assert _due(connection, 0.99) == []
        assert (_only(connection, 1).attempts, _only(connection, 1).due_at) == (1, MOMENT)
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        assert _due(connection, 0.5) == []


def test_only_a_job_that_is_still_due_can_be_begun(database: Database) -> None:
    with database.transaction() as connection:
        jobs.plan(connection, "reminder", "event:1", MOMENT)
        job = _only(connection)
        assert jobs.begin(connection, job.id, MOMENT - HOUR) is None
        assert jobs.begin(connection, job.id, MOMENT) == job
        jobs.plan(connection, "reminder", "event:1", MOMENT + HOUR)
        assert jobs.begin(connection, job.id, MOMENT) is None
        jobs.done(connection, job.id, MOMENT)
        assert jobs.begin(connection, job.id, MOMENT + HOUR) is None


@pytest.mark.parametrize("forged", [0, -1, 99, 2**63])
def test_a_job_that_never_was_cannot_be_begun(database: Database, forged: int) -> None:
    with database.transaction() as connection:
        assert jobs.begin(connection, forged, MOMENT) is None
