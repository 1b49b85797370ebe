"""Notices in the outbox."""

from dataclasses import replace

from bot.forum.notices import Notice, NoticeKind
from bot.store import outbox
from bot.store.engine import Database
from bot.telegram.posting import post_notices
from tests.bot.conversation.test_notices import ANNA, EVENT, EXTENSIVE
from tests.bot.forum.people import START


def posted(database: Database, *notices: Notice) -> int:
    with database.transaction() as connection:
        return post_notices(connection, notices, at=START)


def test_a_notice_is_queued_once_however_often_it_is_posted(database: Database) -> None:
    reminder = Notice(NoticeKind.REMINDER_DAY, ANNA, EVENT)
    assert posted(database, reminder, reminder) == 1
    assert posted(database, reminder) == 0
    with database.read() as connection:
        (message,) = outbox.due(connection, START, 10)
    assert message.chat_id == 7
    assert "Widzimy się jutro: Forum" in message.payload["plain"]


def test_a_new_occasion_is_a_new_message(database: Database) -> None:
    changed = Notice(NoticeKind.EVENT_CHANGED, ANNA, EVENT)
    again = Notice(NoticeKind.EVENT_CHANGED, ANNA, replace(EVENT, revision=1))
    offer = Notice(NoticeKind.OFFERED, EXTENSIVE, EVENT)
    assert posted(database, changed, again, offer) == 3


def test_who_has_no_chat_is_left_out(database: Database) -> None:
    assert posted(database, Notice(NoticeKind.PROMOTED, replace(ANNA, chat_id=None), EVENT)) == 0
