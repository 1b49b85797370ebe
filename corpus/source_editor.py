"""Editing an administrator's list of sources: comments and order stay, and a half-written file never lies there."""

import os
from pathlib import Path

import tomlkit
from tomlkit.items import AoT, Table

from corpus.errors import SourceListFault
from corpus.source_entry import entry_values
from corpus.source_list import TABLE, overlay_sources, read_source_file
from corpus.web_source import SourceId, WebSource


def add_source(own: Path, source: WebSource) -> None:
    """Append ``source`` to the administrator's file, which is made when it is not there.

    Raises:
        SourceListFault: The id is taken, or the file or the source cannot be used as they are.
        OSError: The disk refuses; the file is then as it was.
    """
    text = _current(own)
    if any(source.id == known.id for known in overlay_sources(text, own)):
        message = f"Źródło '{source.id}' już jest na liście. Wybierz inne id albo popraw wpis w pliku."
        raise SourceListFault(own, None, message)
    _write(own, _with_entry(text, entry_values(source)))


def switch_source(own: Path, source_id: SourceId, *, enabled: bool) -> None:
    """Switch a source on or off in the administrator's file; a packaged one gets a line of its own there.

    Raises:
        SourceListFault: There is no such source, or the file cannot be used as it is.
        OSError: The disk refuses; the file is then as it was.
    """
    text = _current(own)
    if all(source.id != source_id for source in overlay_sources(text, own)):
        raise SourceListFault(own, None, f"Nie ma źródła '{source_id}'. Wszystkie wypisze: interekip source list.")
    document = tomlkit.parse(text)
    entry = next((entry for entry in _tables(document) if entry.get("id") == source_id), None)
    if entry is None:
        _write(own, _with_entry(text, {"id": source_id, "enabled": enabled}))
    else:
        entry["enabled"] = enabled
        _write(own, tomlkit.dumps(document))


def _current(own: Path) -> str:
    return read_source_file(own) if own.exists() else ""


def _tables(document: tomlkit.TOMLDocument) -> list[Table]:
    tables = document.get(TABLE)
    return list(tables) if isinstance(tables, AoT) else []


def _with_entry(text: str, values: dict[str, object]) -> str:
    """Return ``text`` with one more table at its end: nothing that is there already is touched."""
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, _inline(value) if isinstance(value, dict) else value)
    tables, document = tomlkit.aot(), tomlkit.document()
    tables.append(table)
    document.add(TABLE, tables)
    before = f"{text.rstrip()}\n\n" if text.strip() else ""
    return before + tomlkit.dumps(document)


def _inline(values: dict[str, object]) -> tomlkit.items.InlineTable:
    table = tomlkit.inline_table()
    table.update(values)
    return table


def _write(own: Path, text: str) -> None:
    """Put ``text`` in the place of the file once all of it is on the disk, if it is a list that can be loaded."""
    overlay_sources(text, own)
    own.parent.mkdir(parents=True, exist_ok=True)
    aside = own.with_name(f"{own.name}.{os.getpid()}.part")
    try:
        with aside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(own)
    finally:
        aside.unlink(missing_ok=True)
