"""``interekip chat``: the conversation of the bot in the terminal, or with lines from a pipe."""

import contextlib
import io
import itertools
import sys
from collections.abc import Callable, Iterator

import typer

from bot.clock import SystemClock
from bot.commands.faults import plain_faults, tell_warning
from bot.commands.loading import encoder_beside
from bot.settings import Settings

PROMPT = "\n› "
ENDINGS = frozenset({"/koniec", "/exit", "/quit"})
LEAVING = "Koniec: Ctrl+D albo /koniec. Przycisk wciskasz, wpisując jego numer."


def chat() -> None:
    """Talk until the end of the input; exit code 0."""
    with plain_faults():
        settings = Settings.load()
        with encoder_beside(settings) as encoder:
            from bot.commands.terminal import TerminalChat  # noqa: PLC0415 - see encoder_beside
            from bot.wiring import build_talk  # noqa: PLC0415 - the same

            talk = build_talk(settings, encoder.result())
        try:
            tell_warning(talk.conversation.index.warning)
            terminal = TerminalChat(talk.database, talk.conversation, SystemClock(), show=typer.echo)
            _read_anything()
            if sys.stdin.isatty():
                _talk(terminal.hear)
            else:
                _answer_lines(terminal.hear)
        finally:
            talk.database.close()


def _talk(hear: Callable[[str], None]) -> None:
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - editing of lines, where the system has it
    hear("/start")
    typer.echo(f"\n{LEAVING}")
    for line in _typed():
        hear(line)


def _typed() -> Iterator[str]:
    """Yield the lines that a person types, until they leave."""
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while not _leaves(line := input(PROMPT)):
            if line.strip():
                typer.echo()
                yield line


def _answer_lines(hear: Callable[[str], None]) -> None:
    """Answer each line of a pipe, under the line itself."""
    for line in itertools.takewhile(lambda line: not _leaves(line), sys.stdin):
        if text := line.strip():
            typer.echo(f"{PROMPT.lstrip()}{text}\n")
            hear(text)
            typer.echo()


def _leaves(line: str) -> bool:
    return line.strip().casefold() in ENDINGS


def _read_anything() -> None:
    """Let bytes that are not in the terminal's encoding pass as marks instead of ending the program."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
