"""Who gets which file of a sign-up, and what comes after the event."""

from datetime import timedelta

import pytest

from bot.conversation.model import Attachment, AttachmentKind
from bot.forum.certificates import issue_certificates
from bot.forum.feedback import feedback_summary
from tests.bot.conversation.events import attend, fill, make_event, signed_up
from tests.bot.conversation.talk import Person, Talk

NO_FILE = "Do tego zapisu nie ma takiego pliku"


@pytest.fixture
def seated(talk: Talk, anna: Person) -> Person:
    fill(talk, make_event(talk, capacity=1), range(7, 9))
    return anna


@pytest.fixture
def came(talk: Talk, seated: Person) -> Person:
    """Somebody who came to an event that is over, with a certificate."""
    talk.clock.advance(timedelta(days=31))
    attend(talk, 1)
    with talk.database.transaction() as connection:
        event = talk.forum.get_event(connection, 1)
        assert event is not None
        issue_certificates(connection, event, at=talk.clock.now())
    return seated


@pytest.mark.parametrize(
    ("action", "kind"),
    [("tk", AttachmentKind.TICKET), ("tkp", AttachmentKind.TICKET_PDF), ("ics", AttachmentKind.CALENDAR)],
)
def test_who_has_a_seat_gets_the_files(seated: Person, action: str, kind: AttachmentKind) -> None:
    seated.forges(f"{action}:1")
    assert seated.last[0].attachment == Attachment(kind, 1, "pl")


@pytest.mark.parametrize("action", ["tk", "tkp", "ics", "cert"])
@pytest.mark.parametrize("registration", [2, 99])
def test_others_and_who_waits_get_none(talk: Talk, seated: Person, action: str, registration: int) -> None:
    for person in (seated, talk.person(8)):
        assert NO_FILE in person.forges(f"{action}:{registration}")
        assert person.last[0].attachment is None


def test_a_cancelled_seat_leaves_the_calendar_again(seated: Person) -> None:
    seated.forges("cy:1")
    assert "zniknie z Twojego kalendarza" in seated.presses("Usuń z kalendarza")
    assert seated.last[0].attachment == Attachment(AttachmentKind.CALENDAR, 1, "pl")
    assert NO_FILE in seated.forges("tk:1")


def test_who_came_finds_certificate_and_feedback(came: Person) -> None:
    assert "✅ Udział potwierdzony" in came.says("/moje")
    came.presses("📄 Zaświadczenie o udziale")
    assert came.last[0].attachment == Attachment(AttachmentKind.CERTIFICATE, 1, "pl")


def test_a_certificate_is_verified_by_anybody(talk: Talk, came: Person) -> None:
    number = signed_up(talk)[0].certificate_number
    stranger = talk.person(8)
    text = stranger.says(f"/sprawdz {number}")
    assert f"Zaświadczenie {number} jest prawdziwe" in text
    assert "Ł. N." in text
    assert "Nowak" not in text
    assert "Takiego zaświadczenia nie ma" in stranger.says("/sprawdz IE/2027/0009-11")
    assert "na przykład: /sprawdz" in stranger.says("/sprawdz")
    came.forges("wdy:1")
    assert "numer pozostaje ważny" in stranger.says(f"/sprawdz {number}")


def test_three_questions_are_answered_once_and_anonymously(talk: Talk, came: Person) -> None:
    came.says("/moje")
    assert "pytanie 1 z 3" in came.presses("Oceń spotkanie")
    assert "wybrać liczbę" in came.says("piątka")
    came.presses("4")
    came.presses("‹ Wstecz")
    came.presses("5")
    came.presses("3")
    assert "anonimowo" in came.says("Czy będzie drugie? Dobre!")
    assert talk.dialog(7).form is None
    with talk.database.read() as connection:
        event = talk.forum.get_event(connection, 1)
        assert event is not None
        assert feedback_summary(connection, event).answered == 1
    assert "Drugi raz nie trzeba" in came.forges("fb:1")
    came.says("/moje")
    assert "Oceń spotkanie" not in came.labels


def test_the_text_can_be_skipped_and_too_long_ones_are_told(talk: Talk, came: Person) -> None:
    came.forges("fb:1")
    old = came.data_of("1")
    came.presses("2")
    came.presses("2")
    assert "pytanie 3 z 3" in came.forges(old)  # an old button answers nothing
    assert "To za długie" in came.says("ż" * 2001)
    talk.restart()
    assert "anonimowo" in came.presses("Pomiń")


def test_a_question_in_between_is_answered(came: Person) -> None:
    came.forges("fb:1")
    assert "pytanie 1 z 3" in came.says("Kto wygrał mecz Legii?")
    assert len(came.last) == 2
    assert "Ankieta czeka" in came.says("/anuluj")


@pytest.mark.parametrize("registration", [1, 2, 99])
def test_who_did_not_come_is_not_asked(talk: Talk, seated: Person, registration: int) -> None:
    assert "osoby, które na nim były" in seated.forges(f"fb:{registration}")
    assert talk.dialog(7).form is None


def test_a_new_ticket_makes_the_old_one_worthless(talk: Talk, seated: Person) -> None:
    (before, waiting) = signed_up(talk)
    seated.forges("tk:1")
    assert "Poprzedni kod już nie wpuszcza" in seated.presses("Nowy bilet (ten przestanie działać)")
    assert seated.last[0].attachment == Attachment(AttachmentKind.TICKET, 1, "pl")
    assert NO_FILE in talk.person(8).forges("tkn:1")
    assert NO_FILE in talk.person(8).forges(f"tkn:{waiting.id}")
    assert [each.ticket_serial - before.ticket_serial for each in signed_up(talk)] == [1, 0]
