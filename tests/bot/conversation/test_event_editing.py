"""Events that a coordinator creates, changes, copies, postpones and calls off in the chat."""

from datetime import UTC, datetime

import pytest

from bot.answering.model import Language
from bot.conversation.desk_press import DeskVerb
from bot.conversation.event_fields import Field, TypedFault, read_moment, read_number, read_session
from bot.forum.event import Event, Session
from bot.forum.model import Group
from bot.messages.desk import DESK
from bot.messages.event_editing import EVENT_EDITING
from bot.staff.model import Role
from tests.bot.conversation.events import fill, make_event
from tests.bot.conversation.staff import COORDINATOR, event_service, press, with_role
from tests.bot.conversation.talk import Person, Talk

PL = EVENT_EDITING["pl"]


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator."""
    return with_role(talk, COORDINATOR, Role.COORDINATOR)


def event(talk: Talk, number: int = 1) -> Event:
    with talk.database.read() as connection:
        found = talk.forum.get_event(connection, number)
    assert found is not None
    return found


def sessions(talk: Talk) -> list[Session]:
    with talk.database.read() as connection:
        return event_service(talk).sessions(connection, 1)


def answer(person: Person, *texts: str) -> str:
    """Write the answers one after the other; return what the last one brought."""
    return [person.says(text) for text in texts][-1]


def test_a_new_event_is_asked_for_step_by_step_and_created(talk: Talk, ewa: Person) -> None:
    assert ewa.says("/zapisy") == DESK["pl"].no_events
    assert ewa.presses(DESK["pl"].new_event).startswith(PL.questions["title"])
    summary = answer(ewa, "Forum 2027", "Toruń,  CKK Jordanki", "15.03.2027 10:00", "16:00", "160", "2027-03-08")
    assert summary.startswith(PL.new_event)
    for line in ("• Początek: 15 marca 2027 r., 10:00", "• Koniec: 15 marca 2027 r., 16:00", "• Liczba miejsc: 160"):
        assert line in summary
    said = ewa.presses(PL.create)
    assert said.startswith(f"{PL.created}\n\n{PL.settings_next}\n\nForum 2027")
    made = event(talk)
    assert (made.title, made.place, made.capacity) == ("Forum 2027", "Toruń, CKK Jordanki", 160)
    assert made.starts_at == datetime(2027, 3, 15, 9, tzinfo=UTC)
    assert made.signup_deadline == datetime(2027, 3, 8, 22, 59, tzinfo=UTC)


def test_what_cannot_be_is_asked_for_again_and_the_rest_is_kept(talk: Talk, ewa: Person) -> None:
    press(ewa, DeskVerb.NEW)
    assert answer(ewa, "Forum", "Toruń", "jutro").startswith(PL.not_a_moment)
    assert answer(ewa, "2027-03-28 02:30").startswith("Godzina 2027-03-28 02:30 nie istnieje")
    assert answer(ewa, "2027-03-15 10:00", "09:00", "wiele").startswith(PL.not_a_number)
    ewa.says("160")
    wrong = ewa.presses(PL.until_start)
    assert "Koniec wydarzenia musi być po jego początku." in wrong
    assert PL.questions["ends_at"] in wrong
    assert ewa.says("16:00").startswith(PL.new_event)
    ewa.presses(PL.create)
    assert event(talk).signup_deadline == event(talk).starts_at


def test_a_felt_change_is_shown_first_and_then_told_to_those_signed_up(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    fill(talk, 1, range(1, 4))
    press(ewa, DeskVerb.EDIT, 1)
    assert "Teraz: Toruń." in ewa.presses(PL.fields["place"])
    shown = ewa.says("Bydgoszcz, Młyny Rothera")
    assert "Miejsce: Toruń → Bydgoszcz, Młyny Rothera" in shown
    assert "O tej zmianie dowiedzą się 3 zapisane osoby." in shown
    assert event(talk).place == "Toruń"
    said = ewa.presses(PL.save)
    assert said.startswith("Zmienione: Miejsce: Toruń → Bydgoszcz, Młyny Rothera\n\nWiadomość dostaną 3 osoby.")
    assert sorted(message.chat_id for message in ewa.elsewhere) == [1, 2, 3]
    assert event(talk).place == "Bydgoszcz, Młyny Rothera"


def test_more_seats_promote_those_who_wait(talk: Talk, ewa: Person) -> None:
    make_event(talk, capacity=2)
    fill(talk, 1, range(1, 5))
    press(ewa, DeskVerb.FIELD, 1, Field.CAPACITY)
    assert PL.nobody_told in ewa.says("3")
    assert "Wiadomość dostanie 1 osoba." in ewa.presses(PL.save)
    assert [message.chat_id for message in ewa.elsewhere] == [3]


def test_an_impossible_change_is_refused_with_a_reason(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    press(ewa, DeskVerb.FIELD, 1, Field.ENDS_AT)
    ewa.says("2026-01-01 10:00")
    assert ewa.presses(PL.save).startswith("Koniec wydarzenia musi być po jego początku.")
    press(ewa, DeskVerb.FIELD, 1, Field.TITLE)
    ewa.says("Forum")
    assert ewa.presses(PL.save).startswith(PL.unchanged)


def test_settings_are_taken_away_and_turned_round(talk: Talk, ewa: Person) -> None:
    make_event(talk, organisation_limit=3)
    press(ewa, DeskVerb.FIELD, 1, Field.ORGANISATION_LIMIT)
    assert "Osób z jednej organizacji: 3 → brak" in ewa.says("-")
    ewa.presses(PL.save)
    assert "Decyzja koordynatora: nie → tak" in press(ewa, DeskVerb.FIELD, 1, Field.NEEDS_APPROVAL)
    ewa.presses(PL.save)
    assert (event(talk).organisation_limit, event(talk).needs_approval) == (None, True)


def test_a_group_gets_seats_of_its_own_and_loses_them(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    for typed, seats in (("40", {Group.COUNCILLOR: 40}), ("–", {})):
        press(ewa, DeskVerb.FIELD, 1, "group.councillor")
        ewa.says(typed)
        ewa.presses(PL.save)
        with talk.database.read() as connection:
            assert event_service(talk).group_capacities(connection, 1) == seats


def test_an_event_is_copied_without_its_people(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    fill(talk, 1, range(1, 3))
    press(ewa, DeskVerb.COPY, 1)
    assert ewa.says("za rok").startswith(PL.not_a_moment)
    assert "wolne 2" in answer(ewa, "2028-03-15 10:00")
    assert event(talk, 2).series == event(talk).series


def test_postponing_shows_whom_it_concerns_and_tells_them(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    fill(talk, 1, range(1, 3))
    press(ewa, DeskVerb.POSTPONE, 1)
    shown = ewa.says("2027-04-20 10:00")
    assert "Początek: 14 lutego 2027 r., 10:00 → 20 kwietnia 2027 r., 10:00" in shown
    assert ewa.presses(PL.postpone).startswith(PL.postponed)
    assert len(ewa.elsewhere) == 2
    assert event(talk).starts_at == datetime(2027, 4, 20, 8, tzinfo=UTC)


def test_calling_an_event_off_is_asked_twice(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    fill(talk, 1, range(1, 3))
    press(ewa, DeskVerb.EDIT, 1)
    assert "dowiedzą się 2 zapisane osoby" in ewa.presses(PL.call_off)
    assert ewa.presses(PL.yes_off) == PL.really_off.format(title="Forum")
    assert event(talk).cancelled_at is None
    assert ewa.presses(PL.finally_off).startswith(PL.called_off)
    assert event(talk).cancelled_at == talk.clock.now()
    assert len(ewa.elsewhere) == 2


def test_the_agenda_grows_by_lines_all_or_none(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    assert PL.no_sessions in press(ewa, DeskVerb.SESSIONS, 1)
    assert "„obiad o 12”" in ewa.says("10:00-11:00 Otwarcie\nobiad o 12")
    assert "10:00-11:00 Otwarcie" not in str(sessions(talk))
    outside = ewa.says("10:00-11:00 Otwarcie\n22:00-23:00 Bankiet")
    assert sessions(talk) == []
    assert PL.sessions_added not in outside
    assert ewa.says("10:00-11:00 Otwarcie\n11:00–12:30 Budżet | Anna Nowak | sala 2 | 20").startswith(PL.sessions_added)
    opening, workshop = sessions(talk)
    assert (opening.title, opening.bookable, opening.capacity) == ("Otwarcie", False, None)
    assert (workshop.speakers, workshop.room, workshop.bookable, workshop.capacity) == (
        "Anna Nowak",
        "sala 2",
        True,
        20,
    )


def test_a_session_is_removed_after_asking(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    press(ewa, DeskVerb.SESSIONS, 1)
    ewa.says("10:00-11:00 Otwarcie")
    assert ewa.presses(PL.remove.format(title="Otwarcie")) == PL.sure_session.format(title="Otwarcie", number=0)
    assert ewa.presses(PL.yes_remove).startswith(PL.removed)
    assert sessions(talk) == []


@pytest.mark.parametrize("language", Language)
def test_editing_speaks_the_language_of_the_coordinator(talk: Talk, ewa: Person, language: Language) -> None:
    make_event(talk)
    ewa.forges(f"lang:{language}")
    texts = EVENT_EDITING[language]
    assert texts.choose_field in press(ewa, DeskVerb.EDIT, 1)
    for field in (Field.TITLE, Field.SIGNUP_OPENS_AT, Field.TARGET):
        assert texts.questions[field] in press(ewa, DeskVerb.FIELD, 1, field)
    assert texts.session_question in press(ewa, DeskVerb.SESSIONS, 1)
    assert ewa.is_told_in(language)


@pytest.mark.parametrize("typed", ["2027-03-15 10:00", "15.03.2027 10:00", "15.3.2027,  10:00", " 2027-03-15  10:00 "])
def test_a_moment_is_read_as_poles_write_it(typed: str) -> None:
    assert read_moment(typed) == datetime(2027, 3, 15, 9, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["", "10:00", "2027-13-01 10:00", "15.03 10:00", "2027-03-15 25:00", "🙂"])
def test_what_is_no_moment_is_told(typed: str) -> None:
    assert read_moment(typed) is TypedFault.NOT_A_MOMENT


@pytest.mark.parametrize("typed", ["", "-5", "1.5", "१", "99999999", "dużo"])
def test_what_is_no_number_is_told(typed: str) -> None:
    assert read_number(typed) is TypedFault.NOT_A_NUMBER


def test_what_is_no_session_is_none(talk: Talk) -> None:
    make_event(talk)
    lines = ("", "Otwarcie", "10:00 Otwarcie", "10:00-11:00", "10-11 A", "10:00-11:00 A|b|c|d", "25:00-26:00 A")
    for line in (*lines, "10:00-11:00 A|b|c|1|e", "10:00-11:00 |b"):
        assert read_session(line, event(talk)) is None, line
