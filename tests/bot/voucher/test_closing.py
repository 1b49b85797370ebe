from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.store import audit
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_editions
from bot.voucher import funds, voucher_sql
from bot.voucher.application_sql import find_application
from bot.voucher.closing import Closed, Reversed
from bot.voucher.invariants import broken
from bot.voucher.ledger_sql import EntryKind
from bot.voucher.model import Voucher
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.redeeming import RedeemingService
from bot.voucher.redemption import Redeemed
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.money import PAYER, granted, issued, new_edition, zl
from tests.fakes.clock import FixedClock


@pytest.fixture
def service(clock: FixedClock) -> RedeemingService:
    return RedeemingService(clock)


def _redeemed(
    connection: Connection, service: RedeemingService, *amounts: int, number: int = 1
) -> tuple[Voucher, list[Redeemed]]:
    voucher = issued(connection, granted(connection, new_edition(connection), number))
    done: list[Any] = [
        service.redeem(
            connection, voucher.id, zl(each), document=f"F/{each}", provider_id=None, key=f"{each}", actor=PAYER
        )
        for each in amounts
    ]
    assert all(isinstance(each, Redeemed) for each in done)
    return voucher, done


def _state(connection: Connection, voucher: Voucher) -> State | None:
    found = find_application(connection, voucher.application_id)
    return None if found is None else found.state


def test_settling_frees_the_rest_and_closes_the_voucher(database: Database, service: RedeemingService) -> None:
    with database.transaction() as connection:
        voucher, _ = _redeemed(connection, service, 1_500)
        settled = service.settle(connection, voucher.application_id, actor=PAYER)
        again = service.settle(connection, voucher.application_id, actor=PAYER)
        assert isinstance(settled, Closed)
        balance = funds.balance(connection, settled.edition)
        closed = voucher_sql.find_voucher(connection, voucher.id)
        assert broken(connection) == []
    assert (settled.freed, balance.promised, balance.spent) == (zl(500), zl(0), zl(1_500))
    assert [(each.kind, each.amount) for each in settled.notices] == [(VoucherNoticeKind.SETTLED, zl(1_500))]
    assert closed is not None
    assert closed.closed_at is not None
    assert again == Refused(Reason.WRONG_STATE, state="settled")


def test_a_voucher_that_nobody_used_is_not_settled(database: Database, service: RedeemingService) -> None:
    with database.transaction() as connection:
        voucher, _ = _redeemed(connection, service)
        refused = service.settle(connection, voucher.application_id, actor=PAYER)
        assert service.settle(connection, 99, actor=PAYER) == Refused(Reason.UNKNOWN)
    assert refused == Refused(Reason.WRONG_STATE, state="issued")


def test_revoking_needs_a_reason_which_the_audit_does_not_repeat(database: Database, service: RedeemingService) -> None:
    with database.transaction() as connection:
        voucher, _ = _redeemed(connection, service, 300)
        unexplained = service.revoke(connection, voucher.application_id, reason=" ", actor=PAYER)
        revoked = service.revoke(connection, voucher.application_id, reason=" Jan Kowalski zmarł ", actor=PAYER)
        entries = audit.entries(connection, subject=f"voucher_application:{voucher.application_id}")
        assert broken(connection) == []
    assert unexplained == Refused(Reason.REASON_MISSING)
    assert isinstance(revoked, Closed)
    assert (revoked.freed, revoked.application.ended_reason) == (zl(1_700), "Jan Kowalski zmarł")
    assert entries[-1].action == "voucher_application.revoked"
    assert "Kowalski" not in str(entries)


def test_a_grant_is_revoked_before_it_is_issued(database: Database, service: RedeemingService) -> None:
    with database.transaction() as connection:
        application = granted(connection, new_edition(connection), 1)
        revoked = service.revoke(connection, application.id, reason="rezygnacja", actor=PAYER)
        assert broken(connection) == []
    assert isinstance(revoked, Closed)
    assert revoked.freed == zl(2_000)


def test_vouchers_expire_at_their_end_once(database: Database, clock: FixedClock, service: RedeemingService) -> None:
    with database.transaction() as connection:
        voucher, _ = _redeemed(connection, service, 300)
        wholly, _ = _redeemed_wholly(connection, service)
        clock.set(voucher.valid_until - timedelta(microseconds=1))
        assert service.expire_due(connection) == []
        clock.set(voucher.valid_until)
        told = service.expire_due(connection)
        assert service.expire_due(connection) == []
        states = _state(connection, voucher), _state(connection, wholly)
        releases = [each for each in service.ledger(connection, voucher.edition_id) if each.kind is EntryKind.RELEASE]
        assert broken(connection) == []
    assert states == (State.EXPIRED, State.REDEEMED)
    assert [(each.kind, each.amount) for each in told] == [(VoucherNoticeKind.EXPIRED, zl(1_700))]
    assert [each.amount for each in releases] == [zl(1_700)]


def _redeemed_wholly(connection: Connection, service: RedeemingService) -> tuple[Voucher, Any]:
    voucher = issued(connection, granted(connection, new_edition(connection), 2))
    done = service.redeem(connection, voucher.id, zl(2_000), document="F", provider_id=None, key="w", actor=PAYER)
    return voucher, done


def test_a_redemption_is_taken_back_by_an_entry_against_it(database: Database, service: RedeemingService) -> None:
    with database.transaction() as connection:
        voucher, [first, second] = _redeemed(connection, service, 500, 1_500)
        states = [_state(connection, voucher)]
        undone = service.reverse(connection, second.entry.id, reason="zła kwota", actor=PAYER)
        states.append(_state(connection, voucher))
        again = service.reverse(connection, second.entry.id, reason="zła kwota", actor=PAYER)
        service.reverse(connection, first.entry.id, reason="zły voucher", actor=PAYER)
        states.append(_state(connection, voucher))
        entries = service.redemptions(connection, voucher.id)
        assert broken(connection) == []
    assert isinstance(undone, Reversed)
    assert (undone.left, undone.freed, undone.entry.reason) == (zl(1_500), zl(0), "zła kwota")
    assert states == [State.REDEEMED, State.PARTLY_REDEEMED, State.ISSUED]
    assert again == Refused(Reason.ALREADY_REVERSED)
    assert [(each.kind, each.amount) for each in entries] == [
        ("redemption", zl(500)),
        ("redemption", zl(1_500)),
        ("reversal", zl(1_500)),
        ("reversal", zl(500)),
    ]


def test_what_is_taken_back_can_be_redeemed_with_the_same_document(
    database: Database, service: RedeemingService
) -> None:
    with database.transaction() as connection:
        voucher, [done] = _redeemed(connection, service, 500)
        service.reverse(connection, done.entry.id, reason="zła kwota", actor=PAYER)
        again = service.redeem(
            connection, voucher.id, zl(400), document="F/500", provider_id=None, key="again", actor=PAYER
        )
        assert broken(connection) == []
    assert isinstance(again, Redeemed)
    assert again.left == zl(1_600)


def test_taken_back_after_the_end_the_money_is_free_at_once(database: Database, service: RedeemingService) -> None:
    with database.transaction() as connection:
        voucher, [done] = _redeemed(connection, service, 500)
        service.settle(connection, voucher.application_id, actor=PAYER)
        undone = service.reverse(connection, done.entry.id, reason="zła kwota", actor=PAYER)
        assert isinstance(undone, Reversed)
        balance = funds.balance(connection, undone.edition)
        assert broken(connection) == []
    assert (undone.freed, undone.application.state) == (zl(500), State.SETTLED)
    assert (balance.free, balance.promised, balance.spent) == (zl(10_000), zl(0), zl(0))


def test_what_is_no_redemption_or_has_no_reason_is_not_taken_back(
    database: Database, clock: FixedClock, service: RedeemingService
) -> None:
    with database.transaction() as connection:
        voucher, [done] = _redeemed(connection, service, 500)
        budget = service.ledger(connection, voucher.edition_id)[0]
        refused = [
            service.reverse(connection, budget.id, reason="pomyłka", actor=PAYER),
            service.reverse(connection, 2**70, reason="pomyłka", actor=PAYER),
            service.reverse(connection, done.entry.id, reason="", actor=PAYER),
        ]
        connection.execute(voucher_editions.update().values(closed_at=clock.now()))
        refused.append(service.reverse(connection, done.entry.id, reason="pomyłka", actor=PAYER))
    assert refused == [
        Refused(Reason.UNKNOWN),
        Refused(Reason.UNKNOWN),
        Refused(Reason.REASON_MISSING),
        Refused(Reason.EDITION_CLOSED, until=clock.now()),
    ]
