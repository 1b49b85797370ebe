"""A coordinator writes to a group: whom, the text, a look, a test, sending once, and what became of it."""

import time

import pytest

from bot.answering.model import Language
from bot.conversation.desk_press import DeskVerb
from bot.forum.campaigns import LONGEST_MESSAGE
from bot.forum.model import manual_person
from bot.messages.campaign import CAMPAIGN
from bot.messages.desk import DESK
from bot.staff.model import Role
from bot.store import outbox
from bot.store.schema import outbox_messages
from tests.bot.conversation.events import fill, make_event
from tests.bot.conversation.staff import COORDINATOR, press, with_role
from tests.bot.conversation.talk import Person, Talk
from tests.bot.forum.people import applicant

PL = CAMPAIGN["pl"]


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator of an event with two seats, both taken, and one person who waits."""
    make_event(talk, capacity=2)
    fill(talk, 1, range(1, 4))
    return with_role(talk, COORDINATOR, Role.COORDINATOR)


def keys(talk: Talk) -> list[str]:
    """Return the names of the queued messages of campaigns."""
    with talk.database.read() as connection:
        found = connection.scalars(outbox_messages.select().with_only_columns(outbox_messages.c.key))
        return sorted(key for key in found if key.startswith("campaign:"))


def test_a_message_is_shown_tried_and_sent_once(talk: Talk, ewa: Person) -> None:
    press(ewa, DeskVerb.AUDIENCES, 1)
    assert PL.audiences["confirmed"] in ewa.labels
    assert "Do kogo: Wszyscy z miejscem." in ewa.presses(PL.audiences["confirmed"])
    said = ewa.says("Sala jest inna: 12.\n\nCzy ktoś   potrzebuje windy?")
    assert said.startswith(f"{PL.preview}\n\nForum\n\nSala jest inna: 12.\n\nCzy ktoś potrzebuje windy?\n\n")
    assert "Dostaną ją 2 osoby." in said
    assert PL.test_sent in ewa.presses(PL.test)
    assert ewa.elsewhere == []
    send = ewa.data_of(PL.send)
    assert ewa.presses(PL.send) == "Wiadomości do 2 osób są w drodze."
    assert sorted(message.chat_id for message in ewa.elsewhere) == [1, 2]
    assert keys(talk) == ["campaign:1:1:0", "campaign:1:2:0"]
    assert ewa.forges(send) == DESK["pl"].form_gone
    assert ewa.elsewhere == []


def test_the_text_can_be_written_anew_before_it_is_sent(talk: Talk, ewa: Person) -> None:
    press(ewa, DeskVerb.AUDIENCE, 1, "waiting")
    ewa.says("Pierwsza wersja")
    old = ewa.data_of(PL.send)
    assert "Druga wersja" in ewa.says("Druga wersja")
    assert ewa.forges(old) == DESK["pl"].form_gone
    assert keys(talk) == []
    press(ewa, DeskVerb.AUDIENCE, 1, "waiting")
    ewa.says("Trzecia wersja")
    ewa.presses(PL.send)
    assert "Trzecia wersja" in str(ewa.elsewhere[0].blocks)


@pytest.mark.parametrize(("text", "problem"), [("🙂 🙂", "empty"), ("a" * (LONGEST_MESSAGE + 1), "too_long")])
def test_a_text_that_cannot_be_sent_is_told_why(ewa: Person, text: str, problem: str) -> None:
    press(ewa, DeskVerb.AUDIENCE, 1, "confirmed")
    assert ewa.says(text).startswith(PL.problems[problem].format(most=LONGEST_MESSAGE))


def test_a_group_without_any_chat_gets_no_button_to_send(ewa: Person) -> None:
    press(ewa, DeskVerb.AUDIENCE, 1, "group.volunteer")
    said = ewa.says("Dzień dobry")
    assert PL.nobody in said
    assert PL.send not in ewa.labels


def test_people_without_a_chat_are_counted_apart(talk: Talk, ewa: Person) -> None:
    make_event(talk, capacity=5)
    with talk.database.transaction() as connection:
        talk.forum.sign_up(connection, 2, applicant(8))
        talk.forum.sign_up(connection, 2, applicant(9, person=manual_person("Jan", "NGO"), chat_id=None))
    press(ewa, DeskVerb.AUDIENCE, 2, "confirmed")
    assert PL.without_chat.format(number=1) in ewa.says("Dzień dobry")


def test_the_report_tells_what_became_of_the_messages(talk: Talk, ewa: Person) -> None:
    press(ewa, DeskVerb.AUDIENCE, 1, "confirmed")
    ewa.says("Dzień dobry")
    ewa.presses(PL.send)
    assert PL.waiting.format(number=2) in ewa.presses(PL.refresh)
    with talk.database.transaction() as connection:
        first = next(each for each in outbox.due(connection, talk.clock.now(), 50) if each.key.startswith("campaign"))
        outbox.mark_sent(connection, first.id, talk.clock.now(), 5)
        outbox.mark_blocked(connection, 2, talk.clock.now())
    said = ewa.presses(PL.refresh)
    for line in (PL.sent.format(number=1), PL.blocked.format(number=1), PL.finished, "Dzień dobry"):
        assert line in said
    press(ewa, DeskVerb.AUDIENCES, 1)
    assert f"{PL.earlier}: 15 stycznia 2027 r., 10:00" in ewa.labels


@pytest.mark.parametrize("language", Language)
def test_the_whole_way_in_every_language(ewa: Person, language: Language) -> None:
    ewa.forges(f"lang:{language}")
    press(ewa, DeskVerb.AUDIENCE, 1, "group.ngo_leader")
    assert CAMPAIGN[language].preview in ewa.says("Dzień dobry")
    ewa.presses(CAMPAIGN[language].send)
    assert CAMPAIGN[language].progress_title in ewa.presses(CAMPAIGN[language].refresh)
    assert ewa.is_told_in(language)


def test_a_message_to_160_people_is_queued_in_well_under_a_second(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=160)
    fill(talk, event_id, range(100, 260))
    press(ewa, DeskVerb.AUDIENCE, event_id, "confirmed")
    ewa.says("Dzień dobry")
    began = time.process_time()
    ewa.presses(PL.send)
    spent = time.process_time() - began
    assert len(ewa.elsewhere) == 160
    assert spent < 1
