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

    def begin(self, connection: Connection, update: InboxUpdate, meaning: Heard) -> int:
        """Count an attempt and return its number; commit it before :meth:`handle`.

        Raises:
            AlreadyHandledError: when the update is finished.

        """
        chat_id = meaning.incoming.chat_id
        if outbox.is_blocked(connection, chat_id):
            outbox.unblock(connection, chat_id)
        return inbox.begin_attempt(connection, update.update_id)

    def handle(self, update: InboxUpdate, meaning: Meaning, attempt: int = 1) -> None:
        """Handle ``update`` and finish it in the inbox; ``attempt`` is what :meth:`begin` returned.

        Raises:
            DatabaseError: when the database cannot be written now; the update stays pending.

        """
        try:
            if attempt > MAX_ATTEMPTS:
                self._set_aside(update, meaning, f"{MAX_ATTEMPTS} attempts ended with the process")
            else:
                self._handle(update, meaning)
        except AlreadyHandledError:
            LOGGER.info("inbox.already_handled update=%d", update.update_id)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is: the person gets a number and the others go on)
            self._set_aside(update, meaning, scrubbed(error))

    def _handle(self, update: InboxUpdate, meaning: Meaning) -> None:
        match meaning:
            case Heard(incoming, key):
                self._respond(update, incoming, key)
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

    def _respond(self, update: InboxUpdate, incoming: Incoming, key: str) -> None:
        def deliver(connection: Connection, replies: Sequence[Outgoing]) -> None:
            now = self._clock.now()
            for number, reply in enumerate(replies):
                post(connection, reply.chat_id, compose(reply), at=now, key=reply.key or f"{key}:{number}")
            inbox.mark_done(connection, update.update_id, now)

        self._responder.respond(self._database, incoming, deliver)
        LOGGER.info("inbox.handled update=%d", update.update_id)

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
                language = dialogs.load(connection, incoming.chat_id).language or incoming.client_language
                letter = self._notices.incident(language, number)
                post(connection, incoming.chat_id, [letter], at=now, key=f"{update.update_id}:failed")
            inbox.mark_failed(connection, update.update_id, now, number)
