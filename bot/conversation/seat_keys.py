"""The buttons under a sign-up: what one can do with a seat or a place."""

from collections.abc import Iterator

from bot.answering.model import Language
from bot.conversation.buttons import Action, Press, button
from bot.conversation.model import Button
from bot.forum.event import Event
from bot.forum.model import Registration, RegistrationState
from bot.messages.outcomes import OUTCOMES
from bot.messages.registrations import REGISTRATIONS


def seat_rows(registration: Registration, event: Event, language: Language) -> Iterator[list[Button]]:
    """Yield the buttons of an active registration for an event that takes place."""
    texts, mine = OUTCOMES[language], registration.id
    if registration.state is RegistrationState.CONFIRMED:
        yield [
            button(texts.ticket, Press(Action.TICKET, mine)),
            button(texts.calendar, Press(Action.CALENDAR, mine)),
        ]
    if registration.state is RegistrationState.OFFERED:
        yield [
            button(REGISTRATIONS[language].take, Press(Action.OFFER_TAKE, mine)),
            button(REGISTRATIONS[language].leave, Press(Action.OFFER_LEAVE, mine)),
        ]
    if event.directions or event.online_link:
        yield [button(texts.directions, Press(Action.DIRECTIONS, event.id))]
    change = button(texts.change, Press(Action.CHANGE, mine))
    if registration.state is RegistrationState.OFFERED:
        yield [change]
        return
    yield [change, button(texts.cancel, Press(Action.CANCEL, mine))]


def afterwards_rows(registration: Registration, language: Language) -> Iterator[list[Button]]:
    """Yield the buttons for who came: the certificate when there is one, and the feedback until it is given."""
    texts, mine = REGISTRATIONS[language], registration.id
    if registration.certificate_number:
        yield [button(texts.certificate, Press(Action.CERTIFICATE, mine))]
    if not registration.feedback_given:
        yield [button(texts.feedback, Press(Action.FEEDBACK, mine))]
