"""One update of the inbox: what is slow, in a thread, and then its effects in one transaction, which is the caller's.

Handled exactly once: what the conversation decides, the replies in the outbox and the mark in the inbox are
committed together, so after a crash either all of it is there or the update is still pending. The transaction may hold
what other chats decided too: thirty people who ask at once would wait for thirty commits, one after another.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol, assert_never

from bot.clock import Clock
from bot.conversation.conversation import Decision
from bot.conversation.model import Incoming, Outgoing
from bot.forum.event import Event
from bot.forum.service import ForumService
from bot.store import dialogs, inbox, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from bot.store.errors import DatabaseError
from bot.store.inbox import MAX_ATTEMPTS, InboxUpdate
from bot.store.outbox import OutboxMessage
from bot.telegram.incidents import scrubbed
from bot.telegram.incoming import Heard, Ignored, Invited, Meaning, Membership
from bot.telegram.letters import Letter, compose, post, post_begun

LOGGER = logging.getLogger(__name__)

Conclusion = Callable[[Connection], OutboxMessage | None]
"""Finishes an update in the transaction of the connection.

It returns the reply, when it is all that was queued and nothing has to be sent before it: then it may be sent at once.
It raises AlreadyHandledError when the update was finished before. Where the transaction was refused, it may be called
again in another one.
"""

NOBODYS = Dialog()


class Responder(Protocol):
    """The conversation, whatever carries it."""

    def consider(self, database: Database, incoming: Incoming, dialog: Dialog, /) -> Decision:
        """Do what is slow and return what decides, to be called in the transaction that queues the replies.

        ``dialog`` is where the conversation stood a moment ago; what is decided rests on what is stored then.
        """
        ...


class Notices(Protocol):
    """What people read that no conversation says."""

    def incident(self, language: str | None, number: str) -> Letter:
        """Return the apology with the number to quote."""
        ...

    def invitation(
        self, language: str | None, message_id: int, event: Event | None = None, *, voucher: bool = False
    ) -> Letter:
        """Return the answer to ``message_id`` of a group: that the bot is talked to in private, about what it asked."""
        ...


class Handler:
    """Handles updates; safe to use from several threads for different chats.

    ``numbers`` returns a new number for an unexpected error.
    """

    def __init__(
        self,
        *,
        database: Database,
        responder: Responder,
        notices: Notices,
        clock: Clock,
        numbers: Callable[[], str],
    ) -> None:
        self._database = database
        self._responder = responder
        self._notices = notices
        self._clock = clock
        self._forum = ForumService(clock)
        self._numbers = numbers

    def consider(self, update: InboxUpdate, meaning: Meaning, dialog: Dialog = NOBODYS, attempt: int = 1) -> Conclusion:
        """Do what is slow about ``update`` and return what finishes it.

        Args:
            update: as it came.
            meaning: what it says.
            dialog: the chat's, as it stood when the attempt was counted; of no use where nobody was heard.
            attempt: its number, counted and committed before.

        Raises:
            DatabaseError: when the database cannot be read now; the update stays pending.

        """
        if attempt > MAX_ATTEMPTS:
            return self.setting_aside(update, meaning, f"{MAX_ATTEMPTS} attempts ended with the process")
        try:
            return self._conclusion(update, meaning, dialog)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is: the person gets a number and the others go on)
            return self.setting_aside(update, meaning, scrubbed(error))

    def setting_aside(self, update: InboxUpdate, meaning: Meaning, fault: str) -> Conclusion:
        """Return what finishes the update as failed; the person gets an apology and a number that is in the log too."""
        number = self._numbers()
        LOGGER.error("inbox.failed update=%d number=%s fault=%s", update.update_id, number, fault)
        return partial(self._set_aside, update, meaning, number)

    def _conclusion(self, update: InboxUpdate, meaning: Meaning, dialog: Dialog) -> Conclusion:
        match meaning:
            case Heard(incoming, key):
                decide = self._responder.consider(self._database, incoming, dialog)
                return partial(self._respond, update, incoming, key, decide)
            case Invited():
                return partial(self._invite, update, meaning)
            case Membership(chat_id, blocked):
                LOGGER.info("inbox.membership update=%d blocked=%s", update.update_id, blocked)
                return partial(self._note_membership, update, chat_id, blocked)
            case Ignored(reason):
                LOGGER.info("inbox.ignored update=%d reason=%s", update.update_id, reason.replace(" ", "_"))
                return partial(self._ignore, update)
            case _:
                assert_never(meaning)

    def _respond(
        self, update: InboxUpdate, incoming: Incoming, key: str, decide: Decision, connection: Connection
    ) -> OutboxMessage | None:
        replies, now = decide(connection), self._clock.now()
        reply = _queue(connection, replies, incoming.chat_id, key, now)
        inbox.mark_done(connection, update.update_id, now)
        return reply

    def _invite(self, update: InboxUpdate, call: Invited, connection: Connection) -> None:
        now = self._clock.now()
        events = self._forum.list_events(connection) if call.events else []
        letter = self._notices.invitation(
            call.client_language, call.message_id, next(iter(events), None), voucher=call.voucher
        )
        post(connection, call.chat_id, [letter], at=now, key=f"{update.update_id}:0")
        inbox.mark_done(connection, update.update_id, now)

    def _note_membership(self, update: InboxUpdate, chat_id: int, blocked: bool, connection: Connection) -> None:
        now = self._clock.now()
        if blocked:
            outbox.mark_blocked(connection, chat_id, now)
        else:
            outbox.unblock(connection, [chat_id])
        inbox.mark_done(connection, update.update_id, now)

    def _ignore(self, update: InboxUpdate, connection: Connection) -> None:
        inbox.mark_done(connection, update.update_id, self._clock.now())

    def _set_aside(self, update: InboxUpdate, meaning: Meaning, number: str, connection: Connection) -> None:
        now = self._clock.now()
        if isinstance(meaning, Heard):
            incoming = meaning.incoming
            language = dialogs.load(connection, incoming.chat_id).language or incoming.client_language
            letter = self._notices.incident(language, number)
            post(connection, incoming.chat_id, [letter], at=now, key=f"{update.update_id}:failed")
        inbox.mark_failed(connection, update.update_id, now, number)


def _queue(
    connection: Connection, replies: Sequence[Outgoing], chat_id: int, key: str, now: datetime
) -> OutboxMessage | None:
    """Queue ``replies``; return the only message of all when it is for the chat itself and begins with the commit."""
    for number, reply in enumerate(replies):
        letters, name = compose(reply), reply.key or f"{key}:{number}"
        if len(replies) == len(letters) == 1 and reply.chat_id == chat_id:
            return post_begun(connection, chat_id, letters[0], at=now, key=name)
        post(connection, reply.chat_id, letters, at=now, key=name)
    return None
