from dataclasses import replace
from datetime import timedelta

import pytest

from bot.store import audit
from bot.store.engine import Connection, Database
from bot.voucher.edition_results import CallChanged, RulesChanged
from bot.voucher.edition_service import EditionService
from bot.voucher.model import Edition, InvalidRulesError
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import CallPlan, Rules
from bot.voucher.states import State
from tests.bot.voucher.money import DECIDER, NOW, new_edition, rules, submitted
from tests.fakes.clock import FixedClock

CLOSES = NOW + timedelta(days=30)
LATER = (CallPlan(NOW, CLOSES), CallPlan(CLOSES, CLOSES + timedelta(days=30)))


@pytest.fixture
def service(clock: FixedClock) -> EditionService:
    return EditionService(clock)


def _changed(service: EditionService, connection: Connection, edition: Edition, wanted: Rules) -> Edition:
    result = service.change_rules(connection, edition.id, wanted, reason="Tak uchwalono.", actor=DECIDER)
    assert isinstance(result, RulesChanged), result
    return result.edition


def test_calls_follow_the_rules_until_they_begin(database: Database, service: EditionService) -> None:
    moved = CallPlan(CLOSES + timedelta(days=1), CLOSES + timedelta(days=9))
    with database.transaction() as connection:
        made = new_edition(connection, calls=LATER)
        before = service.calls(connection, made.id)
        _changed(service, connection, made, rules(calls=(LATER[0], moved)))
        after = service.calls(connection, made.id)
        assert after == [before[0], replace(before[1], opens_at=moved.opens_at, closes_at=moved.closes_at)]
        _changed(service, connection, made, rules(calls=LATER[:1]))
        assert service.calls(connection, made.id) == before[:1]
        _changed(service, connection, made, rules(calls=(LATER[0], moved)))
        assert [each.number for each in service.calls(connection, made.id)] == [1, 2]


_LONGER = CallPlan(NOW, CLOSES + timedelta(days=1))


@pytest.mark.parametrize(
    ("passed", "calls", "fault"),
    [
        (1, (CallPlan(NOW + timedelta(days=2), CLOSES),), "calls[1].opens: Ten nabór już się zaczął"),
        (1, (CallPlan(NOW, CLOSES - timedelta(days=1)),), "calls[1].closes: Trwającego naboru nie można skrócić"),
        (31, (_LONGER,), "calls[1].closes: Ten nabór już się skończył"),
        (31, LATER[1:], "calls[1].opens: Ten nabór już się zaczął"),
        (31, (LATER[0], CallPlan(CLOSES, CLOSES + timedelta(hours=1))), "calls[2].closes: Nabór musi się kończyć"),
    ],
)
def test_a_call_that_began_stays_as_people_know_it(  # noqa: PLR0917 (fixtures and cases)
    database: Database,
    service: EditionService,
    clock: FixedClock,
    passed: int,
    calls: tuple[CallPlan, ...],
    fault: str,
) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        clock.advance(timedelta(days=passed))
        with pytest.raises(InvalidRulesError) as caught:
            _changed(service, connection, made, rules(calls=calls))
        assert any(line.startswith(fault) for line in str(caught.value).splitlines())
        assert len(service.versions(connection, made.id)) == 1


def test_a_call_that_began_is_not_left_out(database: Database, service: EditionService, clock: FixedClock) -> None:
    with database.transaction() as connection:
        made = new_edition(connection, calls=LATER)
        clock.set(CLOSES)
        with pytest.raises(InvalidRulesError, match="calls: Nabór nr 2 już się zaczął"):
            _changed(service, connection, made, rules())
        assert _changed(service, connection, made, rules(calls=LATER, keep_years=6)).rules_version == 2


def test_a_call_is_extended_but_not_into_the_next_one(database: Database, service: EditionService) -> None:
    with database.transaction() as connection:
        made = new_edition(connection, calls=LATER)
        first, second = service.calls(connection, made.id)
        same = service.extend_call(connection, first.id, CLOSES, actor=DECIDER)
        assert same == Refused(Reason.CALL_NOT_LATER, until=CLOSES)
        over = service.extend_call(connection, first.id, CLOSES + timedelta(minutes=1), actor=DECIDER)
        assert over == Refused(Reason.CALLS_OVERLAP, until=second.opens_at)
        until = second.closes_at + timedelta(days=5)
        extended = service.extend_call(connection, second.id, until, actor=DECIDER)
        assert extended == CallChanged(replace(second, closes_at=until))
        assert service.call(connection, second.id) == extended.call
        noted = audit.entries(connection, subject=f"voucher_edition:{made.id}")[-1]
    assert (noted.action, noted.details["after"]) == ("voucher_edition.call_extended", until.isoformat())


def test_an_extended_call_is_not_shortened_by_the_old_file(database: Database, service: EditionService) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        (call,) = service.calls(connection, made.id)
        service.extend_call(connection, call.id, CLOSES + timedelta(days=1), actor=DECIDER)
        with pytest.raises(InvalidRulesError, match="nie można skrócić"):
            _changed(service, connection, made, rules(keep_years=6))
        _changed(service, connection, made, rules(keep_years=6, calls=(_LONGER,)))
        assert service.calls(connection, made.id) == [replace(call, closes_at=_LONGER.closes_at)]


def test_a_call_is_closed_once_and_only_while_it_is_open(
    database: Database, service: EditionService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = new_edition(connection, calls=LATER)
        first, second = service.calls(connection, made.id)
        assert service.close_call(connection, second.id, actor=DECIDER) == Refused(Reason.CALL_NOT_OPEN, until=CLOSES)
        clock.advance(timedelta(days=1))
        result = service.close_call(connection, first.id, actor=DECIDER)
        assert isinstance(result, CallChanged)
        closed = result.call
        assert (closed.closed_early_at, closed.closes_at, closed.is_open(clock.now())) == (clock.now(), CLOSES, False)
        again = Refused(Reason.CALL_CLOSED, until=clock.now())
        assert service.close_call(connection, first.id, actor=DECIDER) == again
        assert service.extend_call(connection, first.id, CLOSES + timedelta(days=1), actor=DECIDER) == again
        assert service.close_call(connection, 2**70, actor=DECIDER) == Refused(Reason.UNKNOWN)
        assert service.open_calls(connection) == []


def test_whoever_has_a_draft_is_told_of_each_new_end_once(
    database: Database, service: EditionService, clock: FixedClock
) -> None:
    until, later = CLOSES + timedelta(days=1), CLOSES + timedelta(days=2)
    with database.transaction() as connection:
        made = new_edition(connection)
        (call,) = service.calls(connection, made.id)
        for number, state in enumerate((State.DRAFT, State.DRAFT, State.SUBMITTED, State.WITHDRAWN), start=1):
            submitted(connection, made, number, state)
        wanted = rules(calls=(CallPlan(NOW, until),))
        results = [
            service.change_rules(connection, made.id, wanted, reason="Tak uchwalono.", actor=DECIDER),
            service.change_rules(connection, made.id, wanted, reason="Jeszcze raz.", actor=DECIDER),
            service.extend_call(connection, call.id, later, actor=DECIDER),
            service.close_call(connection, call.id, actor=DECIDER),
        ]
    told = [() if isinstance(result, Refused) else result.notices for result in results]
    extended, closed = VoucherNoticeKind.CALL_EXTENDED, VoucherNoticeKind.CALL_CLOSED
    assert [[(each.application.person, each.kind, each.until) for each in notices] for notices in told] == [
        [("telegram:1", extended, until), ("telegram:2", extended, until)],
        [],
        [("telegram:1", extended, later), ("telegram:2", extended, later)],
        [("telegram:1", closed, clock.now()), ("telegram:2", closed, clock.now())],
    ]
    assert len({each.key for notices in told for each in notices}) == 6
