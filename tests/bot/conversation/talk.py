"""People who talk with a conversation on a real database; what they get is rendered and checked as Telegram would."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.answering.model import Language
from bot.conversation.conversation import Conversation
from bot.conversation.model import Incoming, IncomingFile, Outgoing
from bot.conversation.plain import render_text
from bot.conversation.voucher_services import VoucherServices
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.staff.roles import StaffService
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from bot.telegram.letters import compose, post
from tests.bot.administration.examples import ADMINISTRATOR, FakeLedger, oversight
from tests.bot.conversation.answered import FOLLOW_UPS, RESULTS, catalogue
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.clock import FixedClock

CONTACT = "koordynator@example.org"
TICKETS = TicketKey(bytes(32))
CONTROLLER = "Urząd Marszałkowski, Toruń"
_TWO_STOPS = re.compile(r"\d [rр]\.\.")


def text_of(messages: Sequence[Outgoing]) -> str:
    """Return all that ``messages`` say."""
    return "\n\n".join(render_text(message.blocks) for message in messages)


def labels_of(messages: Sequence[Outgoing]) -> list[str]:
    """Return the labels of all buttons."""
    return [button.label for message in messages for row in message.buttons for button in row]


class Talk:
    """A conversation with its database; :meth:`restart` makes a new one on the same data."""

    def __init__(
        self,
        database: Database,
        clock: FixedClock,
        *,
        contact: str = CONTACT,
        forum: ForumService | None = None,
        ledger: FakeLedger | None = None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.contact = contact
        self.forum = forum or ForumService(clock)
        self.ledger = ledger
        self.vouchers = VoucherServices.build(clock, TICKETS.secret)
        self.answerer = FakeAnswerer(RESULTS, FOLLOW_UPS)
        self._keys = itertools.count()
        self.restart()

    def restart(self) -> None:
        """Forget everything that is not in the database."""
        self.conversation = Conversation(
            answerer=self.answerer,
            forum=self.forum,
            clock=self.clock,
            contact=self.contact,
            controller=CONTROLLER,
            catalogue=catalogue(),
            oversight=oversight(self.ledger),
            staff=StaffService(self.clock, {ADMINISTRATOR}),
            tickets=TICKETS,
            vouchers=self.vouchers,
        )

    def person(self, number: int = 7, client_language: str | None = "pl") -> "Person":
        """Return somebody in the private chat ``number``."""
        return Person(self, number, client_language)

    def respond(self, incoming: Incoming) -> list[Outgoing]:
        """Handle ``incoming``; return the replies, which are queued."""
        decide = self.conversation.consider(self.database, incoming, self.dialog(incoming.chat_id))
        with self.database.transaction() as connection:
            replies = list(decide(connection))
            for reply in replies:
                letters = compose(reply)
                assert letters, "a message without anything to see"
                post(connection, reply.chat_id, letters, at=self.clock.now(), key=reply.key or f"k{next(self._keys)}")
        assert not _TWO_STOPS.search(text_of(replies)), "a date brings its own full stop along: say it by sentence()"
        return replies

    def dialog(self, chat_id: int) -> Dialog:
        """Return the stored dialog of a chat."""
        with self.database.read() as connection:
            return dialogs.load(connection, chat_id)


@dataclass
class Person:
    """Somebody in a private chat. ``last`` is what they got last, ``elsewhere`` what went to other chats with it."""

    talk: Talk
    number: int
    client_language: str | None = "pl"
    last: list[Outgoing] = field(default_factory=list)
    elsewhere: list[Outgoing] = field(default_factory=list)

    def says(self, text: str, *, edited: bool = False) -> str:
        """Write ``text``; return what comes back."""
        return self._does(text=text, edited=edited)

    def sends(self, kind: str) -> str:
        """Send something that is no text."""
        return self._does(unsupported=kind)

    def sends_file(
        self, content: bytes | None, name: str = "lista.csv", *, size: int | None = None, kind: str = "document"
    ) -> str:
        """Send a document or a photo; one without content did not arrive. ``size`` is announced where it differs."""
        announced = size or (100 if content is None else len(content))
        return self._does(unsupported=kind, file=IncomingFile("F1", name, announced, content))

    def presses(self, label: str) -> str:
        """Press the button with this label under one of the last messages."""
        found = [b for message in self.last for row in message.buttons for b in row if b.label == label]
        assert found, f"no button {label!r}, but {labels_of(self.last)}"
        return self.forges(found[0].data)

    def forges(self, data: str) -> str:
        """Send callback data that need not be on any button."""
        return self._does(button=data, message_id=55)

    def data_of(self, label: str) -> str:
        """Return what the button with this label carries."""
        return next(b.data for message in self.last for row in message.buttons for b in row if b.label == label)

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons under the last messages."""
        return labels_of(self.last)

    def is_told_in(self, language: Language) -> bool:
        """Return whether the last reply was in ``language``."""
        return all(message.language is language for message in self.last)

    def pressing(self, data: str) -> Incoming:
        """Return the press of a button that carries ``data``."""
        return self._incoming(button=data, message_id=55)

    def sending(self, size: int) -> Incoming:
        """Return a document of that announced size before it is fetched."""
        return self._incoming(unsupported="document", file=IncomingFile("F1", "lista.csv", size))

    def _does(self, **what: object) -> str:
        messages = self.talk.respond(self._incoming(**what))
        self.last = [message for message in messages if message.chat_id == self.number]
        self.elsewhere = [message for message in messages if message.chat_id != self.number]
        return text_of(self.last)

    def _incoming(self, **what: object) -> Incoming:
        return Incoming(
            chat_id=self.number,
            user_id=self.number,
            at=self.talk.clock.now(),
            client_language=self.client_language,
            **what,  # type: ignore[arg-type]  # the fields of Incoming that the callers above name
        )
