from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.store import audit
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_applications, vouchers
from bot.voucher.application_sql import find_application
from bot.voucher.codes import code_hash, read_code
from bot.voucher.edition_service import EditionService
from bot.voucher.issuing import CodeReplaced, CodeShown, Issued, IssuingService
from bot.voucher.model import Application, Edition
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.redeeming import Found, RedeemingService
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.money import DECIDER, KEY, PAYER, granted, issued, new_edition, rules, submitted, zl
from tests.fakes.clock import FixedClock


def test_what_was_granted_becomes_a_voucher_that_ends_with_a_day_in_poland(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        application = granted(connection, new_edition(connection), 1, zl("1234.56"))
        result = IssuingService(clock, KEY).issue(connection, application.id, actor=PAYER)
        [entry] = audit.entries(connection, actor=PAYER)
    assert isinstance(result, Issued)
    assert (result.voucher.value, result.voucher.service) == (zl("1234.56"), "translation")
    assert result.voucher.valid_until == datetime(2027, 3, 16, 23, 0, tzinfo=UTC)  # 60 days after 15 January
    assert result.application.state is State.ISSUED
    assert [notice.kind for notice in result.notices] == [VoucherNoticeKind.ISSUED]
    assert (entry.action, entry.subject) == ("voucher.issued", f"voucher:{result.voucher.id}")
    assert entry.details == {"application": application.id, "value": "1234.56"}


def test_who_decided_or_applied_cannot_issue(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        application = granted(connection, new_edition(connection), 1)
        refused = IssuingService(clock, KEY).issue(connection, application.id, actor=DECIDER)
        own = IssuingService(clock, KEY).issue(connection, application.id, actor=application.person)
        assert refused == Refused(Reason.FOUR_EYES)
        assert own == Refused(Reason.OWN_ORGANISATION, name=application.number or "")
        assert find_application(connection, application.id) == application


def test_only_what_was_granted_is_issued_and_once(database: Database, clock: FixedClock) -> None:
    service = IssuingService(clock, KEY)
    with database.transaction() as connection:
        edition = new_edition(connection)
        application = granted(connection, edition, 1)
        issued(connection, application)
        again = service.issue(connection, application.id, actor=PAYER)
        early = service.issue(connection, submitted(connection, edition, 2).id, actor=PAYER)
        nobodys = service.issue(connection, 2**70, actor=PAYER)
    assert [again, early, nobodys] == [
        Refused(Reason.WRONG_STATE, state="issued"),
        Refused(Reason.WRONG_STATE, state="scoring"),
        Refused(Reason.UNKNOWN),
    ]


def test_an_organisation_has_one_open_voucher_in_an_edition(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        first = granted(connection, edition, 1)
        issued(connection, first)
        second = granted(connection, edition, 2)
        other = new_edition(connection)
        connection.exec_driver_sql("UPDATE voucher_applications SET organisation_key = 'krs:1'")
        service = IssuingService(clock, KEY)
        connection.exec_driver_sql("UPDATE vouchers SET organisation_key = 'krs:1'")
        assert service.issue(connection, second.id, actor=PAYER) == Refused(Reason.ORGANISATION_HAS_VOUCHER)
        RedeemingService(clock).revoke(connection, first.id, reason="rezygnacja", actor=PAYER)
        assert isinstance(service.issue(connection, second.id, actor=PAYER), Issued)
        assert other.id != edition.id


def _change(connection: Connection, application: Application, **values: Any) -> Application:  # noqa: ANN401 (columns of several types)
    table = voucher_applications
    connection.execute(update(table).where(table.c.id == application.id).values(**values))
    changed = find_application(connection, application.id)
    assert changed is not None
    return changed


def _granted_in(connection: Connection, edition: Edition, number: int) -> Application:
    """Return what was granted to the one organisation of these tests."""
    return _change(connection, granted(connection, edition, number), organisation_key="krs:1")


@pytest.mark.parametrize("state", [State.ISSUED, State.PARTLY_REDEEMED, State.SETTLED])
def test_what_was_issued_elsewhere_meanwhile_counts_for_the_limit_of_the_year(
    database: Database, clock: FixedClock, state: State
) -> None:
    service = IssuingService(clock, KEY)
    with database.transaction() as connection:
        first, second = (_granted_in(connection, new_edition(connection), number) for number in (1, 2))
        issued(connection, first)
        _change(connection, first, state=state)
        refused = service.issue(connection, second.id, actor=PAYER)
        assert find_application(connection, second.id) == second
        _change(connection, first, submitted_at=clock.now() - timedelta(days=15))  # in the year before
        result = service.issue(connection, second.id, actor=PAYER)
    assert refused == Refused(Reason.LIMIT_REACHED, name="year", count=1)
    assert isinstance(result, Issued)


def test_what_is_not_issued_or_given_back_or_of_a_sample_does_not_count_for_the_year(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        waiting, given_back = (_granted_in(connection, new_edition(connection), number) for number in (1, 2))
        issued(connection, given_back)
        RedeemingService(clock).revoke(connection, given_back.id, reason="rezygnacja", actor=PAYER)
        sample = EditionService(clock).create(connection, rules(), actor=DECIDER, sample=True)
        issued(connection, _granted_in(connection, sample, 3))
        issued(connection, waiting)


def test_a_voucher_that_was_used_counts_for_the_limit_of_the_edition(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection, per_year=5)
        first, second = (_granted_in(connection, edition, number) for number in (1, 2))
        _change(connection, first, state=State.SETTLED)
        refused = IssuingService(clock, KEY).issue(connection, second.id, actor=PAYER)
    assert refused == Refused(Reason.LIMIT_REACHED, name="edition", count=1)


def test_two_editions_do_not_issue_to_one_organisation_at_the_same_moment(
    database: Database, clock: FixedClock
) -> None:
    service, results = IssuingService(clock, KEY), list[object]()

    def issue_second() -> None:
        with database.transaction() as connection:
            results.append(service.issue(connection, second.id, actor=PAYER))

    with database.transaction() as connection:
        first, second = (_granted_in(connection, new_edition(connection), number) for number in (1, 2))
    other = Thread(target=issue_second)
    with database.transaction() as connection:
        assert isinstance(service.issue(connection, first.id, actor=PAYER), Issued)
        other.start()
        other.join(0.2)  # without the lock it is through by then
    other.join()
    assert results == [Refused(Reason.LIMIT_REACHED, name="year", count=1)]


def test_the_code_is_shown_once_and_only_to_the_applicant(database: Database, clock: FixedClock) -> None:
    service = IssuingService(clock, KEY)
    with database.transaction() as connection:
        application = granted(connection, new_edition(connection), 1)
        voucher = issued(connection, application)
        assert service.shown_code(connection, voucher.id) is None
        assert service.show_code(connection, application.id, person="telegram:2") == Refused(Reason.UNKNOWN)
        shown = service.show_code(connection, application.id, person="telegram:1")
        again = service.show_code(connection, application.id, person="telegram:1")
        stored = connection.execute(select(vouchers)).one()
        assert isinstance(shown, CodeShown)
        assert service.shown_code(connection, voucher.id) == shown.code
    assert again == Refused(Reason.CODE_ALREADY_SHOWN, until=clock.now())
    read = read_code(shown.code)
    assert isinstance(read, str)
    assert stored.code_hash == code_hash(read)
    assert not any(read in str(value) or shown.code in str(value) for value in stored)
    assert shown.code not in repr(shown)


def test_a_new_code_makes_the_old_one_worthless(database: Database, clock: FixedClock) -> None:
    service, redeeming = IssuingService(clock, KEY), RedeemingService(clock)
    with database.transaction() as connection:
        application = granted(connection, new_edition(connection), 1)
        voucher = issued(connection, application)
        old = service.show_code(connection, application.id, person="telegram:1")
        replaced = service.new_code(connection, voucher.id, actor=PAYER)
        new = service.show_code(connection, application.id, person="telegram:1")
        assert isinstance(old, CodeShown)
        assert isinstance(replaced, CodeReplaced)
        assert isinstance(new, CodeShown)
        assert redeeming.look_up(connection, old.code, actor=PAYER) == Refused(Reason.CODE_UNKNOWN, name=old.code)
        assert isinstance(redeeming.look_up(connection, new.code, actor=PAYER), Found)


def test_no_code_is_shown_before_issuing_nor_after_the_end(database: Database, clock: FixedClock) -> None:
    service = IssuingService(clock, KEY)
    with database.transaction() as connection:
        edition = new_edition(connection)
        waiting, late = granted(connection, edition, 1), granted(connection, edition, 2)
        voucher = issued(connection, late)
        early = service.show_code(connection, waiting.id, person="telegram:1")
        clock.set(voucher.valid_until)
        expired = service.show_code(connection, late.id, person="telegram:2")
        replaced = service.new_code(connection, voucher.id, actor=PAYER)
        clock.advance(-timedelta(microseconds=1))
        assert isinstance(service.show_code(connection, late.id, person="telegram:2"), CodeShown)
    assert early == Refused(Reason.WRONG_STATE, state="granted")
    assert expired == replaced == Refused(Reason.VOUCHER_NOT_VALID, state="expired", until=voucher.valid_until)
