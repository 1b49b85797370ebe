from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.store.engine import Database
from bot.store.voucher_schema import voucher_ledger
from bot.voucher import funds, ledger_sql
from bot.voucher.funds import Balance
from bot.voucher.grants import promise
from bot.voucher.ledger_sql import Cause
from bot.voucher.model import Application, Edition
from bot.voucher.states import State
from tests.bot.voucher.money import NOW, PAYER, decided, granted, new_edition, submitted, zl


def _grant(
    connection: Connection, edition: Edition, application: Application, amount: Decimal, *, appealed: bool = False
) -> bool:
    """Grant the amount if the money is there, as nobody does without having looked first."""
    trial = connection.begin_nested()
    decision = decided(connection, application, amount=amount)
    try:
        promise(connection, edition, [decision], appealed=[application.id] if appealed else ())
    except RuntimeError:
        trial.rollback()
        return False
    return True


def _release(connection: Connection, edition: Edition, application: Application) -> Decimal:
    cause = Cause.WITHDRAWAL.of(application.id)
    return funds.release_rest(connection, edition, application, cause=cause, actor=PAYER, at=NOW)


def test_a_new_edition_has_its_budget_free_but_for_the_reserve(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        assert funds.balance(connection, edition) == Balance(
            budget=zl(10_000),
            promised=zl(0),
            spent=zl(0),
            free=zl(10_000),
            reserve_held=zl(1_000),
            free_for_ranking=zl(9_000),
        )


def test_a_ranking_promises_up_to_the_reserve_and_an_appeal_up_to_the_budget(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection, budget=zl(3_000), appeal_reserve=zl(1_000))
        first, second, third = (submitted(connection, edition, number) for number in (1, 2, 3))
        assert not _grant(connection, edition, first, zl("2000.01"))
        assert _grant(connection, edition, first, zl(2_000))
        assert not _grant(connection, edition, second, zl("0.01"))
        assert _grant(connection, edition, second, zl(600), appealed=True)
        assert not _grant(connection, edition, third, zl("400.01"), appealed=True)
        after = funds.balance(connection, edition)
    assert (after.promised, after.free, after.reserve_held, after.free_for_ranking) == (
        zl(2_600),
        zl(400),
        zl(400),
        zl(0),
    )


def test_an_appeal_may_take_more_than_the_reserve_where_the_rest_is_free(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection, budget=zl(3_000), appeal_reserve=zl(1_000))
        assert _grant(connection, edition, submitted(connection, edition, 1), zl(1_500), appealed=True)
        after = funds.balance(connection, edition)
    assert (after.reserve_held, after.free_for_ranking) == (zl(0), zl(1_500))


def test_what_comes_back_of_the_reserve_is_held_again(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection, budget=zl(3_000), appeal_reserve=zl(1_000))
        application = submitted(connection, edition, 1)
        before = funds.balance(connection, edition)
        assert _grant(connection, edition, application, zl(700), appealed=True)
        assert _release(connection, edition, application) == zl(700)
        assert funds.balance(connection, edition) == before


def test_a_released_reserve_is_free_for_the_ranking(database: Database) -> None:
    with database.transaction() as connection:
        edition = replace(new_edition(connection), reserve_released_at=NOW)
        assert funds.balance(connection, edition).free_for_ranking == zl(10_000)


def test_one_decision_grants_once(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        decision = decided(connection, submitted(connection, edition, 1, State.GRANTED))
        promise(connection, edition, [decision])
        with pytest.raises(IntegrityError), connection.begin_nested():
            promise(connection, edition, [decision])
        assert funds.balance(connection, edition).promised == zl(2_000)


def test_money_is_released_exactly_once(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        application = granted(connection, edition, 1)
        assert [_release(connection, edition, application) for _ in range(2)] == [zl(2_000), zl(0)]
        assert funds.balance(connection, edition).free == zl(10_000)
        assert [entry.kind for entry in ledger_sql.entries(connection, edition.id)] == ["budget", "grant", "release"]


def test_the_least_budget_is_what_is_promised_spent_and_held(database: Database) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        granted(connection, edition, 1)
        assert funds.least_budget(connection, edition, zl(300)) == zl(2_300)
        assert funds.least_budget(connection, replace(edition, reserve_released_at=NOW), zl(300)) == zl(2_000)


def test_an_entry_stays_as_it_is(database: Database) -> None:
    with database.transaction() as connection:
        new_edition(connection)
    for statement in (voucher_ledger.update().values(amount=zl(1)), voucher_ledger.delete()):
        with pytest.raises(IntegrityError), database.transaction() as connection:
            connection.execute(statement)
