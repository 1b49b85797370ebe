"""An application as its applicant sees it: where it is, what comes next and by when, and what became of the money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.conversation.model import Block, Bullets, Paragraph, Quotation, Strong
from bot.conversation.voucher_desk_view import percent
from bot.conversation.voucher_fields import LONG, value_of
from bot.conversation.wording import amount, deadline, in_short, sentence
from bot.messages.voucher_mine import VOUCHER_MINE, VoucherMineTexts
from bot.messages.voucher_reasons import reason_text
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.store.audit import AuditEntry
from bot.voucher.application_results import NextStep
from bot.voucher.decision_model import Decision, Outcome
from bot.voucher.ledger_sql import Entry, EntryKind
from bot.voucher.model import Application, ApplicationField, Edition
from bot.voucher.redeeming import Found
from bot.voucher.rules import Rules
from bot.voucher.states import State

_ASSESSED = frozenset({State.DRAFT, State.SUBMITTED, State.FORMAL, State.NEEDS_CORRECTION, State.SCORING})
"""Before there is a decision, nobody is told a score."""

_REJECTED = frozenset({State.REJECTED, State.APPEAL})
"""The last decision stands; one that is assessed once more has none."""


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """An application with all that its applicant is told of it."""

    application: Application
    edition: Edition
    next: NextStep
    decision: Decision | None = None
    voucher: Found | None = None


def title_of(application: Application, edition: Edition, language: Language) -> str:
    """Return "V/2027/0012 · Voucher 2027", a draft by the edition alone."""
    name = application.number or VOUCHER_WORDS[language].states[State.DRAFT]
    return f"{name} · {edition.title}"


def own_blocks(own: OwnApplication, language: Language) -> Iterator[Block]:
    """Yield the application in short."""
    texts = VOUCHER_MINE[language]
    lines = (f"\n{line}" for line in _facts(own, language))
    yield Paragraph((Strong(title_of(own.application, own.edition, language)), *lines))
    if own.edition.sample:
        yield Paragraph((VOUCHER_START[language].sample,))
    if own.application.state is State.NEEDS_CORRECTION and own.application.correction_asked:
        yield Quotation(own.application.correction_asked)
    yield Paragraph((Strong(next_text(own.next, texts, language)),))


def next_text(step: NextStep, texts: VoucherMineTexts, language: Language) -> str:
    """Return what comes next, and by when where there is a day for it."""
    if step.until is not None and step.what in texts.next_until:
        return sentence(texts.next_until[step.what], until=deadline(step.until, language))
    return texts.next[step.what]


def whole_application(application: Application, rules: Rules, language: Language) -> Iterator[Block]:
    """Yield everything that was answered."""
    words = VOUCHER_WORDS[language].fields
    short = [field for field in ApplicationField if field not in LONG]
    values = {field: value_of(field, application, rules, language) for field in ApplicationField}
    yield Bullets(tuple((f"{words[field]}: ", Strong(values[field])) for field in short if values[field]))
    for field in LONG:
        if values[field]:
            yield Paragraph((Strong(words[field]),))
            yield Quotation(values[field])


def history_lines(entries: Sequence[AuditEntry], language: Language) -> Iterator[str]:
    """Yield what happened and when, as far as it concerns the applicant; nobody is named."""
    steps = VOUCHER_MINE[language].steps
    for entry in entries:
        step = steps.get(entry.action.rpartition(".")[2])
        if step is not None:
            yield f"{in_short(in_warsaw(entry.at).date(), language)}: {step}"


def redemption_lines(entries: Sequence[Entry], language: Language) -> Iterator[str]:
    """Yield what was redeemed and what was taken back."""
    texts = VOUCHER_MINE[language]
    documents = {entry.id: entry.document for entry in entries}
    for entry in entries:
        taken_back = entry.kind is EntryKind.REVERSAL and entry.reverses_id is not None
        document = documents.get(entry.reverses_id) if taken_back and entry.reverses_id else entry.document
        pattern = texts.back if taken_back else texts.spent
        day = in_short(in_warsaw(entry.at).date(), language)
        yield pattern.format(day=day, amount=amount(entry.amount, language), document=document or "–")


def voucher_line(found: Found, language: Language) -> str:
    """Return what the voucher is worth, what is left of it and how long it is valid."""
    return sentence(
        VOUCHER_MINE[language].worth,
        value=amount(found.voucher.value, language),
        left=amount(found.left, language),
        until=deadline(found.voucher.valid_until, language),
    )


def _facts(own: OwnApplication, language: Language) -> Iterator[str]:
    texts, application = VOUCHER_MINE[language], own.application
    yield texts.state.format(state=VOUCHER_WORDS[language].states[application.state])
    if application.requested is not None:
        yield texts.requested.format(amount=amount(application.requested, language))
    if application.score is not None and application.state not in _ASSESSED:
        yield texts.score.format(score=percent(application.score, language))
    if application.state is State.RESERVE and application.reserve_place is not None:
        yield texts.place.format(place=application.reserve_place)
    if own.voucher is not None:
        yield voucher_line(own.voucher, language)
    yield from _decided(own, texts, language)


def _decided(own: OwnApplication, texts: VoucherMineTexts, language: Language) -> Iterator[str]:
    """Yield what was granted, or why it was not; and why it ended before its time."""
    decision, application = own.decision, own.application
    if decision is not None and decision.outcome is Outcome.GRANTED and decision.amount is not None:
        yield texts.granted.format(amount=amount(decision.amount, language))
    elif decision is not None and decision.reason_code is not None and application.state in _REJECTED:
        yield texts.reason.format(reason=reason_text(decision.reason_code, decision.reason, language))
    if application.ended_reason:
        yield texts.reason.format(reason=application.ended_reason)
