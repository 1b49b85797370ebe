"""No byte of a generation or of its pointer can change without being told."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.snapshot import POINTER, SnapshotStore
from tests.index.samples import ASKED, PASSAGES, make_content

MOMENT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
TRIES = 200
Damage = Callable[[bytes, random.Random], bytes]


def _flip(content: bytes, chance: random.Random) -> bytes:
    place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
    return content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _blank_page(content: bytes, chance: random.Random) -> bytes:
    """Zeros where a block was never written, as after a power cut."""
    place = chance.randrange(len(content))
    blank = content[:place] + b"\0" * len(content[place : place + 4096]) + content[place + 4096 :]
    return blank if blank != content else _flip(content, chance)


@pytest.mark.parametrize("damage", [_flip, _cut, _blank_page])
def test_every_damage_is_found_and_the_index_before_serves(tmp_path: Path, damage: Damage) -> None:
    store = SnapshotStore(tmp_path)
    old = store.publish(make_content(PASSAGES[:3], ASKED[:2]), MOMENT)
    new = store.publish(make_content(), MOMENT)
    files = sorted((tmp_path / new).iterdir())
    chance = random.Random(2027)
    for number in range(TRIES):
        path = files[number % len(files)]
        sound = path.read_bytes()
        path.write_bytes(damage(sound, chance))
        snapshot = store.load_any()
        assert (snapshot.id, len(snapshot.passages)) == (old, 3)
        assert snapshot.warning is not None
        assert f"{new}/{path.name} jest uszkodzony" in snapshot.warning
        assert [info.fault is None for info in store.verify()] == [False, True]
        path.write_bytes(sound)
    assert store.load_any().warning is None


@pytest.mark.parametrize("damage", [_flip, _cut])
def test_every_damage_of_the_pointer_is_found(tmp_path: Path, damage: Damage) -> None:
    store = SnapshotStore(tmp_path)
    store.publish(make_content(PASSAGES[:3], ASKED[:2]), MOMENT)
    store.publish(make_content(), MOMENT)
    path, chance = tmp_path / POINTER, random.Random(7)
    sound = path.read_bytes()
    for _ in range(TRIES):
        path.write_bytes(damage(sound, chance))
        assert store.load_any().warning is not None
        assert store.verify()[0].id == POINTER
