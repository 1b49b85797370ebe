"""The command line of vouchers over a database of its own, with an edition whose call is open now."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from bot.clock import SystemClock
from bot.commands.voucher import app
from bot.store.engine import Connection, Database
from bot.voucher.application_sql import find_application, find_edition
from bot.voucher.model import Application, Edition
from bot.voucher.rules import CallPlan
from tests.bot.voucher.money import new_edition
from tests.fakes.clock import FixedClock

Run = Callable[..., Result]

DAY = timedelta(days=1)
NOW = SystemClock().now()


def run_voucher(*arguments: object) -> Result:
    """Run ``interekip voucher`` within this process."""
    return CliRunner().invoke(app, [str(each) for each in arguments])


def found(result: Result, exit_code: int = 0) -> dict[str, Any]:
    """Return the JSON object that a command printed."""
    assert result.exit_code == exit_code, result.output
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


@contextmanager
def written(folder: Path) -> Iterator[Connection]:
    """Write to the database that the commands use."""
    database = Database.open(folder / "interekip.db")
    try:
        with database.transaction() as connection:
            yield connection
    finally:
        database.close()


def add_edition(folder: Path) -> None:
    """Make edition 1 with call 1, which opened yesterday."""
    with written(folder) as connection:
        new_edition(connection, FixedClock(NOW), calls=(CallPlan(NOW - DAY, NOW + 30 * DAY),))


def edition(connection: Connection) -> Edition:
    """Return the edition."""
    made = find_edition(connection, 1)
    assert made is not None
    return made


def application(folder: Path, application_id: int = 1) -> Application:
    """Return an application as it is stored."""
    with written(folder) as connection:
        stored = find_application(connection, application_id)
    assert stored is not None
    return stored
