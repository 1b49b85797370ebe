"""``interekip chat``: the conversation of the bot in the terminal, or with lines from a pipe."""

import contextlib
import io
import itertools
import sys
from collections.abc import Iterator

import typer

from bot.clock import SystemClock
from bot.commands.faults import plain_faults, tell_warning
from bot.commands.terminal import TerminalChat
from bot.settings import Settings
from bot.wiring import build_talk

PROMPT = "\n› "
ENDINGS = frozenset({"/koniec", "/exit", "/quit"})
LEAVING = "Koniec: Ctrl+D albo /koniec. Przycisk wciskasz, wpisując jego numer."


def chat() -> None:
    """Talk until the end of the input; exit code 0."""
    with plain_faults():
        talk = build_talk(Settings.load())
        try:
            tell_warning(talk.conversation.index)
            terminal = TerminalChat(talk.database, talk.conversation, SystemClock(), show=typer.echo)
            _read_anything()
            if sys.stdin.isatty():
                _talk(terminal)
            else:
                _answer_lines(terminal)
        finally:
            talk.database.close()


def _talk(terminal: TerminalChat) -> None:
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - editing of lines, where the system has it
    terminal.hear("/start")
    typer.echo(f"\n{LEAVING}")
    for line in _typed():
        terminal.hear(line)


def _typed() -> Iterator[str]:
    """Yield the lines that a person types, until they leave."""
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while not _leaves(line := input(PROMPT)):
            if line.strip():
                typer.echo()
                yield line


def _answer_lines(terminal: TerminalChat) -> None:
    """Answer each line of a pipe, under the line itself."""
    for line in itertools.takewhile(lambda line: not _leaves(line), sys.stdin):
        if text := line.strip():
            typer.echo(f"{PROMPT.lstrip()}{text}\n")
            terminal.hear(text)
            typer.echo()


def _leaves(line: str) -> bool:
    return line.strip().casefold() in ENDINGS


def _read_anything() -> None:
    """Let bytes that are not in the terminal's encoding pass as marks instead of ending the program."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
