"""Filling in the sign-up form, answer by answer, up to the seat."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_never

from bot.conversation.buttons import Action, FormAction, FormPress, Press, button
from bot.conversation.events import Events
from bot.conversation.form import SIGNUP_KIND, OpenSignup, SignupForm, Step, read_form
from bot.conversation.form_moves import moved
from bot.conversation.forms import LostForm
from bot.conversation.intent import Said
from bot.conversation.model import Outgoing, Paragraph
from bot.conversation.signup_outcome import Decided, outcome
from bot.conversation.signup_prompt import Prompt
from bot.conversation.turn import Reply, Turn
from bot.forum.applicant import CheckedField, check_email, check_name, check_organisation, check_phone
from bot.forum.model import Applicant, ApplicantField, ConsentMissing, Group, InvalidApplicant
from bot.forum.service import ForumService
from bot.messages.events import EVENTS
from bot.messages.signup import SIGNUP
from bot.store.engine import Connection

_STEP_OF = {
    ApplicantField.NAME: Step.NAME,
    ApplicantField.ORGANISATION: Step.ORGANISATION,
    ApplicantField.EMAIL: Step.CONTACT,
    ApplicantField.PHONE: Step.CONTACT,
}


class Signup:
    """The form. Everything it asks is checked at once; the forum checks again and has the last word."""

    def __init__(self, forum: ForumService, events: Events, contact: str) -> None:
        self._forum = forum
        self._events = events
        self._contact = contact

    @property
    def kind(self) -> str:
        """The kind of its forms."""
        return SIGNUP_KIND

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> OpenSignup | LostForm:
        """Return the form with its event; one for an event that is not there is lost."""
        form = read_form(stored, now)
        event = None if isinstance(form, LostForm) else self._forum.get_event(connection, form.event_id)
        return LostForm() if isinstance(form, LostForm) or event is None else OpenSignup(form, event)

    def takes(self, form: OpenSignup, said: Said) -> bool:  # noqa: ARG002 (as every room of forms)
        """Take everything that is no question as an answer."""
        return not said.asks

    def begin(self, turn: Turn, event_id: int) -> Reply:
        """Open the form for an event; one that is open for it already goes on where it stands."""
        event = self._forum.get_event(turn.connection, event_id)
        if event is None or self._events.closed(turn, event) or self._events.registration(turn, event):
            return self._events.show(turn, event_id, instead=True)
        if isinstance(turn.form, OpenSignup) and turn.form.event.id == event.id:
            return self._show(turn, turn.form)
        return self._show(turn, OpenSignup(SignupForm.begin(event.id, turn.now), event))

    def remind(self, turn: Turn, form: OpenSignup, note: str = "") -> Outgoing:
        """Return the current question of the form once more, as a new message."""
        prompt = self._prompt(turn, form)
        return turn.message(prompt.blocks(note), prompt.rows())

    def leave(self, turn: Turn, form: OpenSignup) -> Reply:  # noqa: ARG002 (as every room of forms)
        """Drop the form."""
        say = turn.message if turn.incoming.button is None else turn.instead
        back = button(EVENTS[turn.language].all_events, Press(Action.EVENTS))
        return turn.reply_and_keep(None, say([Paragraph((SIGNUP[turn.language].left,))], [[back]]))

    def hear(self, turn: Turn, form: OpenSignup, said: Said) -> Reply:
        """Take a text as the answer to the question that the form is at."""
        texts = SIGNUP[turn.language]
        if said.edited:
            return turn.reply(self.remind(turn, form, texts.edited))
        match form.form.step:
            case Step.NAME:
                return self._field(turn, form, "name", check_name(said.text))
            case Step.ORGANISATION:
                return self._field(turn, form, "organisation", check_organisation(said.text))
            case Step.CONTACT:
                return self._contact_field(turn, form, said.text)
            case Step.GROUP | Step.CONSENT | Step.SUMMARY:
                return turn.reply(self.remind(turn, form, texts.press_button))
            case _:
                assert_never(form.form.step)

    def press(self, turn: Turn, press: FormPress) -> Reply:
        """Do what a button of the form says, if it belongs to what the form asks now."""
        form = turn.form
        if not isinstance(form, OpenSignup):  # also after a second tap on the last button: the event tells of the seat
            return self._events.show(turn, press.event_id, SIGNUP[turn.language].form_closed, instead=True)
        if (press.event_id, press.started, press.turn) != form.form.state:
            return self._show(turn, form)
        match press.action:
            case FormAction.CANCEL:
                return self.leave(turn, form)
            case FormAction.CONFIRM if form.form.step is Step.SUMMARY:
                return self._sign_up(turn, form)
            case FormAction.CORRECT if form.form.step is Step.SUMMARY:
                return turn.reply(self._corrections(turn, form))
            case _:
                return self._show(turn, form.having(moved(form.form, press, turn.now)))

    def _field(self, turn: Turn, form: OpenSignup, name: str, checked: CheckedField) -> Reply:
        if isinstance(checked, InvalidApplicant):
            return turn.reply(self.remind(turn, form, SIGNUP[turn.language].problems[checked.problem]))
        return self._filled(turn, form.having(form.form.answered(turn.now, **{name: checked})))

    def _contact_field(self, turn: Turn, form: OpenSignup, text: str) -> Reply:
        checked = check_email(text) if "@" in text else check_phone(text)
        if isinstance(checked, InvalidApplicant):
            return turn.reply(self.remind(turn, form, SIGNUP[turn.language].problems[checked.problem]))
        email, phone = (checked, None) if "@" in text else (None, checked)
        return self._filled(
            turn, form.having(form.form.answered(turn.now, email=email, phone=phone, contact_settled=True))
        )

    def _filled(self, turn: Turn, form: OpenSignup) -> Reply:
        return turn.reply_and_keep(form.form, self.remind(turn, form))

    def _prompt(self, turn: Turn, form: OpenSignup) -> Prompt:
        return Prompt(form.form, form.event, turn.language, self._contact)

    def _show(self, turn: Turn, form: OpenSignup, note: str = "") -> Reply:
        """Keep the form and show its question in place of the pressed message."""
        prompt = self._prompt(turn, form)
        return turn.reply_and_keep(form.form, turn.instead(prompt.blocks(note), prompt.rows()))

    def _corrections(self, turn: Turn, form: OpenSignup) -> Outgoing:
        rows = self._prompt(turn, form).correction_rows()
        return turn.instead([Paragraph((SIGNUP[turn.language].what_to_correct,))], rows)

    def _sign_up(self, turn: Turn, form: OpenSignup) -> Reply:
        """Ask the forum for the seat; what it refuses because of an answer leads back to that answer."""
        result = self._forum.sign_up(turn.connection, form.event.id, _applicant(turn, form.form))
        match result:
            case InvalidApplicant(field, problem):
                note = SIGNUP[turn.language].problems[problem]
                return self._show(turn, form.having(form.form.at(_STEP_OF[field], turn.now)), note)
            case ConsentMissing():
                withdrawn = form.form.answered(turn.now, consent_at=None, consent_version=None)
                return self._show(turn, form.having(withdrawn))
            case _:
                return turn.reply_and_keep(None, _decided(turn, result))


def _decided(turn: Turn, result: Decided) -> Outgoing:
    mine = button(EVENTS[turn.language].my_registrations, Press(Action.REGISTRATIONS))
    events = button(EVENTS[turn.language].all_events, Press(Action.EVENTS))
    return turn.instead(outcome(result, turn.language), [[mine], [events]])


def _applicant(turn: Turn, form: SignupForm) -> Applicant:
    """Return what the form tells; at its last step every field is there."""
    return Applicant(
        person=turn.person,
        name=form.name or "",
        organisation=form.organisation or "",
        group=form.group or Group.OTHER,
        consent_version=form.consent_version or "",
        consent_at=form.consent_at,
        email=form.email,
        phone=form.phone,
        chat_id=turn.chat_id,
    )
