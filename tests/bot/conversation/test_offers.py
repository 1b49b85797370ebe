"""Seats that are kept for somebody, coming after all or not, and taking consent back."""

from datetime import timedelta

import pytest

from bot.forum.model import RegistrationState
from bot.forum.needs import Needs, keep_needs, needs_of
from tests.bot.conversation.events import fill, make_event, signed_up
from tests.bot.conversation.talk import Person, Talk


@pytest.fixture
def offered(talk: Talk) -> Person:
    """Somebody for whom the only seat is kept, before one who waits."""
    fill(talk, make_event(talk, capacity=1), range(6, 9))
    talk.person(6).forges("cy:1")
    return talk.person(7)


def states(talk: Talk) -> list[str]:
    return [each.state.value for each in signed_up(talk)]


def test_an_offer_is_shown_with_its_deadline_and_taken(talk: Talk, offered: Person) -> None:
    assert "Czeka wolne miejsce, odpowiedz do 17 stycznia 2027 r., 10:00" in offered.says("/moje")
    assert "Odpowiedz do 17 stycznia" in offered.forges("ev:1")
    offered.says("/moje")
    assert "Miejsce jest Twoje" in offered.presses("Biorę miejsce")
    assert states(talk) == ["cancelled", "confirmed", "waiting"]
    assert "🎫 Bilet z kodem QR" in offered.labels


def test_taking_twice_is_calm(talk: Talk, offered: Person) -> None:
    offered.forges("ot:2")
    assert "Miejsce jest Twoje" in offered.forges("ot:2")
    assert "Na pewno odwołać" in offered.forges("ol:2")  # an old "I give it up" does not cost the seat at once
    assert states(talk) == ["cancelled", "confirmed", "waiting"]


def test_leaving_an_offer_hands_it_on(talk: Talk, offered: Person) -> None:
    assert "Zapis odwołany" in offered.forges("ol:2")
    assert [message.chat_id for message in offered.elsewhere] == [8]
    assert states(talk) == ["cancelled", "cancelled", "offered"]
    assert "Tego miejsca już nie ma" in offered.forges("ot:2")


def test_a_lapsed_offer_says_so(talk: Talk, offered: Person) -> None:
    talk.clock.advance(timedelta(days=3))
    with talk.database.transaction() as connection:
        talk.forum.expire_offers(connection)
    assert "Tego miejsca już nie ma" in offered.forges("ot:2")
    assert "termin odpowiedzi minął" in offered.says("/moje")


def test_not_coming_frees_the_seat_in_one_tap_and_can_be_undone(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk, capacity=2), range(7, 8))
    assert "Zapis odwołany" in anna.forges("nc:1")
    assert states(talk) == ["cancelled"]
    anna.presses("Jednak przyjdę")
    assert "Masz miejsce" in anna.presses("Zgadzam się i zapisuję")
    assert "nie trzeba nic odwoływać" in anna.forges("nc:1")


def test_what_a_coordinator_decided_is_told(talk: Talk, anna: Person) -> None:
    make_event(talk, needs_approval=True)
    fill(talk, 1, range(7, 8))
    assert "Czeka na decyzję koordynatora" in anna.says("/moje")
    with talk.database.transaction() as connection:
        talk.forum.reject(connection, 1, reason="Brak miejsc dla firm.", actor="test")
    assert "Zgłoszenie nieprzyjęte: Brak miejsc dla firm." in anna.says("/moje")


def test_consent_is_taken_back_as_easily_as_given(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk, capacity=1), range(7, 9))
    with talk.database.transaction() as connection:
        keep_needs(connection, signed_up(talk)[0].id, Needs(dietary="wege"))
    anna.says("/moje")
    anna.presses("Cofam zgodę")
    assert states(talk) == ["confirmed", "waiting"]
    assert "Zgoda cofnięta" in anna.presses("Tak, odwołaj i usuń dane")
    erased, freed = signed_up(talk)
    assert (erased.state, erased.name, erased.chat_id) == (RegistrationState.CANCELLED, "", None)
    assert freed.state is RegistrationState.OFFERED
    with talk.database.read() as connection:
        assert needs_of(connection, erased.id) == Needs()
    assert "Nie masz teraz żadnych zapisów" in anna.says("/moje")
    assert "nie trzeba nic odwoływać" in anna.forges("wdy:1")
