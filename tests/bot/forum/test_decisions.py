"""What coordinators decide: approval, refusal, a better place, a seat beyond the capacity."""

import pytest
from sqlalchemy import update

from bot.forum.event import Event
from bot.forum.model import Confirmed, Group, Pending, Registration, RegistrationState, Waiting, telegram_person
from bot.forum.notices import NoticeKind
from bot.forum.outcomes import Decided, NotPending
from bot.forum.service import ForumService
from bot.store import audit
from bot.store.engine import Connection, Database
from bot.store.event_schema import events
from tests.bot.forum.people import START, applicant, cap_group, event
from tests.fakes.clock import FixedClock


@pytest.fixture
def service(clock: FixedClock) -> ForumService:
    return ForumService(clock)


def _sign_up(service: ForumService, connection: Connection, made: Event, *numbers: int) -> list[Registration]:
    results = [service.sign_up(connection, made.id, applicant(number)) for number in numbers]
    return [result.registration for result in results if isinstance(result, Confirmed | Waiting | Pending)]


def test_approval_gives_a_seat_and_then_places(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1, needs_approval=True)
        pending = _sign_up(service, connection, made, 1, 2, 3)
        order = [pending[2], pending[0], pending[1]]
        results = [service.approve(connection, each.id, actor="telegram:9") for each in order]
    decided = [result for result in results if isinstance(result, Decided)]
    assert [(each.registration.state, each.registration.place) for each in decided] == [
        (RegistrationState.CONFIRMED, None),
        (RegistrationState.WAITING, 1),
        (RegistrationState.WAITING, 2),
    ]
    kinds = [notice.kind for each in decided for notice in each.notices]
    assert kinds == [NoticeKind.APPROVED, NoticeKind.APPROVED_WAITING, NoticeKind.APPROVED_WAITING]


def test_a_refusal_keeps_its_reason_and_is_made_once(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, needs_approval=True)
        [pending] = _sign_up(service, connection, made, 1)
        result = service.reject(connection, pending.id, reason="to spotkanie dla gmin", actor="telegram:9")
        again = service.reject(connection, pending.id, reason="jeszcze raz", actor="telegram:9")
        late = service.approve(connection, pending.id, actor="telegram:9")
        entries = audit.entries(connection, actor="telegram:9")
        assert service.registrations_of(connection, telegram_person(1)) == []
        assert isinstance(service.sign_up(connection, made.id, applicant(1)), Pending)
    assert isinstance(result, Decided)
    assert (result.registration.state, result.registration.reason) == ("rejected", "to spotkanie dla gmin")
    assert [notice.kind for notice in result.notices] == [NoticeKind.REJECTED]
    assert [again, late] == [NotPending(), NotPending()]
    assert [(entry.action, entry.details["before"], entry.details["after"]) for entry in entries] == [
        ("registration.rejected", "pending", "rejected")
    ]
    assert "gmin" not in str(entries)


@pytest.mark.parametrize("forged", [0, -1, 999, 2**63])
def test_what_is_not_pending_is_not_decided(database: Database, service: ForumService, forged: int) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        confirmed, waiting = _sign_up(service, connection, made, 1, 2)
        for number in (confirmed.id, waiting.id, forged):
            assert service.approve(connection, number, actor="cli") == NotPending()
            assert service.reject(connection, number, reason="x", actor="cli") == NotPending()
        assert service.move_up(connection, forged, reason="x", actor="cli") == []
        assert service.invite_over_capacity(connection, forged, reason="x", actor="cli") == []


def test_nobody_is_approved_for_a_cancelled_event(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, needs_approval=True)
        [pending] = _sign_up(service, connection, made, 1)
        connection.execute(update(events).values(cancelled_at=START))
        assert service.approve(connection, pending.id, actor="cli") == NotPending()


def test_who_is_moved_up_is_first_and_gets_the_next_seat(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, _, _, last = _sign_up(service, connection, made, 1, 2, 3, 4)
        assert service.move_up(connection, last.id, reason="prowadzi warsztat", actor="telegram:9") == []
        places = {each.person: each.place for each in service.registrations_for(connection, made.id)}
        service.move_up(connection, seat.id, reason="pomyłka", actor="telegram:9")
        service.cancel_registration(connection, seat.id)
        found = service.find_registration(connection, last.id)
        actions = [entry.action for entry in audit.entries(connection, actor="telegram:9")]
    assert places == {"telegram:1": None, "telegram:4": 1, "telegram:2": 2, "telegram:3": 3}
    assert found is not None
    assert (found.state, found.staff_note, found.reason) == ("offered", "prowadzi warsztat", None)
    assert actions == ["registration.moved_up"]


def test_an_invitation_goes_beyond_the_capacity_knowingly(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, _, third = _sign_up(service, connection, made, 1, 2, 3)
        [notice] = service.invite_over_capacity(connection, third.id, reason="gość honorowy", actor="telegram:9")
        again = service.invite_over_capacity(connection, third.id, reason="gość", actor="telegram:9")
        assert service.seats(connection, made).confirmed == 2
        result = service.cancel_registration(connection, seat.id, person=seat.person)
        assert getattr(result, "promoted", seat) is None, "one too many came, so no seat is free"
    assert (notice.kind, notice.registration.state) == (NoticeKind.INVITED, RegistrationState.CONFIRMED)
    assert (notice.registration.over_capacity, notice.registration.staff_note) == (True, "gość honorowy")
    assert again == []


def test_an_invitation_while_there_is_room_is_not_beyond_the_capacity(
    database: Database, service: ForumService
) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=2, needs_approval=True)
        cap_group(connection, made, Group.COUNCILLOR, 0)
        [pending] = _sign_up(service, connection, made, 1)
        councillor = service.sign_up(connection, made.id, applicant(2, group=Group.COUNCILLOR))
        assert isinstance(councillor, Pending)
        [within] = service.invite_over_capacity(connection, pending.id, reason="x", actor="cli")
        [beyond] = service.invite_over_capacity(connection, councillor.registration.id, reason="x", actor="cli")
    assert (within.registration.over_capacity, beyond.registration.over_capacity) == (False, True)


def test_who_is_cancelled_by_the_organiser_is_told(database: Database, service: ForumService) -> None:
    with database.transaction() as connection:
        made = event(connection, service, capacity=1)
        seat, _ = _sign_up(service, connection, made, 1, 2)
        result = service.cancel_registration(connection, seat.id, actor="telegram:9")
    kinds = [(notice.kind, notice.registration.person) for notice in getattr(result, "notices", ())]
    assert kinds == [(NoticeKind.CANCELLED_BY_ORGANISER, "telegram:1"), (NoticeKind.OFFERED, "telegram:2")]
