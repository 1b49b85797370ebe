from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from bot.store.engine import Database
from tests.bot.forum.histories import SeatHistories
from tests.postgres import PostgresServer, empty

FEW = settings(max_examples=12, stateful_step_count=20, deadline=None)


def test_whatever_happens_seats_in_a_file_are_the_models() -> None:
    run_state_machine_as_test(SeatHistories, settings=FEW)


def test_whatever_happens_seats_on_a_server_are_the_models(postgres: PostgresServer) -> None:
    opened = Database.open(postgres.migrated_database(), timeout=10)

    def emptied() -> Database:
        empty(opened)
        return opened

    class OnServer(SeatHistories):
        open_database = staticmethod(emptied)
        close_database = staticmethod(lambda _: None)

    try:
        run_state_machine_as_test(OnServer, settings=settings(FEW, max_examples=4))
    finally:
        opened.close()
