import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.store.key_file import KeyFileError, load_key


def test_a_key_is_made_once_for_its_owner_alone_even_if_many_come_at_once(tmp_path: Path) -> None:
    path = tmp_path / "var" / "some.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: load_key(path), range(32)))
    assert keys == {load_key(path)} == {path.read_bytes()}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["some.key"]


def test_two_files_have_two_keys_of_256_bits(tmp_path: Path) -> None:
    one, other = (load_key(tmp_path / name) for name in ("a.key", "b.key"))
    assert one != other
    assert (len(one), len(other)) == (32, 32)


@pytest.mark.parametrize("content", [b"", b"short", bytes(33)])
def test_a_damaged_key_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "some.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileError, match="kopii zapasowej"):
        load_key(path)
    assert path.read_bytes() == content
