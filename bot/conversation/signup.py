"""Filling in the sign-up form, answer by answer, up to the seat; and the same form to change a sign-up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.conversation.buttons import Action, FormAction, FormPress, Press, button
from bot.conversation.data_notice import DataNotice
from bot.conversation.events import Events
from bot.conversation.form import SIGNUP_KIND, OpenSignup, Purpose, Step, read_form
from bot.conversation.form_moves import moved
from bot.conversation.forms import LostForm
from bot.conversation.intent import Said
from bot.conversation.model import Block, Outgoing, Paragraph
from bot.conversation.own_registration import own_booking
from bot.conversation.signup_begin import blank_form, form_of_change, form_of_known
from bot.conversation.signup_entries import entered
from bot.conversation.signup_keys import Keys
from bot.conversation.signup_prompt import Prompt
from bot.conversation.signup_submission import Submission
from bot.conversation.turn import Reply, Rows, Turn
from bot.forum.event import EventId
from bot.forum.model import CONTACT_RETENTION_DAYS, RegistrationId
from bot.forum.needs import needs_of
from bot.forum.seating import SessionSeats
from bot.forum.service import ForumService
from bot.forum.session_sql import session_seats
from bot.messages.events import EVENTS
from bot.messages.outcomes import OUTCOMES
from bot.messages.signup import SIGNUP
from bot.store.engine import Connection


class Signup:
    """The form. Everything it asks is checked at once; the forum checks again and has the last word.

    It is one message, which buttons and texts edit; where there is none that can be edited, a new one is sent.
    """

    def __init__(self, forum: ForumService, events: Events, notice: DataNotice) -> None:
        self._forum = forum
        self._events = events
        self._notice = notice
        self._submission = Submission(forum)

    @property
    def kind(self) -> str:
        """The kind of its forms."""
        return SIGNUP_KIND

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> OpenSignup | LostForm:
        """Return the form with its event; one for an event that is not there is lost."""
        form = read_form(stored, now)
        if isinstance(form, LostForm):
            return form
        event = self._forum.get_event(connection, form.event_id)
        if event is None:
            return LostForm()
        return OpenSignup(form, event, self._sessions(connection, form.event_id, form.registration_id))

    def takes(self, form: OpenSignup, said: Said) -> bool:  # noqa: ARG002 (as every room of forms)
        """Take everything that is no question as an answer."""
        return not said.asks

    def begin(self, turn: Turn, event_id: int, purpose: Purpose = Purpose.SELF) -> Reply:
        """Open the form for an event; one that is open for it already goes on where it stands."""
        event = self._forum.get_event(turn.connection, event_id)
        if event is None or self._events.closed(turn, event) is not None:
            return self._events.show(turn, event_id, instead=True)
        if purpose is Purpose.SELF and self._events.registration(turn, event) is not None:
            return self._events.show(turn, event_id, instead=True)
        opened = turn.form if isinstance(turn.form, OpenSignup) else None
        if opened is not None and (opened.event.id, opened.form.purpose) == (event.id, purpose):
            return self._show(turn, opened)
        sessions = self._sessions(turn.connection, event.id, None)
        last = None if purpose is Purpose.OTHERS else self._forum.last_applicant(turn.connection, turn.person)
        if last is None:
            form = blank_form(event, turn.now, purpose, offers_sessions=bool(sessions))
        else:
            form = form_of_known(event, turn.now, last, offers_sessions=bool(sessions))
        return self._show(turn, OpenSignup(form, event, sessions))

    def change(self, turn: Turn, registration_id: int) -> Reply:
        """Open the form with what an own sign-up says."""
        booking = own_booking(self._forum, turn, registration_id)
        if booking is None or booking.event.ends_at <= turn.now or booking.event.cancelled_at is not None:
            return turn.reply(turn.message([Paragraph((OUTCOMES[turn.language].not_changed,))]))
        registration, event = booking.registration, booking.event
        sessions = self._sessions(turn.connection, event.id, registration.id)
        form = form_of_change(
            registration,
            self._forum.chosen_sessions(turn.connection, registration),
            needs_of(turn.connection, registration.id),
            turn.now,
            offers_sessions=bool(sessions),
        )
        return self._show(turn, OpenSignup(form, event, sessions))

    def remind(self, turn: Turn, form: OpenSignup) -> Outgoing:
        """Return the current question of the form once more, as a new message."""
        return turn.message(*self._prompt(turn, form))

    def leave(self, turn: Turn, form: OpenSignup) -> Reply:
        """Drop the form."""
        say = turn.message if turn.incoming.button is None else turn.instead
        texts = SIGNUP[turn.language]
        back = button(EVENTS[turn.language].all_events, Press(Action.EVENTS))
        left = texts.change_left if form.form.purpose is Purpose.CHANGE else texts.left
        return turn.reply_and_keep(None, say([Paragraph((left,))], [[back]]))

    def hear(self, turn: Turn, form: OpenSignup, said: Said) -> Reply:
        """Take a text as the answer to the question that the form is at."""
        if self._is_over(turn, form):
            return self._over(turn, form, instead=False)
        texts = SIGNUP[turn.language]
        if said.edited:
            return self._ask(turn, form, texts.edited)
        text = said.text if form.form.purpose is not Purpose.OTHERS else turn.incoming.text or said.text
        answer = entered(form.form, text, turn.connection, turn.now, texts)
        return self._ask(turn, form, answer) if isinstance(answer, str) else self._ask(turn, form.having(answer))

    def press(self, turn: Turn, press: FormPress) -> Reply:
        """Do what a button of the form says, if it belongs to what the form asks now."""
        form = turn.form
        if not isinstance(form, OpenSignup):  # also after a second tap on the last button: the event tells of the seat
            return self._events.show(turn, press.event_id, SIGNUP[turn.language].form_closed, instead=True)
        if press.action is not FormAction.CANCEL and self._is_over(turn, form):
            return self._over(turn, form, instead=True)
        if (press.event_id, press.started, press.turn) != form.form.state:
            return self._show(turn, form)
        return self._pressed(turn, form, press)

    def _pressed(self, turn: Turn, form: OpenSignup, press: FormPress) -> Reply:
        purpose, at_summary = form.form.purpose, form.form.step is Step.SUMMARY
        match press.action:
            case FormAction.CANCEL:
                return self.leave(turn, form)
            case FormAction.AGREE if at_summary and purpose is not Purpose.CHANGE:
                return self._submit(turn, form)
            case FormAction.CONFIRM if at_summary and purpose is Purpose.CHANGE:
                return self._submit(turn, form)
            case FormAction.CORRECT if at_summary:
                question = Paragraph((SIGNUP[turn.language].what_to_correct,))
                return self._aside(turn, form, [question], Keys(form, turn.language).correction_rows())
            case FormAction.NOTICE if at_summary:
                notice = list(self._notice.whole(form.event.title, CONTACT_RETENTION_DAYS, turn.language))
                return self._aside(turn, form, notice, Keys(form, turn.language).way_back())
            case _:
                return self._show(turn, form.having(moved(form, press, turn.now)))

    def _submit(self, turn: Turn, form: OpenSignup) -> Reply:
        decided = self._submission.submit(turn, form)
        if isinstance(decided, Reply):
            return decided
        return self._show(turn, form.having(decided.form), decided.note)

    def _is_over(self, turn: Turn, form: OpenSignup) -> bool:
        """Return whether the event no longer takes what the form is for."""
        if form.form.purpose is Purpose.CHANGE:
            return False  # what can still be changed, the forum tells
        return self._events.closed(turn, form.event) is not None

    def _over(self, turn: Turn, form: OpenSignup, *, instead: bool) -> Reply:
        note = SIGNUP[turn.language].form_closed
        return turn.reply_and_keep(None, self._events.card(turn, form.event.id, note, instead=instead))

    def _prompt(self, turn: Turn, form: OpenSignup, note: str = "") -> tuple[list[Block], Rows]:
        blocks = list(Prompt(form, turn.language, self._notice).blocks(note))
        return blocks, Keys(form, turn.language).rows()

    def _show(self, turn: Turn, form: OpenSignup, note: str = "") -> Reply:
        """Keep the form and show its question in place of the pressed message, which is the form's from now on."""
        shown = form.having(form.form.shown_in(turn.incoming.message_id))
        return turn.reply_and_keep(shown.form, turn.instead(*self._prompt(turn, shown, note)))

    def _ask(self, turn: Turn, form: OpenSignup, note: str = "") -> Reply:
        """Keep the form and show its question in the form's message, below where there is none."""
        return turn.reply_and_keep(form.form, turn.editing(form.form.message_id, *self._prompt(turn, form, note)))

    def _aside(self, turn: Turn, form: OpenSignup, blocks: list[Block], rows: Rows) -> Reply:
        """Show something else in the form's message; the form stays as it is."""
        shown = form.form.shown_in(turn.incoming.message_id)
        return turn.reply_and_keep(shown, turn.instead(blocks, rows))

    def _sessions(self, connection: Connection, event_id: int, registration_id: int | None) -> tuple[SessionSeats, ...]:
        besides = None if registration_id is None else RegistrationId(registration_id)
        return tuple(session_seats(connection, EventId(event_id), besides=besides))
