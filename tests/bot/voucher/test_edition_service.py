from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from bot.store import audit
from bot.store.engine import Connection, Database
from bot.store.voucher_schema import voucher_applications
from bot.voucher import edition_sql
from bot.voucher.edition_results import RulesChanged
from bot.voucher.edition_service import EditionService
from bot.voucher.funds import balance
from bot.voucher.ledger_sql import EntryKind, entries
from bot.voucher.model import Application, Edition, InvalidRulesError
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import CallPlan, Rules
from bot.voucher.sample_edition import sample_rules
from bot.voucher.states import State
from tests.bot.voucher.money import DECIDER, NOW, granted, new_edition, rules, submitted, zl
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


def _set(connection: Connection, application: Application, **values: object) -> None:
    own = voucher_applications.c.id == application.id
    connection.execute(update(voucher_applications).where(own).values(**values))


def test_an_edition_has_its_calls_and_its_budget_once_made(database: Database, service: EditionService) -> None:
    wanted = rules(title="  Voucher   2027 ", calls=LATER)
    with database.transaction() as connection:
        made = service.create(connection, wanted, actor="cli:anna")
        (entry,) = entries(connection, made.id)
        (noted,) = audit.entries(connection, subject=f"voucher_edition:{made.id}")
        assert service.rules(connection, made.id) == replace(wanted, title="Voucher 2027")
        assert [(each.number, each.opens_at) for each in service.calls(connection, made.id)] == [(1, NOW), (2, CLOSES)]
    assert (made.title, made.rules_version, made.sample, made.created_at) == ("Voucher 2027", 1, False, NOW)
    assert (entry.kind, entry.amount, entry.cause) == (EntryKind.BUDGET, zl(10_000), "rules:1")
    assert (noted.actor, noted.action) == ("cli:anna", "voucher_edition.created")
    assert noted.details == {"budget": "10000.00", "sample": False}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"value": zl(10_001)}, "value"),
        ({"calls": (CallPlan(NOW - timedelta(days=2), NOW),)}, "calls[1].closes"),
        ({"appeal_reserve": Decimal("0.001")}, "appeal_reserve"),
    ],
)
def test_nothing_is_stored_of_an_edition_with_a_fault(
    database: Database, service: EditionService, changes: dict[str, object], key: str
) -> None:
    with pytest.raises(InvalidRulesError) as caught, database.transaction() as connection:
        service.create(connection, rules(**changes), actor=DECIDER)
    assert str(caught.value).startswith(f"{key}: ")
    with database.read() as connection:
        assert (service.editions(connection), audit.entries(connection)) == ([], [])


def test_changed_rules_are_a_new_version_and_the_old_one_stays(
    database: Database, service: EditionService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        clock.advance(timedelta(days=1))
        wanted = rules(title="Voucher, więcej", budget=zl(12_000), threshold=Decimal("60.5"))
        result = _changed(service, connection, made, wanted)
        assert (result.rules_version, result.title) == (2, "Voucher, więcej")
        assert service.rules(connection, made.id) == edition_sql.rules_of(connection, made.id, 2) == wanted
        assert service.rules(connection, made.id, 1) == rules()
        assert [(each.version, each.reason) for each in service.versions(connection, made.id)] == [
            (1, None),
            (2, "Tak uchwalono."),
        ]
        assert [(each.amount, each.cause) for each in entries(connection, made.id)] == [
            (zl(10_000), "rules:1"),
            (zl(2_000), "rules:2"),
        ]
        noted = audit.entries(connection, subject=f"voucher_edition:{made.id}")[-1]
    assert noted.details == {"version": 2, "budget_before": "10000.00", "budget_after": "12000.00"}


def test_the_same_rules_are_no_new_version(database: Database, service: EditionService) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        assert _changed(service, connection, made, rules()) == made
        assert len(service.versions(connection, made.id)) == len(entries(connection, made.id)) == 1


def test_a_change_of_rules_needs_an_edition_a_reason_and_an_open_account(
    database: Database, service: EditionService
) -> None:
    wanted = rules(threshold=Decimal(70))
    with database.transaction() as connection:
        made = new_edition(connection, calls=LATER[1:])
        for number, reason, refused in (
            (made.id + 1, "Tak.", Reason.UNKNOWN),
            (2**70, "Tak.", Reason.UNKNOWN),
            (made.id, "  ", Reason.REASON_MISSING),
        ):
            assert service.change_rules(connection, number, wanted, reason=reason, actor=DECIDER) == Refused(refused)
        with pytest.raises(InvalidRulesError, match="reason: "):
            service.change_rules(connection, made.id, wanted, reason="x" * 1_001, actor=DECIDER)
        service.close_edition(connection, made.id, actor=DECIDER)
        assert service.change_rules(connection, made.id, wanted, reason="Tak.", actor=DECIDER) == Refused(
            Reason.EDITION_CLOSED, until=NOW
        )


def test_a_budget_covers_what_is_promised_and_what_is_held(database: Database, service: EditionService) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        granted(connection, made, 1)
        below = service.change_rules(connection, made.id, rules(budget=zl("2999.99")), reason="Mniej.", actor=DECIDER)
        assert below == Refused(Reason.NO_MONEY, amount=zl(7_000))
        held = service.change_rules(connection, made.id, rules(appeal_reserve=zl(8_001)), reason="Tak.", actor=DECIDER)
        assert isinstance(held, Refused)
        edition = _changed(service, connection, made, rules(budget=zl(3_000)))
        money = balance(connection, edition)
    assert (money.budget, money.free, money.free_for_ranking) == (zl(3_000), zl(1_000), zl(0))


def test_an_early_close_happens_once(database: Database) -> None:
    with database.transaction() as connection:
        (call,) = edition_sql.calls_of(connection, new_edition(connection).id)
        assert edition_sql.close_early(connection, call.id, NOW + timedelta(days=1))
        assert not edition_sql.close_early(connection, call.id, NOW + timedelta(days=2))
        found = edition_sql.find_call(connection, call.id)
    assert found is not None
    assert found.ends_at == NOW + timedelta(days=1)


def test_what_was_applied_for_leaves_out_drafts_and_who_withdrew(database: Database) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        (call,) = edition_sql.calls_of(connection, made.id)
        assert edition_sql.applied_for(connection, call.id) == zl(0)
        for number, state in enumerate((State.SUBMITTED, State.REJECTED, State.DRAFT, State.WITHDRAWN), 1):
            _set(connection, submitted(connection, made, number, state), requested=zl("1000.10"))
        assert edition_sql.applied_for(connection, call.id) == zl("2000.20")


def test_the_reserve_is_released_when_no_appeal_can_come(
    database: Database, service: EditionService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        rejected = submitted(connection, made, 1, State.REJECTED)
        _set(connection, rejected, appeal_until=CLOSES + timedelta(days=7))
        waiting = submitted(connection, made, 2, State.APPEAL)
        for moment, count in ((NOW, 3), (CLOSES, 2), (CLOSES + timedelta(days=7), 1)):
            clock.set(moment)
            refused = service.release_appeal_reserve(connection, made.id, actor=DECIDER)
            assert refused == Refused(Reason.STILL_OPEN, count=count)
        _set(connection, waiting, state=State.REJECTED)
        released = service.release_appeal_reserve(connection, made.id, actor=DECIDER)
        assert isinstance(released, Edition)
        assert released.reserve_released_at == clock.now()
        assert balance(connection, released).free_for_ranking == zl(10_000)
        assert service.release_appeal_reserve(connection, made.id, actor=DECIDER) == released
        actions = [each.action for each in audit.entries(connection, subject=f"voucher_edition:{made.id}")]
    assert actions.count("voucher_edition.reserve_released") == 1


def test_an_edition_is_closed_when_everything_is_at_its_end(
    database: Database, service: EditionService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = new_edition(connection)
        redeemed = submitted(connection, made, 1, State.REDEEMED)
        rejected = submitted(connection, made, 2, State.REJECTED)
        _set(connection, rejected, appeal_until=CLOSES + timedelta(days=7))
        submitted(connection, made, 3, State.DRAFT)
        assert service.close_edition(connection, made.id, actor=DECIDER) == Refused(Reason.STILL_OPEN, count=3)
        clock.set(CLOSES + timedelta(days=7))
        assert service.close_edition(connection, made.id, actor=DECIDER) == Refused(Reason.STILL_OPEN, count=1)
        _set(connection, redeemed, state=State.SETTLED)
        closed = service.close_edition(connection, made.id, actor=DECIDER)
        assert isinstance(closed, Edition)
        assert closed.closed_at == clock.now()
        assert service.close_edition(connection, made.id, actor=DECIDER) == closed
        assert service.close_edition(connection, 2**70, actor=DECIDER) == Refused(Reason.UNKNOWN)


def test_open_editions_come_first_and_the_newest_of_them(database: Database, service: EditionService) -> None:
    with database.transaction() as connection:
        closed, older, newer = (new_edition(connection, calls=LATER[1:]) for _ in range(3))
        service.close_edition(connection, closed.id, actor=DECIDER)
        assert [each.id for each in service.editions(connection)] == [newer.id, older.id, closed.id]


def test_one_can_apply_in_open_calls_of_editions_that_are_not_closed(
    database: Database, service: EditionService, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        made = new_edition(connection, calls=LATER)
        first, second = service.calls(connection, made.id)
        for moment, found in ((NOW, [first]), (CLOSES, [second]), (LATER[1].closes_at, [])):
            clock.set(moment)
            assert [each.call for each in service.open_calls(connection)] == found
        clock.set(NOW)
        (opened,) = service.open_calls(connection)
        assert (opened.edition, opened.rules) == (made, rules(calls=LATER))


def test_a_sample_is_offered_until_there_is_a_real_edition(database: Database, service: EditionService) -> None:
    with database.transaction() as connection:
        sample = service.offer_sample_edition(connection)
        assert sample is not None
        assert (sample.sample, sample.title[:10]) == (True, "PRZYKŁAD: ")
        assert [each.edition for each in service.open_calls(connection)] == service.editions(connection) == [sample]
        assert service.offer_sample_edition(connection) is None
        real = new_edition(connection, calls=LATER[1:])
        assert service.editions(connection) == [real]
        assert service.open_calls(connection) == []
        [call] = service.calls(connection, sample.id)
        assert call.closed_early_at == NOW  # who began there does not apply for nothing


def test_two_who_ask_at_the_same_moment_get_one_sample(database: Database, service: EditionService) -> None:
    def offered() -> Edition | None:
        with database.transaction() as connection:
            return service.offer_sample_edition(connection)

    with ThreadPoolExecutor(1) as other:
        with database.transaction() as connection:
            assert service.offer_sample_edition(connection) is not None
            second = other.submit(offered)
            with pytest.raises(TimeoutError):  # it waits for what becomes of the first one
                second.result(timeout=0.1)
        assert second.result(timeout=10) is None


def test_the_sample_says_that_it_is_invented_and_what_is_not_known() -> None:
    told = " ".join(sample_rules(NOW).further)
    assert "wymyślone" in told
    assert "Nie podaje kwoty, zasad ani liczby voucherów" in told


def test_what_there_is_not_is_said(database: Database, service: EditionService) -> None:
    with database.read() as connection:
        assert service.edition(connection, 5) is None
        assert service.call(connection, 2**70) is None
        assert service.calls(connection, 2**70) == []
        with pytest.raises(LookupError, match="no edition 5"):
            service.rules(connection, 5)
