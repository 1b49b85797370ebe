"""What applicants and reviewers are told without having asked."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from bot.answering.model import Language
from bot.conversation.model import Attachment, AttachmentKind, Outgoing
from bot.conversation.notices import NoChatError, notice_message, notice_messages
from bot.conversation.plain import render_text
from bot.messages.voucher_notice_parts import VOUCHER_NOTICE_PARTS
from bot.messages.voucher_templates import VOUCHER_TEMPLATES
from bot.staff.templates import TemplateService
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Database
from bot.voucher.model import Application, ApplicationId, CallId, Edition, EditionId
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.states import State
from tests.bot.forum.people import START
from tests.fakes.clock import FixedClock

EDITION = Edition(EditionId(2), "Vouchery 2027", sample=False, rules_version=1, created_at=START)
MOST = Application(
    id=ApplicationId(12),
    edition_id=EDITION.id,
    call_id=CallId(1),
    state=State.GRANTED,
    rules_version=1,
    person="telegram:7",
    created_at=START,
    changed_at=START,
    consent_version="voucher-1",
    number="V/2027/0012",
    chat_id=7,
    organisation="Fundacja Most",
)
DRAFT = replace(MOST, state=State.DRAFT, number=None, organisation=None)
MIDNIGHT = datetime.fromisoformat("2027-03-31T22:00:00+00:00")
"""The end of the last day of March in Poland."""


def full(kind: VoucherNoticeKind, application: Application = MOST) -> VoucherNotice:
    return VoucherNotice(kind, application, EDITION, Decimal("1500.00"), MIDNIGHT, "brak zgody partnera", "", 7)


def message(database: Database, notice: VoucherNotice) -> Outgoing:
    with database.read() as connection:
        return notice_message(connection, notice)


def text(database: Database, notice: VoucherNotice) -> str:
    return render_text(message(database, notice).blocks)


def presses(outgoing: Outgoing) -> list[str]:
    return [button.data for row in outgoing.buttons for button in row]


def test_every_kind_of_notice_has_a_template_with_a_name_and_no_other_has() -> None:
    keys = {f"voucher_{kind}" for kind in VoucherNoticeKind}
    assert set(VOUCHER_TEMPLATES) == keys
    assert all(set(parts.names) == keys for parts in VOUCHER_NOTICE_PARTS.values())


@pytest.mark.parametrize("language", Language)
def test_a_notice_leaves_no_variable_open(database: Database, language: Language) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 7, Dialog(language), START)
    for kind in VoucherNoticeKind:
        for notice in (full(kind), replace(full(kind, DRAFT), amount=None, until=None, reason="")):
            told = message(database, notice)
            said = render_text(told.blocks)
            assert told.chat_id == 7
            assert told.language is language
            assert not {"{", "}"} & set(said)
            assert "None" not in said


def test_a_decision_tells_the_amount_the_last_day_and_what_comes_next(database: Database) -> None:
    said = text(database, full(VoucherNoticeKind.GRANTED))
    assert "V/2027/0012 dostaje voucher" in said
    assert "Kwota: 1\u00a0500,00\u00a0zł\n" in said
    assert VOUCHER_NOTICE_PARTS["pl"].next["granted"] in said
    assert "Czas na to: do 31 marca 2027 r." in text(database, full(VoucherNoticeKind.CORRECTION_ASKED))


def test_who_can_appeal_is_told_until_when_and_gets_a_button(database: Database) -> None:
    rejected = replace(MOST, state=State.REJECTED, appeal_until=MIDNIGHT)
    told = message(database, full(VoucherNoticeKind.REJECTED, rejected))
    assert "odwołaj się raz, z uzasadnieniem, do 31 marca 2027 r." in render_text(told.blocks)
    assert presses(told) == ["v:appeal:12", "v:app:12"]
    after_appeal = message(database, full(VoucherNoticeKind.APPEAL_REJECTED, rejected))
    assert "odwołaj się raz" not in render_text(after_appeal.blocks)
    assert presses(after_appeal) == ["v:app:12"]


def test_what_can_be_done_about_it_is_one_tap_away(database: Database) -> None:
    expected: dict[VoucherNoticeKind, list[str]] = {
        VoucherNoticeKind.CORRECTION_ASKED: ["v:go:12", "v:app:12"],
        VoucherNoticeKind.DRAFT_REMINDER: ["v:go:12"],
        VoucherNoticeKind.CALL_EXTENDED: ["v:go:12"],
        VoucherNoticeKind.CALL_CLOSED: ["v:app:12"],
        VoucherNoticeKind.ISSUED: ["v:code:12", "v:app:12"],
        VoucherNoticeKind.REDEEMED: ["v:app:12"],
        VoucherNoticeKind.TO_REVIEW: ["w:tasks"],
    }
    issued = replace(MOST, state=State.ISSUED)
    assert {kind: presses(message(database, full(kind, issued))) for kind in expected} == expected


def test_what_is_left_of_a_voucher_is_told_while_it_is_open(database: Database) -> None:
    left = f"Zostało: {Decimal(0):.2f}\u00a0zł".replace("0.", "0,")
    assert left in text(database, full(VoucherNoticeKind.REVERSED, replace(MOST, state=State.ISSUED)))
    assert "Zostało" not in text(database, full(VoucherNoticeKind.REVERSED, replace(MOST, state=State.SETTLED)))


def test_news_of_a_decision_bring_its_letter_and_others_none(database: Database) -> None:
    brought = {
        kind: message(database, full(kind, replace(MOST, language="uk"))).attachment for kind in VoucherNoticeKind
    }
    letter = Attachment(AttachmentKind.VOUCHER_LETTER, 12, "uk")
    assert {kind for kind, attachment in brought.items() if attachment == letter} == {
        VoucherNoticeKind.GRANTED,
        VoucherNoticeKind.RESERVE,
        VoucherNoticeKind.REJECTED,
        VoucherNoticeKind.MOVED_UP,
        VoucherNoticeKind.APPEAL_GRANTED,
        VoucherNoticeKind.APPEAL_RESERVE,
        VoucherNoticeKind.APPEAL_REJECTED,
    }
    assert set(brought.values()) == {letter, None}


@pytest.mark.parametrize(("applied_in", "talks_in", "language"), [("uk", "en", "uk"), (None, "en", "en")])
def test_the_language_is_that_of_the_application_else_of_the_dialog(
    database: Database, applied_in: str | None, talks_in: str, language: str
) -> None:
    with database.transaction() as connection:
        dialogs.save(connection, 7, Dialog(talks_in), START)
    written = replace(MOST, language=applied_in)
    assert message(database, full(VoucherNoticeKind.GRANTED, written)).language == language
    assert message(database, full(VoucherNoticeKind.TO_REVIEW, written)).language == talks_in


def test_a_sample_edition_says_so_whatever_the_template_says(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        TemplateService(clock).change(connection, "voucher_settled", "pl", "Koniec!", actor="cli")
    notice = replace(full(VoucherNoticeKind.SETTLED), edition=replace(EDITION, sample=True))
    assert text(database, notice) == f"Koniec!\n\n{VOUCHER_NOTICE_PARTS['pl'].sample_edition}"


def test_a_reviewer_without_a_chat_is_not_told_through_the_applicant(database: Database) -> None:
    silent = replace(full(VoucherNoticeKind.TO_REVIEW), chat_id=None)
    written_down = replace(full(VoucherNoticeKind.GRANTED, replace(MOST, chat_id=None)), chat_id=None)
    with database.read() as connection:
        heard = notice_messages(connection, [silent, written_down, replace(full(VoucherNoticeKind.GRANTED))])
        assert [each.chat_id for each in heard] == [7]
        with pytest.raises(NoChatError):
            notice_message(connection, silent)


def test_the_same_occasion_has_the_same_key_and_another_has_another() -> None:
    redeemed = VoucherNotice(VoucherNoticeKind.REDEEMED, MOST, EDITION, occasion="31")
    assert redeemed.key == replace(redeemed, amount=Decimal(1)).key
    later = replace(redeemed, application=replace(MOST, revision=1, changed_at=START + timedelta(days=1)))
    assert len({redeemed.key, replace(redeemed, occasion="32").key, later.key}) == 3
