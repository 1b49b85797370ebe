"""What can go wrong with a PostgreSQL server, said so that an administrator knows what to do."""

from collections.abc import Callable
from typing import Self

from sqlalchemy.exc import DBAPIError

from bot.store.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseFullError,
    DatabaseUnreadableError,
    busy_error,
)


class DatabaseAddressError(DatabaseError):
    """``INTEREKIP_DATABASE_URL`` is no address of a database."""

    @classmethod
    def of_nothing(cls) -> Self:
        """Return the error; it does not repeat the address, which may have a password in it."""
        return cls(
            "INTEREKIP_DATABASE_URL nie jest adresem bazy PostgreSQL. Podaj go w postaci "
            "postgresql://użytkownik:hasło@serwer:5432/baza albo zostaw puste, a dane będą w pliku SQLite."
        )


class DatabaseAwayError(DatabaseError):
    """The server cannot be reached, or the connection broke."""


class DatabaseRefusedError(DatabaseError):
    """The server does not let us in: wrong password, no such user or database, no permission."""


class DatabaseReadOnlyError(DatabaseError):
    """The server takes no writes, a standby for example."""


class DatabaseConflictError(DatabaseBusyError):
    """Two transactions waited for each other, and the server refused this one; run it again."""


def crowded_error(name: str) -> DatabaseBusyError:
    """Return the error for a server that has no free connection."""
    return DatabaseBusyError(
        f"Baza danych {name} nie ma wolnego połączenia. Zakończ inne programy, które z niej korzystają, albo zwiększ "
        "max_connections na serwerze; niczego nie zapisano."
    )


def explained(error: DBAPIError, name: str, timeout: float) -> DatabaseError | None:
    """Return the error to raise instead of the driver's ``error``; None when it is a fault of the code.

    Args:
        error: what SQLAlchemy raised; the driver's own exception carries the server's SQLSTATE
            (https://www.postgresql.org/docs/current/errcodes-appendix.html), or none when there was no server.
        name: the address without the password.
        timeout: seconds that were waited for a row.

    """
    state = getattr(error.orig, "sqlstate", None) or ""
    if not state:
        return _connection_error(error, name)
    if state in {"55P03", "57014", "25P03"}:
        return busy_error(name, timeout)
    said = next((say for start, say in _BY_STATE if state.startswith(start)), None)
    return None if said is None else said(name)


def _connection_error(error: DBAPIError, name: str) -> DatabaseError | None:
    """Return what kept us from connecting; libpq tells it in words alone, and these name no password."""
    cause = " ".join(str(error.orig).split())
    if "password authentication failed" in cause or "no password supplied" in cause:
        return _password_error(name)
    if "does not exist" in cause and ("database" in cause or "role" in cause):
        return _missing_error(name)
    if type(error.orig).__name__ == "OperationalError" or error.connection_invalidated:
        return DatabaseAwayError(
            f"Nie można połączyć się z bazą danych {name} ({cause}). Sprawdź, czy serwer działa i czy adres "
            "w INTEREKIP_DATABASE_URL jest dobry."
        )
    return None


def _password_error(name: str) -> DatabaseError:
    return DatabaseRefusedError(
        f"Serwer nie przyjął hasła do bazy danych {name}. Popraw użytkownika i hasło w INTEREKIP_DATABASE_URL."
    )


def _missing_error(name: str) -> DatabaseError:
    return DatabaseRefusedError(
        f"Na serwerze nie ma bazy danych albo użytkownika z adresu {name}. Utwórz je (createuser, createdb) albo "
        "popraw INTEREKIP_DATABASE_URL."
    )


def _permission_error(name: str) -> DatabaseError:
    return DatabaseRefusedError(
        f"Użytkownik z adresu {name} nie ma prawa do tej bazy danych. Nadaj mu ją na własność: "
        "ALTER DATABASE ... OWNER TO ..."
    )


def _gone_error(name: str) -> DatabaseError:
    return DatabaseAwayError(
        f"Serwer bazy danych {name} przerwał połączenie albo dopiero się uruchamia. Niczego nie zapisano; spróbuj "
        "za chwilę jeszcze raz."
    )


def _conflict_error(name: str) -> DatabaseError:
    return DatabaseConflictError(
        f"W bazie danych {name} dwie zmiany czekały na siebie nawzajem i ta została wycofana w całości. Powtórz ją."
    )


def _full_error(name: str) -> DatabaseError:
    return DatabaseFullError(
        f"Na serwerze bazy danych {name} brakuje miejsca na dysku albo pamięci. Zwolnij miejsce i powtórz; "
        "operacji nie zapisano nawet w części."
    )


def _read_only_error(name: str) -> DatabaseError:
    return DatabaseReadOnlyError(
        f"Baza danych {name} przyjmuje teraz tylko odczyty. Wskaż w INTEREKIP_DATABASE_URL serwer główny albo zdejmij "
        "z bazy default_transaction_read_only; niczego nie zapisano."
    )


def _broken_error(name: str) -> DatabaseError:
    return DatabaseUnreadableError(
        f"Serwer bazy danych {name} zgłosił błąd dysku albo uszkodzone dane. Sprawdź dziennik serwera; operacji "
        "nie zapisano."
    )


_BY_STATE: tuple[tuple[str, Callable[[str], DatabaseError]], ...] = (
    ("53300", crowded_error),
    ("53", _full_error),
    ("25006", _read_only_error),
    ("40001", _conflict_error),
    ("40P01", _conflict_error),
    ("42501", _permission_error),
    ("28", _password_error),
    ("3D000", _missing_error),
    ("08", _gone_error),
    ("57P", _gone_error),
    ("58030", _broken_error),
    ("XX00", _broken_error),
)
"""By the start of the SQLSTATE; the first that fits counts. XX001 and XX002 are damaged data."""
