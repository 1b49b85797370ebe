"""The buttons of the sign-up form at each of its steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.button_rows import in_rows
from bot.conversation.buttons import FormAction, FormPress, button
from bot.conversation.form import OpenSignup, Purpose, Step
from bot.conversation.form_moves import AS_TYPED
from bot.conversation.model import Button
from bot.conversation.signup_values import value_of
from bot.conversation.wording import session_time
from bot.forum.model import Group
from bot.forum.seating import SessionSeats
from bot.messages.signup import SIGNUP, SignupTexts

_IN_A_ROW = 2
_CHOSEN, _NOT_CHOSEN, _FULL = "☑", "☐", "🚫"
_ADD, _CHANGE = "＋", "✎"


@dataclass(frozen=True, slots=True)
class Keys:
    """The buttons of the step that the form of ``signup`` is at."""

    signup: OpenSignup
    language: Language

    def rows(self) -> list[list[Button]]:
        """Return the buttons: answers first, then the one that keeps what is there, then the way back and out."""
        match self.signup.form.step:
            case Step.NAME:
                return [*self._keep(), [self._out()]]
            case Step.ORGANISATION:
                return [*self._organisations(), *self._keep(), self._back_and_out()]
            case Step.GROUP:
                groups = [[self._button(self._texts.groups[each], FormAction.GROUP, each)] for each in Group]
                return [*groups, *self._keep(), self._back_and_out()]
            case Step.SESSIONS:
                onward = self._button(self._texts.onward, FormAction.ONWARD)
                return [*([self._session(each)] for each in self.signup.sessions), [onward], self._back_and_out()]
            case Step.SUMMARY:
                return list(self._of_summary())
            case _:
                return [[self._button(self._texts.skip, FormAction.SKIP)], self._back_and_out()]

    def correction_rows(self) -> list[list[Button]]:
        """Return the buttons that lead to one required question each."""
        required = self.signup.form.required
        fields = [[self._button(self._texts.labels[step], FormAction.GO_TO, step)] for step in required]
        return [*fields, *self.way_back()]

    def way_back(self) -> list[list[Button]]:
        """Return the button that shows the form again."""
        return [[self._button(self._texts.to_summary, FormAction.SHOW)]]

    @property
    def _texts(self) -> SignupTexts:
        return SIGNUP[self.language]

    def _button(self, label: str, action: FormAction, value: str = "") -> Button:
        return button(label, FormPress(*self.signup.form.state, action, value))

    def _out(self) -> Button:
        return self._button(self._texts.cancel, FormAction.CANCEL)

    def _back_and_out(self) -> list[Button]:
        return [self._button(self._texts.back, FormAction.BACK), self._out()]

    def _keep(self) -> Sequence[list[Button]]:
        """Return the button for a field that was answered before and is looked at again."""
        value = value_of(self.signup.form.step, self.signup, self.language)
        return [[self._button(self._texts.keep.format(value=value), FormAction.KEEP)]] if value else []

    def _organisations(self) -> Iterator[list[Button]]:
        form = self.signup.form
        for number, name in enumerate(form.suggested):
            yield [self._button(name, FormAction.ORGANISATION, str(number))]
        if form.typed:
            yield [self._button(self._texts.as_typed.format(value=form.typed), FormAction.ORGANISATION, AS_TYPED)]

    def _session(self, seats: SessionSeats) -> Button:
        session, chosen = seats.session, seats.session.id in (self.signup.form.sessions or ())
        mark = _CHOSEN if chosen else _FULL if seats.full else _NOT_CHOSEN
        label = f"{mark} {session_time(session, self.signup.event, self.language)} {session.title}"
        return self._button(label, FormAction.SESSION, str(session.id))

    def _of_summary(self) -> Iterator[list[Button]]:
        texts, form = self._texts, self.signup.form
        if form.purpose is Purpose.CHANGE:
            yield [self._button(texts.save, FormAction.CONFIRM)]
        else:
            agree = texts.agree if form.purpose is Purpose.SELF else texts.agree_for_others
            yield [self._button(agree, FormAction.AGREE)]
        more = [*([Step.SESSIONS] if form.offers_sessions else []), *form.optional]
        fields = list(map(self._field, more))
        yield from in_rows(fields, _IN_A_ROW)
        if form.purpose is not Purpose.CHANGE:
            yield [self._button(texts.whole_notice, FormAction.NOTICE)]
        yield [self._button(texts.correct, FormAction.CORRECT), self._out()]

    def _field(self, step: Step) -> Button:
        mark = _CHANGE if value_of(step, self.signup, self.language) else _ADD
        return self._button(f"{mark} {self._texts.fields[step]}", FormAction.GO_TO, step)
