from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.buttons import Action, Press
from bot.conversation.intent import LONGEST_READ, Command, CommandName, Intent, Pressed, Said, Unsupported, understand
from bot.conversation.model import Incoming


def meaning(**what: Any) -> Intent:  # noqa: ANN401 (the fields of Incoming)
    return understand(Incoming(chat_id=7, user_id=7, at=datetime(2027, 1, 15, tzinfo=UTC), **what))


@pytest.mark.parametrize(
    ("text", "name", "argument"),
    [
        ("/start", CommandName.START, ""),
        ("/start wydarzenie_12", CommandName.START, "wydarzenie_12"),
        ("/FORUM", CommandName.EVENTS, ""),
        ("/forum@InterEkipBot", CommandName.EVENTS, ""),
        ("/Pomoc@interekip_bot teraz", CommandName.HELP, "teraz"),
        ("/help", CommandName.HELP, ""),
        ("/źródła", CommandName.SOURCES, ""),
        ("  /jezyk  ", CommandName.LANGUAGE, ""),
        ("/prywatność", CommandName.PRIVACY, ""),
        ("/moje", CommandName.REGISTRATIONS, ""),
        ("/anuluj", CommandName.LEAVE, ""),
        ("/nieznane 😀", None, "😀"),
        ("/", None, ""),
        ("/ forum", None, "forum"),
    ],
)
def test_commands(text: str, name: CommandName | None, argument: str) -> None:
    assert meaning(text=text) == Command(name, argument)


def test_free_text_loses_what_nobody_sees() -> None:
    assert meaning(text="J\u200bak\x00 zało\u0301żyć\n stowarzyszenie?") == Said("Jak załóżyć stowarzyszenie?")


def test_a_long_text_is_cut_and_says_so() -> None:
    said = meaning(text="dotacja " * 12_500)
    assert isinstance(said, Said)
    assert said.cut
    assert len(said.text) <= LONGEST_READ
    assert meaning(text="a" * LONGEST_READ) == Said("a" * LONGEST_READ)


@pytest.mark.parametrize("text", ["", " \u200b\u3000\n", "🤷‍♀️👍🏽🇵🇱🫶", "?!", "\ud83d"])
def test_texts_without_words(text: str) -> None:
    said = meaning(text=text)
    assert isinstance(said, Said)
    assert said.wordless


def test_a_question_mark_at_the_end_is_a_question() -> None:
    assert Said("Do kiedy?").asks
    assert not Said("Fundacja „Co dalej?”").asks


def test_buttons_files_and_corrections() -> None:
    assert meaning(button="up:3") == Pressed(Press(Action.UP, 3))
    assert meaning(button="") == Pressed(None)
    assert meaning(unsupported="voice") == Unsupported("voice")
    assert meaning() == Unsupported("other")
    assert meaning(text="Kiedy?", edited=True) == Said("Kiedy?", edited=True)


@given(st.text())
def test_any_text_means_something(text: str) -> None:
    assert isinstance(meaning(text=text), Command | Said)
