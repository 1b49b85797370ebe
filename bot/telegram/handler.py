"""One update of the inbox, from the first attempt to its effects in one transaction; blocking, for a thread.

Handled exactly once: what the conversation decides, the replies in the outbox and the mark in the inbox are
committed together, so after a crash either all of it is there or the update is still pending.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol, assert_never

from bot.clock import Clock
from bot.conversation.model import Incoming, Outgoing
from bot.forum.event import Event
from bot.forum.service import ForumService
from bot.store import dialogs, inbox, outbox
from bot.store.engine import Connection, Database
from bot.store.errors import DatabaseError
from bot.store.inbox import MAX_ATTEMPTS, AlreadyHandledError, InboxUpdate
from bot.store.outbox import OutboxMessage
from bot.telegram.incidents import scrubbed
from bot.telegram.incoming import Heard, Ignored, Invited, Meaning, Membership
from bot.telegram.letters import Letter, compose, post

LOGGER = logging.getLogger(__name__)

Deliver = Callable[[Connection, Sequence[Outgoing]], None]


class Responder(Protocol):
    """The conversation, whatever carries it."""

    def respond(self, database: Database, incoming: Incoming, deliver: Deliver, /) -> None:
        """Decide, then call ``deliver`` exactly once within the transaction that holds the effects."""
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

    def handle(self, update: InboxUpdate, meaning: Meaning, attempt: int = 1) -> OutboxMessage | None:
        """Handle ``update`` and finish it in the inbox; ``attempt`` is its number, counted and committed before.

        Returns:
            The reply, when it is all that was queued and nothing has to be sent before it: then it may be sent at once.

        Raises:
            DatabaseError: when the database cannot be written now; the update stays pending.

        """
        try:
            if attempt <= MAX_ATTEMPTS:
                return self._handle(update, meaning)
            self._set_aside(update, meaning, f"{MAX_ATTEMPTS} attempts ended with the process")
        except AlreadyHandledError:
            LOGGER.info("inbox.already_handled update=%d", update.update_id)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is: the person gets a number and the others go on)
            self._set_aside(update, meaning, scrubbed(error))
        return None

    def _handle(self, update: InboxUpdate, meaning: Meaning) -> OutboxMessage | None:
        match meaning:
            case Heard(incoming, key):
                return self._respond(update, incoming, key)
            case Invited():
                self._invite(update, meaning)
            case Membership(chat_id, blocked):
                self._note_membership(update, chat_id, blocked=blocked)
            case Ignored(reason):
                with self._database.transaction() as connection:
                    inbox.mark_done(connection, update.update_id, self._clock.now())
                LOGGER.info("inbox.ignored update=%d reason=%s", update.update_id, reason.replace(" ", "_"))
            case _:
                assert_never(meaning)
        return None

    def _respond(self, update: InboxUpdate, incoming: Incoming, key: str) -> OutboxMessage | None:
        at_once: list[OutboxMessage] = []

        def deliver(connection: Connection, replies: Sequence[Outgoing]) -> None:
            now = self._clock.now()
            outbox.unblock(connection, incoming.chat_id)
            queued: list[OutboxMessage] = []
            for number, reply in enumerate(replies):
                name = reply.key or f"{key}:{number}"
                queued += post(connection, reply.chat_id, compose(reply), at=now, key=name)
            inbox.mark_done(connection, update.update_id, now)
            at_once[:] = _sent_at_once(connection, queued, incoming.chat_id)

        self._responder.respond(self._database, incoming, deliver)
        LOGGER.info("inbox.handled update=%d", update.update_id)
        return next(iter(at_once), None)

    def _invite(self, update: InboxUpdate, call: Invited) -> None:
        now = self._clock.now()
        with self._database.transaction() as connection:
            events = self._forum.list_events(connection) if call.events else []
            letter = self._notices.invitation(
                call.client_language, call.message_id, next(iter(events), None), voucher=call.voucher
            )
            post(connection, call.chat_id, [letter], at=now, key=f"{update.update_id}:0")
            inbox.mark_done(connection, update.update_id, now)

    def _note_membership(self, update: InboxUpdate, chat_id: int, *, blocked: bool) -> None:
        now = self._clock.now()
        with self._database.transaction() as connection:
            if blocked:
                outbox.mark_blocked(connection, chat_id, now)
            else:
                outbox.unblock(connection, chat_id)
            inbox.mark_done(connection, update.update_id, now)
        LOGGER.info("inbox.membership update=%d blocked=%s", update.update_id, blocked)

    def _set_aside(self, update: InboxUpdate, meaning: Meaning, fault: str) -> None:
        """Finish the update as failed; the person gets an apology and a number that is in the log too."""
        number, now = self._numbers(), self._clock.now()
        LOGGER.error("inbox.failed update=%d number=%s fault=%s", update.update_id, number, fault)
        with self._database.transaction() as connection:
            if isinstance(meaning, Heard):
                incoming = meaning.incoming
                outbox.unblock(connection, incoming.chat_id)
                language = dialogs.load(connection, incoming.chat_id).language or incoming.client_language
                letter = self._notices.incident(language, number)
                post(connection, incoming.chat_id, [letter], at=now, key=f"{update.update_id}:failed")
            inbox.mark_failed(connection, update.update_id, now, number)


def _sent_at_once(connection: Connection, queued: Sequence[OutboxMessage], chat_id: int) -> list[OutboxMessage]:
    """Return the only message of ``queued`` when it is for the chat itself and begins to be sent with the commit."""
    match queued:
        case [only] if only.chat_id == chat_id and outbox.begin_at_once(connection, only):
            return [only]
        case _:
            return []
