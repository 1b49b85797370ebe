"""Words and acronyms of the domain that mean the same: ``synonyms.toml``."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import LibraryFault
from corpus.text_file import decode
from corpus.toml_lines import line_of_error, line_of_key

PACKAGED_SYNONYMS = Path(__file__).parent / "synonyms.toml"
"""The groups that come with the product."""

TABLE = "group"
WORDS = "words"

SynonymGroup = tuple[str, ...]
"""Words, acronyms and phrases of which each may stand for the others."""


class SynonymsFault(LibraryFault):
    """A ``synonyms.toml`` that cannot be used as it is. Its message is Polish: coordinators write that file."""


def load_synonyms(path: Path = PACKAGED_SYNONYMS) -> tuple[SynonymGroup, ...]:
    """Return the groups of ``path``, in their order.

    Raises:
        SynonymsFault: With the file, the line and what to change.
    """
    try:
        text = decode(path.read_bytes(), path)
        content = tomllib.loads(text)
    except OSError as error:
        message = f"Nie da się odczytać listy synonimów ({error.strerror}). Sprawdź nazwę pliku i uprawnienia."
        raise SynonymsFault(path, None, message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"To nie jest poprawny TOML ({error}). Sprawdź cudzysłowy i przecinki."
        raise SynonymsFault(path, line_of_error(str(error), text), message) from error
    except LibraryFault as fault:
        message = "Plik nie jest tekstem w kodowaniu UTF-8 albo ma znaki sterujące. Zapisz go jeszcze raz jako UTF-8."
        raise SynonymsFault(path, fault.line, message) from fault
    return _groups(content, text, path)


def _groups(content: Mapping[str, object], text: str, path: Path) -> tuple[SynonymGroup, ...]:
    rows = content.get(TABLE, [])
    if content.keys() - {TABLE} or not isinstance(rows, list):
        message = f"Poza wpisami [[{TABLE}]] nic nie może tu być. Każda grupa to [[{TABLE}]] i {WORDS} = [...]."
        raise SynonymsFault(path, None, message)
    groups: list[SynonymGroup] = []
    places: dict[str, int] = {}
    for number, row in enumerate(rows):
        line = line_of_key(text, TABLE, number, (WORDS,))
        groups.append(_group(row, path, line))
        for word in groups[-1]:
            if places.setdefault(word.casefold(), number) != number:
                message = f"'{word}' jest już w innej grupie. Połącz obie grupy albo usuń to słowo z jednej z nich."
                raise SynonymsFault(path, line, message)
    return tuple(groups)


def _group(row: object, path: Path, line: int | None) -> SynonymGroup:
    if not isinstance(row, dict) or row.keys() != {WORDS}:
        raise SynonymsFault(path, line, f'Grupa ma tylko {WORDS} = ["pierwsze", "drugie"]. Popraw albo usuń resztę.')
    words = row[WORDS]
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise SynonymsFault(path, line, f"{WORDS} to lista słów w cudzysłowach, bez pustych. Popraw ten wiersz.")
    distinct = dict.fromkeys(word.casefold() for word in words)
    if not 1 < len(distinct) == len(words):
        raise SynonymsFault(path, line, "Grupa potrzebuje co najmniej dwóch różnych słów. Dopisz drugie albo ją usuń.")
    return tuple(words)
