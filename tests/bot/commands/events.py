"""The command line of events over a database of its own, with an event on the 15th of a month to come."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from bot.clock import SystemClock, in_warsaw
from bot.commands.event import app
from bot.forum.model import Registration
from bot.forum.service import ForumService
from bot.store.engine import Database
from tests.bot.forum.people import applicant

Run = Callable[..., Result]

DAY = f"{in_warsaw(SystemClock().now()) + timedelta(days=40):%Y-%m-%d}"


def run_event(*arguments: object) -> Result:
    """Run ``interekip event`` within this process."""
    return CliRunner().invoke(app, [str(each) for each in arguments])


def found(result: Result) -> dict[str, Any]:
    """Return the JSON object that a command printed."""
    assert result.exit_code == 0, result.stderr
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


def database_of(tmp_path: Path) -> Database:
    """Open the database that the commands use."""
    return Database.open(tmp_path / "var" / "interekip.db")


def signed_up(tmp_path: Path, *numbers: int) -> None:
    """Sign people in Telegram up for the event."""
    database = database_of(tmp_path)
    service = ForumService(SystemClock())
    with database.transaction() as connection:
        for number in numbers:
            service.sign_up(connection, 1, applicant(number))
    database.close()


def registration(tmp_path: Path, registration_id: int) -> Registration:
    """Return a registration as it is stored."""
    database = database_of(tmp_path)
    with database.read() as connection:
        stored = ForumService(SystemClock()).find_registration(connection, registration_id)
    database.close()
    assert stored is not None
    return stored
