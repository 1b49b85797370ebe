"""The messages about somebody's application or voucher that nobody asked for, and those that ask a reviewer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.language import language_of
from bot.conversation.model import Attachment, AttachmentKind, Button, Outgoing, Paragraph, Strong
from bot.conversation.template_blocks import Value, template_blocks
from bot.conversation.voucher_desk_press import VoucherDeskVerb, voucher_button
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.wording import amount, deadline, sentence
from bot.messages.voucher_notice_parts import VOUCHER_NOTICE_PARTS
from bot.staff.templates import template_text
from bot.store import dialogs
from bot.store.engine import Connection
from bot.voucher.ledger_sql import sums_of_application
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.states import OPEN_VOUCHER, State

_FOR_REVIEWERS = frozenset({VoucherNoticeKind.TO_REVIEW})
_OF_CORRECTIONS = frozenset({VoucherNoticeKind.CORRECTION_ASKED, VoucherNoticeKind.CORRECTION_REMINDER})
_TO_SUBMIT = frozenset({VoucherNoticeKind.DRAFT_REMINDER, VoucherNoticeKind.CALL_EXTENDED})
_DECIDED_FIRST = frozenset({VoucherNoticeKind.RESERVE, VoucherNoticeKind.REJECTED})
"""What one can appeal against, for it was not decided about an appeal."""

_WITH_LETTER = frozenset(
    {
        VoucherNoticeKind.GRANTED,
        VoucherNoticeKind.RESERVE,
        VoucherNoticeKind.REJECTED,
        VoucherNoticeKind.MOVED_UP,
        VoucherNoticeKind.APPEAL_GRANTED,
        VoucherNoticeKind.APPEAL_RESERVE,
        VoucherNoticeKind.APPEAL_REJECTED,
    }
)


def chat_of(notice: VoucherNotice) -> int | None:
    """Return whom it is for: the applicant, or the reviewer whose chat it names; None for somebody without a chat."""
    return notice.chat_id if notice.kind in _FOR_REVIEWERS else notice.chat_id or notice.application.chat_id


def voucher_message(connection: Connection, notice: VoucherNotice, chat_id: int) -> Outgoing:
    """Return the message in the language of the application, else of the dialog; deadlines are days in Poland."""
    of_application = None if notice.kind in _FOR_REVIEWERS else notice.application.language
    language = language_of(of_application or dialogs.load(connection, chat_id).language)
    text = template_text(connection, f"voucher_{notice.kind}", language)
    values = _Values(connection, notice, language).all()
    around = (Paragraph((line,)) for line in _besides(notice, language))
    blocks = (*template_blocks(text, values), *around)
    rows, letter = tuple(_rows(notice, language)), _letter(notice, language)
    return Outgoing(chat_id, blocks, rows, language=language, key=notice.key, attachment=letter)


def _letter(notice: VoucherNotice, language: Language) -> Attachment | None:
    """Return the letter about a decision."""
    of_decision = notice.kind in _WITH_LETTER
    return Attachment(AttachmentKind.VOUCHER_LETTER, notice.application.id, language.value) if of_decision else None


def _besides(notice: VoucherNotice, language: Language) -> Iterator[str]:
    """Yield what no template may leave out."""
    if notice.edition.sample:
        yield VOUCHER_NOTICE_PARTS[language].sample_edition


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of a notice's variables."""

    connection: Connection
    notice: VoucherNotice
    language: Language

    def all(self) -> Mapping[str, Value]:
        notice, application = self.notice, self.notice.application
        return {
            "number": (Strong(application.number),) if application.number else (),
            "organisation": _said(application.organisation),
            "edition": (Strong(notice.edition.title),),
            "amount": _said(None if notice.amount is None else amount(notice.amount, self.language)),
            "until": _said(None if notice.until is None else deadline(notice.until, self.language)),
            "reason": _said(notice.reason),
            "left": self._left(),
            "next": _said(self._next()),
        }

    def _left(self) -> Value:
        application = self.notice.application
        if application.state not in OPEN_VOUCHER:
            return ()
        return (amount(sums_of_application(self.connection, application.id).promised, self.language),)

    def _next(self) -> str | None:
        parts, application = VOUCHER_NOTICE_PARTS[self.language], self.notice.application
        if self.notice.kind in _DECIDED_FIRST and application.appeal_until is not None:
            return sentence(parts.can_appeal, until=deadline(application.appeal_until, self.language))
        return parts.next.get(application.state)


def _said(value: str | None) -> Value:
    return (value,) if value else ()


def _rows(notice: VoucherNotice, language: Language) -> Iterator[tuple[Button, ...]]:
    """Yield what the person can do about it at once."""
    texts, kind, mine = VOUCHER_NOTICE_PARTS[language], notice.kind, notice.application.id
    if kind in _FOR_REVIEWERS:
        yield (voucher_button(texts.review, VoucherDeskVerb.TASKS),)
        return
    if kind in _OF_CORRECTIONS:
        yield (voucher_key(texts.correct, VoucherVerb.CONTINUE, mine),)
    elif kind in _TO_SUBMIT:
        yield (voucher_key(texts.open_draft, VoucherVerb.CONTINUE, mine),)
        return
    elif kind in _DECIDED_FIRST and notice.application.appeal_until is not None:
        yield (voucher_key(texts.appeal, VoucherVerb.APPEAL, mine),)
    elif kind is VoucherNoticeKind.ISSUED and notice.application.state is State.ISSUED:
        yield (voucher_key(texts.show_code, VoucherVerb.CODE, mine),)
    yield (voucher_key(texts.details, VoucherVerb.APPLICATION, mine),)
