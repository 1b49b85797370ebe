"""What the columns of a list of people mean, by their headers in Polish or English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bot.forum.model import Group
from bot.messages.signup import SIGNUP
from index.folding import fold


class Column(StrEnum):
    """What can be read of a person; the values are the headers of our own export where it has the column."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    ORGANISATION = "organisation"
    ORGANISATION_NUMBER = "organisation_number"
    GROUP = "group"
    EMAIL = "email"
    PHONE = "phone"
    MUNICIPALITY = "municipality"
    ROLE = "role"
    LANGUAGE = "language"
    SESSIONS = "sessions"
    ACCESSIBILITY = "accessibility"
    DIETARY = "dietary"
    CONSENT = "consent"


_HEADERS: Mapping[Column, tuple[str, ...]] = {
    Column.NAME: ("imię i nazwisko", "nazwisko i imię", "uczestnik", "osoba", "full name", "participant"),
    Column.FIRST_NAME: ("imię", "first name", "given name"),
    Column.LAST_NAME: ("nazwisko", "last name", "surname", "family name"),
    Column.ORGANISATION: ("organizacja", "nazwa organizacji", "instytucja", "podmiot", "organization", "institution"),
    Column.ORGANISATION_NUMBER: ("nip", "krs", "regon", "nip/krs/regon", "numer organizacji", "organisation number"),
    Column.GROUP: ("grupa",),
    Column.EMAIL: ("e-mail", "adres e-mail", "mail", "poczta", "email address", "e-mail address"),
    Column.PHONE: ("telefon", "numer telefonu", "tel", "tel.", "telephone", "phone number"),
    Column.MUNICIPALITY: ("gmina", "miejscowość", "miasto", "town", "city"),
    Column.ROLE: ("funkcja", "rola", "stanowisko", "position"),
    Column.LANGUAGE: ("język",),
    Column.SESSIONS: ("sesje", "sesja", "warsztaty", "warsztat", "workshops"),
    Column.ACCESSIBILITY: ("dostępność", "potrzeby", "potrzeby dostępności", "needs"),
    Column.DIETARY: ("dieta", "wyżywienie", "diet", "food"),
    Column.CONSENT: ("zgoda", "zgoda rodo", "zgoda na przetwarzanie danych"),
}
_MEANINGS = MappingProxyType(
    {fold(header): column for column, headers in _HEADERS.items() for header in (column.value, *headers)}
)
_GROUPS = MappingProxyType(
    {
        fold(name): Group(group)
        for texts in SIGNUP.values()
        for group, label in texts.groups.items()
        for name in (group, label)
    }
)
_YES = frozenset({"tak", "t", "x", "1", "yes", "y", "true", "prawda", "✓", "✔"})


@dataclass(frozen=True, slots=True)
class Header:
    """Which column of the table means what (the first of several), and the headers that mean nothing to us."""

    places: Mapping[Column, int]
    ignored: tuple[str, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        """The columns without which nobody can be signed up."""
        named = Column.NAME in self.places or {Column.FIRST_NAME, Column.LAST_NAME} <= set(self.places)
        lacking = () if named else (Column.NAME,)
        return lacking if Column.ORGANISATION in self.places else (*lacking, Column.ORGANISATION)

    def cell(self, row: Sequence[str], column: Column) -> str:
        """Return what ``row`` has in ``column``, "" where it has nothing."""
        place = self.places.get(column)
        return row[place].strip() if place is not None and place < len(row) else ""


def read_header(row: Sequence[str]) -> Header:
    """Return what the headers in the first row mean; case, diacritics and spaces around do not matter."""
    places: dict[Column, int] = {}
    ignored = []
    for place, header in enumerate(row):
        column = _MEANINGS.get(fold(" ".join(header.split())).rstrip(":"))
        if column is not None and column not in places:
            places[column] = place
        elif header.strip():
            ignored.append(header.strip())
    return Header(places, tuple(ignored))


def read_group(typed: str) -> Group | None:
    """Return the group by its code or its name in any of our languages, OTHER for an empty cell; None for no group."""
    return _GROUPS.get(fold(" ".join(typed.split()))) if typed.strip() else Group.OTHER


def is_yes(typed: str) -> bool:
    """Return whether the cell agrees."""
    return fold(typed.strip()) in _YES
