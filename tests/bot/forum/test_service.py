from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from bot.entry.problem import FieldProblem
from bot.forum import sql
from bot.forum.event import InvalidEventError, Seats
from bot.forum.model import (
    AlreadyRegistered,
    ApplicantField,
    Confirmed,
    ConsentMissing,
    EventCancelled,
    EventUnknown,
    InvalidApplicant,
    Registration,
    RegistrationState,
    SignupClosed,
    Waiting,
    manual_person,
    telegram_person,
)
from bot.forum.notices import NoticeKind
from bot.forum.outcomes import Cancelled, NothingToCancel
from bot.forum.service import ForumService
from bot.store import audit
from bot.store.all_tables import metadata
from bot.store.engine import Connection, Database
from bot.store.event_schema import events
from tests.bot.forum.people import START, applicant, event, plan
from tests.fakes.clock import FixedClock

FORGED = [0, -1, 999, 2**63, 10**30]


@pytest.fixture
def service(clock: FixedClock) -> ForumService:
    return ForumService(clock)


def _confirmed(service: ForumService, connection: Connection, event_id: int, number: int) -> Registration:
    result = service.sign_up(connection, event_id, applicant(number))
    assert isinstance(result, Confirmed)
    return result.registration


def test_a_free_seat_is_confirmed_with_everything_that_was_said(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        said = applicant(7, name="  Łucja \u200b Nowak ", email="Lucja@GMINA.pl", phone="52 322 11 00")
        result = service.sign_up(connection, made.id, said)
    assert isinstance(result, Confirmed)
    assert result.event == made
    registration = result.registration
    assert (registration.name, registration.email, registration.phone) == (
        "Łucja Nowak",
        "Lucja@gmina.pl",
        "+48523221100",
    )
    assert (registration.chat_id, registration.state, registration.place) == (7, RegistrationState.CONFIRMED, None)
    assert (registration.consent_version, registration.consent_at) == ("forum-1", START)


def test_a_full_event_gives_places_on_the_waiting_list(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        assert service.seats(connection, made) == Seats(1, 0, 0)
        _confirmed(service, connection, made.id, 1)
        places = [service.sign_up(connection, made.id, applicant(number)) for number in (2, 3)]
        seats = service.seats(connection, made)
    assert [place.place for place in places if isinstance(place, Waiting)] == [1, 2]
    assert seats == Seats(1, 1, 2)
    assert seats.free == 0


def test_nobody_signs_up_twice(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        first = _confirmed(service, connection, made.id, 1)
        again = service.sign_up(connection, made.id, applicant(1, name="Inne Imię"))
        service.sign_up(connection, made.id, applicant(2))
        waiting_again = service.sign_up(connection, made.id, applicant(2))
        assert len(service.registrations_for(connection, made.id)) == 2
    assert again == AlreadyRegistered(first, made)
    assert isinstance(waiting_again, AlreadyRegistered)
    assert waiting_again.registration.place == 1


def test_the_database_itself_refuses_a_second_active_registration(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        _confirmed(service, connection, made.id, 1)
    with pytest.raises(IntegrityError), database.transaction() as connection:
        sql.insert_registration(connection, made.id, applicant(1), RegistrationState.WAITING, START)


def test_who_cancelled_may_sign_up_again_at_the_end_of_the_line(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        first = _confirmed(service, connection, made.id, 1)
        service.sign_up(connection, made.id, applicant(2))
        service.cancel_registration(connection, first.id, person=first.person)
        result = service.sign_up(connection, made.id, applicant(1))
    assert isinstance(result, Waiting)
    assert result.place == 1


@pytest.mark.parametrize("forged", FORGED)
def test_an_unknown_event_is_said(database: Database, service: ForumService, forged: int) -> None:
    with database.transaction() as connection:
        event(connection, service)
        assert service.sign_up(connection, forged, applicant(1)) == EventUnknown()
        assert service.get_event(connection, forged) is None


def test_sign_up_is_open_up_to_the_deadline(database: Database, service: ForumService, clock: FixedClock) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        clock.set(made.signup_deadline)
        _confirmed(service, connection, made.id, 1)
        clock.advance(timedelta(seconds=1))
        assert service.sign_up(connection, made.id, applicant(2)) == SignupClosed(made)


def test_a_cancelled_event_takes_nobody_and_is_not_listed(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        connection.execute(update(events).values(cancelled_at=START))
        result = service.sign_up(connection, made.id, applicant(1))
        assert service.list_events(connection) == []
    assert result == EventCancelled(replace(made, cancelled_at=START))


@pytest.mark.parametrize("missing", [{"consent_at": None}, {"consent_version": ""}])
def test_without_consent_nothing_is_stored(
    database: Database, service: ForumService, missing: dict[str, object]
) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        assert service.sign_up(connection, made.id, applicant(1, **missing)) == ConsentMissing()
        assert service.registrations_for(connection, made.id) == []


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": "\u200b\u0000 "}, InvalidApplicant(ApplicantField.NAME, FieldProblem.TOO_SHORT)),
        ({"organisation": "x" * 201}, InvalidApplicant(ApplicantField.ORGANISATION, FieldProblem.TOO_LONG)),
        ({"email": "jan@"}, InvalidApplicant(ApplicantField.EMAIL, FieldProblem.NOT_AN_EMAIL)),
        ({"phone": "123"}, InvalidApplicant(ApplicantField.PHONE, FieldProblem.NOT_A_PHONE)),
        (
            {"organisation_number": "5252248482"},
            InvalidApplicant(ApplicantField.ORGANISATION_NUMBER, FieldProblem.NOT_A_NUMBER),
        ),
        ({"dietary": "x" * 501}, InvalidApplicant(ApplicantField.DIETARY, FieldProblem.TOO_LONG)),
    ],
)
def test_a_field_that_cannot_be_used_is_named(
    database: Database, service: ForumService, change: dict[str, object], refusal: InvalidApplicant
) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        assert service.sign_up(connection, made.id, applicant(1, **change)) == refusal
        assert service.registrations_for(connection, made.id) == []


def test_a_freed_seat_is_offered_to_who_waits_longest(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat = _confirmed(service, connection, made.id, 1)
        for number in (2, 3, 4):
            service.sign_up(connection, made.id, applicant(number))
        result = service.cancel_registration(connection, seat.id, person=telegram_person(1))
        places = [booking.registration.place for booking in service.registrations_of(connection, telegram_person(3))]
    assert isinstance(result, Cancelled)
    assert result.registration.state is RegistrationState.CANCELLED
    assert result.promoted is not None
    assert (result.promoted.person, result.promoted.state, result.promoted.chat_id) == ("telegram:2", "offered", 2)
    assert [notice.kind for notice in result.notices] == [NoticeKind.OFFERED]
    assert places == [1]


def test_leaving_the_waiting_list_promotes_nobody_and_moves_the_others_up(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        for number in (1, 2, 3):
            service.sign_up(connection, made.id, applicant(number))
        second = service.registrations_of(connection, telegram_person(2))[0].registration
        result = service.cancel_registration(connection, second.id, person=telegram_person(2))
        third = service.registrations_of(connection, telegram_person(3))[0].registration
    assert isinstance(result, Cancelled)
    assert result.promoted is None
    assert third.place == 1


def test_nobody_is_promoted_into_an_event_that_has_begun(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat = _confirmed(service, connection, made.id, 1)
        service.sign_up(connection, made.id, applicant(2))
        clock.set(made.starts_at)
        result = service.cancel_registration(connection, seat.id)
    assert isinstance(result, Cancelled)
    assert result.promoted is None
    assert [notice.kind for notice in result.notices] == [NoticeKind.CANCELLED_BY_ORGANISER]


def test_only_ones_own_registration_can_be_cancelled_and_once(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        seat = _confirmed(service, connection, made.id, 1)
        other = service.cancel_registration(connection, seat.id, person=telegram_person(2))
        own = service.cancel_registration(connection, seat.id, person=telegram_person(1))
        again = service.cancel_registration(connection, seat.id, person=telegram_person(1))
        forged = [service.cancel_registration(connection, number) for number in FORGED]
    assert other == again == NothingToCancel()
    assert isinstance(own, Cancelled)
    assert forged == [NothingToCancel()] * len(FORGED)


def test_mine_are_the_active_ones_of_events_that_have_not_ended(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        first, second, third = (event(connection, service) for _ in range(3))
        kept = _confirmed(service, connection, first.id, 1)
        gone = _confirmed(service, connection, second.id, 1)
        _confirmed(service, connection, third.id, 2)
        service.cancel_registration(connection, gone.id)
        mine = service.registrations_of(connection, telegram_person(1))
        assert [booking.registration.id for booking in mine] == [kept.id]
        assert mine[0].event == first
        clock.set(first.ends_at)
        assert service.registrations_of(connection, telegram_person(1)) == []
        assert len(service.everything_about(connection, telegram_person(1))) == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "  "}, "tytuł"),
        ({"title": "x" * 201}, "tytuł"),
        ({"place": ""}, "miejsce"),
        ({"capacity": 0}, "Liczba miejsc"),
        ({"ends_at": START + timedelta(days=30)}, "Koniec"),
        ({"signup_deadline": START + timedelta(days=31)}, "Termin zapisów"),
        ({"starts_at": START, "signup_deadline": START}, "przyszłości"),
    ],
)
def test_an_event_that_cannot_take_place_is_refused(
    database: Database, service: ForumService, change: dict[str, Any], sentence: str
) -> None:
    with database.transaction() as connection:
        with pytest.raises(InvalidEventError, match=sentence):
            service.create_event(connection, plan(**change), actor="test")
        assert service.list_events(connection) == []


def test_events_are_listed_until_they_end_the_next_one_first(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        later = service.create_event(connection, plan(ends_at=START + timedelta(days=40)), actor="test")
        sooner = service.create_event(
            connection,
            plan(starts_at=START + timedelta(days=2), signup_deadline=START + timedelta(days=1)),
            actor="test",
        )
        assert service.list_events(connection) == [sooner, later]
        clock.set(sooner.ends_at)
        assert service.list_events(connection) == [later]


def test_a_sample_is_offered_once_and_only_while_there_is_nothing_real(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        sample = service.offer_sample_event(connection)
        assert sample is not None
        assert sample.sample
        assert sample.title.startswith("PRZYKŁAD")
        assert service.offer_sample_event(connection) is None
        assert service.list_events(connection) == [sample]
        result = service.sign_up(connection, sample.id, applicant(1))
        assert isinstance(result, Confirmed)
        assert result.event.sample
        clock.set(sample.ends_at)
        renewed = service.offer_sample_event(connection)
        assert renewed is not None
        real = service.create_event(
            connection,
            plan(starts_at=clock.now() + timedelta(days=9), ends_at=clock.now() + timedelta(days=10)),
            actor="test",
        )
        assert service.list_events(connection) == [real]
        clock.set(real.ends_at)
        assert service.offer_sample_event(connection) is None


def test_everything_that_happened_is_in_the_audit_log_without_names(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat = _confirmed(service, connection, made.id, 1)
        service.sign_up(connection, made.id, applicant(2))
        service.cancel_registration(connection, seat.id, actor="cli")
        entries = audit.entries(connection)
    assert [(entry.actor, entry.action, entry.subject) for entry in entries] == [
        ("test", "event.created", "event:1"),
        ("telegram:1", "registration.confirmed", "registration:1"),
        ("telegram:2", "registration.waiting", "registration:2"),
        ("cli", "registration.cancelled", "registration:1"),
        ("system", "registration.offered", "registration:2"),
    ]
    assert "Nowak" not in str(entries)
    states = [(entry.details["before"], entry.details["after"]) for entry in entries[1:]]
    assert states == [(None, "confirmed"), (None, "waiting"), ("confirmed", "cancelled"), ("waiting", "offered")]


def _everything(connection: Connection) -> str:
    return str([connection.execute(table.select()).all() for table in metadata.sorted_tables])


def test_erasing_a_person_frees_the_seat_and_leaves_nothing(database: Database, service: ForumService) -> None:
    said = applicant(
        871_236,
        name="KANAREK Nowak",
        organisation="KANAREK",
        organisation_number="5252248481",
        municipality="KANAREK",
        role="KANAREK",
        email="kanarek@gmina.pl",
        phone="600100200",
        accessibility="KANAREK",
        dietary="KANAREK",
    )
    colleague = applicant(3, person=manual_person("Jan", "Most"), chat_id=None, signed_up_by=said.person)
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        service.sign_up(connection, made.id, said)
        service.sign_up(connection, made.id, applicant(2))
        service.sign_up(connection, made.id, colleague, actor=said.person)
    with database.transaction() as connection:
        notices = service.erase_person(connection, said.person)
        left = _everything(connection)
        kept = service.registrations_for(connection, made.id)
    assert [(notice.registration.person, notice.kind) for notice in notices] == [("telegram:2", NoticeKind.OFFERED)]
    assert not any(trace in left for trace in ("KANAREK", "kanarek", "600100200", "871236", "5252248481"))
    if isinstance(database.location, Path):  # what PostgreSQL keeps in its files is up to its VACUUM
        content = b"".join(each.read_bytes() for each in database.path.parent.iterdir())
        assert b"KANAREK" not in content
        assert b"kanarek" not in content
    assert [(each.state, each.name) for each in kept][:2] == [("cancelled", ""), ("offered", "Łucja Nowak2")]


def test_erasing_reaches_past_and_cancelled_registrations(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        gone = _confirmed(service, connection, made.id, 1)
        service.cancel_registration(connection, gone.id)
        _confirmed(service, connection, made.id, 1)
        clock.set(made.ends_at)
        assert service.erase_person(connection, telegram_person(1)) == []
        assert service.everything_about(connection, telegram_person(1)) == []
        assert "Nowak" not in _everything(connection)


def test_a_person_without_telegram_is_known_by_name_and_organisation() -> None:
    assert manual_person("Jan  KOWALSKI", "Gmina Żnin") == manual_person("jan kowalski", "gmina żnin")
    assert manual_person("Jan Kowalski", "Gmina Żnin") != manual_person("Jan Kowalski", "Gmina Toruń")
    assert "kowalski" not in manual_person("Jan Kowalski", "Gmina").casefold()
