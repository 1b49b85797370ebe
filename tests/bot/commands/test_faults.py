"""A fault is one sentence on standard error and exit code 1."""

import errno
from pathlib import Path

import pytest
import typer

from bot.commands.faults import plain_faults
from bot.errors import BotError
from corpus.errors import LibraryFault
from index.errors import IndexingError
from ingest.errors import IngestError

SENTENCE = "Czegoś brakuje. Zrób to i to."


@pytest.mark.parametrize(
    "fault",
    [BotError(SENTENCE), IndexingError(SENTENCE), IngestError(SENTENCE), LibraryFault(Path("a.md"), 3, SENTENCE)],
    ids=lambda fault: type(fault).__name__,
)
def test_an_error_of_ours_is_its_own_sentence(fault: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as caught, plain_faults():
        raise fault
    assert caught.value.exit_code == 1
    assert capsys.readouterr() == ("", f"{fault}\n")
    assert SENTENCE in str(fault)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "/dane/x"), "/dane/x (Permission denied)"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (OSError("bez numeru"), "bez numeru"),
    ],
)
def test_what_the_system_refuses_says_what_to_check(
    fault: OSError, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as caught, plain_faults():
        raise fault
    assert caught.value.exit_code == 1
    said = capsys.readouterr().err
    assert words in said
    assert "Sprawdź ścieżkę, uprawnienia i wolne miejsce" in said
    assert said.count("\n") == 1


def test_a_reader_that_went_away_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BrokenPipeError), plain_faults():
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")
    assert capsys.readouterr().err == ""


def test_a_fault_of_the_code_stays_one() -> None:
    with pytest.raises(ZeroDivisionError), plain_faults():
        raise ZeroDivisionError


def test_without_a_fault_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with plain_faults():
        pass
    assert capsys.readouterr() == ("", "")
