"""How ``interekip serve`` begins and ends: every fault is one sentence and an exit code."""

import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fake_telegram import FakeTelegram
from tests.process.conftest import Serve
from tests.process.serving import Finished, Home

MakeHome = Callable[[], Home]


def assert_says(done: Finished, *words: str) -> None:
    """Check that the run failed with a sentence that has ``words``, and no more than that."""
    assert done.code in {1, 2}
    assert "Traceback" not in done.errors
    for word in words:
        assert word in done.errors


def test_no_token_tells_the_first_steps(home: Home) -> None:
    done = home.run("serve")
    assert_says(done, "@BotFather", "TELEGRAM_BOT_TOKEN")
    assert done.code == 2


def test_a_wrong_token_is_named_and_not_shown(home: Home, telegram: FakeTelegram) -> None:
    done = home.at(telegram).having(TELEGRAM_BOT_TOKEN="987654:kanarek-token").run("serve")  # noqa: S106 (no secret)
    assert_says(done, "TELEGRAM_BOT_TOKEN")
    assert done.code == 1
    assert "kanarek-token" not in done.errors + done.out
    assert telegram.calls_of("getUpdates") == []


def test_a_folder_that_cannot_be_written(home: Home, telegram: FakeTelegram) -> None:
    blocking = home.folder / "plik"
    blocking.write_text("to nie jest folder")
    done = home.at(telegram).having(INTEREKIP_DATA_DIR=str(blocking / "var")).run("serve")
    assert_says(done, "INTEREKIP_DATA_DIR", str(blocking))
    assert blocking.read_text() == "to nie jest folder"


@pytest.mark.parametrize("content", [b"to nie jest baza danych" * 500, b"SQLite format 3\0" + b"\xff" * 8192])
def test_a_damaged_database_is_refused_and_left_alone(home: Home, telegram: FakeTelegram, content: bytes) -> None:
    database = home.data / "interekip.db"
    database.write_bytes(content)
    done = home.at(telegram).run("serve")
    assert_says(done, "interekip.db")
    assert done.code == 1
    assert database.read_bytes() == content
    assert telegram.calls_of("getUpdates") == []


def test_a_setting_that_makes_no_sense(home: Home, telegram: FakeTelegram) -> None:
    assert_says(home.at(telegram).having(INTEREKIP_LOG_LEVEL="GADATLIWY").run("serve"), "INTEREKIP_LOG_LEVEL")


def test_a_second_process_on_the_same_data_steps_back(home: Home, telegram: FakeTelegram, serve: Serve) -> None:
    serving = serve(home, telegram)
    done = home.at(telegram).run("serve")
    assert_says(done, str(home.data))
    assert done.code == 1
    assert telegram.person().asks("/pomoc").text
    assert serving.stop() == 0
    assert "Traceback" not in serving.log
    assert _integrity(home.data / "interekip.db") == "ok"


def test_what_came_while_it_was_away_is_answered_and_what_it_began_is_finished(
    home: Home, telegram: FakeTelegram, serve: Serve
) -> None:
    early, late = telegram.person("Wczesna"), telegram.person("Późna")
    early.sends("/pomoc")
    serving = serve(home, telegram)
    assert early.reply().text
    gate = telegram.faults.hold(accepted=False)
    late.sends("/pomoc")
    gate.reached()
    serving.process.send_signal(signal.SIGTERM)
    telegram.world.bell.block_until(lambda: "serve.stopp" in serving.log, 0.5)
    gate.release()
    assert serving.process.wait(40) == 0
    assert len(late.sees) == 1


def _integrity(database: Path) -> str:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return str(connection.execute("pragma integrity_check").fetchone()[0])
