"""Who may sign up, with which sessions, and how many of one organisation."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.forum.event import SessionId
from bot.forum.model import (
    Applicant,
    Channel,
    Confirmed,
    Group,
    OrganisationFull,
    Pending,
    SessionFull,
    SessionsClash,
    SessionUnknown,
    SignupNotOpen,
    Waiting,
    telegram_person,
)
from bot.forum.needs import Needs, needs_of
from bot.forum.outcomes import Cancelled, InvalidPartyError
from bot.forum.service import ForumService
from bot.store.engine import Database
from bot.store.event_schema import event_sessions
from tests.bot.forum.people import START, add_workshop, applicant, event
from tests.fakes.clock import FixedClock


@pytest.fixture
def service(clock: FixedClock) -> ForumService:
    return ForumService(clock)


def test_sign_up_opens_when_the_organiser_said(database: Database, service: ForumService, clock: FixedClock) -> None:
    opens = START + timedelta(days=2)
    with database.transaction() as connection:
        made = event(connection, service, signup_opens_at=opens)
        early = service.sign_up(connection, made.id, applicant(1))
        clock.set(opens)
        assert isinstance(service.sign_up(connection, made.id, applicant(1)), Confirmed)
    assert early == SignupNotOpen(made)


def test_where_a_coordinator_decides_nobody_has_a_seat_at_once(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1, needs_approval=True)
        results = [service.sign_up(connection, made.id, applicant(number)) for number in (1, 2)]
        seats = service.seats(connection, made)
    assert all(isinstance(result, Pending) for result in results)
    assert (seats.taken, seats.waiting) == (0, 0)


def test_only_so_many_of_one_organisation_may_come(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1, organisation_limit=2)
        names = ("Fundacja Most", "FUNDACJA „MOST”", "fundacja  most", "Gmina Żnin")
        people = [applicant(number, organisation=name) for number, name in enumerate(names, 1)]
        first, second, third, other = (service.sign_up(connection, made.id, each) for each in people)
        assert isinstance(second, Waiting)
        service.cancel_registration(connection, second.registration.id, person=telegram_person(2))
        after = service.sign_up(connection, made.id, people[2])
    assert isinstance(first, Confirmed)
    assert third == OrganisationFull(made, 2)
    assert isinstance(other, Waiting)
    assert isinstance(after, Waiting)


def test_everything_that_was_said_is_kept_and_needs_apart(database: Database, service: ForumService) -> None:
    said = applicant(
        1,
        municipality=" Żnin ",
        role="sekretarz",
        organisation_number="NIP 525-224-84-81",
        language="uk",
        accessibility="wózek",
        channel=Channel.TERMINAL,
        signed_up_by=telegram_person(9),
    )
    with database.transaction() as connection:
        made = event(connection, service)
        workshop = add_workshop(connection, made, 1)
        result = service.sign_up(connection, made.id, applicant(1, sessions=(workshop,)))
        assert isinstance(result, Confirmed)
        assert [each.id for each in service.chosen_sessions(connection, result.registration)] == [workshop]
        other = event(connection, service)
        result = service.sign_up(connection, other.id, said)
        assert isinstance(result, Confirmed)
        kept = result.registration
        assert needs_of(connection, kept.id) == Needs("wózek", None)
    assert (kept.municipality, kept.role, kept.organisation_number) == ("Żnin", "sekretarz", "nip:5252248481")
    assert (kept.language, kept.channel, kept.signed_up_by) == ("uk", Channel.TERMINAL, "telegram:9")


def test_sessions_that_cannot_be_chosen_are_named(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made, other = event(connection, service), event(connection, service)
        first, second = add_workshop(connection, made, 1), add_workshop(connection, made, 2)
        foreign, talk = add_workshop(connection, other, 1), add_workshop(connection, made, 4)
        connection.execute(update(event_sessions).where(event_sessions.c.id == talk).values(bookable=False))
        beside = add_workshop(connection, made, 1)
        by_id = {each.session.id: each.session for each in service.session_seats(connection, made)}

        def choosing(*sessions: int) -> object:
            chosen = tuple(SessionId(session) for session in sessions)
            return service.sign_up(connection, made.id, applicant(1, sessions=chosen))

        assert [choosing(foreign), choosing(talk), choosing(999)] == [SessionUnknown(made)] * 3
        assert choosing(beside, first) == SessionsClash(made, by_id[first], by_id[beside])
        assert service.registrations_for(connection, made.id) == []
        assert isinstance(choosing(second, first, first), Confirmed)


def test_a_full_session_is_refused_and_the_rest_can_be_chosen(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=5)
        small, large = add_workshop(connection, made, 1, capacity=1), add_workshop(connection, made, 2)
        service.sign_up(connection, made.id, applicant(1, sessions=(small, large)))
        refused = service.sign_up(connection, made.id, applicant(2, sessions=(small, large)))
        service.sign_up(connection, made.id, applicant(2, sessions=(large,)))
        seats = service.session_seats(connection, made)
    assert refused == SessionFull(made, seats[0].session)
    assert [(each.session.id, each.taken, each.full) for each in seats] == [(small, 1, True), (large, 2, False)]


def test_who_waits_takes_no_seat_at_a_session_and_loses_one_that_filled_up(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=2)
        small, large = add_workshop(connection, made, 1, capacity=1), add_workshop(connection, made, 2)
        seat = service.sign_up(connection, made.id, applicant(1))
        other = service.sign_up(connection, made.id, applicant(2))
        assert isinstance(seat, Confirmed)
        assert isinstance(other, Confirmed)
        waiting = service.sign_up(connection, made.id, applicant(3, sessions=(small, large)))
        assert isinstance(waiting, Waiting)
        assert [each.taken for each in service.session_seats(connection, made)] == [0, 0]
        service.change_registration(connection, other.registration.id, applicant(2, sessions=(small,)))
        left = service.cancel_registration(connection, seat.registration.id)
        assert isinstance(left, Cancelled)
        assert left.promoted is not None
        kept = service.chosen_sessions(connection, left.promoted)
    assert [each.id for each in kept] == [large]


def _colleagues(number: int) -> list[Applicant]:
    return [applicant(each, chat_id=None, signed_up_by=telegram_person(9)) for each in range(1, number + 1)]


def test_a_party_is_signed_up_one_by_one_in_its_order(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=2)
        results = service.sign_up_group(connection, made.id, _colleagues(3), actor="telegram:9")
    assert [type(result) for result in results] == [Confirmed, Confirmed, Waiting]


def test_a_party_that_is_too_large_or_of_two_organisations_is_refused_whole(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=20)
        with pytest.raises(InvalidPartyError, match="najwyżej 10"):
            service.sign_up_group(connection, made.id, _colleagues(11), actor="cli")
        mixed = [*_colleagues(2), applicant(3, organisation="Gmina Żnin")]
        with pytest.raises(InvalidPartyError, match="jednej organizacji"):
            service.sign_up_group(connection, made.id, mixed, actor="cli")
        assert service.registrations_for(connection, made.id) == []


def test_what_was_said_last_time_is_offered_again_without_consent(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        workshop = add_workshop(connection, made, 1)
        said = applicant(1, role="sekretarz", dietary="bez mięsa", group=Group.COUNCILLOR, sessions=(workshop,))
        service.sign_up(connection, made.id, said)
        again = service.last_applicant(connection, said.person)
        assert service.last_applicant(connection, telegram_person(2)) is None
        service.erase_person(connection, said.person)
        assert service.last_applicant(connection, said.person) is None
    assert again is not None
    assert (again.role, again.dietary, again.group) == ("sekretarz", "bez mięsa", Group.COUNCILLOR)
    assert (again.sessions, again.consent_at) == ((), None)
