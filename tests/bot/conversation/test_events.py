from datetime import timedelta

import pytest

from bot.forum.event_sql import set_group_capacity
from bot.forum.model import Group
from tests.bot.conversation.events import add_session, cancel_event, fill, make_event
from tests.bot.conversation.talk import Person, Talk


def test_without_events_a_sample_is_offered_and_marked(anna: Person) -> None:
    text = anna.says("/forum")
    assert "PRZYKŁAD: Regionalne Forum" in text
    assert "To spotkanie się nie odbędzie" in text
    assert anna.says("/forum") == text


def test_events_tell_when_where_how_full_and_until_when(talk: Talk, anna: Person) -> None:
    make_event(talk, title="Forum w Toruniu", place="Toruń, Urząd Marszałkowski")
    text = anna.says("/forum")
    assert "Forum w Toruniu\n🗓 14 lutego 2027 r., 10:00–16:00\n📍 Toruń, Urząd Marszałkowski" in text
    assert "💺 2 wolne miejsca\n⏰ Zapisy do 7 lutego 2027 r., 10:00" in text
    assert "PRZYKŁAD" not in text


def test_a_full_event_tells_how_many_wait(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk), range(100, 102))
    assert "💺 Wszystkie miejsca są zajęte\n" in anna.says("/forum")
    fill(talk, 1, range(102, 104))
    assert "na liście rezerwowej czekają 2 osoby" in anna.says("/forum")
    anna.presses("Forum")
    assert "Zapisz mnie na listę rezerwową" in anna.labels


def test_what_is_free_is_told_by_group_where_groups_have_seats_of_their_own(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk, capacity=5)
    with talk.database.transaction() as connection:
        set_group_capacity(connection, event_id, Group.NGO_LEADER, 1)
        set_group_capacity(connection, event_id, Group.VOLUNTEER, 3)
    fill(talk, event_id, range(100, 103))
    said = anna.says("/forum")
    assert (
        "💺 Wolne miejsca: liderka / lider NGO: 0; wolontariuszka / wolontariusz: 3; pozostałe grupy: 4, "
        "na liście rezerwowej czekają 2 osoby\n" in said
    )
    anna.presses("Forum")
    assert "Zapisz mnie" in anna.labels


def test_pressing_replaces_the_message_and_leads_back(talk: Talk, anna: Person) -> None:
    make_event(talk)
    anna.says("/forum")
    assert "💺 2 wolne miejsca" in anna.presses("Forum")
    assert anna.last[0].replaces == 55
    assert anna.labels == ["Zapisz mnie", "Zapisz inne osoby", "‹ Wszystkie spotkania"]
    assert "Najbliższe spotkania" in anna.presses("‹ Wszystkie spotkania")
    assert anna.last[0].replaces == 55


@pytest.mark.parametrize("link", ["event", "wydarzenie"])
def test_a_link_opens_one_event(talk: Talk, anna: Person, link: str) -> None:
    event_id = make_event(talk, title="Seminarium")
    text = anna.says(f"/start {link}_{event_id}")
    assert text.startswith("Seminarium")
    assert "Pytania o spotkanie: koordynator@example.org." in text
    assert "Zapisz mnie" in anna.labels


@pytest.mark.parametrize(
    ("later", "words"), [(24, "Zapisy zakończyły się 7 lutego 2027 r., 10:00."), (31, "już się odbyło")]
)
def test_what_is_closed_says_so_and_takes_nobody(talk: Talk, anna: Person, later: int, words: str) -> None:
    event_id = make_event(talk)
    talk.clock.advance(timedelta(days=later))
    assert words in anna.forges(f"ev:{event_id}")
    assert anna.labels == ["‹ Wszystkie spotkania"]
    assert words in anna.forges(f"su:{event_id}")
    assert talk.dialog(7).form is None


def test_a_cancelled_event_says_so(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk)
    fill(talk, event_id, range(7, 8))
    cancel_event(talk, event_id)
    text = anna.forges(f"ev:{event_id}")
    assert "zostało odwołane" in text
    assert "Masz miejsce" not in text
    assert "zostało odwołane" in anna.says("/moje")


def test_who_is_signed_up_sees_it(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk, capacity=1), range(7, 8))
    assert "Masz miejsce" in anna.forges("ev:1")
    assert anna.labels == ["Moje zapisy", "Zapisz inne osoby", "‹ Wszystkie spotkania"]
    jan = talk.person(8)
    fill(talk, 1, range(8, 9))
    assert "na liście rezerwowej, miejsce 1" in jan.forges("su:1")
    assert talk.dialog(8).form is None


@pytest.mark.parametrize("event_id", [99, 2**63 - 1, 2**63, 9_999_999_999_999_999_999])
def test_events_that_do_not_exist(anna: Person, event_id: int) -> None:
    for action in ("ev", "su"):
        assert "Nie ma takiego spotkania" in anna.forges(f"{action}:{event_id}")


def test_more_events_than_buttons_fit_are_cut(talk: Talk, anna: Person) -> None:
    for number in range(31):
        make_event(talk, title=f"Spotkanie {number}")
    anna.says("/forum")
    assert len(anna.labels) == 30


def test_what_has_not_opened_yet_says_when(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk, signup_opens_at=talk.clock.now() + timedelta(days=1))
    assert "Ruszą 16 stycznia 2027 r., 10:00." in anna.forges(f"su:{event_id}")
    talk.clock.advance(timedelta(days=1))
    assert "krok 1" in anna.forges(f"su:{event_id}")


def test_the_details_have_programme_languages_and_conditions(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk, languages=("pl", "uk"), needs_approval=True, online_link="https://example.org/tajne")
    add_session(talk, event_id, "Partnerstwa", speakers="Anna Nowak", room="sala 2")
    text = anna.forges(f"ev:{event_id}")
    for words in (
        "🗣 polski, українська",
        "decyduje koordynator",
        "💻 Udział przez internet",
        "Program\n\n• 11:00–12:00",
    ):
        assert words in text
    assert "Partnerstwa, Anna Nowak, sala 2" in text
    assert "tajne" not in text


def test_the_address_of_the_broadcast_is_for_those_who_have_a_seat(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk, directions="Wejście od podwórza.", online_link="https://example.org/tajne")
    assert "Wejście od podwórza." in anna.forges(f"way:{event_id}")
    assert "tajne" not in anna.forges(f"way:{event_id}")
    fill(talk, event_id, range(7, 8))
    assert "tajne" in anna.forges(f"way:{event_id}")
    assert "Nie ma takiego spotkania" in anna.forges("way:99")
