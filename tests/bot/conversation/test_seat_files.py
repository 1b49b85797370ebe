"""The ticket and the calendar file, which come by themselves with a seat and with nothing else."""

import pytest

from bot.answering.model import Language
from bot.conversation.model import Attachment, AttachmentKind
from bot.forum.model import RegistrationState
from bot.messages.outcomes import OUTCOMES
from bot.messages.registrations import REGISTRATIONS
from bot.messages.signup import SIGNUP
from tests.bot.conversation.events import fill, make_event, signed_up
from tests.bot.conversation.filling import AGREE, to_summary
from tests.bot.conversation.talk import Person, Talk, text_of


def brought(person: Person) -> list[Attachment | None]:
    """Return what each of the last messages brought."""
    return [message.attachment for message in person.last]


def files_of(number: int, language: str = "pl") -> list[Attachment | None]:
    """Return what a seat brings: nothing with the message about it, then the ticket and the calendar file."""
    return [
        None,
        Attachment(AttachmentKind.TICKET, number, language),
        Attachment(AttachmentKind.CALENDAR, number, language),
    ]


@pytest.mark.parametrize("language", Language)
def test_the_form_becomes_the_confirmation_and_the_files_follow(talk: Talk, language: Language) -> None:
    make_event(talk)
    anna, texts = talk.person(client_language=language), REGISTRATIONS[language]
    to_summary(anna)
    anna.presses(SIGNUP[language].agree)
    assert brought(anna) == files_of(1, language.value)
    confirmation, ticket, calendar = anna.last
    assert (confirmation.replaces, ticket.replaces, calendar.replaces) == (55, None, None)
    assert OUTCOMES[language].confirmed in text_of([confirmation])
    assert (text_of([ticket]), text_of([calendar])) == (texts.show_at_door, texts.into_calendar)
    assert texts.ticket_pdf in [button.label for row in ticket.buttons for button in row]
    assert anna.is_told_in(language)


@pytest.mark.parametrize("terms", [{"capacity": 1}, {"needs_approval": True}])
def test_who_has_no_seat_yet_gets_no_files(talk: Talk, anna: Person, terms: dict[str, int]) -> None:
    make_event(talk, **terms)
    fill(talk, 1, range(1, 2))
    to_summary(anna)
    anna.presses(AGREE)
    assert signed_up(talk)[-1].state in {RegistrationState.WAITING, RegistrationState.PENDING}
    assert brought(anna) == [None]


def test_a_repeated_confirmation_brings_no_second_ticket(talk: Talk, anna: Person) -> None:
    make_event(talk)
    to_summary(anna)
    agreeing = anna.data_of(AGREE)
    anna.presses(AGREE)
    anna.forges(agreeing)
    assert brought(anna) == [None]
    assert len(signed_up(talk)) == 1


def test_an_offer_that_is_taken_brings_them_below_the_answer(talk: Talk) -> None:
    fill(talk, make_event(talk, capacity=1), range(6, 8))
    talk.person(6).forges("cy:1")
    anna = talk.person(7)
    anna.forges("ot:2")
    assert brought(anna) == files_of(2)
    assert REGISTRATIONS["pl"].taken in text_of(anna.last[:1])
    assert [message.replaces for message in anna.last] == [55, None, None]


def test_an_offer_that_is_gone_brings_nothing(talk: Talk) -> None:
    fill(talk, make_event(talk, capacity=1), range(6, 8))
    stranger = talk.person(9)
    stranger.forges("ot:2")
    assert brought(stranger) == [None]
