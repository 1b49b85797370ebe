"""A table of a TOML file, read value by value; what is wrong with a value becomes a fault with its key.

Whoever describes something in a file reads all of it first and then tells all faults at once::

    table = load_toml(path)
    capacity = table.number("capacity", required=True)
    faults = table.faults()
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from bot.clock import NonexistentTimeError, from_warsaw
from bot.entry.errors import InvalidEntryError
from bot.entry.fault import Fault
from bot.entry.money import LARGEST_AMOUNT, typed_amount
from bot.entry.times import EXAMPLE, end_of_day, typed_deadline, typed_moment, typed_time
from corpus.toml_lines import line_of_error

Kind = TypeVar("Kind")
Choice = TypeVar("Choice", bound=StrEnum)
Read = TypeVar("Read")

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a moment that could not be read."""

_AMOUNTS = '12000 albo "12 000,50"'
_DECIMALS = "40 albo 12.5"
_DECIMAL = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?", re.ASCII)
_LARGEST_WHOLE = 999_999


class Table:
    """The values of one table and of those within it.

    Args:
        values: as ``tomllib`` returns them.
        prefix: what stands before its keys in faults, "sessions[2]." (counted from one).

    """

    def __init__(self, values: dict[str, Any], prefix: str = "") -> None:
        self._values = values
        self._prefix = prefix
        self._read: set[str] = set()
        self._faults: list[Fault] = []
        self._inner: list[Table] = []

    def faults(self) -> list[Fault]:
        """Return what was wrong with the values that were read, and the keys that nobody asked for."""
        unknown = [
            Fault(f"{self._prefix}{key}", f"Nie ma takiego klucza. Możliwe: {', '.join(sorted(self._read))}.")
            for key in self._values
            if key not in self._read
        ]
        return [*self._faults, *unknown, *(fault for table in self._inner for fault in table.faults())]

    def text(self, key: str) -> str | None:
        """Return a text."""
        return self._typed(key, str, "Podaj tekst w cudzysłowie.")

    def flag(self, key: str) -> bool:
        """Return yes or no; no unless said."""
        return bool(self._typed(key, bool, "Podaj true albo false, bez cudzysłowu."))

    def number(self, key: str, *, required: bool = False) -> int | None:
        """Return a whole number."""
        if required and key not in self._values:
            self._fault(key, "Brakuje tego klucza: podaj liczbę całkowitą.")
        return self._typed(key, int, "Podaj liczbę całkowitą, bez cudzysłowu.")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one text is a list of one."""
        value = self._value(key)
        found = [value] if isinstance(value, str) else value
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            self._fault(key, 'Podaj listę tekstów, np. ["pl", "en"].')
            return ()
        return tuple(found)

    def choice(self, key: str, choices: type[Choice], *, required: bool = False) -> Choice | None:
        """Return one of the choices."""
        value = self._value(key)
        if value is None:
            if required:
                self._fault(key, f"Brakuje tego klucza: podaj jedną z wartości: {', '.join(choices)}.")
            return None
        try:
            return choices(value)
        except ValueError:
            self._fault(key, f"Podaj jedną z wartości: {', '.join(choices)}.")
            return None

    def keys_of(self, choices: type[StrEnum]) -> list[str]:
        """Return those keys that are one of the choices; all of them may be used."""
        self._read.update(choices)
        return [each.value for each in choices if each.value in self._values]

    def moment(self, key: str, day: date | None = None) -> datetime:
        """Return a moment that must be there, in UTC; with ``day`` a time alone is a time of it."""
        if key not in self._values:
            self._fault(key, f"Brakuje tego klucza: podaj czas polski, np. {EXAMPLE}.")
        return self.optional_moment(key, day) or _NEVER

    def optional_moment(self, key: str, day: date | None = None) -> datetime | None:
        """Return a moment, in UTC."""
        return self._converted(key, lambda value: _as_moment(value, day))

    def deadline(self, key: str, *, required: bool = False) -> datetime | None:
        """Return a moment, in UTC; a day means its end."""
        if required and key not in self._values:
            self._fault(key, f"Brakuje tego klucza: podaj czas polski albo sam dzień, np. {EXAMPLE}.")
        return self._converted(key, _as_deadline)

    def amount(self, key: str, *, required: bool = False) -> Decimal | None:
        """Return an amount in zlotys with two places: a whole number, or a text like "12 000,50"."""
        if required and key not in self._values:
            self._fault(key, f"Brakuje tego klucza: podaj kwotę w złotych, np. {_AMOUNTS}.")
        return self._converted(key, _as_amount)

    def decimal(self, key: str, *, required: bool = False) -> Decimal | None:
        """Return a number from 0 to 999999 with at most two places, exactly: 40, 12.5, or a text like "12,5"."""
        if required and key not in self._values:
            self._fault(key, f"Brakuje tego klucza: podaj liczbę, np. {_DECIMALS}.")
        return self._converted(key, _as_decimal)

    def table(self, key: str) -> "Table":
        """Return the table within this one; an empty one when it is not there."""
        found = self._typed(key, dict, f"Podaj tabelę: nagłówek [{key}], a pod nim klucze.")
        return self._with_inner([found or {}], f"{self._prefix}{key}.")[0]

    def tables(self, key: str) -> "list[Table]":
        """Return the tables of a list within this one."""
        found = self._typed(key, list, f"Podaj listę tabel: każda zaczyna się od [[{key}]].") or []
        if not all(isinstance(each, dict) for each in found):
            self._fault(key, f"Podaj listę tabel: każda zaczyna się od [[{key}]].")
            return []
        return self._with_inner(found, f"{self._prefix}{key}[{{}}].")

    def _with_inner(self, found: Iterable[dict[str, Any]], prefix: str) -> "list[Table]":
        inner = [Table(values, prefix.format(number)) for number, values in enumerate(found, 1)]
        self._inner.extend(inner)
        return inner

    def _value(self, key: str) -> Any:  # noqa: ANN401 (TOML has values of many types)
        self._read.add(key)
        return self._values.get(key)

    def _typed(self, key: str, kind: type[Kind], sentence: str) -> Kind | None:
        value = self._value(key)
        if isinstance(value, kind) and type(value) is kind:  # true is an int, but no number that anybody meant
            return value
        if value is not None:
            self._fault(key, sentence)
        return None

    def _converted(self, key: str, convert: Callable[[object], Read]) -> Read | None:
        value = self._value(key)
        try:
            return None if value is None else convert(value)
        except (InvalidEntryError, NonexistentTimeError) as error:
            self._fault(key, _sentence(error))
        except OverflowError:
            self._fault(key, "Tego roku kalendarz nie zna w każdej strefie czasowej: podaj inny.")
        return None

    def _fault(self, key: str, sentence: str) -> None:
        self._faults.append(Fault(f"{self._prefix}{key}", sentence))


def load_toml(path: Path) -> Table:
    """Return the table that the file is; it may begin with a byte order mark.

    Raises:
        InvalidEntryError: when it is not UTF-8 or not TOML; says what to change.
        OSError: when it cannot be opened.

    """
    try:
        return read_toml(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidEntryError("Plik nie jest zapisany w UTF-8: zapisz go w tym kodowaniu.") from error


def read_toml(text: str) -> Table:
    """Return the table that ``text`` is.

    Raises:
        InvalidEntryError: when it is not TOML; names the line where it can.

    """
    try:
        return Table(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = line_of_error(str(error), text)
        raise InvalidEntryError(
            f"Wiersz {line} nie jest poprawnym TOML: sprawdź cudzysłowy i znaki równości."
        ) from error
    except (ValueError, RecursionError) as error:  # what Python itself refuses to read
        raise InvalidEntryError(
            "W pliku jest za długa liczba albo za głęboko zagnieżdżona lista: popraw ją."
        ) from error


def _as_moment(value: object, day: date | None) -> datetime:
    match value:
        case datetime(tzinfo=None):
            return from_warsaw(value)
        case datetime():
            return value.astimezone(UTC)
        case time() if day is not None:
            return from_warsaw(datetime.combine(day, value))
        case str() if day is not None and len(value.strip()) <= len("10:00"):
            return from_warsaw(datetime.combine(day, typed_time(value)))
        case str():
            return typed_moment(value)
        case _:
            raise InvalidEntryError(f"podaj czas polski, np. {EXAMPLE}")


def _as_deadline(value: object) -> datetime:
    match value:
        case datetime():
            return _as_moment(value, None)
        case date():
            return end_of_day(value)
        case str():
            return typed_deadline(value)
        case _:
            raise InvalidEntryError(f"podaj czas polski albo sam dzień, np. {EXAMPLE}")


def _as_amount(value: object) -> Decimal:
    match value:
        case str():
            return typed_amount(value)
        case int() if not isinstance(value, bool):
            # cut first: Python writes out no number of many thousand digits, which TOML can have in hexadecimal
            return typed_amount(str(min(value, int(LARGEST_AMOUNT) + 1)))
        case float():
            raise InvalidEntryError('kwotę z groszami podaj w cudzysłowie, np. "12 000,50"')
        case _:
            raise InvalidEntryError(f"podaj kwotę w złotych, np. {_AMOUNTS}")


def _as_decimal(value: object) -> Decimal:
    match value:
        case int() if not isinstance(value, bool):
            written = str(min(value, _LARGEST_WHOLE + 1))  # cut first, as with amounts
        case float() | str():
            written = str(value).strip()  # the shortest text that means this number: what the file says
        case _:
            written = ""
    found = _DECIMAL.fullmatch(written)
    if found is None:
        raise InvalidEntryError(f"podaj liczbę nie mniejszą od zera, z najwyżej dwoma miejscami, np. {_DECIMALS}")
    return Decimal(f"{found[1]}.{found[2] or '0'}")


def _sentence(error: Exception) -> str:
    text = str(error)
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
