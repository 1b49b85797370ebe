from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.store import answers, audit, dialogs
from bot.store.answers import AnswerRecord
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from corpus.model import PassageId
from tests.bot.store.processes import MOMENT


def test_a_new_chat_has_a_blank_dialog(database: Database) -> None:
    with database.read() as connection:
        assert dialogs.load(connection, 1) == Dialog()


def test_the_last_saved_dialog_of_each_chat_comes_back(database: Database) -> None:
    form = {"step": "name", "values": {"name": "Łucja"}, "list": [1, None]}
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("uk", "Скільки?", form), MOMENT)
        dialogs.save(connection, 2, Dialog("pl"), MOMENT)
        assert dialogs.load(connection, 1) == Dialog("uk", "Скільки?", form, MOMENT)
        dialogs.save(connection, 1, Dialog("pl"), MOMENT + timedelta(seconds=1))
        assert dialogs.load(connection, 1) == Dialog("pl", None, None, MOMENT + timedelta(seconds=1))
        assert dialogs.load(connection, 2).language == "pl"


def test_a_chosen_language_is_told_from_a_guessed_one(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("uk", language_chosen=True), MOMENT)
        dialogs.save(connection, 2, Dialog("uk"), MOMENT)
        assert [dialogs.load(connection, chat_id).language_chosen for chat_id in (1, 2)] == [True, False]


def test_resting_dialogs_are_purged(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("pl"), MOMENT)
        dialogs.save(connection, 2, Dialog("pl"), MOMENT + timedelta(days=2))
        assert dialogs.purge(connection, MOMENT + timedelta(days=1)) == 1
        assert dialogs.load(connection, 2).language == "pl"


def _answer(connection: Connection, chat_id: int = 1) -> int:
    return answers.record(
        connection,
        chat_id,
        "Ile wyniosła dotacja?",
        snapshot_id="g1",
        status="answered",
        reason=None,
        passage_ids=("01-02", "01-03"),
        at=MOMENT,
    )


def test_an_answer_is_kept_with_its_question_and_passages(database: Database) -> None:
    with database.transaction() as connection:
        answer_id = _answer(connection)
        assert answers.get(connection, answer_id) == AnswerRecord(
            answer_id, 1, "Ile wyniosła dotacja?", "g1", "answered", None, ("01-02", "01-03"), MOMENT, None
        )


def test_the_last_answer_of_a_chat_is_found_past_refusals_and_other_chats(database: Database) -> None:
    with database.transaction() as connection:
        assert answers.last_answered(connection, 1) is None
        _answer(connection)
        newest = _answer(connection)
        _answer(connection, chat_id=2)
        answers.record(
            connection, 1, "Kiedy?", snapshot_id="g1", status="refused", reason="x", passage_ids=(), at=MOMENT
        )
        found = answers.last_answered(connection, 1)
    assert found is not None
    assert found.id == newest


def test_only_who_asked_may_judge_and_the_last_judgement_counts(database: Database) -> None:
    with database.transaction() as connection:
        answer_id = _answer(connection)
        assert not answers.rate(connection, answer_id, 2, "down", MOMENT)
        assert answers.rate(connection, answer_id, 1, "up", MOMENT)
        assert answers.rate(connection, answer_id, 1, "down", MOMENT)
        record = answers.get(connection, answer_id)
    assert record is not None
    assert record.thumbs == "down"


@pytest.mark.parametrize("forged", [0, -1, 99, 2**63, 10**40])
def test_a_forged_number_finds_nothing(database: Database, forged: int) -> None:
    with database.transaction() as connection:
        _answer(connection)
        assert answers.get(connection, forged) is None
        assert not answers.rate(connection, forged, 1, "up", MOMENT)


def test_a_question_for_a_coordinator_is_kept_once_for_an_answer(database: Database) -> None:
    with database.transaction() as connection:
        answer_id = _answer(connection)
        first = answers.open_question(connection, answer_id, 1, "A dla gmin?", MOMENT)
        assert answers.open_question(connection, answer_id, 1, "A dla gmin?", MOMENT) == first
        second = answers.open_question(connection, None, 1, "Inne", MOMENT)
        third = answers.open_question(connection, None, 1, "Inne", MOMENT)
        opened = answers.open_questions(connection)
    assert [question.id for question in opened] == [first, second, third]
    assert (opened[0].answer_id, opened[0].question) == (answer_id, "A dla gmin?")


def test_a_question_about_an_answer_that_never_was_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as connection:
        answers.open_question(connection, 99, 1, "?", MOMENT)


def test_the_audit_log_is_read_by_subject_and_by_actor(database: Database) -> None:
    with database.transaction() as connection:
        audit.record(connection, MOMENT, "cli", "event.created", "event:1", details={"capacity": 50})
        audit.record(connection, MOMENT, "telegram:7", "registration.confirmed", "registration:1", details={})
        assert [entry.details for entry in audit.entries(connection, subject="event:1")] == [{"capacity": 50}]
        assert [entry.subject for entry in audit.entries(connection, actor="telegram:7")] == ["registration:1"]
        audit.forget_actor(connection, "telegram:7")
        assert [entry.actor for entry in audit.entries(connection)] == ["cli", audit.FORGOTTEN]


def _quoting(connection: Connection, *passage_ids: str, days: int = 0, status: str = "answered") -> None:
    answers.record(
        connection,
        1,
        "Ile?",
        snapshot_id="g1",
        status=status,
        reason=None,
        passage_ids=passage_ids,
        at=MOMENT + timedelta(days=days),
    )


def test_answers_that_quoted_a_passage_are_counted_since_a_day(database: Database) -> None:
    with database.transaction() as connection:
        _quoting(connection, "a", "b", days=-1)
        _quoting(connection, "a", "b")
        _quoting(connection, "b", "a1", days=1)
        _quoting(connection, "b", "b", days=2)
        _quoting(connection, status="refused", days=2)
        asked = [PassageId(each) for each in ("a", "b", "nigdy", "%")]
        assert answers.quoted_since(connection, asked, MOMENT) == {"a": 1, "b": 3}
        assert answers.quoted_since(connection, asked, MOMENT + timedelta(days=3)) == {}
        assert answers.quoted_since(connection, [], MOMENT) == {}
