"""What is forgotten by itself, and what stays until then."""

from datetime import timedelta

from bot.store import answers, dialogs, inbox, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from bot.store.inbox import InboxUpdate
from bot.store.retention import DIALOGS_STAY, FORMS_STAY, HANDLED_STAYS, QUESTIONS_STAY, SENT_STAYS, forget_old
from tests.bot.store.processes import MOMENT

MINUTE = timedelta(minutes=1)


def ask(connection: Connection) -> int:
    return answers.record(
        connection, 1, "Ile?", snapshot_id="s", status="answered", reason=None, passage_ids=["01-01"], at=MOMENT
    )


def test_a_question_is_forgotten_after_a_year_and_its_answer_still_counts(database: Database) -> None:
    with database.transaction() as connection:
        number = ask(connection)
        answers.open_question(connection, number, 1, "Ile?", MOMENT)
        assert forget_old(connection, MOMENT + QUESTIONS_STAY - MINUTE) == 0
        assert forget_old(connection, MOMENT + QUESTIONS_STAY + MINUTE) == 2
        kept = answers.get(connection, number)
        assert kept is not None
        assert (kept.question, kept.chat_id, kept.passage_ids) == (None, None, ("01-01",))
        assert answers.open_questions(connection) == []
        assert forget_old(connection, MOMENT + QUESTIONS_STAY + MINUTE) == 0


def test_an_abandoned_form_goes_before_its_dialog(database: Database) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 1, Dialog("uk", "Скільки?", {"name": "Łucja"}, language_chosen=True), MOMENT)
        forget_old(connection, MOMENT + FORMS_STAY - MINUTE)
        assert dialogs.load(connection, 1).form == {"name": "Łucja"}
        forget_old(connection, MOMENT + FORMS_STAY + MINUTE)
        assert dialogs.load(connection, 1) == Dialog("uk", "Скільки?", None, MOMENT, language_chosen=True)
        forget_old(connection, MOMENT + DIALOGS_STAY + MINUTE)
        assert dialogs.load(connection, 1) == Dialog()


def test_what_was_handled_and_sent_goes_and_what_waits_stays(database: Database) -> None:
    with database.transaction() as connection:
        inbox.receive(connection, [InboxUpdate(number, 1, "{}") for number in (1, 2, 3)], MOMENT)
        inbox.mark_done(connection, 1, MOMENT)
        sent = outbox.enqueue(connection, 1, "send", {"html": "x"}, at=MOMENT, key="sent")
        outbox.enqueue(connection, 1, "send", {"html": "y"}, at=MOMENT, key="waits")
        assert sent is not None
        outbox.mark_sent(connection, sent, MOMENT, 5)
        assert forget_old(connection, MOMENT + HANDLED_STAYS - MINUTE) == 0
        assert forget_old(connection, MOMENT + SENT_STAYS + MINUTE) == 2
        assert [update.update_id for update in inbox.pending(connection, 9)] == [2, 3]
        assert [message.key for message in outbox.due(connection, MOMENT + SENT_STAYS, 9)] == ["waits"]
