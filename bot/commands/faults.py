"""How a command ends when something is wrong: one sentence on standard error and exit code 1."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.errors import BotError
from corpus.errors import CorpusError
from index.errors import IndexingError
from ingest.errors import IngestError


@contextmanager
def plain_faults() -> Iterator[None]:
    """Turn the errors of the four packages into a sentence and exit code 1; everything else is a fault of the code."""
    try:
        yield
    except (BotError, CorpusError, IndexingError, IngestError) as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(1) from error
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever reads the output has seen enough; typer ends quietly
            raise
        refused = f"Nie można użyć {error.filename or 'pliku'} ({error.strerror or error})."
        sys.stderr.write(f"{refused} Sprawdź ścieżkę, uprawnienia i wolne miejsce na dysku.\n")
        raise typer.Exit(1) from error


def tell_warning(warning: str | None) -> None:
    """Say on standard error why another index than the newest serves, where that is so."""
    if warning:
        sys.stderr.write(f"{warning}\n")
