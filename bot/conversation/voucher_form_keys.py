"""The buttons of the application form at each of its steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.button_rows import in_rows
from bot.conversation.model import Button
from bot.conversation.voucher_fields import LONG, most_requested, value_of
from bot.conversation.voucher_form import OPTIONAL, OpenVoucher
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.voucher_prompt import SHOWN
from bot.conversation.wording import amount
from bot.entry.countries import country_name
from bot.messages.voucher_form import VOUCHER_FORM, VoucherFormTexts
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.model import ApplicationField
from bot.voucher.states import State

FIELDS = tuple(ApplicationField)
"""Buttons name a field by its place here, since names are too long for them."""

_IN_A_ROW = 2
_CHECKED, _NOT_CHECKED = "☑", "☐"
_ADD, _CHANGE = "＋", "✎"
_LONGEST = 40
"""Characters of a value on a button."""


@dataclass(frozen=True, slots=True)
class VoucherKeys:
    """The buttons of the step that the form is at."""

    voucher: OpenVoucher
    language: Language

    def rows(self) -> list[list[Button]]:
        """Return the buttons: answers first, then the one that keeps what is there, then the way back and out."""
        step = self.voucher.form.step
        if step is None:
            return list(self._of_summary())
        later = self._key(self._texts.later, VoucherVerb.LATER)
        return [*self._answers(step), *self._keep(step), [self._key(self._texts.back, VoucherVerb.BACK), later]]

    def correction_rows(self) -> list[list[Button]]:
        """Return the buttons that lead to one question each."""
        words = VOUCHER_WORDS[self.language].fields
        keys = [self._field(field, words[field]) for field in (*self.voucher.steps, *OPTIONAL)]
        return [*in_rows(keys, _IN_A_ROW), *self.way_back()]

    def way_back(self) -> list[list[Button]]:
        """Return the button that shows the form again."""
        return [[self._key(self._texts.to_summary, VoucherVerb.SHOW)]]

    @property
    def _texts(self) -> VoucherFormTexts:
        return VOUCHER_FORM[self.language]

    def _key(self, label: str, verb: VoucherVerb, value: object = "") -> Button:
        argument = f"{self.voucher.state}.{value}" if value != "" else self.voucher.state
        return voucher_key(label, verb, self.voucher.application.id, argument)

    def _field(self, field: ApplicationField, label: str) -> Button:
        return self._key(label, VoucherVerb.FIELD, FIELDS.index(field))

    def _answers(self, step: ApplicationField) -> Sequence[list[Button]]:
        rules, kinds = self.voucher.rules, VOUCHER_WORDS[self.language].kinds
        match step:
            case ApplicationField.APPLICANT_KIND:
                return in_rows([self._set(kinds[each.kind], n) for n, each in enumerate(rules.applicants)], _IN_A_ROW)
            case ApplicationField.SERVICE:
                return in_rows([self._set(each.name, n) for n, each in enumerate(rules.services)], _IN_A_ROW)
            case ApplicationField.PARTNER_COUNTRY:
                suggested = enumerate(self.voucher.form.suggested)
                return in_rows(
                    [self._set(country_name(code, self.language.value), n) for n, code in suggested], _IN_A_ROW
                )
            case ApplicationField.REQUESTED:
                most = most_requested(self.voucher.application, rules)
                return [[self._set(amount(most, self.language), 0)]]
            case ApplicationField.DECLARATIONS:
                return list(self._declarations())
            case _:
                return []

    def _set(self, label: str, place: int) -> Button:
        return self._key(label, VoucherVerb.SET, place)

    def _declarations(self) -> Iterator[list[Button]]:
        declared, declarations = self.voucher.application.declarations, self.voucher.rules.declarations
        if set(declared) < {each.key for each in declarations}:
            yield [self._key(self._texts.declare_all, VoucherVerb.DECLARE_ALL)]
        if len(declarations) > 1:
            for place, declaration in enumerate(declarations):
                mark = _CHECKED if declaration.key in declared else _NOT_CHECKED
                yield [self._key(f"{mark} {declaration.text}", VoucherVerb.DECLARE, place)]

    def _keep(self, step: ApplicationField) -> Iterator[list[Button]]:
        """Yield the button for what was answered before, and the one that leaves out what may be left out."""
        value = value_of(step, self.voucher.application, self.voucher.rules, self.language)
        if step in OPTIONAL:
            yield [self._key(self._texts.skip, VoucherVerb.SKIP)]
        elif step is ApplicationField.DECLARATIONS and step not in self.voucher.missing:
            yield [self._key(self._texts.onward, VoucherVerb.KEEP)]
        elif value and step not in self.voucher.missing and step is not ApplicationField.DECLARATIONS:
            shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
            yield [self._key(self._texts.keep.format(value=shown.replace("\n", " ")), VoucherVerb.KEEP)]

    def _of_summary(self) -> Iterator[list[Button]]:
        texts, correcting = self._texts, self.voucher.application.state is State.NEEDS_CORRECTION
        yield [self._key(texts.resubmit if correcting else texts.submit, VoucherVerb.SUBMIT)]
        yield list(map(self._optional, OPTIONAL))
        for place, file in enumerate(self.voucher.files):
            yield [self._key(texts.detach.format(name=file.name), VoucherVerb.DETACH, place)]
        if any(len(self._value(field)) > SHOWN for field in LONG):
            yield [self._key(texts.whole_texts, VoucherVerb.SHOW, "texts")]
        yield [self._key(texts.correct, VoucherVerb.CORRECT), self._key(texts.later, VoucherVerb.LATER)]
        yield [self._key(texts.whole_notice, VoucherVerb.SHOW, "notice")]

    def _optional(self, field: ApplicationField) -> Button:
        mark = _CHANGE if self._value(field) else _ADD
        return self._field(field, f"{mark} {VOUCHER_WORDS[self.language].fields[field]}")

    def _value(self, field: ApplicationField) -> str:
        return value_of(field, self.voucher.application, self.voucher.rules, self.language)
