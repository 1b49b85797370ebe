"""Asking the forum for what a filled-in form is for: a seat, seats for others, or a change."""

from dataclasses import dataclass
from typing import assert_never

from bot.conversation.buttons import Action, Press, button
from bot.conversation.event_view import event_card
from bot.conversation.form import OpenSignup, Purpose
from bot.conversation.model import Button, Paragraph
from bot.conversation.notices import notice_messages
from bot.conversation.own_registration import own_booking
from bot.conversation.seat_files import seat_files
from bot.conversation.seat_keys import seat_rows
from bot.conversation.signup_decision import BackToForm, Refused, applicant_of, applicants_of, back_to_form
from bot.conversation.signup_outcome import outcome, party_outcome, registered
from bot.conversation.turn import Reply, Turn
from bot.forum.model import Confirmed
from bot.forum.outcomes import NothingToChange, RegistrationChanged
from bot.forum.service import ForumService
from bot.messages.events import EVENTS
from bot.messages.outcomes import OUTCOMES


@dataclass(frozen=True, slots=True)
class Submission:
    """Hands forms to the forum."""

    forum: ForumService

    def submit(self, turn: Turn, signup: OpenSignup) -> Reply | BackToForm:
        """Return the reply that ends the form, or the form at an answer that the forum refuses."""
        match signup.form.purpose:
            case Purpose.SELF:
                return self._sign_up(turn, signup)
            case Purpose.OTHERS:
                return self._sign_up_others(turn, signup)
            case Purpose.CHANGE:
                return self._change(turn, signup)
            case _:
                assert_never(signup.form.purpose)

    def _sign_up(self, turn: Turn, signup: OpenSignup) -> Reply | BackToForm:
        result = self.forum.sign_up(turn.connection, signup.event.id, applicant_of(turn, signup.form))
        if isinstance(result, Refused):
            return back_to_form(turn, signup, result)
        registration = registered(result)
        own = [] if registration is None else list(seat_rows(registration, signup.event, turn.language))
        files = seat_files(turn, result.registration) if isinstance(result, Confirmed) else ()
        said = turn.instead(outcome(result, turn.language), [*own, *_ways_on(turn)])
        return turn.reply_and_keep(None, said, *files)

    def _sign_up_others(self, turn: Turn, signup: OpenSignup) -> Reply | BackToForm:
        applicants = list(applicants_of(turn, signup.form))
        results = self.forum.sign_up_group(turn.connection, signup.event.id, applicants, actor=turn.person)
        refused = [result for result in results if isinstance(result, Refused)]
        if len(refused) == len(results):
            return back_to_form(turn, signup, refused[0])
        blocks = party_outcome(signup.form.names, results, signup.event, turn.language)
        return turn.reply_and_keep(None, turn.instead(blocks, _ways_on(turn)))

    def _change(self, turn: Turn, signup: OpenSignup) -> Reply | BackToForm:
        booking = own_booking(self.forum, turn, signup.form.registration_id or 0)
        if booking is None:
            return self._not_changed(turn)
        result = self.forum.change_registration(
            turn.connection,
            booking.registration.id,
            applicant_of(turn, signup.form),
            person=booking.registration.person,
            actor=turn.person,
        )
        match result:
            case RegistrationChanged(registration=registration, event=event, notices=notices):
                blocks = (Paragraph((OUTCOMES[turn.language].changed,)), event_card(event, turn.language))
                rows = [*seat_rows(registration, event, turn.language), *_ways_on(turn)]
                told = notice_messages(turn.connection, notices)
                return turn.reply_and_keep(None, turn.instead(blocks, rows), *told)
            case NothingToChange():
                return self._not_changed(turn)
            case _:
                return back_to_form(turn, signup, result)

    def _not_changed(self, turn: Turn) -> Reply:
        return turn.reply_and_keep(None, turn.instead([Paragraph((OUTCOMES[turn.language].not_changed,))]))


def _ways_on(turn: Turn) -> list[list[Button]]:
    texts = EVENTS[turn.language]
    mine = button(texts.my_registrations, Press(Action.REGISTRATIONS))
    return [[mine, button(texts.all_events, Press(Action.EVENTS))]]
