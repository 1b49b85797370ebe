"""The questions of the sign-up form: one message a step, with its buttons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.buttons import FormAction, FormPress, button
from bot.conversation.form import CORRECTABLE, SignupForm, Step
from bot.conversation.model import Block, Bullets, Button, Inline, Paragraph, Strong
from bot.conversation.wording import counted
from bot.forum.event import Event
from bot.forum.model import CONTACT_RETENTION_DAYS, Group
from bot.messages.signup import SIGNUP, SignupTexts


@dataclass(frozen=True, slots=True)
class Prompt:
    """The message of the step that ``form`` is at. ``contact`` is where to ask about one's data, "" if not known."""

    form: SignupForm
    event: Event
    language: Language
    contact: str

    def blocks(self, note: str = "") -> Iterator[Block]:
        """Yield the message; ``note`` says first what was wrong with the last answer."""
        if note:
            yield Paragraph((note,))
        step = self.form.step
        heading = self._texts.heading.format(number=step.number, total=len(Step))
        yield Paragraph((Strong(self.event.title), heading))
        if step is Step.CONSENT:
            yield from self._consent()
            return
        yield Paragraph((self._texts.questions[step],))
        if step is Step.NAME:
            yield Paragraph((self._texts.first_note,))
        if step is Step.SUMMARY:
            yield self._summary()

    def rows(self) -> list[list[Button]]:
        """Return the buttons: answers first, then the one that keeps what is there, then the way back and out."""
        match self.form.step:
            case Step.GROUP:
                answers = [[self._button(self._texts.groups[each], FormAction.GROUP, each)] for each in Group]
            case Step.CONTACT:
                answers = [[self._button(self._texts.skip, FormAction.SKIP)]]
            case Step.CONSENT:
                answers = [[self._button(self._texts.agree, FormAction.AGREE)]]
            case Step.SUMMARY:
                answers = [[self._button(self._texts.confirm, FormAction.CONFIRM)]]
            case Step.NAME | Step.ORGANISATION:
                answers = []
        return [*answers, *self._keep(), self._navigation()]

    def correction_rows(self) -> list[list[Button]]:
        """Return the buttons that lead to one field each."""
        fields = [[self._button(self._texts.labels[step], FormAction.GO_TO, step)] for step in CORRECTABLE]
        return [*fields, [self._button(self._texts.to_summary, FormAction.SHOW)]]

    def answers(self) -> list[str]:
        """Return what was answered so far, in words."""
        return [value for value in map(self._value, CORRECTABLE) if value]

    @property
    def _texts(self) -> SignupTexts:
        return SIGNUP[self.language]

    def _button(self, label: str, action: FormAction, value: str = "") -> Button:
        return button(label, FormPress(*self.form.state, action, value))

    def _keep(self) -> Sequence[list[Button]]:
        """Return the button for a field that was answered before and is looked at again."""
        value = self._value(self.form.step)
        return [[self._button(self._texts.keep.format(value=value), FormAction.KEEP)]] if value else []

    def _navigation(self) -> list[Button]:
        cancel = self._button(self._texts.cancel, FormAction.CANCEL)
        match self.form.step:
            case Step.NAME:
                return [cancel]
            case Step.SUMMARY:
                return [self._button(self._texts.correct, FormAction.CORRECT), cancel]
            case _:
                return [self._button(self._texts.back, FormAction.BACK), cancel]

    def _consent(self) -> Iterator[Block]:
        days = counted(self._texts.days, CONTACT_RETENTION_DAYS, self.language)
        yield Paragraph((self._texts.consent.format(title=self.event.title, days=days),))
        if self.contact:
            yield Paragraph((self._texts.questions_to.format(contact=self.contact),))

    def _summary(self) -> Bullets:
        def line(step: Step) -> tuple[Inline, ...]:
            return (f"{self._texts.labels[step]}: ", Strong(self._value(step) or self._texts.no_contact))

        return Bullets(tuple(map(line, CORRECTABLE)))

    def _value(self, step: Step) -> str:
        """Return what was answered at ``step``, "" when nothing was."""
        form = self.form
        values = {
            Step.NAME: form.name,
            Step.ORGANISATION: form.organisation,
            Step.GROUP: self._texts.groups[form.group] if form.group else None,
            Step.CONTACT: form.contact,
        }
        return values.get(step) or ""
