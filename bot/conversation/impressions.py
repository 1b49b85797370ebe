"""Asking those who came what they thought of the event; the answers are stored without a trace of who gave them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, assert_never

from bot.conversation.buttons import FormAction, FormPress, button
from bot.conversation.forms import LostForm
from bot.conversation.impression_form import IMPRESSION_KIND, ImpressionForm, OpenImpression, read_impression
from bot.conversation.intent import Said
from bot.conversation.model import Block, Button, Outgoing, Paragraph, Strong
from bot.conversation.own_registration import own_booking
from bot.conversation.turn import Reply, Rows, Turn
from bot.forum.feedback import (
    HIGHEST,
    LOWEST,
    Answers,
    FeedbackGiven,
    FeedbackGivenBefore,
    FeedbackInvalid,
    FeedbackNotYours,
    give_feedback,
)
from bot.forum.service import ForumService
from bot.messages.impressions import IMPRESSIONS
from bot.store.engine import Connection

_LAST = 3


class Impressions:
    """The feedback form: two questions with buttons, and one with a text."""

    def __init__(self, forum: ForumService) -> None:
        self._forum = forum

    @property
    def kind(self) -> str:
        """The kind of its forms."""
        return IMPRESSION_KIND

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> OpenImpression | LostForm:
        """Return the form with its event; one for an event that is not there is lost."""
        form = read_impression(stored, now)
        event = None if isinstance(form, LostForm) else self._forum.get_event(connection, form.event_id)
        return LostForm() if isinstance(form, LostForm) or event is None else OpenImpression(form, event)

    def takes(self, form: OpenImpression, said: Said) -> bool:
        """Take every text as the comment; before that a question is a question."""
        return form.form.number == _LAST or not said.asks

    def begin(self, turn: Turn, registration_id: int) -> Reply:
        """Open the form of somebody who came."""
        texts, booking = IMPRESSIONS[turn.language], own_booking(self._forum, turn, registration_id)
        if booking is None or booking.registration.checked_in_at is None:
            return turn.reply(turn.message([Paragraph((texts.not_yours,))]))
        if booking.registration.feedback_given:
            return turn.reply(turn.message([Paragraph((texts.given_before,))]))
        form = ImpressionForm(booking.event.id, booking.registration.id, started_at=turn.now, changed_at=turn.now)
        return self._show(turn, OpenImpression(form, booking.event))

    def press(self, turn: Turn, open_form: OpenImpression, press: FormPress) -> Reply:
        """Do what a button of the form says, if it belongs to what the form asks now."""
        form = open_form.form
        if (press.event_id, press.started, press.turn) != form.state:
            return self._show(turn, open_form)
        match press.action:
            case FormAction.CANCEL:
                return self.leave(turn, open_form)
            case FormAction.BACK:
                return self._show(turn, replace(open_form, form=form.back(turn.now)))
            case FormAction.SKIP if form.number == _LAST:
                return self._give(turn, open_form, None)
            case FormAction.RATE if form.number < _LAST and press.value in map(str, range(LOWEST, HIGHEST + 1)):
                return self._show(turn, replace(open_form, form=form.answered(int(press.value), turn.now)))
            case _:
                return self._show(turn, open_form)

    def hear(self, turn: Turn, form: OpenImpression, said: Said) -> Reply:
        """Take a text as the comment, with which the answers are given."""
        if form.form.number < _LAST or said.edited:
            note = IMPRESSIONS[turn.language].press_number
            return turn.reply(turn.editing(form.form.message_id, *self._prompt(turn, form, note)))
        return self._give(turn, form, turn.incoming.text or said.text)

    def remind(self, turn: Turn, form: OpenImpression) -> Outgoing:
        """Return the current question once more, as a new message."""
        return turn.message(*self._prompt(turn, form))

    def leave(self, turn: Turn, form: OpenImpression) -> Reply:  # noqa: ARG002 (as every room of forms)
        """Drop the form."""
        say = turn.message if turn.incoming.button is None else turn.instead
        return turn.reply_and_keep(None, say([Paragraph((IMPRESSIONS[turn.language].left,))]))

    def _give(self, turn: Turn, form: OpenImpression, comment: str | None) -> Reply:
        texts, asked = IMPRESSIONS[turn.language], form.form
        answers = Answers(asked.rating or LOWEST, asked.usefulness, comment)
        result = give_feedback(turn.connection, asked.registration_id, answers, person=turn.person, at=turn.now)
        match result:
            case FeedbackInvalid():
                return turn.reply(turn.editing(asked.message_id, *self._prompt(turn, form, texts.too_long)))
            case FeedbackGiven():
                sentence = texts.thanks
            case FeedbackGivenBefore():
                sentence = texts.given_before
            case FeedbackNotYours():
                sentence = texts.not_yours
            case _:
                assert_never(result)
        shown_in = turn.incoming.message_id or asked.message_id
        return turn.reply_and_keep(None, turn.editing(shown_in, [Paragraph((sentence,))]))

    def _show(self, turn: Turn, form: OpenImpression) -> Reply:
        shown = replace(form, form=replace(form.form, message_id=turn.incoming.message_id))
        return turn.reply_and_keep(shown.form, turn.instead(*self._prompt(turn, shown)))

    def _prompt(self, turn: Turn, form: OpenImpression, note: str = "") -> tuple[list[Block], Rows]:
        texts, number = IMPRESSIONS[turn.language], form.form.number
        question = (texts.rating, texts.usefulness, texts.comment)[number - 1]
        blocks: list[Block] = [
            *([Paragraph((note,))] if note else []),
            Paragraph((Strong(form.event.title), texts.heading.format(number=number))),
            Paragraph((question,)),
            *([Paragraph((texts.anonymous,))] if number == 1 else []),
        ]
        return blocks, self._rows(turn, form.form)

    def _rows(self, turn: Turn, form: ImpressionForm) -> list[list[Button]]:
        texts = IMPRESSIONS[turn.language]

        def key(label: str, action: FormAction, value: str = "") -> Button:
            return button(label, FormPress(*form.state, action, value))

        if form.number == _LAST:
            answers = [key(texts.skip, FormAction.SKIP)]
        else:
            answers = [key(str(each), FormAction.RATE, str(each)) for each in range(LOWEST, HIGHEST + 1)]
        back = [key(texts.back, FormAction.BACK)] if form.number > 1 else []
        return [answers, [*back, key(texts.cancel, FormAction.CANCEL)]]
