"""A list of people from a spreadsheet becomes sign-ups: the same service, all of them or none.

The rows are tried for real, inside a savepoint, so that a trial says exactly what would happen: who would get a seat,
who would wait, and which rows cannot be used.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from bot.forum.applicant import checked_applicant
from bot.forum.event import Session, SessionId
from bot.forum.import_columns import Column, Header, is_yes, read_group, read_header
from bot.forum.model import (
    CONSENT_VERSION,
    AlreadyRegistered,
    Applicant,
    ApplicantField,
    Channel,
    Confirmed,
    EventCancelled,
    EventUnknown,
    Group,
    InvalidApplicant,
    Pending,
    SignupClosed,
    SignupNotOpen,
    SignUpResult,
    Waiting,
    manual_person,
)
from bot.forum.service import ForumService
from index.folding import fold

_LANGUAGES = frozenset({"pl", "en", "uk"})
_ACCEPTED = (Confirmed, Waiting, Pending, AlreadyRegistered)
_ForNobody = EventUnknown | EventCancelled | SignupClosed | SignupNotOpen

_PASSABLE = {ApplicantField.NAME: "Xx Xx", ApplicantField.ORGANISATION: "Xx Xx"}
"""What stands in for a faulty field while the others are looked at; all others can be empty."""


class RowProblem(StrEnum):
    """What is wrong with a row beyond the fields of an applicant."""

    UNKNOWN_GROUP = "unknown_group"
    UNKNOWN_SESSION = "unknown_session"
    UNKNOWN_LANGUAGE = "unknown_language"
    NO_CONSENT = "no_consent"


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that cannot be used. ``row`` is its number in the table, the headers being row 1.

    ``fault`` is a faulty field, another problem, or how the service refused; ``typed`` what the cell holds.
    """

    row: int
    fault: InvalidApplicant | RowProblem | SignUpResult
    typed: str = ""


@dataclass(frozen=True, slots=True)
class ColumnsMissing:
    """The table lacks columns, or everything when it is empty; nothing was looked at."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class NobodyCanSignUp:
    """The event takes nobody."""

    refusal: EventUnknown | EventCancelled | SignupClosed | SignupNotOpen


@dataclass(frozen=True, slots=True)
class Imported:
    """What became, or would become, of each row; ``applied`` tells whether it was stored.

    ``already`` were signed up before and stay as they are. ``ignored`` are headers that mean nothing to us.
    """

    applied: bool
    confirmed: int
    waiting: int
    pending: int
    already: int
    faults: tuple[FaultyRow, ...]
    ignored: tuple[str, ...]


ImportResult = Imported | ColumnsMissing | NobodyCanSignUp


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import. ``consent`` says that everybody in the list agreed, so that no column has to say it."""

    dry_run: bool = False
    skip_faulty: bool = False
    consent: bool = False


def import_people(
    connection: Connection,
    forum: ForumService,
    event_id: int,
    table: Sequence[Sequence[str]],
    *,
    sessions: Sequence[Session] = (),
    options: ImportOptions,
    now: datetime,
    actor: str,
) -> ImportResult:
    """Sign up everybody in ``table``; when a row is faulty, nobody, unless faulty rows are to be skipped.

    Args:
        connection: of the caller's writing transaction.
        forum: gives out the seats.
        event_id: any number.
        table: the headers and below them a row a person, as text.
        sessions: of the event, which the rows name by their titles.
        options: how.
        now: when they agreed, as far as we know.
        actor: who imports, for the audit log.

    """
    header = read_header(table[0] if table else ())
    if header.missing:
        return ColumnsMissing(header.missing)
    reader = _Reader(header, sessions, now, options)
    with connection.begin_nested() as savepoint:
        outcomes = list(_tried(connection, forum, event_id, reader.rows(table[1:]), actor))
        result = _result(outcomes, header, options)
        if not (isinstance(result, Imported) and result.applied):
            savepoint.rollback()
    return result


_Row = Applicant | tuple[FaultyRow, ...]
_Outcome = SignUpResult | tuple[FaultyRow, ...]


def _result(outcomes: Sequence[_Outcome], header: Header, options: ImportOptions) -> Imported | NobodyCanSignUp:
    faults = tuple(fault for outcome in outcomes if isinstance(outcome, tuple) for fault in outcome)
    refusal = next((fault.fault for fault in faults if isinstance(fault.fault, _ForNobody)), None)
    if refusal is not None:
        return NobodyCanSignUp(refusal)
    counted = Counter[type](map(type, outcomes))
    return Imported(
        applied=not options.dry_run and (options.skip_faulty or not faults),
        confirmed=counted[Confirmed],
        waiting=counted[Waiting],
        pending=counted[Pending],
        already=counted[AlreadyRegistered],
        faults=faults,
        ignored=header.ignored,
    )


def _tried(
    connection: Connection, forum: ForumService, event_id: int, rows: Iterable[tuple[int, _Row]], actor: str
) -> Iterator[_Outcome]:
    """Yield what became of each row; after a refusal that concerns everybody no further one is tried."""
    for number, row in rows:
        if not isinstance(row, Applicant):
            yield row
            continue
        result = forum.sign_up(connection, event_id, row, actor=actor)
        yield result if isinstance(result, _ACCEPTED) else (FaultyRow(number, result),)
        if isinstance(result, _ForNobody):
            return


@dataclass(frozen=True, slots=True)
class _Reader:
    header: Header
    sessions: Sequence[Session]
    now: datetime
    options: ImportOptions

    def rows(self, table: Sequence[Sequence[str]]) -> Iterator[tuple[int, _Row]]:
        """Yield each row that is not empty with its number, as an applicant or as its faults."""
        for number, row in enumerate(table, 2):
            if any(cell.strip() for cell in row):
                applicant = self._applicant(row)
                faults = (*self._problems(number, row), *self._field_faults(number, applicant))
                yield number, faults or applicant

    def _applicant(self, row: Sequence[str]) -> Applicant:
        """Return the person as the cells tell; what they cannot tell, :meth:`_problems` finds."""
        cell = self._cells(row)
        first_and_last = f"{cell[Column.FIRST_NAME]} {cell[Column.LAST_NAME]}".strip()
        name = cell[Column.NAME] or first_and_last
        return Applicant(
            person=manual_person(name, cell[Column.ORGANISATION]),
            name=name,
            organisation=cell[Column.ORGANISATION],
            group=read_group(cell[Column.GROUP]) or Group.OTHER,
            consent_version=CONSENT_VERSION,
            consent_at=self.now,
            email=cell[Column.EMAIL] or None,
            phone=cell[Column.PHONE] or None,
            organisation_number=cell[Column.ORGANISATION_NUMBER] or None,
            municipality=cell[Column.MUNICIPALITY] or None,
            role=cell[Column.ROLE] or None,
            language=cell[Column.LANGUAGE].lower() or None,
            channel=Channel.IMPORT,
            sessions=tuple(found for found in self._chosen(cell[Column.SESSIONS]).values() if found is not None),
            accessibility=cell[Column.ACCESSIBILITY] or None,
            dietary=cell[Column.DIETARY] or None,
        )

    def _problems(self, number: int, row: Sequence[str]) -> Iterator[FaultyRow]:
        cell = self._cells(row)
        if read_group(cell[Column.GROUP]) is None:
            yield FaultyRow(number, RowProblem.UNKNOWN_GROUP, cell[Column.GROUP])
        for title, found in self._chosen(cell[Column.SESSIONS]).items():
            if found is None:
                yield FaultyRow(number, RowProblem.UNKNOWN_SESSION, title)
        if cell[Column.LANGUAGE] and cell[Column.LANGUAGE].lower() not in _LANGUAGES:
            yield FaultyRow(number, RowProblem.UNKNOWN_LANGUAGE, cell[Column.LANGUAGE])
        if not (self.options.consent or is_yes(cell[Column.CONSENT])):
            yield FaultyRow(number, RowProblem.NO_CONSENT, cell[Column.CONSENT])

    def _field_faults(self, number: int, applicant: Applicant) -> Iterator[FaultyRow]:
        """Yield every faulty field: one that is found is made passable, and the rest is looked at again."""
        while isinstance(found := checked_applicant(applicant), InvalidApplicant):
            yield FaultyRow(number, found, getattr(applicant, found.field.value) or "")
            passable: dict[str, Any] = {found.field.value: _PASSABLE.get(found.field)}
            applicant = replace(applicant, **passable)

    def _cells(self, row: Sequence[str]) -> dict[Column, str]:
        return {column: self.header.cell(row, column) for column in Column}

    def _chosen(self, cell: str) -> dict[str, SessionId | None]:
        """Return the sessions that are named with semicolons between them; None for a title that none has."""
        known = {fold(session.title): session.id for session in self.sessions if session.bookable}
        titles = (title.strip() for title in cell.split(";"))
        return {title: known.get(fold(title)) for title in titles if title}
