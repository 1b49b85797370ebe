"""A small library to break: one sound document, and how to put files on a disk."""

from pathlib import Path

DOCUMENT = """\
---
title: "Projekt na próbę"
topic: "projekt"
language: pl
audience: [ngo, samorzad]
sources:
  s1:
    title: "Opis projektu"
    url: "https://example.org/opis"
    publisher: "Stowarzyszenie"
    date: "styczeń 2014"
  s2:
    title: "Strona, której już nie ma"
    url: "http://www.example.org/stara"
    publisher: "Urząd"
    date: "2014-01-31"
    archive_url: "https://web.archive.org/web/2014/http://www.example.org/stara"
    dead: true
---

## Nazwa i dotacja projektu

### 01-01

- sources: s1
- state: 2014
- confidence: wysoka

Dotacja wyniosła 85.200 zł.

### 01-02

- sources: s1, s2
- state: ok. 2014
- confidence: niska
- audience: wolontariusz
- valid_from: 2012-01-01
- valid_until: 2016-12-31

Priorytety były
na pięć lat.

Drugi akapit.
"""

ASKED = '{"passage": "01-01", "questions": ["Ile wyniosła dotacja?", "ile kasy"]}\n'


def line_of(text: str, part: str) -> int:
    """Return the number of the first line of ``text`` that holds ``part``, counted from 1."""
    return next(number for number, line in enumerate(text.split("\n"), start=1) if part in line)


def write_library(folder: Path, document: str | bytes = DOCUMENT, asked: str | bytes = ASKED) -> Path:
    """Put a library of one document into ``folder`` and return the folder."""
    (folder / "asked").mkdir(exist_ok=True)
    _write(folder / "01-projekt.md", document)
    _write(folder / "asked" / "01-projekt.jsonl", asked)
    return folder


def _write(path: Path, content: str | bytes) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
