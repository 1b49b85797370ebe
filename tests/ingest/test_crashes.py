"""Killed at any moment of an ingest: a whole index serves, the old or the new, and the next run goes on."""

import os
import random
import time
from pathlib import Path

from index.snapshot import Snapshot, SnapshotStore
from tests.forkserver import forking
from tests.index.samples import PASSAGES
from tests.ingest.ingesting import HOME, PAGES, edition, ingest, ingest_until_killed

KILLS = int(os.environ.get("INTEREKIP_KILLS", "10"))
LONGEST_SECONDS = 0.4
"""Several editions on a quick disk, about one on a slow one."""


def test_a_process_killed_at_any_moment_leaves_a_whole_index(tmp_path: Path) -> None:
    context = forking()
    chance = random.Random(2027)
    store = SnapshotStore(tmp_path / "index")
    ingest(tmp_path, 0)
    served = {editions_of(store.load_any())}
    for kill in range(KILLS):
        ready, tell = context.Pipe(duplex=False)
        child = context.Process(target=ingest_until_killed, args=(str(tmp_path), 1 + kill * 1000, tell))
        child.start()
        assert ready.poll(30)
        time.sleep(chance.uniform(0, LONGEST_SECONDS))
        child.kill()
        child.join(10)
        snapshot = store.load_any()
        assert snapshot.warning is None
        served.add(editions_of(snapshot))
    assert len(served) > 1
    assert [info for info in store.verify() if info.fault] == []
    ingest(tmp_path, 999_999)
    assert editions_of(store.load_any()) == (999_999,)


def editions_of(snapshot: Snapshot) -> tuple[int, ...]:
    """Return of which edition the pages of ``snapshot`` are, after checking that none is missing.

    A page's text is replaced when it is read, so pages of two editions may be in the memory when a run is killed, and
    the next one begins with them; what was published by one run is of one edition alone.
    """
    texts = [passage.text for passage in snapshot.passages]
    assert texts[:2] == [passage.text for passage in PASSAGES[:2]]
    assert len(texts) == 2 + 1 + PAGES
    numbers = {int(text.split()[0].removeprefix("wydanie")) for text in texts[2:]}
    assert sorted(texts[2:]) == sorted(
        page.splitlines()[1] for number in numbers for page in edition(number).values() if page.splitlines()[1] in texts
    )
    assert len(numbers) == 1, f"{HOME} was published half"
    return tuple(numbers)
