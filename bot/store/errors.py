"""What can go wrong with the database, said so that an administrator knows what to do."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.errors import BotError


class DatabaseError(BotError):
    """Base of the faults of the database; a transaction that meets one is refused as a whole."""


class DatabaseFolderError(DatabaseError):
    """The folder or the file cannot be written."""


class DatabaseDamagedError(DatabaseError):
    """The file is not a database, or not a whole one."""


class DatabaseFullError(DatabaseError):
    """The disk is full."""


class DatabaseBusyError(DatabaseError):
    """Another program kept the database locked for longer than the timeout."""


class DatabaseFromTheFutureError(DatabaseError):
    """The file was written by a newer version of InterEkip."""


class DatabaseUnreadableError(DatabaseError):
    """The disk answered with a fault."""


def folder_error(path: Path, cause: str) -> DatabaseFolderError:
    """Return the error for a folder or a file that cannot be written because of ``cause``."""
    return DatabaseFolderError(
        f"Nie można zapisywać w bazie danych {path} ({cause}). Nadaj prawo zapisu do folderu {path.parent} i do pliku "
        "albo wskaż inny folder zmienną INTEREKIP_DATA_DIR."
    )


def damaged_error(path: Path, cause: str) -> DatabaseDamagedError:
    """Return the error for a damaged file; it tells that the file is kept."""
    return DatabaseDamagedError(
        f"Plik bazy danych {path} jest uszkodzony ({cause}). Nic w nim nie zmieniono. Zatrzymaj InterEkip, przenieś "
        "ten plik w inne miejsce i przywróć kopię zapasową pod tą samą nazwą; bez kopii powstanie nowa, pusta baza."
    )


def busy_error(name: str, seconds: float) -> DatabaseBusyError:
    """Return the error for a database that stayed locked for ``seconds``."""
    return DatabaseBusyError(
        f"Baza danych {name} jest od {seconds:g} s zajęta przez inny program. Zakończ go i spróbuj jeszcze raz; "
        "niczego nie zapisano."
    )


def future_error(name: str, revision: str) -> DatabaseFromTheFutureError:
    """Return the error for a schema ``revision`` that this code does not know."""
    return DatabaseFromTheFutureError(
        f"Bazę danych {name} zapisała nowsza wersja InterEkip (schemat {revision}). Zainstaluj nowszą wersję programu "
        "albo przywróć kopię bazy sprzed aktualizacji; niczego nie zmieniono."
    )


def _full_error(path: Path) -> DatabaseFullError:
    return DatabaseFullError(
        f"Brakuje miejsca na dysku dla bazy danych {path}. Zwolnij miejsce i powtórz; "
        "operacji nie zapisano nawet w części."
    )


def _unreadable_error(path: Path, cause: str) -> DatabaseUnreadableError:
    return DatabaseUnreadableError(
        f"Dysk z bazą danych {path} zgłosił błąd ({cause}). Sprawdź dysk i wolne miejsce; operacji nie zapisano."
    )


def translate(error: DBAPIError, path: Path, timeout: float) -> DatabaseError | None:
    """Return the error to raise instead of the driver's ``error``; None when it is a fault of the code.

    Args:
        error: what SQLAlchemy raised; the driver's own exception carries SQLite's code name.
        path: the database file.
        timeout: seconds that were waited for a lock.

    """
    cause = str(error.orig)
    code = getattr(error.orig, "sqlite_errorname", None) or ""
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged_error(path, cause)
    if code.startswith("SQLITE_FULL"):
        return _full_error(path)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy_error(str(path), timeout)
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return folder_error(path, cause)
    if code.startswith("SQLITE_IOERR"):
        return _unreadable_error(path, cause)
    return None
