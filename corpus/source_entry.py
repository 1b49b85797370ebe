"""One entry of ``sources.toml``: what its keys may hold, and in Polish what is wrong with them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Literal, cast, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from corpus.intervals import format_interval, parse_interval
from corpus.model import Audience
from corpus.text_file import holds_control_character
from corpus.values import parse_address
from corpus.web_source import Follow, SourceId, WebSource

Reader = Literal["auto", "html", "pdf", "docx", "odt", "doc", "markdown", "text"]
"""What a page is read as; ``auto`` goes by its bytes."""

MOST_PAGES = 5000
DEEPEST = 5
LONGEST_ID = 48


class EntryFault(ValueError):  # noqa: N818 - a fault of the entry, not of the program
    """An entry that cannot be used; ``keys`` lead to the value at fault, and the message is Polish."""

    def __init__(self, keys: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.keys = keys


def _check_line(text: str) -> str:
    if holds_control_character(text):
        raise ValueError("Tekst ma koniec wiersza albo inny znak sterujący. Zapisz go w jednym wierszu.")
    return text


def _check_address(text: str) -> str:
    try:
        return parse_address(text)
    except ValueError as error:
        message = f"'{text}' to nie jest adres strony. Wpisz cały adres, od http:// albo https://."
        raise ValueError(message) from error


def _read_interval(value: object) -> timedelta:
    if not isinstance(value, str):
        raise ValueError('Wpisz odstęp w cudzysłowie, na przykład "7 days".')  # noqa: TRY004 - pydantic needs this kind
    return parse_interval(value)


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_check_line)]
_Address = Annotated[str, AfterValidator(_check_address)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=LONGEST_ID)]
_Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
_Audience = Annotated[Audience, Field(strict=False)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _FollowRow(_Row):
    prefix: _Address
    depth: Annotated[int, Field(ge=1, le=DEEPEST)] = 1
    pages: Annotated[int, Field(ge=1, le=MOST_PAGES)] = 20


class _SourceRow(_Row):
    id: _Id
    title: _Line
    publisher: _Line
    url: _Address
    topic: _Line
    language: _Language = "pl"
    reader: Reader = "auto"
    every: Annotated[timedelta, BeforeValidator(_read_interval)] = timedelta(days=7)
    follow: _FollowRow | None = None
    sitemap: _Address | None = None
    archive: _Address | None = None
    dead: bool = False
    drop: Annotated[tuple[_Line, ...], Field(strict=False)] = ()
    audience: Annotated[tuple[_Audience, ...], Field(strict=False)] = ()
    enabled: bool = True


_EXPLANATIONS = {
    "missing": "Brakuje pola '{key}'. Dopisz je.",
    "extra_forbidden": "Nie ma pola '{key}'. Wpisz jedno z: {known}.",
    "string_type": "'{key}' musi być tekstem w cudzysłowie.",
    "string_too_short": "'{key}' jest puste. Wpisz tekst.",
    "string_too_long": "'{key}' jest za długie. Wpisz najwyżej {max_length} znaków.",
    "bool_type": "'{key}' może być tylko true albo false, bez cudzysłowu.",
    "int_type": "'{key}' musi być liczbą całkowitą, bez cudzysłowu.",
    "greater_than_equal": "'{key}' musi być co najmniej {ge}.",
    "less_than_equal": "'{key}' może być co najwyżej {le}.",
    "tuple_type": '\'{key}\' musi być listą, na przykład ["ngo", "samorzad"].',
    "model_type": "'{key}' musi być tabelą, na przykład {{ prefix = \"https://...\", depth = 1, pages = 20 }}.",
    "literal_error": "'{key}' ma nieznaną wartość. Wpisz jedną z: {readers}.",
    "enum": "'{key}' ma nieznaną wartość. Wpisz jedną z: {audiences}.",
}
_PATTERNS = {
    "id": "'id' może mieć małe litery bez ogonków, cyfry i łączniki, a zaczyna się literą: na przykład rodm-torun.",
    "language": "'language' to dwie litery języka, na przykład pl.",
}


def parse_entry(row: Mapping[str, object]) -> WebSource:
    """Return the source that a table of ``sources.toml`` describes.

    Raises:
        EntryFault: With the first key that cannot be used.
    """
    try:
        entry = _SourceRow.model_validate(dict(row))
    except ValidationError as error:
        raise _first_fault(error) from error
    if entry.sitemap is not None and entry.follow is None:
        raise EntryFault(("sitemap",), "Mapa strony wymaga pola 'follow': dopisz, które adresy z niej czytać i ile.")
    follow = None if entry.follow is None else Follow(entry.follow.prefix, entry.follow.depth, entry.follow.pages)
    values = {name: getattr(entry, name) for name in _SourceRow.model_fields}
    return WebSource(**{**values, "id": SourceId(entry.id), "follow": follow})


def entry_values(source: WebSource) -> dict[str, object]:
    """Return the keys and values that ``parse_entry`` reads as ``source``; what is as by default is left out."""
    values: dict[str, object] = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "topic": source.topic,
        "language": source.language,
        "reader": source.reader,
        "every": format_interval(source.every),
        "follow": _follow_values(source.follow),
        "sitemap": source.sitemap,
        "archive": source.archive,
        "dead": source.dead,
        "drop": list(source.drop),
        "audience": [audience.value for audience in source.audience],
        "enabled": source.enabled,
    }
    fields = _SourceRow.model_fields
    return {name: value for name, value in values.items() if value not in (None, []) and value != fields[name].default}


def _follow_values(follow: Follow | None) -> dict[str, object] | None:
    return None if follow is None else {"prefix": follow.prefix, "depth": follow.depth, "pages": follow.pages}


def _first_fault(error: ValidationError) -> EntryFault:
    # A key that nobody knows goes first: a slip of the pen also leaves a key missing, and is on a line of its own.
    first = min(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
    keys = tuple(part for part in first["loc"] if isinstance(part, str))
    return EntryFault(keys, _explain(first, keys))


def _explain(fault: ErrorDetails, keys: tuple[str, ...]) -> str:
    key, context = keys[-1] if keys else "source", fault.get("ctx", {})
    if fault["type"] == "value_error":
        return f"'{key}': {context['error']}"
    if fault["type"] == "string_pattern_mismatch":
        return _PATTERNS[key]
    model: type[_Row] = _FollowRow if keys[0] == "follow" and len(keys) > 1 else _SourceRow
    known = {
        "known": ", ".join(model.model_fields),
        "readers": ", ".join(cast("tuple[str, ...]", get_args(Reader))),
        "audiences": ", ".join(audience.value for audience in Audience),
    }
    return _EXPLANATIONS[fault["type"]].format(key=key, **known, **context)
