import pytest

from bot.answering.model import Language
from bot.conversation.plain import render_text
from bot.forum.model import RegistrationState
from bot.store import dialogs, outbox
from bot.store.dialogs import Dialog
from tests.bot.conversation.events import fill, make_event, signed_up
from tests.bot.conversation.talk import Person, Talk
from tests.bot.forum.people import applicant

CONFIRMED, WAITING, CANCELLED = RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.CANCELLED


def states(talk: Talk) -> list[RegistrationState]:
    return [each.state for each in signed_up(talk)]


def test_own_seats_and_places_are_listed(talk: Talk, anna: Person) -> None:
    make_event(talk, capacity=1)
    make_event(talk, capacity=1, title="Seminarium", place="Bydgoszcz")
    fill(talk, 1, range(7, 8))
    fill(talk, 2, range(6, 8))
    text = anna.says("/moje")
    assert "Forum\n14 lutego 2027 r., 10:00–16:00, Toruń\n✅ Masz miejsce" in text
    assert "Seminarium\n14 lutego 2027 r., 10:00–16:00, Bydgoszcz\n⏳ Lista rezerwowa, miejsce 1" in text
    assert anna.labels == ["Forum", "Seminarium", "Zobacz spotkania"]
    assert anna.presses("Forum").startswith("Forum\n14 lutego")
    assert {"🎫 Bilet z kodem QR", "🗓 Do kalendarza", "Zmień", "Odwołaj", "Cofam zgodę"} <= set(anna.labels)
    assert "Twoje zapisy" in anna.presses("‹ Moje zapisy")


def test_without_any_the_events_are_one_press_away(anna: Person) -> None:
    assert anna.says("/moje") == "Nie masz teraz żadnych zapisów."
    assert "Najbliższe spotkania" in anna.presses("Zobacz spotkania")


def test_cancelling_asks_first(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk), range(7, 8))
    anna.says("/moje")
    assert "Na pewno odwołać" in anna.presses("Odwołaj")
    assert anna.last[0].replaces == 55
    assert states(talk) == [CONFIRMED]
    assert "Twoje zapisy" in anna.presses("Nie, zostaw")
    assert states(talk) == [CONFIRMED]
    anna.presses("Odwołaj")
    yes = anna.data_of("Tak, odwołaj")
    assert "Zapis odwołany: Forum" in anna.presses("Tak, odwołaj")
    assert states(talk) == [CANCELLED]
    assert "nie trzeba nic odwoływać" in anna.forges(yes)


def test_giving_up_a_place_that_waits_warns_of_no_seat(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk, capacity=1), range(6, 8))
    assert "Miejsce dostanie następna" not in anna.forges("cx:2")
    assert anna.presses("Tak, odwołaj")
    assert anna.elsewhere == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("uk", "Звільнилося місце"), ("en", "A seat has become free"), (None, "Zwolniło się miejsce")],
)
def test_who_gets_the_freed_seat_is_told_in_their_language(
    talk: Talk, anna: Person, language: str | None, words: str
) -> None:
    fill(talk, make_event(talk, capacity=1), range(7, 10))
    with talk.database.transaction() as connection:
        if language:
            dialogs.save(connection, 8, Dialog(language), talk.clock.now())
    anna.forges("cy:1")
    (news,) = anna.elsewhere
    assert (news.chat_id, news.replaces) == (8, None)
    assert news.language is Language(language or "pl")
    assert words in render_text(news.blocks)
    assert states(talk) == [CANCELLED, RegistrationState.OFFERED, WAITING]
    with talk.database.read() as connection:
        assert {message.chat_id for message in outbox.due(connection, talk.clock.now(), 9)} == {7, 8}


def test_who_has_no_chat_is_promoted_silently(talk: Talk, anna: Person) -> None:
    fill(talk, make_event(talk, capacity=1), range(7, 8))
    with talk.database.transaction() as connection:
        talk.forum.sign_up(connection, 1, applicant(8, chat_id=None))
    anna.forges("cy:1")
    assert anna.elsewhere == []
    assert states(talk) == [CANCELLED, CONFIRMED]


@pytest.mark.parametrize("data", ["cx:1", "cy:1", "cx:99", "cy:99", "cy:9223372036854775807", "cy:9999999999999999999"])
def test_the_seats_of_others_are_out_of_reach(talk: Talk, data: str) -> None:
    fill(talk, make_event(talk), range(7, 8))
    jan = talk.person(8)
    assert "nie trzeba nic odwoływać" in jan.forges(data)
    assert jan.last[0].replaces is None
    assert states(talk) == [CONFIRMED]
