"""How long people's data stays where nobody asks for it: what is older is forgotten, day by day."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, update

from bot.store import dialogs, inbox, outbox
from bot.store.schema import answers, open_questions

QUESTIONS_STAY = timedelta(days=365)
"""Long enough to see what people asked about a yearly call."""

DIALOGS_STAY = timedelta(days=365)
FORMS_STAY = timedelta(days=15)
"""A form is valid for 14 days; one more, so that who comes back late is told what became of it."""

HANDLED_STAYS = timedelta(days=7)
"""Telegram repeats an update for a day; until then its number must be known."""

SENT_STAYS = timedelta(days=30)


def forget_old(connection: Connection, now: datetime) -> int:
    """Forget what is too old, within the caller's transaction; return how many rows that were.

    Answers stay without question and person, to count them. Registrations are the forum's own matter.
    """
    return (
        _forget_questions(connection, now - QUESTIONS_STAY)
        + dialogs.drop_forms(connection, now - FORMS_STAY)
        + dialogs.purge(connection, now - DIALOGS_STAY)
        + inbox.purge(connection, now - HANDLED_STAYS)
        + outbox.purge(connection, now - SENT_STAYS)
    )


def _forget_questions(connection: Connection, before: datetime) -> int:
    asked = connection.execute(delete(open_questions).where(open_questions.c.at < before)).rowcount
    old = update(answers).where(answers.c.at < before, answers.c.question.is_not(None))
    return asked + connection.execute(old.values(chat_id=None, question=None)).rowcount
