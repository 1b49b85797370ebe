from datetime import timedelta

from bot.store import ingest_requests as requests
from bot.store.engine import Database
from bot.store.ingest_requests import IngestRequest
from tests.bot.store.processes import MOMENT


def test_a_run_is_kept_from_the_wish_to_the_report(database: Database) -> None:
    with database.transaction() as connection:
        assert requests.first(connection) is None
        asked = requests.add(connection, 7, "uk", MOMENT)
        assert asked == IngestRequest(1, 7, "uk", MOMENT, None, 0)
        assert requests.first(connection) == asked == requests.get(connection, 1)
        requests.begin(connection, 1, MOMENT + timedelta(seconds=1))
        assert requests.get(connection, 1) == IngestRequest(1, 7, "uk", MOMENT, MOMENT + timedelta(seconds=1), 0)
        requests.finish(connection, 1)
        assert requests.first(connection) is None is requests.get(connection, 1)


def test_the_texts_of_a_run_have_keys_of_their_own(database: Database) -> None:
    with database.transaction() as connection:
        asked = requests.add(connection, 7, "pl", MOMENT)
        assert requests.note_text(connection, asked) == requests.text_key(1, 1)
        shown = requests.get(connection, 1)
        assert shown is not None
        assert shown.texts == 1
        assert requests.note_text(connection, shown) == requests.text_key(1, 2) != requests.text_key(1, 1)


def test_a_number_is_never_used_again_so_that_no_key_is(database: Database) -> None:
    with database.transaction() as connection:
        requests.finish(connection, requests.add(connection, 7, "pl", MOMENT).id)
        assert requests.add(connection, 7, "pl", MOMENT).id == 2


def test_the_one_that_waits_longest_comes_first(database: Database) -> None:
    with database.transaction() as connection:
        for chat_id in (7, 8):
            requests.add(connection, chat_id, "pl", MOMENT)
        first = requests.first(connection)
    assert first is not None
    assert first.chat_id == 7
