"""The log: UTC, one line each, and a clear word for a wrong level."""

import logging
import re
from collections.abc import Iterator

import pytest

from bot.commands.log import open_log
from bot.errors import BotError


@pytest.fixture(autouse=True)
def _own_root_handlers() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_has_the_time_in_utc_and_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    open_log("info")
    logging.getLogger("bot.x").info("poll.stored new=%d", 3)
    line = capsys.readouterr().err
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO bot\.x poll\.stored new=3\n", line)


def test_an_unknown_level_is_named() -> None:
    with pytest.raises(BotError, match=r"INTEREKIP_LOG_LEVEL.*'loud'"):
        open_log("loud")
