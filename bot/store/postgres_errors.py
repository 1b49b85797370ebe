"""What can go wrong with a PostgreSQL server, said so that an administrator knows what to do."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the server reports with a SQLSTATE that begins like one of ``states``."""

    states: tuple[str, ...]
    error: type[DatabaseError]
    sentence: str


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
    return _error_of(state, name)


def crowded_error(name: str) -> DatabaseError | None:
    """Return the error for a server that has no free connection."""
    return _error_of(_CROWDED, name)


def _error_of(state: str, name: str) -> DatabaseError | None:
    fault = next((fault for fault in _BY_STATE if state.startswith(fault.states)), None)
    return None if fault is None else fault.error(fault.sentence.format(name=name))


def _connection_error(error: DBAPIError, name: str) -> DatabaseError | None:
    """Return what kept us from connecting; libpq tells it in words alone, and these name no password."""
    cause = " ".join(str(error.orig).split())
    if "password authentication failed" in cause or "no password supplied" in cause:
        return _error_of(_PASSWORD, name)
    if "does not exist" in cause and ("database" in cause or "role" in cause):
        return _error_of(_MISSING, name)
    if type(error.orig).__name__ == "OperationalError" or error.connection_invalidated:
        return DatabaseAwayError(
            f"Nie można połączyć się z bazą danych {name} ({cause}). Sprawdź, czy serwer działa i czy adres "
            "w INTEREKIP_DATABASE_URL jest dobry."
        )
    return None


_CROWDED, _PASSWORD, _MISSING = "53300", "28P01", "3D000"

_BY_STATE = (
    _Fault(
        (_CROWDED,),
        DatabaseBusyError,
        "Baza danych {name} nie ma wolnego połączenia. Zakończ inne programy, które z niej korzystają, albo zwiększ "
        "max_connections na serwerze; niczego nie zapisano.",
    ),
    _Fault(
        ("53",),
        DatabaseFullError,
        "Na serwerze bazy danych {name} brakuje miejsca na dysku albo pamięci. Zwolnij miejsce i powtórz; "
        "operacji nie zapisano nawet w części.",
    ),
    _Fault(
        ("25006",),
        DatabaseReadOnlyError,
        "Baza danych {name} przyjmuje teraz tylko odczyty. Wskaż w INTEREKIP_DATABASE_URL serwer główny albo zdejmij "
        "z bazy default_transaction_read_only; niczego nie zapisano.",
    ),
    _Fault(
        ("40001", "40P01"),
        DatabaseConflictError,
        "W bazie danych {name} dwie zmiany czekały na siebie nawzajem i ta została wycofana w całości. Powtórz ją.",
    ),
    _Fault(
        ("42501",),
        DatabaseRefusedError,
        "Użytkownik z adresu {name} nie ma prawa do tej bazy danych. Nadaj mu ją na własność: "
        "ALTER DATABASE ... OWNER TO ...",
    ),
    _Fault(
        ("28",),
        DatabaseRefusedError,
        "Serwer nie przyjął hasła do bazy danych {name}. Popraw użytkownika i hasło w INTEREKIP_DATABASE_URL.",
    ),
    _Fault(
        (_MISSING,),
        DatabaseRefusedError,
        "Na serwerze nie ma bazy danych albo użytkownika z adresu {name}. Utwórz je (createuser, createdb) albo "
        "popraw INTEREKIP_DATABASE_URL.",
    ),
    _Fault(
        ("08", "57P"),
        DatabaseAwayError,
        "Serwer bazy danych {name} przerwał połączenie albo dopiero się uruchamia. Niczego nie zapisano; spróbuj "
        "za chwilę jeszcze raz.",
    ),
    _Fault(
        ("58030", "XX00"),
        DatabaseUnreadableError,
        "Serwer bazy danych {name} zgłosił błąd dysku albo uszkodzone dane. Sprawdź dziennik serwera; operacji "
        "nie zapisano.",
    ),
)
"""By the start of the SQLSTATE; the first that fits counts. XX001 and XX002 are damaged data."""
