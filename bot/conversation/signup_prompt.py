"""The message of the sign-up form at each of its steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.data_notice import DataNotice
from bot.conversation.form import OpenSignup, Purpose, Step
from bot.conversation.model import Block, Bullets, Inline, Paragraph, Strong
from bot.conversation.signup_values import session_room, value_of
from bot.conversation.wording import session_time
from bot.forum.model import CONTACT_RETENTION_DAYS, LARGEST_PARTY
from bot.forum.seating import SessionSeats
from bot.messages.signup import SIGNUP, SignupTexts


@dataclass(frozen=True, slots=True)
class Prompt:
    """The message of the step that the form of ``signup`` is at."""

    signup: OpenSignup
    language: Language
    notice: DataNotice

    def blocks(self, note: str = "") -> Iterator[Block]:
        """Yield the message; ``note`` says first what was wrong with the last answer."""
        if note:
            yield Paragraph((note,))
        yield Paragraph((Strong(self.signup.event.title), self._heading()))
        yield Paragraph((self._question(),))
        match self.signup.form.step:
            case Step.NAME if self.signup.form.purpose is not Purpose.CHANGE:
                yield Paragraph((self._texts.first_note,))
            case Step.SESSIONS:
                yield Bullets(tuple(map(self._session, self.signup.sessions)))
            case Step.SUMMARY:
                yield from self._summary()
            case _:
                pass

    @property
    def _texts(self) -> SignupTexts:
        return SIGNUP[self.language]

    def _heading(self) -> str:
        form = self.signup.form
        if form.step in form.required:
            number, total = form.required.index(form.step) + 1, len(form.required) + 1
            return self._texts.heading.format(number=number, total=total)
        return self._texts.at_summary if form.step is Step.SUMMARY else self._texts.besides

    def _question(self) -> str:
        form = self.signup.form
        if form.suggested:
            return self._texts.similar
        if form.purpose is Purpose.OTHERS and form.step in self._texts.for_others:
            return self._texts.for_others[form.step].format(most=LARGEST_PARTY)
        return self._texts.questions[form.step]

    def _session(self, seats: SessionSeats) -> tuple[Inline, ...]:
        session = seats.session
        time = session_time(session, self.signup.event, self.language)
        facts = (session.speakers, session.room, session_room(seats, self.language))
        return f"{time} ", Strong(session.title), "".join(f", {fact}" for fact in facts if fact)

    def _summary(self) -> Iterator[Block]:
        form, texts = self.signup.form, self._texts
        yield Bullets(tuple(self._lines()))
        match form.purpose:
            case Purpose.CHANGE:
                yield Paragraph((texts.to_save,))
                return
            case Purpose.OTHERS:
                yield Paragraph((texts.party_knows,))
            case Purpose.SELF:
                yield Paragraph((texts.optional,))
        yield self.notice.short(self.signup.event.title, CONTACT_RETENTION_DAYS, self.language)

    def _lines(self) -> Iterator[tuple[Inline, ...]]:
        form = self.signup.form
        for step in (*form.required, *form.optional):
            value = value_of(step, self.signup, self.language)
            if value or step is Step.SESSIONS:
                yield f"{self._texts.labels[step]}: ", Strong(value or self._texts.no_sessions)
