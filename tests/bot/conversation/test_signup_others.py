"""Signing up colleagues: one form for people of one organisation."""

import pytest

from bot.forum.model import Channel, RegistrationState
from tests.bot.conversation.events import make_event, signed_up
from tests.bot.conversation.talk import Person, Talk

CONFIRM = "Potwierdzam i zapisuję"


def to_summary(person: Person, names: str) -> str:
    """Fill the form for others in up to its summary."""
    person.forges("so:1")
    person.says(names)
    person.says("Gmina Żnin")
    return person.presses("samorząd (urząd)")


def test_a_group_is_signed_up_with_one_form(talk: Talk, anna: Person) -> None:
    make_event(talk, capacity=2)
    text = to_summary(anna, "Jan Kowal\nEwa Lis\n\nOla O'Neill-Bąk\nEWA LIS")
    assert "Imię i nazwisko: Jan Kowal, EWA LIS, Ola O'Neill-Bąk" in text
    assert "wszystkie te osoby wiedzą o zapisie" in text
    text = anna.presses(CONFIRM)
    assert "Jan Kowal: ✅ jest miejsce" in text
    assert "Ola O'Neill-Bąk: ⏳ lista rezerwowa, miejsce 1" in text
    people = signed_up(talk)
    assert [each.state for each in people] == [RegistrationState.CONFIRMED] * 2 + [RegistrationState.WAITING]
    assert {(each.signed_up_by, each.chat_id, each.channel) for each in people} == {("telegram:7", 7, Channel.CHAT)}
    assert {each.person.partition(":")[0] for each in people} == {"manual"}


def test_who_signed_others_up_can_sign_up_too_and_sees_all(talk: Talk, anna: Person) -> None:
    make_event(talk, capacity=5)
    to_summary(anna, "Jan Kowal")
    anna.presses(CONFIRM)
    anna.forges("su:1")
    anna.says("Łucja Nowak")
    anna.says("Gmina Żnin")
    anna.presses("inne")
    anna.presses("Zgadzam się i zapisuję")
    text = anna.says("/moje")
    assert "zapis dla: Jan Kowal" in text
    assert anna.labels[:2] == ["Forum", "Jan Kowal: Forum"]
    anna.presses("Jan Kowal: Forum")
    anna.presses("Odwołaj")
    anna.presses("Tak, odwołaj")
    assert [each.state for each in signed_up(talk)] == ["cancelled", "confirmed"]
    assert "Jednak przyjdę" not in anna.labels


@pytest.mark.parametrize(
    ("names", "words"), [("\n".join("Jan Kowal" for _ in range(11)), "najwyżej 10"), ("J", "krótkie")]
)
def test_names_that_cannot_be_used_are_told(talk: Talk, anna: Person, names: str, words: str) -> None:
    make_event(talk)
    anna.forges("so:1")
    assert words in anna.says(names)
    assert "krok 2" in anna.says("Jan Kowal")


def test_the_limit_of_an_organisation_is_told_for_each(talk: Talk, anna: Person) -> None:
    make_event(talk, capacity=9, organisation_limit=1)
    to_summary(anna, "Jan Kowal\nEwa Lis")
    text = anna.presses(CONFIRM)
    assert "Jan Kowal: ✅ jest miejsce" in text
    assert "Ewa Lis: 🚫 limit osób z tej organizacji" in text
    to_summary(anna, "Ola Bąk")
    assert "limit: 1" in anna.presses(CONFIRM)
    assert "podsumowanie" in anna.says("x")


def test_strangers_cannot_reach_who_was_signed_up(talk: Talk, anna: Person) -> None:
    make_event(talk)
    to_summary(anna, "Jan Kowal")
    anna.presses(CONFIRM)
    stranger = talk.person(8)
    for action in ("own", "ch", "cx", "cy", "tk", "ics", "wdy", "ot", "ol", "nc"):
        assert "Kowal" not in stranger.forges(f"{action}:1")
    assert [each.state for each in signed_up(talk)] == ["confirmed"]
