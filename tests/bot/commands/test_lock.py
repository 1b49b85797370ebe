"""A second server on the same data is refused, and a dead one does not stand in the way."""

import os
import signal
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from bot.commands.lock import AlreadyServingError, DataFolderError, only_server_of
from tests.forkserver import forking


def hold(folder: Path, ready: Event) -> None:
    with only_server_of(folder):
        ready.set()
        signal.pause()


def test_a_second_server_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "var"
    ready = forking().Event()
    first = forking().Process(target=hold, args=(folder, ready))
    first.start()
    try:
        assert ready.wait(20)
        with pytest.raises(AlreadyServingError, match="już działa"), only_server_of(folder):
            pass
    finally:
        os.kill(first.pid or 0, signal.SIGKILL)
        first.join()
    with only_server_of(folder):
        assert folder.is_dir()


def test_the_place_is_free_after_the_block(tmp_path: Path) -> None:
    for _ in range(2):
        with only_server_of(tmp_path):
            pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(DataFolderError, match=r"file/var.*INTEREKIP_DATA_DIR"),
        only_server_of(tmp_path / "file" / "var"),
    ):
        pass
