from collections.abc import Callable

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from bot.store.engine import Database
from tests.bot.store.memory import emptied
from tests.bot.voucher.money_histories import MoneyHistories
from tests.postgres import PostgresServer, empty

FEW = settings(max_examples=4, stateful_step_count=18, deadline=None)


def test_whatever_happens_money_in_a_file_is_the_models(file_database: Database) -> None:
    _run(lambda: emptied(file_database), FEW)


def test_whatever_happens_money_on_a_server_is_the_models(postgres: PostgresServer) -> None:
    opened = Database.open(postgres.migrated_database(), timeout=10)

    def without_rows() -> Database:
        empty(opened)
        return opened

    try:
        _run(without_rows, settings(FEW, max_examples=2))
    finally:
        opened.close()


def _run(open_database: Callable[[], Database], how: settings) -> None:
    """Run histories that all begin with the same database, emptied: a new one would compile all statements anew."""

    class Histories(MoneyHistories):
        pass

    Histories.open_database = staticmethod(open_database)
    run_state_machine_as_test(Histories, settings=how)
