"""Changing a sign-up through the same form."""

import pytest

from bot.forum.event_sql import set_group_capacity
from bot.forum.model import Group
from bot.forum.needs import Needs, needs_of
from tests.bot.conversation.events import add_session, cancel_event, fill, make_event, signed_up
from tests.bot.conversation.filling import AGREE, add, to_summary
from tests.bot.conversation.talk import Person, Talk

SAVE = "Zapisz zmiany"


def test_fields_and_needs_are_changed_and_the_seat_stays(talk: Talk, anna: Person) -> None:
    make_event(talk)
    to_summary(anna)
    add(anna, "dietary", "wege")
    anna.presses(AGREE)
    text = anna.presses("Zmień")
    assert "Jedzenie: wege" in text
    assert "Zmiany zapiszę dopiero" in text
    add(anna, "role", "prezeska")
    anna.presses("✎ jedzenie")
    anna.presses("Pomiń")
    anna.presses("Popraw")
    anna.presses("Imię i nazwisko")
    anna.says("Łucja Kowalska")
    assert "Zmiany zapisane." in anna.presses(SAVE)
    (registration,) = signed_up(talk)
    assert (registration.name, registration.role, registration.state) == ("Łucja Kowalska", "prezeska", "confirmed")
    with talk.database.read() as connection:
        assert needs_of(connection, registration.id) == Needs()


def test_workshops_are_changed(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk)
    add_session(talk, event_id, "Partnerstwa")
    add_session(talk, event_id, "Granty")
    anna.forges("su:1")
    anna.says("Łucja Nowak")
    anna.says("Fundacja Most")
    anna.presses("inne")
    assert "Warsztaty: Partnerstwa" in anna.presses("☐ 11:00–12:00 Partnerstwa")
    anna.presses(AGREE)
    anna.presses("Zmień")
    anna.presses("✎ warsztaty")
    anna.presses("☐ 11:00–12:00 Granty")
    anna.presses(SAVE)
    assert "Warsztaty: Granty" in anna.says("/moje")


def test_a_workshop_that_filled_up_meanwhile_leads_back_to_the_choice(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk, capacity=5)
    add_session(talk, event_id, "Granty", capacity=1)
    jan = talk.person(8)
    for person in (anna, jan):
        person.forges("su:1")
        person.says("Łucja Nowak")
        person.says("Gmina Żnin")
        person.presses("inne")
        person.presses("☐ 11:00–12:00 Granty")
    jan.presses(AGREE)
    assert "Na „Granty” nie ma już miejsc" in anna.presses(AGREE)
    assert "🚫 11:00–12:00 Granty" in anna.labels
    anna.presses("Dalej ›")
    assert "Masz miejsce" in anna.presses(AGREE)


def test_a_group_without_seats_is_told(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk, capacity=5)
    fill(talk, event_id, range(7, 8))
    with talk.database.transaction() as connection:
        set_group_capacity(connection, event_id, Group.VOLUNTEER, 0)
    anna.forges("ch:1")
    anna.presses("Popraw")
    anna.presses("Grupa")
    anna.presses("wolontariuszka / wolontariusz")
    assert "nie ma już wolnych miejsc" in anna.presses(SAVE)
    assert "Zostaw: wolontariuszka / wolontariusz" in anna.labels
    anna.presses("liderka / lider NGO")
    assert "Zmiany zapisane" in anna.presses(SAVE)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_cancelled_event_cannot_be_changed(talk: Talk, anna: Person, when: str) -> None:
    fill(talk, make_event(talk), range(7, 8))
    if when == "before":
        cancel_event(talk, 1)
        assert "nie można już zmienić" in anna.forges("ch:1")
        return
    anna.forges("ch:1")
    cancel_event(talk, 1)
    assert "nie można już zmienić" in anna.presses(SAVE)
    assert talk.dialog(7).form is None


def test_leaving_says_that_nothing_changed(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk), range(7, 8))
    anna.forges("ch:1")
    assert anna.presses("Anuluj") == "Zapis zostaje bez zmian."


def test_somebody_elses_cannot_be_changed(talk: Talk) -> None:
    fill(talk, make_event(talk), range(7, 8))
    assert "nie można już zmienić" in talk.person(8).forges("ch:1")
