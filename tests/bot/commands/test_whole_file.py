"""A file is there whole, or as it was."""

from pathlib import Path

import pytest

from bot.commands.whole_file import whole_file


def test_what_was_written_is_there_after_the_block(tmp_path: Path) -> None:
    path = tmp_path / "wynik.jsonl"
    with whole_file(path) as file:
        file.write("Żółć\n")
        assert not path.exists()
    assert path.read_bytes() == "Żółć\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "wynik.jsonl"
    path.write_text("dawne")
    with pytest.raises(KeyError):
        _write_half(path)
    assert path.read_text() == "dawne"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "nie ma" / "wynik.jsonl"):
        pytest.fail("it should not have come so far")


def _write_half(path: Path) -> None:
    with whole_file(path) as file:
        file.write("nowe")
        raise KeyError
