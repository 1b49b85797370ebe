"""Lists of people from spreadsheets: what is read, what is refused, and that it is all or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.problem import FieldProblem
from bot.forum.event import EventId, Session, SessionId
from bot.forum.import_columns import Column, is_yes, read_group, read_header
from bot.forum.import_table import (
    ColumnsMissing,
    FaultyRow,
    Imported,
    ImportOptions,
    ImportResult,
    NobodyCanSignUp,
    RowProblem,
    import_people,
)
from bot.forum.model import (
    ApplicantField,
    Channel,
    EventUnknown,
    Group,
    InvalidApplicant,
    Registration,
    RegistrationState,
    SignupClosed,
)
from bot.forum.service import ForumService
from bot.store.engine import Database
from tests.bot.forum.people import plan
from tests.bot.store.memory import discard, fresh_database
from tests.fakes.clock import FixedClock

HEADERS = ["Imię i nazwisko", "Organizacja", "Grupa", "E-mail", "Telefon", "Zgoda"]
ANNA = ["Anna Nowak", "Fundacja Most", "liderka / lider NGO", "anna@example.org", "600 100 200", "tak"]
JAN = ["Jan Lis", "Gmina Lubicz", "councillor", "", "", "TAK"]


class Office:
    """Imports into an event with two seats."""

    def __init__(self, database: Database, clock: FixedClock, capacity: int = 2) -> None:
        self.database, self.clock, self.forum = database, clock, ForumService(clock)
        with database.transaction() as connection:
            self.event_id = self.forum.create_event(connection, plan(capacity), actor="test").id

    def brings(
        self, table: Sequence[Sequence[str]], event_id: int | None = None, sessions: Sequence[Session] = (), **how: bool
    ) -> ImportResult:
        with self.database.transaction() as connection:
            return import_people(
                connection,
                self.forum,
                self.event_id if event_id is None else event_id,
                table,
                sessions=sessions,
                options=ImportOptions(**how),
                now=self.clock.now(),
                actor="cli",
            )

    def signed_up(self) -> list[Registration]:
        with self.database.read() as connection:
            return self.forum.registrations_for(connection, self.event_id)


@pytest.fixture
def office(database: Database, clock: FixedClock) -> Office:
    return Office(database, clock)


def test_people_are_signed_up_through_the_service_until_the_seats_are_taken(office: Office) -> None:
    eva = ["Ewa Lis", "NGO", "", "", "", "x"]
    assert office.brings([HEADERS, ANNA, JAN, eva]) == Imported(
        applied=True, confirmed=2, waiting=1, pending=0, already=0, faults=(), ignored=()
    )
    first, second, third = office.signed_up()
    assert (first.name, first.group, first.email, first.phone) == (
        "Anna Nowak",
        Group.NGO_LEADER,
        "anna@example.org",
        "+48600100200",
    )
    assert second.group is Group.COUNCILLOR
    assert (third.group, third.state) == (Group.OTHER, RegistrationState.WAITING)
    assert {each.channel for each in office.signed_up()} == {Channel.IMPORT}


def test_repeating_an_import_changes_nothing(office: Office) -> None:
    office.brings([HEADERS, ANNA, JAN])
    before = office.signed_up()
    again = office.brings([HEADERS, ["anna  NOWAK", *ANNA[1:]], JAN])
    assert isinstance(again, Imported)
    assert (again.confirmed, again.waiting, again.already) == (0, 0, 2)
    assert office.signed_up() == before


def test_a_trial_tells_what_would_happen_and_stores_nothing(office: Office) -> None:
    result = office.brings([HEADERS, ANNA, JAN], dry_run=True)
    assert isinstance(result, Imported)
    assert (result.applied, result.confirmed) == (False, 2)
    assert office.signed_up() == []


def three_bad_of_three_hundred() -> list[list[str]]:
    table = [HEADERS, *([f"Osoba Numer{'abcdefghij'[n % 10]} {n}", "NGO", "", "", "", "tak"] for n in range(300))]
    table[17][3] = "nie-adres"
    table[118][2] = "kosmonauci"
    table[219][0], table[219][4] = "", "12"
    return table


@pytest.fixture
def quick(clock: FixedClock) -> Iterator[Office]:
    """On SQLite alone: hundreds of sign-ups take seconds."""
    database = fresh_database()
    yield Office(database, clock, capacity=100)
    discard(database)


def test_three_bad_rows_of_three_hundred_are_named_and_nobody_is_stored(quick: Office) -> None:
    result = quick.brings(three_bad_of_three_hundred())
    assert isinstance(result, Imported)
    assert not result.applied
    assert result.faults == (
        FaultyRow(18, InvalidApplicant(ApplicantField.EMAIL, FieldProblem.NOT_AN_EMAIL), "nie-adres"),
        FaultyRow(119, RowProblem.UNKNOWN_GROUP, "kosmonauci"),
        FaultyRow(220, InvalidApplicant(ApplicantField.NAME, FieldProblem.TOO_SHORT)),
        FaultyRow(220, InvalidApplicant(ApplicantField.PHONE, FieldProblem.NOT_A_PHONE), "12"),
    )
    assert quick.signed_up() == []


def test_faulty_rows_are_skipped_when_that_is_wanted(office: Office) -> None:
    result = office.brings([HEADERS, ANNA, [*JAN[:3], "nie-adres", "", "tak"], JAN], skip_faulty=True)
    assert isinstance(result, Imported)
    assert (result.applied, result.confirmed, [fault.row for fault in result.faults]) == (True, 2, [3])
    assert [each.name for each in office.signed_up()] == ["Anna Nowak", "Jan Lis"]


def test_nobody_is_stored_without_consent(office: Office) -> None:
    unasked = [*JAN[:5], "nie"]
    result = office.brings([HEADERS, ANNA, unasked])
    assert isinstance(result, Imported)
    assert result.faults == (FaultyRow(3, RowProblem.NO_CONSENT, "nie"),)
    assert office.signed_up() == []
    assert isinstance(affirmed := office.brings([HEADERS, ANNA, unasked], consent=True), Imported)
    assert affirmed.applied


def test_empty_rows_are_passed_over_and_short_ones_are_read(office: Office) -> None:
    result = office.brings([["Imię", "Nazwisko", "Instytucja"], ["", " ", ""], ["Ala", "Kot", "NGO"], []], consent=True)
    assert isinstance(result, Imported)
    assert result.confirmed == 1
    assert office.signed_up()[0].name == "Ala Kot"


@pytest.mark.parametrize(
    ("table", "missing"),
    [
        ([], (Column.NAME, Column.ORGANISATION)),
        ([["Imię", "Organizacja"], ["Ala", "NGO"]], (Column.NAME,)),
        ([["name"], ["Ala Kot"]], (Column.ORGANISATION,)),
    ],
)
def test_a_table_without_the_needed_columns_is_refused(
    office: Office, table: list[list[str]], missing: tuple[Column, ...]
) -> None:
    assert office.brings(table) == ColumnsMissing(missing)


def test_an_event_that_takes_nobody_refuses_once(office: Office) -> None:
    assert office.brings([HEADERS, ANNA, JAN], event_id=99) == NobodyCanSignUp(EventUnknown())
    office.clock.advance(timedelta(days=25))
    result = office.brings([HEADERS, ANNA, JAN])
    assert isinstance(result, NobodyCanSignUp)
    assert isinstance(result.refusal, SignupClosed)


def test_a_session_that_the_event_has_not_is_named(office: Office) -> None:
    start = office.clock.now() + timedelta(days=30)
    lecture = Session(SessionId(1), EventId(1), "Erasmus+", start, start + timedelta(hours=1))
    headers, row = ["name", "organisation", "warsztaty"], ["Ala Kot", "NGO", "Budżet"]
    result = office.brings([headers, row], sessions=[replace(lecture, bookable=True)], consent=True)
    assert isinstance(result, Imported)
    assert result.faults == (FaultyRow(2, RowProblem.UNKNOWN_SESSION, "Budżet"),)


def test_headers_are_read_in_both_languages_and_strange_ones_are_told() -> None:
    header = read_header(["  IMIE I  NAZWISKO:", "Organization", "organizacja", "Uwagi", "", "NIP/KRS/REGON"])
    assert header.places == {Column.NAME: 0, Column.ORGANISATION: 1, Column.ORGANISATION_NUMBER: 5}
    assert header.ignored == ("organizacja", "Uwagi")


@pytest.mark.parametrize("group", Group)
def test_a_group_is_known_by_its_code(group: Group) -> None:
    assert read_group(f" {group.value.upper()} ") is group


def test_consent_is_a_clear_yes() -> None:
    assert all(map(is_yes, ("tak", " TAK ", "x", "1", "yes", "✓")))
    assert not any(map(is_yes, ("", "nie", "no", "0", "może")))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12) | st.sampled_from(["Imię", "name", "zgoda"]), max_size=6), max_size=4))
def test_any_headers_are_read(table: list[list[str]]) -> None:
    header = read_header(table[0] if table else ())
    assert len(header.places) + len(header.ignored) <= len(table[0] if table else ())
    assert all(header.cell(row, column) is not None for row in table for column in Column)
