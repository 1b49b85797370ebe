"""Every invariant is seen to hold after a usual edition, and to be found when somebody breaks it by hand."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import Connection

from bot.clock import Clock
from bot.store.engine import Database
from bot.store.triggers import LETTING_GO_OF_VOUCHERS
from bot.voucher.decision_model import AppealOutcome, Occasion, Outcome, ReasonCode
from bot.voucher.grants import promise
from bot.voucher.invariants import INVARIANTS, broken
from bot.voucher.model import Edition, Voucher
from bot.voucher.redeeming import RedeemingService
from bot.voucher.redemption import Redeemed
from bot.voucher.states import State
from tests.bot.voucher.assessment import Panel
from tests.bot.voucher.money import DECIDER, PAYER, decided, granted, issued, new_edition, submitted, zl
from tests.fakes.clock import FixedClock

BREAKS: Mapping[str, str] = {
    "budget_is_of_the_rules": "UPDATE voucher_ledger SET amount = amount + 1 WHERE kind = 'budget'",
    "budget_adds_up": "UPDATE voucher_applications SET edition_id = 2 WHERE id = 1",
    "free_is_not_negative": "UPDATE voucher_ledger SET amount = amount + 1000000 WHERE kind = 'grant'",
    "reserve_is_kept": "UPDATE voucher_ledger SET from_reserve = (1 = 0) WHERE from_reserve",
    "redeemed_within_value": "UPDATE vouchers SET value = 1 WHERE id = 2",
    "promised_to_those_it_is_due": "UPDATE voucher_applications SET state = 'expired' WHERE id = 1",
    "one_open_voucher": "UPDATE vouchers SET organisation_key = 'krs:1' WHERE closed_at IS NULL",
    "released_once": (
        "INSERT INTO voucher_ledger (edition_id, kind, amount, cause, application_id, key, actor, at) "
        "SELECT edition_id, kind, 1, 'settlement:5', application_id, 'again', actor, at "
        "FROM voucher_ledger WHERE kind = 'release' AND application_id = 5"
    ),
    "causes_exist": "UPDATE voucher_ledger SET cause = 'decision:99' WHERE kind = 'grant' AND application_id = 1",
    "granted_as_decided": "UPDATE voucher_decisions SET amount = amount - 1 WHERE application_id = 1",
    "decided_as_it_is": "UPDATE voucher_decisions SET outcome = 'reserve', amount = NULL WHERE application_id = 1",
    "spent_as_its_state": "UPDATE voucher_applications SET state = 'redeemed' WHERE state = 'partly_redeemed'",
    "open_as_its_state": "UPDATE vouchers SET closed_at = issued_at WHERE id = 1",
    "worth_what_was_granted": "UPDATE vouchers SET value = value + 1 WHERE id = 1",
    "reversed_what_was_redeemed": "UPDATE voucher_ledger SET amount = amount - 1 WHERE kind = 'reversal'",
    "redeemed_while_valid": "UPDATE vouchers SET valid_until = issued_at WHERE id = 2",
    "documents_redeemed_once": "UPDATE voucher_ledger SET document = 'F/1' WHERE kind = 'redemption'",
    "decisions_as_recorded": "UPDATE voucher_decisions SET id = id + 100 WHERE occasion = 'appeal'",
    "codes_last_as_promised": "UPDATE vouchers SET valid_until = issued_at WHERE id = 1",
    "deadlines_end_with_a_day": "UPDATE voucher_applications SET appeal_until = created_at WHERE id = 1",
    "issued_by_another": "UPDATE vouchers SET issued_by = 'telegram:900' WHERE id = 1",
    "redeemed_by_another": "UPDATE voucher_ledger SET actor = 'telegram:900' WHERE kind = 'redemption'",
    "appeals_decided_by_another": "UPDATE voucher_decisions SET decided_by = 'telegram:900' WHERE occasion = 'appeal'",
}
"""What somebody with the database in their hands could do to ``_usual_edition``; telegram:900 decided there."""

_ONE_OPEN_VOUCHER = "DROP INDEX uq_vouchers_open_edition_id_organisation_key"


def test_a_usual_edition_breaks_nothing(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        _usual_edition(connection, clock)
        assert broken(connection) == []


def test_a_whole_assessment_breaks_nothing(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        panel = Panel(connection, clock, budget=zl(7_000))
        best, *_, waiting, weak, weaker = [panel.assessed(points) for points in (10, 9, 8, 7, 3, 2)]
        late = panel.application(State.FORMAL)
        panel.formal.ask_correction(connection, late.id, "Brakuje podpisu.", actor=DECIDER)
        assert broken(connection) == []
        clock.advance(timedelta(days=9))
        assert len(panel.formal.expire_corrections(connection)) == 1
        panel.decide()
        assert panel.reserve() == [waiting.id]
        appeals = {weak: AppealOutcome.GRANTED, weaker: AppealOutcome.RESCORE, late: AppealOutcome.REJECTED}
        for application, outcome in appeals.items():
            panel.appeal(application)
            panel.appeals.decide(connection, application.id, outcome, reason="Po namyśle.", actor=PAYER)
        assert broken(connection) == []
        RedeemingService(clock).revoke(connection, best.id, reason="rezygnacja", actor=PAYER)
        assert panel.states(best, waiting, weak, weaker) == ["revoked", "granted", "reserve", "scoring"]
        assert broken(connection) == []


def test_whatever_is_broken_by_hand_is_found_and_said(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        _usual_edition(connection, clock)
        for statement in (*LETTING_GO_OF_VOUCHERS[connection.dialect.name], _ONE_OPEN_VOUCHER):
            connection.exec_driver_sql(statement)
        found = {name: _found_after(connection, statement) for name, statement in BREAKS.items()}
        connection.rollback()
    assert set(BREAKS) == set(INVARIANTS)
    assert [name for name, sentences in found.items() if not sentences.get(name)] == []
    assert not any("{" in sentence for sentences in found.values() for sentence in sentences.values())


def _found_after(connection: Connection, statement: str) -> dict[str, str]:
    """Return what is broken after the statement, by name, and take the statement back."""
    trial = connection.begin_nested()
    connection.exec_driver_sql(statement)
    found = {each.name: each.sentence for each in broken(connection)}
    trial.rollback()
    return found


def test_a_sentence_names_what_is_wrong_with_its_amounts(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        _usual_edition(connection, clock)
        connection.exec_driver_sql("UPDATE vouchers SET value = 123456 WHERE id = 1")
        [wrong] = [each for each in broken(connection) if each.name == "worth_what_was_granted"]
    assert wrong.subject == "voucher:1"
    assert wrong.sentence == "Voucher 1: jest wart 1234.56 zł, a przyznano 2000.00 zł."


def _usual_edition(connection: Connection, clock: Clock) -> None:
    """Grant (1), issue (2), redeem in part (3) and wholly (4), revoke (5), grant an appeal (6); a second edition."""
    edition = new_edition(connection, budget=zl(9_100), appeal_reserve=zl(1_000))
    new_edition(connection)
    applications = [granted(connection, edition, number) for number in range(1, 5)]
    service = RedeemingService(clock)
    _, partly, wholly = (issued(connection, application) for application in applications[1:])
    revoked = granted(connection, edition, 5, zl(100))
    service.revoke(connection, revoked.id, reason="rezygnacja", actor=PAYER)
    wrong = _redeem(connection, service, partly, "F/1", zl(500))
    service.reverse(connection, wrong.entry.id, reason="zła kwota", actor=PAYER)
    _redeem(connection, service, partly, "F/1", zl(300))
    _redeem(connection, service, partly, "F/2", zl(300))
    _redeem(connection, service, wholly, "F/1", zl(2_000))
    service.settle(connection, wholly.application_id, actor=PAYER)
    _grant_on_appeal(connection, edition)


def _redeem(
    connection: Connection, service: RedeemingService, voucher: Voucher, document: str, amount: Decimal
) -> Redeemed:
    key = f"{voucher.id} {document} {amount}"
    result = service.redeem(connection, voucher.id, amount, document=document, provider_id=None, key=key, actor=PAYER)
    assert isinstance(result, Redeemed), result
    return result


def _grant_on_appeal(connection: Connection, edition: Edition) -> None:
    application = submitted(connection, edition, 6, State.GRANTED)
    code = ReasonCode.BELOW_THRESHOLD
    decided(connection, application, outcome=Outcome.REJECTED, amount=None, reason_code=code)
    on_appeal = decided(connection, application, amount=zl(600), occasion=Occasion.APPEAL, decided_by=PAYER)
    promise(connection, edition, [on_appeal], appealed=[application.id])
