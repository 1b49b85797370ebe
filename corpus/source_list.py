"""The list of sources: ``sources.toml`` of the product, and an administrator's own file laid over it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import LibraryFault, SourceListFault
from corpus.source_entry import EntryFault, parse_entry
from corpus.text_file import decode
from corpus.toml_lines import line_of_error, line_of_key
from corpus.web_source import SourceId, WebSource

PACKAGED_SOURCES = Path(__file__).parent / "sources.toml"
"""The list that comes with the product."""

TABLE = "source"
SWITCH = frozenset({"id", "enabled"})
"""The keys of an entry that only switches a source of the product on or off."""

_Row = Mapping[str, object]


def load_sources(own: Path | None = None) -> tuple[WebSource, ...]:
    """Return the sources of the product with those of ``own`` laid over them, those that are off too.

    An entry of ``own`` with the id of a packaged source takes its place; one with ``id`` and ``enabled`` alone
    switches it; every other id is added at the end.

    Args:
        own: the administrator's file; it need not exist.

    Raises:
        SourceListFault: With the file, the line and the key that cannot be used, and what to change.
    """
    if own is None or not own.exists():
        return overlay_sources("", PACKAGED_SOURCES)
    return overlay_sources(read_source_file(own), own)


def load_source_file(path: Path) -> tuple[WebSource, ...]:
    """Return the sources of ``path`` alone.

    Raises:
        SourceListFault: As for ``load_sources``.
    """
    return tuple(_SourceFile(path, read_source_file(path)).overlay({}).values())


def overlay_sources(text: str, path: Path) -> tuple[WebSource, ...]:
    """Return the sources of the product with those of ``text``, the content of ``path``, laid over them.

    Raises:
        SourceListFault: As for ``load_sources``.
    """
    packaged = _SourceFile(PACKAGED_SOURCES, read_source_file(PACKAGED_SOURCES)).overlay({})
    return tuple(_SourceFile(path, text).overlay(packaged).values())


def read_source_file(path: Path) -> str:
    """Return the text of a list of sources.

    Raises:
        SourceListFault: It cannot be read or is not UTF-8.
    """
    try:
        return decode(path.read_bytes(), path)
    except OSError as error:
        message = f"Nie da się odczytać listy źródeł ({error.strerror}). Sprawdź nazwę pliku i uprawnienia."
        raise SourceListFault(path, None, message) from error
    except LibraryFault as fault:
        message = "Plik nie jest tekstem w kodowaniu UTF-8 albo ma znaki sterujące. Zapisz go jeszcze raz jako UTF-8."
        raise SourceListFault(path, fault.line, message) from fault


@dataclass(frozen=True, slots=True)
class _SourceFile:
    """One file of sources; it knows its path and its lines for the faults."""

    path: Path
    text: str

    def overlay(self, below: Mapping[SourceId, WebSource]) -> dict[SourceId, WebSource]:
        """Return the sources of ``below`` with those of this file laid over them."""
        sources = dict(below)
        for number, row in enumerate(self._rows()):
            is_switch = row.keys() == SWITCH and bool(below)
            source = self._switched(number, row, below) if is_switch else self._parse(number, row)
            sources[source.id] = source
        return sources

    def _rows(self) -> Sequence[_Row]:
        """Return the tables of the file, whose ids all differ."""
        try:
            content = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            message = f"To nie jest poprawny TOML ({error}). Sprawdź cudzysłowy i znaki równości."
            raise SourceListFault(self.path, line_of_error(str(error), self.text), message) from error
        rows = content.pop(TABLE, [])
        if content or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            message = f"Poza wpisami [[{TABLE}]] nic nie może tu być. Popraw albo usuń '{next(iter(content), TABLE)}'."
            raise SourceListFault(self.path, None, message)
        self._reject_repeated(rows)
        return rows

    def _reject_repeated(self, rows: Sequence[_Row]) -> None:
        seen: set[object] = set()
        for number, row in enumerate(rows):
            identifier = str(row.get("id", f"?{number}"))
            if identifier in seen:
                raise self._fault(number, ("id",), f"Id '{identifier}' ma już inny wpis. Zmień jedno z nich.")
            seen.add(identifier)

    def _parse(self, number: int, row: _Row) -> WebSource:
        try:
            return parse_entry(row)
        except EntryFault as fault:
            raise self._fault(number, fault.keys, str(fault)) from fault

    def _switched(self, number: int, row: _Row, below: Mapping[SourceId, WebSource]) -> WebSource:
        identifier, enabled = SourceId(str(row["id"])), row["enabled"]
        if not isinstance(enabled, bool):
            raise self._fault(number, ("enabled",), "'enabled' może być tylko true albo false, bez cudzysłowu.")
        if identifier not in below:
            message = f"Nie ma źródła '{identifier}'. Popraw id (zob. interekip source list) albo dopisz resztę wpisu."
            raise self._fault(number, ("id",), message)
        return replace(below[identifier], enabled=enabled)

    def _fault(self, number: int, keys: tuple[str, ...], message: str) -> SourceListFault:
        return SourceListFault(self.path, line_of_key(self.text, TABLE, number, keys), message)
