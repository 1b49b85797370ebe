"""Whatever happens while an index is published, a whole one serves: the old or the new."""

import errno
import random
import shutil
import time
from pathlib import Path

import pytest

from index.snapshot import POINTER, Snapshot, SnapshotError, SnapshotStore
from tests.forkserver import forking
from tests.index.faulty_disk import FaultyDisk
from tests.index.publishing import MOMENT, edition, publish_until_killed

KILLS = 20


def test_a_process_killed_while_it_publishes_leaves_a_whole_index(tmp_path: Path) -> None:
    root, notes = tmp_path / "index", tmp_path / "published"
    context = forking()
    chance = random.Random(2027)
    for _ in range(KILLS):
        before = _last_noted(notes)
        child = context.Process(target=publish_until_killed, args=(str(root), str(notes), before + 1))
        child.start()
        _wait_for_more(notes, before)
        time.sleep(chance.uniform(0, 0.03))
        child.kill()
        child.join(10)
        store = SnapshotStore(root)
        assert _whole_edition(store.load_any()) - _last_noted(notes) in {0, 1}
        assert [info for info in store.verify() if info.fault] == []


def _last_noted(notes: Path) -> int:
    return int(notes.read_text().split()[-1]) if notes.exists() and notes.read_text().endswith("\n") else 0


def _wait_for_more(notes: Path, before: int) -> None:
    deadline = time.monotonic() + 30
    while _last_noted(notes) <= before:
        assert time.monotonic() < deadline
        time.sleep(0.002)


def _whole_edition(snapshot: Snapshot) -> int:
    """Return the number of the edition that a snapshot is, after checking that all its parts are of that one."""
    assert snapshot.warning is None
    number = int(snapshot.passages[0].text.split()[0].removeprefix("wydanie"))
    expected = edition(number)
    assert snapshot.passages == expected.passages
    assert snapshot.passage_vectors.vectors.tolist() == expected.passage_vectors.vectors.tolist()
    assert snapshot.lexical.to_bytes() == expected.lexical.to_bytes()
    return number


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with a first edition that serves."""
    root = tmp_path / "first"
    SnapshotStore(root).publish(edition(1), MOMENT)
    return root


@pytest.mark.parametrize(("code", "stays_broken"), [(errno.ENOSPC, True), (errno.EIO, False), (errno.EACCES, True)])
def test_a_disk_that_refuses_at_any_step_leaves_a_whole_index(
    published: Path, tmp_path: Path, code: int, *, stays_broken: bool
) -> None:
    served = []
    for fail_at in range(200):
        root = tmp_path / f"try{fail_at}"
        shutil.copytree(published, root)
        disk = FaultyDisk(fail_at, code, stays_broken=stays_broken)
        fault = _publish_second(root, disk)
        if not disk.refused:
            break
        if fault is not None:
            snapshot = SnapshotStore(root).load_any()
            served.append(_whole_edition(snapshot))
            assert f"Działa indeks {snapshot.id}." in fault
            _check_the_next_publish(root)
    assert len(served) > 20
    # The last step of all forces the new name onto the disk: it is already there.
    assert served == [1] * (len(served) - 1) + [2]


def test_everything_is_on_the_disk_before_a_name_points_to_it(published: Path) -> None:
    disk = FaultyDisk(-1, errno.EIO, stays_broken=False)
    assert _publish_second(published, disk) is None
    files, names = ["open", "write", "fsync"], ["fsync", "rename", "fsync"]
    steps = [step for step in disk.steps if step != "mkdir"]
    assert steps == [*files * 7, *names, *files, "replace", "fsync"]


def test_a_full_disk_is_called_so(published: Path) -> None:
    fault = _publish_second(published, FaultyDisk(5, errno.ENOSPC, stays_broken=True))
    assert fault is not None
    assert "nie ma miejsca. Zwolnij je i uruchom `interekip ingest`." in fault


def test_the_first_publish_that_fails_says_that_nothing_serves(tmp_path: Path) -> None:
    fault = _publish_second(tmp_path / "index", FaultyDisk(5, errno.EIO, stays_broken=True))
    assert fault is not None
    assert "Żaden indeks jeszcze nie działa." in fault


def test_going_back_on_a_disk_that_refuses_is_told_and_changes_nothing(published: Path) -> None:
    store = SnapshotStore(published)
    store.publish(edition(2), MOMENT)
    with pytest.MonkeyPatch.context() as patch:
        FaultyDisk(0, errno.ENOSPC, stays_broken=True).install(patch)
        with pytest.raises(SnapshotError, match="nie ma miejsca"):
            store.rollback()
    assert _whole_edition(store.load_any()) == 2


def _publish_second(root: Path, disk: FaultyDisk) -> str | None:
    """Publish a second edition; return the sentence with which it failed."""
    with pytest.MonkeyPatch.context() as patch:
        disk.install(patch)
        try:
            SnapshotStore(root).publish(edition(2), MOMENT)
        except SnapshotError as error:
            return str(error)
    return None


def _check_the_next_publish(root: Path) -> None:
    """It succeeds, and nothing half-written is left."""
    store = SnapshotStore(root)
    store.publish(edition(3), MOMENT)
    assert _whole_edition(store.load_any()) == 3
    names = {info.id for info in store.verify() if info.fault is None}
    assert {entry.name for entry in root.iterdir()} == {POINTER, *names}
