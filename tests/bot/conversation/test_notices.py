"""What people are told about their sign-ups without having asked."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.answering.model import Language
from bot.conversation.model import Attachment, AttachmentKind, Outgoing
from bot.conversation.notices import NoChatError, notice_message, notice_messages
from bot.conversation.plain import render_text
from bot.forum.event import Event, EventId, Material
from bot.forum.model import Group, Registration, RegistrationId, RegistrationState, telegram_person
from bot.forum.notices import Change, Notice, NoticeKind
from bot.messages.notice_parts import NOTICE_PARTS
from bot.messages.templates import EVENT_TEMPLATES
from bot.staff.templates import TemplateService
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from tests.bot.forum.people import START
from tests.fakes.clock import FixedClock

EVENT = Event(
    id=EventId(3),
    title="Forum",
    place="Toruń",
    starts_at=START + timedelta(days=30),
    ends_at=START + timedelta(days=30, hours=6),
    capacity=2,
    signup_deadline=START + timedelta(days=23),
)
ANNA = Registration(
    id=RegistrationId(12),
    event_id=EVENT.id,
    person=telegram_person(7),
    state=RegistrationState.CONFIRMED,
    name="Anna Nowak",
    organisation="Fundacja Most",
    group=Group.NGO_LEADER,
    consent_version="forum-1",
    consent_at=START,
    created_at=START,
    chat_id=7,
)
FULL = replace(
    EVENT,
    online_link="https://example.org/forum",
    directions="obok dworca",
    materials=(Material("Prezentacja", "https://example.org/a"), Material("Zdjęcia", "https://example.org/b")),
)
EXTENSIVE = replace(
    ANNA, offer_expires_at=START + timedelta(days=2), place=4, reason="brak miejsc", certificate_number="IE/2027/0001"
)


def message(database: Database, notice: Notice) -> Outgoing:
    with database.read() as connection:
        return notice_message(connection, notice)


def text(database: Database, notice: Notice) -> str:
    return render_text(message(database, notice).blocks)


def presses(outgoing: Outgoing) -> list[str]:
    return [button.data for row in outgoing.buttons for button in row]


def test_every_kind_of_notice_has_a_template_and_no_other_has() -> None:
    assert set(EVENT_TEMPLATES) == set(NoticeKind)


@pytest.mark.parametrize("language", Language)
def test_a_notice_names_its_event_and_leaves_no_variable_open(database: Database, language: Language) -> None:
    for kind, (registration, event) in product(NoticeKind, ((ANNA, EVENT), (EXTENSIVE, FULL))):
        told = message(database, Notice(kind, replace(registration, language=language), event))
        said = render_text(told.blocks)
        assert "Forum" in said
        assert told.chat_id == 7
        assert told.language is language
        assert not {"{", "}"} & set(said)
        assert "None" not in said


@pytest.mark.parametrize(
    ("kinds", "file"),
    [
        ((NoticeKind.PROMOTED, NoticeKind.APPROVED, NoticeKind.INVITED), AttachmentKind.TICKET),
        (
            (NoticeKind.EVENT_CHANGED, NoticeKind.EVENT_POSTPONED, NoticeKind.EVENT_CANCELLED),
            AttachmentKind.CALENDAR,
        ),
        ((NoticeKind.CERTIFICATE,), AttachmentKind.CERTIFICATE),
    ],
)
def test_news_that_give_or_change_a_seat_bring_its_file(
    database: Database, kinds: tuple[NoticeKind, ...], file: AttachmentKind
) -> None:
    for kind in kinds:
        told = message(database, Notice(kind, replace(ANNA, language="uk"), EVENT))
        assert told.attachment == Attachment(file, 12, "uk")
        waiting = replace(ANNA, state=RegistrationState.WAITING)
        assert message(database, Notice(kind, waiting, EVENT)).attachment is None


def test_other_news_bring_no_file(database: Database) -> None:
    brought = {kind: message(database, Notice(kind, EXTENSIVE, FULL)).attachment for kind in NoticeKind}
    assert {kind for kind, attachment in brought.items() if attachment is not None} == {
        NoticeKind.PROMOTED,
        NoticeKind.APPROVED,
        NoticeKind.INVITED,
        NoticeKind.EVENT_CHANGED,
        NoticeKind.EVENT_POSTPONED,
        NoticeKind.EVENT_CANCELLED,
        NoticeKind.CERTIFICATE,
    }


def test_an_offer_tells_until_when_and_can_be_taken_or_left(database: Database) -> None:
    told = message(database, Notice(NoticeKind.OFFERED, EXTENSIVE, EVENT))
    assert "do 17 stycznia 2027 r., 10:00" in render_text(told.blocks)
    assert presses(told) == ["ot:12", "ol:12"]


def test_what_can_be_done_about_it_is_one_tap_away(database: Database) -> None:
    expected: dict[NoticeKind, list[str]] = {
        NoticeKind.REMINDER_DAY: ["mine", "nc:12"],
        NoticeKind.FEEDBACK: ["fb:12"],
        NoticeKind.OFFER_EXPIRED: ["ev:3"],
        NoticeKind.EVENT_CANCELLED: [],
        NoticeKind.CERTIFICATE: ["mine"],
    }
    assert {kind: presses(message(database, Notice(kind, ANNA, EVENT))) for kind in expected} == expected


def test_lines_without_anything_to_say_are_left_out(database: Database) -> None:
    assert "Dojazd" not in text(database, Notice(NoticeKind.REMINDER_DAY, ANNA, EVENT))
    said = text(database, Notice(NoticeKind.REMINDER_DAY, ANNA, FULL))
    assert "Toruń.\nDojazd: obok dworca\nUdział przez internet: https://example.org/forum\n\nBilet" in said
    assert "Powód" not in text(database, Notice(NoticeKind.REJECTED, ANNA, EVENT))


def test_what_changed_is_told_before_and_after_in_polish_time(database: Database) -> None:
    changes = (
        Change("place", "Toruń", "Bydgoszcz"),
        Change("starts_at", "2027-03-27T09:00:00+00:00", "2027-03-28T09:00:00+00:00"),
        Change("online_link", "", "https://example.org"),
        Change("directions", "obok dworca", ""),
        Change("colour", "a", "b"),
    )
    lines = text(database, Notice(NoticeKind.EVENT_CHANGED, ANNA, EVENT, changes)).splitlines()
    assert lines[2:7] == [
        "Miejsce: było Toruń, jest Bydgoszcz",
        "Początek: było 27 marca 2027 r., 10:00, jest 28 marca 2027 r., 11:00",
        "Link do udziału przez internet: https://example.org",
        "Dojazd: nie ma już obok dworca",
        "Zmiana: było a, jest b",
    ]


def test_materials_are_links(database: Database) -> None:
    said = text(database, Notice(NoticeKind.MATERIALS, ANNA, FULL))
    assert said.endswith("Prezentacja (https://example.org/a)\nZdjęcia (https://example.org/b)")


@pytest.mark.parametrize(
    ("registered_in", "talks_in", "language"), [("uk", "en", "uk"), (None, "en", "en"), (None, None, "pl")]
)
def test_the_language_is_that_of_the_sign_up_else_of_the_dialog(
    database: Database, registered_in: str | None, talks_in: str | None, language: str
) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 7, Dialog(talks_in), START)
    assert message(database, Notice(NoticeKind.PROMOTED, replace(ANNA, language=registered_in), EVENT)).language == (
        language
    )


def test_who_signed_somebody_else_up_is_told_whom_it_is_about(database: Database) -> None:
    colleague = replace(ANNA, person=telegram_person(8), name="Jan Lis")
    assert "Ta wiadomość dotyczy zgłoszenia: Jan Lis." in text(database, Notice(NoticeKind.PROMOTED, colleague, EVENT))
    assert "dotyczy zgłoszenia" not in text(database, Notice(NoticeKind.PROMOTED, ANNA, EVENT))


def test_an_invented_event_says_so_whatever_the_template_says(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        TemplateService(clock).change(connection, "promoted", "pl", "Masz miejsce!", actor="cli")
    said = text(database, Notice(NoticeKind.PROMOTED, ANNA, replace(EVENT, sample=True)))
    assert said == f"Masz miejsce!\n\n{NOTICE_PARTS['pl'].sample_event}"


def test_who_has_no_chat_cannot_be_told(database: Database) -> None:
    silent = Notice(NoticeKind.PROMOTED, replace(ANNA, chat_id=None), EVENT)
    with database.read() as connection:
        assert [each.chat_id for each in notice_messages(connection, [silent, Notice(silent.kind, ANNA, EVENT)])] == [7]
        with pytest.raises(NoChatError):
            notice_message(connection, silent)
