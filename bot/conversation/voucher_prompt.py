"""The message of the application form at each of its steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.data_notice import DataNotice
from bot.conversation.model import Block, Bullets, Inline, Paragraph, Quotation, Strong
from bot.conversation.voucher_fields import LONG, value_of
from bot.conversation.voucher_form import OPTIONAL, OpenVoucher
from bot.conversation.wording import amount, deadline, sentence
from bot.messages.voucher_form import VOUCHER_FORM, VoucherFormTexts
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.attachment_check import MOST_BYTES, MOST_FILES
from bot.voucher.model import ApplicationField
from bot.voucher.rules import Declaration
from bot.voucher.states import State

SHOWN = 600
"""Characters of a long answer in the summary; the whole one is a press away."""

_CHECKED, _NOT_CHECKED = "☑", "☐"


@dataclass(frozen=True, slots=True)
class VoucherPrompt:
    """The message of the step that the form is at."""

    voucher: OpenVoucher
    language: Language
    notice: DataNotice

    def blocks(self, note: str = "") -> Iterator[Block]:
        """Yield the message; ``note`` says first what was wrong with the last answer."""
        if note:
            yield Paragraph((note,))
        yield Paragraph((Strong(self.voucher.edition.title), self._heading()))
        yield from self._asked()
        step = self.voucher.form.step
        yield from self._summary() if step is None else self._question(step)

    def whole_texts(self) -> Iterator[Block]:
        """Yield the long answers uncut."""
        for field in LONG:
            yield Paragraph((Strong(VOUCHER_WORDS[self.language].fields[field]),))
            yield Quotation(self._value(field) or "–")

    def whole_notice(self) -> Iterator[Block]:
        """Return what is to be known about the data."""
        rules = self.voucher.rules
        return self.notice.whole(rules.title, rules.keep_years, self.language)

    @property
    def _texts(self) -> VoucherFormTexts:
        return VOUCHER_FORM[self.language]

    def _heading(self) -> str:
        steps, step = self.voucher.steps, self.voucher.form.step
        if step not in steps:
            return self._texts.at_summary
        return self._texts.heading.format(number=steps.index(step) + 1, total=len(steps) + 1)

    def _asked(self) -> Iterator[Block]:
        """Yield what the coordinator wants to be corrected, in their words."""
        application = self.voucher.application
        if application.state is State.NEEDS_CORRECTION and application.correction_asked:
            yield Paragraph((self._texts.asked,))
            yield Quotation(application.correction_asked)

    def _question(self, step: ApplicationField) -> Iterator[Block]:
        yield from self._opening()
        yield Paragraph((Strong(self._texts.questions[step]), *self._hints(step)))
        match step:
            case ApplicationField.SERVICE:
                services = self.voucher.rules.services
                yield Bullets(tuple((Strong(service.name), f": {service.rule}") for service in services))
            case ApplicationField.DECLARATIONS:
                yield Bullets(tuple(map(self._declaration, self.voucher.rules.declarations)))
            case _:
                pass

    def _opening(self) -> Iterator[Block]:
        """Yield what is said once, above the first question that is asked."""
        if self.voucher.form.turn:
            return
        if self.voucher.edition.sample:
            yield Paragraph((VOUCHER_START[self.language].sample,))
        yield Paragraph((sentence(self._texts.until, until=deadline(self.voucher.call.ends_at, self.language)),))
        if self.voucher.application.organisation:
            yield Paragraph((self._texts.known,))
        yield self._short_notice()

    def _short_notice(self) -> Block:
        rules = self.voucher.rules
        return self.notice.short(rules.title, rules.keep_years, self.language)

    def _hints(self, step: ApplicationField) -> Iterator[Inline]:
        if step is ApplicationField.ESTIMATE:
            yield f"\n{self._texts.estimate_note.format(amount=amount(self.voucher.rules.value, self.language))}"
        if step.value in self._texts.examples:
            yield f"\n{self._texts.example.format(example=self._texts.examples[step.value])}"

    def _declaration(self, declaration: Declaration) -> tuple[Inline, ...]:
        checked = declaration.key in self.voucher.application.declarations
        note = f"\n{self._texts.note.format(note=declaration.note)}" if declaration.note else ""
        return f"{_CHECKED if checked else _NOT_CHECKED} {declaration.text}", note

    def _summary(self) -> Iterator[Block]:
        correcting = self.voucher.application.state is State.NEEDS_CORRECTION
        yield Paragraph((self._texts.check_correction if correcting else self._texts.check,))
        yield Bullets(tuple(self._lines()))
        yield Paragraph((self._texts.declared,))
        declarations = self.voucher.rules.declarations
        yield Bullets(tuple(map(self._declaration, declarations)))
        yield Paragraph((self._files(),))
        yield self._short_notice()

    def _lines(self) -> Iterator[tuple[Inline, ...]]:
        for field in (*self.voucher.steps[:-1], *OPTIONAL):
            value = self._value(field)
            if value or field not in OPTIONAL:
                shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
                yield f"{VOUCHER_WORDS[self.language].fields[field]}: ", Strong(shown or "–")

    def _files(self) -> str:
        names = "; ".join(file.name for file in self.voucher.files)
        said = self._texts.files.format(files=names) if names else self._texts.no_files
        more = self._texts.attach.format(most=MOST_FILES, megabytes=MOST_BYTES // 1_000_000)
        return said if len(self.voucher.files) >= MOST_FILES else f"{said}\n{more}"

    def _value(self, field: ApplicationField) -> str:
        return value_of(field, self.voucher.application, self.voucher.rules, self.language)
