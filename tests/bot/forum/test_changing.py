"""Changing what was said at sign-up."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.entry.problem import FieldProblem
from bot.forum.model import (
    ApplicantField,
    Confirmed,
    Group,
    InvalidApplicant,
    OrganisationFull,
    SessionFull,
    SessionUnknown,
    Waiting,
    telegram_person,
)
from bot.forum.needs import Needs, needs_of
from bot.forum.notices import NoticeKind
from bot.forum.outcomes import GroupFull, NothingToChange, RegistrationChanged
from bot.forum.service import ForumService
from bot.store import audit
from bot.store.engine import Database
from bot.store.event_schema import events
from tests.bot.forum.people import START, add_workshop, applicant, cap_group, event
from tests.fakes.clock import FixedClock


@pytest.fixture
def service(clock: FixedClock) -> ForumService:
    return ForumService(clock)


def test_what_is_said_now_replaces_what_was_said(database: Database, service: ForumService) -> None:
    said = applicant(1, email="jan@gmina.pl", dietary="bez mięsa")
    with database.transaction() as connection:
        made = event(connection, service)
        workshop = add_workshop(connection, made, 1)
        signed = service.sign_up(connection, made.id, said)
        assert isinstance(signed, Confirmed)
        number = signed.registration.id
        now = replace(said, name=" Anna  Nowak ", email=None, phone="600 100 200", sessions=(workshop,), dietary=None)
        result = service.change_registration(connection, number, now, person=said.person)
        assert needs_of(connection, number) == Needs()
        assert [each.id for each in service.chosen_sessions(connection, signed.registration)] == [workshop]
        [*_, entry] = audit.entries(connection)
    assert isinstance(result, RegistrationChanged)
    assert result.fields == ("name", "email", "phone", "sessions", "dietary")
    kept = result.registration
    assert (kept.name, kept.email, kept.phone, kept.state) == ("Anna Nowak", None, "+48600100200", "confirmed")
    assert (entry.actor, entry.action) == ("telegram:1", "registration.changed")
    assert entry.details["fields"] == list(result.fields)
    assert "Nowak" not in str(entry)


def test_only_ones_own_active_registration_can_be_changed(
    database: Database, service: ForumService, clock: FixedClock
) -> None:
    said = applicant(1)
    with database.transaction() as connection:
        made, other = event(connection, service), event(connection, service)
        signed = [service.sign_up(connection, each.id, said) for each in (made, other)]
        first, second = (each.registration.id for each in signed if isinstance(each, Confirmed))
        refused = [service.change_registration(connection, first, said, person=telegram_person(2))]
        refused += [service.change_registration(connection, forged, said) for forged in (0, 999, 2**63)]
        service.cancel_registration(connection, first)
        refused.append(service.change_registration(connection, first, said))
        connection.execute(update(events).where(events.c.id == other.id).values(cancelled_at=START))
        refused.append(service.change_registration(connection, second, said))
        connection.execute(update(events).values(cancelled_at=None))
        clock.set(other.ends_at)
        refused.append(service.change_registration(connection, second, said))
    assert refused == [NothingToChange()] * 7


def test_a_change_that_cannot_be_made_changes_nothing(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=5, organisation_limit=2)
        cap_group(connection, made, Group.COUNCILLOR, 0)
        small = add_workshop(connection, made, 1, capacity=1)
        service.sign_up(connection, made.id, applicant(2, sessions=(small,)))
        service.sign_up(connection, made.id, applicant(3))
        own = applicant(1, organisation="Gmina Żnin")
        signed = service.sign_up(connection, made.id, own)
        assert isinstance(signed, Confirmed)

        def change(**changes: object) -> object:
            return service.change_registration(connection, signed.registration.id, replace(own, **changes))  # type: ignore[arg-type] # any field

        session = service.session_seats(connection, made)[0].session
        assert change(phone="12") == InvalidApplicant(ApplicantField.PHONE, FieldProblem.NOT_A_PHONE)
        assert change(sessions=(999,)) == SessionUnknown(made)
        assert change(sessions=(small,)) == SessionFull(made, session)
        assert change(organisation="Fundacja Most") == OrganisationFull(made, 2)
        assert change(group=Group.COUNCILLOR) == GroupFull(made, Group.COUNCILLOR)
        assert service.find_registration(connection, signed.registration.id) == signed.registration


def test_a_session_that_filled_up_is_kept_by_those_who_have_it(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service)
        small = add_workshop(connection, made, 1, capacity=1)
        said = applicant(1, sessions=(small,))
        signed = service.sign_up(connection, made.id, said)
        assert isinstance(signed, Confirmed)
        result = service.change_registration(connection, signed.registration.id, replace(said, role="wójt"))
    assert isinstance(result, RegistrationChanged)
    assert result.fields == ("role",)


def test_who_leaves_a_group_frees_its_seat_for_the_next(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=3)
        cap_group(connection, made, Group.VOLUNTEER, 1)
        said = applicant(1, group=Group.VOLUNTEER)
        signed = service.sign_up(connection, made.id, said)
        waiting = service.sign_up(connection, made.id, applicant(2, group=Group.VOLUNTEER))
        assert isinstance(signed, Confirmed)
        assert isinstance(waiting, Waiting)
        result = service.change_registration(connection, signed.registration.id, replace(said, group=Group.OTHER))
    assert isinstance(result, RegistrationChanged)
    assert [(notice.kind, notice.registration.person) for notice in result.notices] == [
        (NoticeKind.OFFERED, "telegram:2")
    ]


def test_who_waits_may_change_to_a_group_that_has_a_seat(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=3)
        cap_group(connection, made, Group.VOLUNTEER, 0)
        said = applicant(1, group=Group.VOLUNTEER)
        waiting = service.sign_up(connection, made.id, said)
        assert isinstance(waiting, Waiting)
        result = service.change_registration(connection, waiting.registration.id, replace(said, group=Group.OTHER))
    assert isinstance(result, RegistrationChanged)
    assert (result.registration.state, len(result.notices)) == ("offered", 1)
