"""The check whether a voucher is for somebody: a few taps to a verdict; the answers live in the buttons alone."""

from collections.abc import Iterator
from typing import assert_never

from bot.answering.model import Language
from bot.conversation.button_rows import in_rows
from bot.conversation.model import Block, Button, Paragraph, Quotation, Strong
from bot.conversation.turn import Reply, Rows, Turn
from bot.conversation.voucher_answers import (
    AS_MANY,
    FEWER,
    NO,
    OTHER,
    UNKNOWN,
    YES,
    Answers,
    kind_of,
    letters_of,
    meaning,
    read_answers,
    service_of,
)
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.voucher_start import VoucherStart
from bot.messages.voucher_eligibility import VOUCHER_ELIGIBILITY, EligibilityTexts
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.eligibility import AskCoordinator, Eligible, NotEligible, Step, StepKind, Verdict, check, steps
from bot.voucher.model import Edition
from bot.voucher.rules import Rules

_IN_A_ROW = 2


class VoucherEligibility:
    """Asks step by step; a no that is certain ends the check at once.

    Parameters:
        services: tell the rules.
        start: shows what there is, where the edition is gone.
        contact: where to reach a coordinator; "" when that is not known.
    """

    def __init__(self, services: VoucherServices, start: VoucherStart, contact: str) -> None:
        self._services = services
        self._start = start
        self._contact = contact

    def ask(self, turn: Turn, edition_id: int, argument: str) -> Reply:
        """Ask what comes after the answers of the pressed button, or give the verdict."""
        edition = self._services.editions.edition(turn.connection, edition_id)
        if edition is None or edition.closed_at is not None:
            return self._start.gone(turn)
        rules = self._services.editions.rules(turn.connection, edition.id)
        read = read_answers(argument, rules) if argument else Answers(edition.rules_version)
        current = read is not None and read.version == edition.rules_version
        answers = read if read is not None and current else Answers(edition.rules_version)
        note = "" if current else VOUCHER_ELIGIBILITY[turn.language].outdated
        verdict = check(rules, meaning(answers, rules))
        if len(answers.letters) == len(steps(rules)) or isinstance(verdict, NotEligible):
            return self._tell(turn, edition, answers, verdict)
        asking = _Asking(edition, rules, answers, turn.language)
        return turn.reply(turn.instead(asking.blocks(note), asking.rows()))

    def _tell(self, turn: Turn, edition: Edition, answers: Answers, verdict: Verdict) -> Reply:
        texts, start = VOUCHER_ELIGIBILITY[turn.language], VOUCHER_START[turn.language]
        apply = None if isinstance(verdict, NotEligible) else self._apply(turn, edition, answers)
        rows = [
            *([[apply]] if apply else []),
            [voucher_key(start.rules, VoucherVerb.RULES, edition.id)],
            [voucher_key(texts.again, VoucherVerb.CHECK, edition.id), voucher_key(start.home, VoucherVerb.HOME)],
        ]
        blocks = [Paragraph((Strong(edition.title),)), *self._verdict(verdict, texts)]
        return turn.reply(turn.instead(blocks, rows))

    def _apply(self, turn: Turn, edition: Edition, answers: Answers) -> Button | None:
        """Return the button to apply, which takes the answers along; None when no call is open."""
        open_calls = self._services.editions.open_calls(turn.connection)
        call = next((each.call for each in open_calls if each.edition.id == edition.id), None)
        if call is None:
            return None
        return voucher_key(VOUCHER_START[turn.language].apply, VoucherVerb.APPLY, call.id, answers.argument)

    def _verdict(self, verdict: Verdict, texts: EligibilityTexts) -> Iterator[Block]:
        match verdict:
            case Eligible():
                yield Paragraph((texts.eligible,))
            case NotEligible(rule):
                yield Paragraph((texts.not_eligible,))
                yield Quotation(rule)
            case AskCoordinator(rule):
                yield Paragraph((texts.unclear,))
                yield Quotation(rule)
                yield Paragraph((texts.ask_at.format(contact=self._contact) if self._contact else texts.ask,))
            case _:
                assert_never(verdict)


class _Asking:
    """The message of the step that comes after ``answers``."""

    def __init__(self, edition: Edition, rules: Rules, answers: Answers, language: Language) -> None:
        self._edition = edition
        self._rules = rules
        self._answers = answers
        self._language = language
        self._texts = VOUCHER_ELIGIBILITY[language]

    @property
    def _step(self) -> Step:
        return steps(self._rules)[len(self._answers.letters)]

    def blocks(self, note: str) -> Iterator[Block]:
        """Yield the question below ``note``."""
        if note:
            yield Paragraph((note,))
        number, total = len(self._answers.letters) + 1, len(steps(self._rules))
        yield Paragraph((Strong(self._edition.title), self._texts.heading.format(number=number, total=total)))
        if number == 1:
            yield Paragraph((self._texts.unstored,))
            if self._edition.sample:
                yield Paragraph((VOUCHER_START[self._language].sample,))
        yield from self._question()

    def rows(self) -> Rows:
        """Return a button for each answer, and the way out."""
        keys = [self._key(letter) for letter in letters_of(self._step.kind, self._rules)]
        rows = in_rows(keys, _IN_A_ROW)
        return [*rows, [voucher_key(VOUCHER_START[self._language].home, VoucherVerb.HOME)]]

    def _question(self) -> Iterator[Block]:
        match self._step.kind:
            case StepKind.KIND:
                yield Paragraph((self._texts.kind,))
            case StepKind.REGION:
                yield Paragraph((self._texts.region,))
                yield Quotation(self._rules.region_rule)
            case StepKind.SERVICE:
                yield Paragraph((self._texts.service,))
            case StepKind.HAD_THIS_YEAR:
                yield Paragraph((self._texts.had,))
            case StepKind.QUESTION:
                yield Paragraph((self._rules.questions[self._step.number].text,))

    def _key(self, letter: str) -> Button:
        argument = self._answers.with_letter(letter).argument
        return voucher_key(self._label(letter), VoucherVerb.CHECK, self._edition.id, argument)

    def _label(self, letter: str) -> str:
        """Return what an answer says; letters mean different things at different steps."""
        texts = self._texts
        if letter == UNKNOWN:
            return texts.unknown
        match self._step.kind:
            case StepKind.KIND:
                kind = kind_of(letter)
                return VOUCHER_WORDS[self._language].kinds[kind] if kind else texts.unknown
            case StepKind.SERVICE:
                service = service_of(letter, self._rules)
                return {OTHER: texts.other_service}.get(letter, service.name if service else texts.unknown)
            case StepKind.HAD_THIS_YEAR:
                return self._number(letter)
            case StepKind.REGION | StepKind.QUESTION:
                return {YES: texts.yes, NO: texts.no}[letter]

    def _number(self, letter: str) -> str:
        texts, most = self._texts, self._rules.per_year
        if most == 1:
            return {FEWER: texts.none_yet, AS_MANY: texts.one_or_more}[letter]
        return {FEWER: texts.fewer, AS_MANY: texts.as_many}[letter].format(number=most)
