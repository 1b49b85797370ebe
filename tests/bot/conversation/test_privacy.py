from pathlib import Path

import pytest

from bot.answering.model import Language
from bot.conversation.model import Attachment, AttachmentKind
from bot.conversation.own_data import MOST_SHOWN
from bot.forum.certificates import issue_certificates
from bot.messages.privacy import PRIVACY
from bot.store import answers, inbox, privacy
from bot.store.dialogs import Dialog
from bot.store.inbox import InboxUpdate
from tests.bot.conversation.answered import NEAR_MISS, SUM
from tests.bot.conversation.events import attend, fill, make_event, signed_up
from tests.bot.conversation.filling import AGREE, add, to_summary
from tests.bot.conversation.talk import Person, Talk


def leave_traces(person: Person) -> None:
    """Ask, rate, pass on, sign up, and begin a form."""
    person.says(SUM)
    person.presses("👍")
    person.says(NEAR_MISS)
    person.presses("Zapytaj koordynatora")
    to_summary(person)
    person.presses(AGREE)
    person.forges("so:2")
    person.says("Kanarek Zapomniany")


@pytest.fixture
def traced(talk: Talk, anna: Person) -> Person:
    make_event(talk, capacity=1)
    make_event(talk, title="Seminarium")
    leave_traces(anna)
    return anna


def test_it_is_told_what_is_kept_and_for_how_long(anna: Person) -> None:
    text = anna.says("/prywatnosc")
    assert "najwyżej do 90 dni po spotkaniu" in text
    assert "koordynator@example.org" in text
    assert anna.labels == ["Pokaż moje dane", "Usuń moje dane"]


def test_everything_that_is_kept_is_shown(talk: Talk, traced: Person) -> None:
    with talk.database.transaction() as connection:
        inbox.receive(connection, [InboxUpdate(5, 7, "{}")], talk.clock.now())
    text = traced.forges("show")
    for words in (
        "numer rozmowy: 7",
        "język: polski",
        f"poprzednie pytanie: {SUM}",
        "zaczęty formularz: Seminarium, Kanarek Zapomniany",
        f"15.01.2027: {SUM} 👍",
        f"15.01.2027: {NEAR_MISS}\n",
        "Forum, 14 lutego 2027 r., 10:00; miejsce potwierdzone; Łucja Nowak; Fundacja Most; radna / radny; lucja@",
        "lucja@example.org; zgoda z dnia 15 stycznia 2027 r., 10:00",
        "wiadomości od Ciebie w obsłudze: 1",
    ):
        assert words in text


@pytest.mark.parametrize("language", Language)
def test_who_left_nothing_is_shown_that_in_every_language(talk: Talk, language: Language) -> None:
    person = talk.person(client_language=language)
    text = person.forges("show")
    assert text.count(f"• {PRIVACY[language].nothing}") == 5
    assert person.forges("show") != text  # by then there is a dialog


def test_what_others_left_is_not_shown(talk: Talk, traced: Person) -> None:
    assert traced.number == 7
    assert "Kanarek" not in talk.person(8).forges("show")


def test_the_newest_questions_are_shown_and_the_rest_counted(talk: Talk, anna: Person) -> None:
    with talk.database.transaction() as connection:
        for number in range(MOST_SHOWN + 5):
            answers.record(
                connection,
                7,
                f"Pytanie {number}.",
                snapshot_id="g",
                status="refused",
                reason=None,
                passage_ids=(),
                at=talk.clock.now(),
            )
    text = anna.forges("show")
    assert f"Pytanie {MOST_SHOWN + 4}." in text
    assert "Pytanie 4." not in text
    assert "i jeszcze 5 starszych" in text


def test_deleting_asks_first(talk: Talk, traced: Person) -> None:
    assert "nie da się cofnąć" in traced.forges("del")
    assert traced.last[0].replaces is None
    assert traced.presses("Nie, zostaw") == "Nic nie zostało usunięte."
    assert signed_up(talk)[0].name == "Łucja Nowak"


def test_deleting_leaves_no_trace_not_even_a_dialog(talk: Talk, traced: Person) -> None:
    path = talk.database.path
    assert b"Kanarek Zapomniany" in _bytes(path)
    traced.forges("del")
    assert "Twoje dane są usunięte" in traced.presses("Tak, usuń wszystko")
    assert traced.last[0].replaces == 55
    assert talk.dialog(7) == Dialog()
    with talk.database.read() as connection:
        left = privacy.export_chat(connection, 7)
    assert {table: len(rows) for table, rows in left.items() if rows} == {"outbox_messages": 1}
    content = _bytes(path)
    for word in ("Kanarek", "Łucja", "Fundacja Most", "lucja@example.org", SUM, NEAR_MISS, "telegram:7"):
        assert word.encode() not in content, word


def test_deleting_frees_the_seat_and_tells_who_gets_it(talk: Talk, traced: Person) -> None:
    fill(talk, 1, range(8, 9))
    traced.forges("dely")
    assert [message.chat_id for message in traced.elsewhere] == [8]
    assert [each.state for each in signed_up(talk)] == ["cancelled", "offered"]


def test_deleting_twice_and_without_traces_is_calm(talk: Talk, anna: Person) -> None:
    for _ in range(2):
        assert "Twoje dane są usunięte" in anna.forges("dely")
    assert talk.dialog(7) == Dialog()


def test_who_was_forgotten_can_begin_again(traced: Person) -> None:
    old_confirm = traced.data_of("Anuluj")
    traced.forges("dely")
    assert "formularz jest już zamknięty" in traced.forges(old_confirm)
    to_summary(traced)
    assert "Masz miejsce" in traced.presses(AGREE)


def test_own_data_can_be_corrected_and_downloaded(traced: Person) -> None:
    traced.says("/anuluj")
    traced.says("/moje_dane")
    assert "podsumowanie" in traced.presses("Popraw: Forum")
    traced.forges("exp")
    assert traced.last[0].attachment == Attachment(AttachmentKind.OWN_DATA, 7, "pl")


def test_workshops_needs_and_people_signed_up_are_shown(talk: Talk, anna: Person) -> None:
    to_summary(anna, make_event(talk))
    add(anna, "dietary", "bez orzechów")
    anna.presses(AGREE)
    anna.forges("so:1")
    anna.says("Jan Kowal")
    anna.says("Gmina Żnin")
    anna.presses("inne")
    anna.presses("Potwierdzam i zapisuję")
    text = anna.says("/moje_dane")
    assert "jedzenie: bez orzechów" in text
    assert "zapisy innych osób, które są od Ciebie: 1" in text


def test_erasing_forgets_the_chat_at_people_signed_up(talk: Talk, anna: Person) -> None:
    anna.forges(f"so:{make_event(talk)}")
    anna.says("Jan Kowal")
    anna.says("Gmina Żnin")
    anna.presses("inne")
    anna.presses("Potwierdzam i zapisuję")
    anna.forges("dely")
    (jan,) = signed_up(talk)
    assert (jan.name, jan.state, jan.chat_id, jan.signed_up_by) == ("Jan Kowal", "confirmed", None, None)


def test_the_numbers_of_certificates_stay(talk: Talk, traced: Person) -> None:
    attend(talk, 1)
    with talk.database.transaction() as connection:
        event = talk.forum.get_event(connection, 1)
        assert event is not None
        issue_certificates(connection, event, at=talk.clock.now())
    assert "numery zaświadczeń: IE/2027/0001-" in traced.forges("dely")


def _bytes(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(path.name + "*"))
