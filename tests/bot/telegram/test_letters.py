"""From a message of the conversation to rows of the outbox."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.conversation.model import Button, Outgoing, Paragraph
from bot.store import outbox
from bot.telegram.keyboards import ButtonError, check_buttons, keyboard
from bot.telegram.letters import Letter, compose, post
from tests.bot.store.memory import open_migrated

NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
ROW = ((Button("Źródła", data="s:1"), Button("Strona", url="https://ngo.pl")),)


def test_buttons_stand_under_the_last_part_and_the_first_replaces() -> None:
    letters = compose(Outgoing(7, (Paragraph(("a" * 3000,)), Paragraph(("b" * 3000,))), ROW, replaces=5))
    assert [letter.edits for letter in letters] == [5, None]
    assert [letter.buttons for letter in letters] == [(), ROW]


def test_nothing_to_see_is_nothing_to_send() -> None:
    assert compose(Outgoing(7, (Paragraph((" ",)),), ROW)) == []


def test_a_letter_survives_its_json() -> None:
    letter = Letter("<b>a</b>", "a", ROW, edits=5, reply_to=6)
    assert Letter.from_payload(letter.to_payload()) == letter


def test_posting_twice_queues_once_and_in_order(tmp_path: Path) -> None:
    database = open_migrated(tmp_path / "x.db")
    letters = [Letter("a", "a"), Letter("b", "b", edits=5)]
    for _ in range(2):
        with database.transaction() as connection:
            post(connection, 7, letters, at=NOW, key="1:0")
    sent = []
    with database.transaction() as connection:
        while messages := outbox.due(connection, NOW, 10):
            sent += [(message.key, message.kind, message.payload["html"]) for message in messages]
            outbox.mark_sent(connection, messages[0].id, NOW, None)
    assert sent == [("1:0:0", "send", "a"), ("1:0:1", "edit", "b")]


def test_a_markup_has_the_data_and_the_address() -> None:
    assert keyboard(ROW) == {
        "inline_keyboard": [[{"text": "Źródła", "callback_data": "s:1"}, {"text": "Strona", "url": "https://ngo.pl"}]]
    }
    assert keyboard(()) is None


@pytest.mark.parametrize("button", [Button("x", data="ą" * 33), Button("x"), Button(" \u200b", data="x")])
def test_a_button_that_telegram_refuses_is_a_fault(button: Button) -> None:
    with pytest.raises(ButtonError):
        check_buttons([[button]])


def test_the_longest_data_passes_and_labels_are_cut() -> None:
    ((button,),) = check_buttons([[Button("słowo " * 50 + "\x00", data="x" * 64)]])
    assert button.label.endswith("…")
    assert len(button.label) <= 64


def test_a_link_that_is_not_of_the_web_is_left_out() -> None:
    assert check_buttons([[Button("x", url="javascript:1")], [Button("y", data="y")]]) == ((Button("y", data="y"),),)
