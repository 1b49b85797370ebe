"""One serving process for one folder of data."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import BotError


class AlreadyServingError(BotError):
    """Another process serves from the same data."""


class DataFolderError(BotError):
    """The folder for the data cannot be used."""


@contextmanager
def only_server_of(data_dir: Path) -> Iterator[None]:
    """Keep other serving processes away from ``data_dir`` within the block; the kernel ends it with the process.

    Raises:
        AlreadyServingError: when one is at work.
        DataFolderError: when the folder cannot be made or written to.

    """
    lock = FileLock(data_dir / "serve.lock")
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyServingError(
            f"InterEkip już działa na danych z folderu {data_dir}. Zatrzymaj tamten proces "
            "albo wskaż inny folder zmienną INTEREKIP_DATA_DIR."
        ) from None
    except OSError as error:
        raise DataFolderError(
            f"Nie można zapisywać w folderze danych {data_dir} ({error.strerror}). Nadaj prawo zapisu "
            "albo wskaż inny folder zmienną INTEREKIP_DATA_DIR."
        ) from error
    try:
        yield
    finally:
        lock.release()
