"""Notices on their way: each is queued once, whoever finds the occasion and however often."""

from collections.abc import Iterable
from datetime import datetime

from bot.conversation.notices import AnyNotice, notice_messages
from bot.store.engine import Connection
from bot.telegram.letters import compose, post


def post_notices(connection: Connection, notices: Iterable[AnyNotice], *, at: datetime) -> int:
    """Queue the messages within the caller's transaction; return how many were new.

    People without a chat, which are also those who had their data erased, are left out.
    """
    return sum(
        bool(post(connection, message.chat_id, compose(message), at=at, key=message.key))
        for message in notice_messages(connection, notices)
    )
