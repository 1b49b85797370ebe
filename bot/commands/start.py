"""``interekip start``: everything from an empty folder to a conversation; what ``make run`` calls."""

import subprocess
import sys

import typer

from bot.commands.chat import chat
from bot.commands.faults import plain_faults
from bot.commands.serve import FIRST_STEPS, serve
from bot.settings import Settings


def start() -> None:
    """Set up what is missing, then serve in Telegram, or in the terminal where there is no token."""
    with plain_faults():
        token = Settings.load().telegram_bot_token.get_secret_value().strip()
    # In a process of its own: what building loads (torch) must not stay in the memory of the serving one.
    with subprocess.Popen([sys.executable, "-m", "bot", "setup"], stdin=subprocess.DEVNULL) as setup:
        import bot.telegram.app  # noqa: PLC0415 - a second of imports, meanwhile
        import bot.wiring  # noqa: F401, PLC0415 - the same
    if setup.returncode:
        raise typer.Exit(setup.returncode)
    if token:
        serve()
        return
    if sys.stdin.isatty():
        sys.stderr.write(FIRST_STEPS + "\n")
    chat()
