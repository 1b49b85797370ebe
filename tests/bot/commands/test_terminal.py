"""A chat in the terminal: numbers press buttons, other chats get their letters later, a fault shows nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot.commands.terminal import TERMINAL_CHAT, TerminalChat
from bot.conversation.conversation import Decision
from bot.conversation.model import Attachment, AttachmentKind, Button, Incoming, Link, Outgoing, Paragraph, Quotation
from bot.store import dialogs, outbox
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from tests.bot.conversation.talk import Talk
from tests.fakes.clock import FixedClock

Reply = Callable[[Incoming], Sequence[Outgoing]]


@dataclass
class Scripted:
    """A conversation that replies what a test says, and then may fail within the transaction."""

    reply: Reply
    fault: Exception | None = None
    heard: list[Incoming] = field(default_factory=list)

    def consider(self, _database: Database, incoming: Incoming, _dialog: Dialog, /) -> Decision:
        self.heard.append(incoming)

        def decide(connection: Connection) -> Sequence[Outgoing]:
            dialogs.save(connection, incoming.chat_id, Dialog("uk"), incoming.at)
            if self.fault is not None:
                raise self.fault
            return self.reply(incoming)

        return decide


def message(text: str, *rows: Sequence[Button], chat_id: int = TERMINAL_CHAT) -> Outgoing:
    return Outgoing(chat_id, (Paragraph((text,)),), tuple(map(tuple, rows)))


def menu(_: Incoming) -> Sequence[Outgoing]:
    more = Button("Strona", url="https://example.org/forum")
    return [
        message("Wybierz:", [Button("Źródła", "src"), Button("👍", "up")], [more]),
        message("Albo:", [Button("Forum", "forum")]),
    ]


def terminal_of(database: Database, clock: FixedClock, responder: Scripted) -> tuple[TerminalChat, list[str]]:
    shown: list[str] = []
    return TerminalChat(database, responder, clock, show=shown.append), shown


def due(database: Database, clock: FixedClock) -> list[outbox.OutboxMessage]:
    with database.read() as connection:
        return outbox.due(connection, clock.now(), 10)


def test_what_is_typed_is_heard_and_what_is_said_is_shown(database: Database, clock: FixedClock) -> None:
    responder = Scripted(lambda _: [message("Dzień dobry"), message("W czym pomóc?")])
    terminal, shown = terminal_of(database, clock, responder)
    terminal.hear("  Ile wyniosła dotacja? ")
    (heard,) = responder.heard
    assert heard == Incoming(TERMINAL_CHAT, TERMINAL_CHAT, clock.now(), text="  Ile wyniosła dotacja? ")
    assert shown == ["Dzień dobry", "W czym pomóc?"]
    assert due(database, clock) == []


def test_quotations_and_links_are_written_out(database: Database, clock: FixedClock) -> None:
    blocks = (Quotation("Dotacja wyniosła <85.200> zł."), Paragraph(("Źródło: ", Link("MSZ", "https://example.org"))))
    terminal, shown = terminal_of(database, clock, Scripted(lambda _: [Outgoing(TERMINAL_CHAT, blocks)]))
    terminal.hear("?")
    assert shown == ["„Dotacja wyniosła <85.200> zł.”\n\nŹródło: MSZ (https://example.org)"]


def test_buttons_are_numbered_through_all_messages_and_links_are_not(database: Database, clock: FixedClock) -> None:
    terminal, shown = terminal_of(database, clock, Scripted(menu))
    terminal.hear("/start")
    assert shown == [
        "Wybierz:\n\n[1] Źródła   [2] 👍\nStrona: https://example.org/forum",
        "Albo:\n\n[3] Forum",
    ]


@pytest.mark.parametrize(("typed", "pressed"), [("1", "src"), (" 2 ", "up"), ("3", "forum")])
def test_a_number_presses_its_button(database: Database, clock: FixedClock, typed: str, pressed: str) -> None:
    responder = Scripted(menu)
    terminal, _ = terminal_of(database, clock, responder)
    terminal.hear("/start")
    terminal.hear(typed)
    heard = responder.heard[-1]
    assert (heard.button, heard.text) == (pressed, None)
    assert heard.message_id is not None


@pytest.mark.parametrize("typed", ["0", "4", "-1", "01", "1.", "٣", "9" * 5000, "1 2", "²"])
def test_any_other_number_is_text(database: Database, clock: FixedClock, typed: str) -> None:
    responder = Scripted(menu)
    terminal, _ = terminal_of(database, clock, responder)
    terminal.hear("/start")
    terminal.hear(typed)
    assert (responder.heard[-1].text, responder.heard[-1].button) == (typed, None)


def test_before_any_button_a_number_is_text(database: Database, clock: FixedClock) -> None:
    responder = Scripted(menu)
    terminal, _ = terminal_of(database, clock, responder)
    terminal.hear("1")
    assert responder.heard[-1].text == "1"


def test_the_last_buttons_stay_until_new_ones_come(database: Database, clock: FixedClock) -> None:
    buttons = [message("Wybierz:", [Button("Źródła", "src"), Button("👍", "up")])]
    replies = iter([buttons, [message("Bez przycisków")], [message("Nowe", [Button("Tak", "yes")])], []])
    responder = Scripted(lambda _: next(replies))
    terminal, _ = terminal_of(database, clock, responder)
    for typed in ("/start", "pytanie", "2", "1"):
        terminal.hear(typed)
    assert [heard.button for heard in responder.heard] == [None, None, "up", "yes"]


def test_letters_to_other_chats_wait_for_telegram_and_are_not_shown(database: Database, clock: FixedClock) -> None:
    responder = Scripted(lambda _: [message("Odwołano."), message("Masz miejsce!", chat_id=22)])
    terminal, shown = terminal_of(database, clock, responder)
    terminal.hear("odwołaj")
    assert shown == ["Odwołano."]
    (letter,) = due(database, clock)
    assert (letter.chat_id, letter.payload["plain"]) == (22, "Masz miejsce!")


def test_nothing_is_shown_or_sent_when_the_transaction_fails(database: Database, clock: FixedClock) -> None:
    responder = Scripted(lambda _: [message("Zapisano."), message("Masz miejsce!", chat_id=22)], RuntimeError("dysk"))
    terminal, shown = terminal_of(database, clock, responder)
    with pytest.raises(RuntimeError, match="dysk"):
        terminal.hear("zapisz")
    assert shown == []
    assert due(database, clock) == []
    with database.read() as connection:
        assert dialogs.load(connection, TERMINAL_CHAT).language is None


def test_it_is_shown_after_it_is_committed(database: Database, clock: FixedClock) -> None:
    languages: list[str | None] = []

    def show(_: str) -> None:
        with database.read() as connection:
            languages.append(_language(connection))

    TerminalChat(database, Scripted(menu), clock, show).hear("/start")
    assert languages == ["uk", "uk"]


def test_the_real_conversation_talks_in_the_terminal(database: Database, clock: FixedClock) -> None:
    shown: list[str] = []
    terminal = TerminalChat(database, Talk(database, clock).conversation, clock, shown.append)
    terminal.hear("/start")
    assert "[1]" in "\n".join(shown)
    before = len(shown)
    terminal.hear("1")
    assert len(shown) > before


def _language(connection: Connection) -> str | None:
    return dialogs.load(connection, TERMINAL_CHAT).language


def test_a_file_is_named_where_it_cannot_be_shown(database: Database, clock: FixedClock) -> None:
    ticket = Attachment(AttachmentKind.TICKET, 7, "en")
    terminal, shown = terminal_of(database, clock, Scripted(lambda _: [replace(message("Bilet"), attachment=ticket)]))
    terminal.hear("bilet")
    assert shown == ["Bilet\n\n📎 ticket.png: this file comes in Telegram."]
