"""Applications that are disturbed: two taps, deadlines, old and forged buttons, edited messages, questions."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.conversation.voucher_press import VoucherPress, VoucherVerb
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.store.voucher_schema import voucher_applications
from bot.voucher.rules import ApplicantKind
from bot.voucher.states import State
from tests.bot.conversation.answered import SUM
from tests.bot.conversation.applying import (
    KINDS,
    PL,
    START,
    apply,
    make_edition,
    stored,
    to_summary,
)
from tests.bot.conversation.talk import Person, Talk, text_of
from tests.bot.voucher.attached import PDF

MINE = VOUCHER_MINE["pl"]
WORDS = VOUCHER_WORDS["pl"].fields


@pytest.fixture(autouse=True)
def edition(talk: Talk) -> None:
    make_edition(talk)


def begin(person: Person) -> str:
    person.says("/voucher")
    return person.presses(START.apply)


def test_two_taps_submit_once(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    submit = anna.data_of(PL.submit)
    first = anna.forges(submit)
    again = anna.forges(submit)
    assert "V/2027/0001" in first
    assert "V/2027/0001" in again
    assert "czeka na ocenę formalną" in again
    with talk.database.read() as connection:
        assert len(connection.execute(voucher_applications.select()).all()) == 1


def test_what_is_missing_leads_back_to_the_question(anna: Person) -> None:
    to_summary(anna)
    anna.presses(PL.correct)
    anna.presses(WORDS["declarations"])
    anna.presses("☑ Nikt inny za to nie płaci.")
    anna.presses(PL.back)
    anna.presses(PL.keep.format(value="1\u00a0500,00\u00a0zł"))
    assert PL.questions["declarations"] in anna.presses("☐ Nikt inny za to nie płaci.")


def test_a_deadline_that_passes_is_told_and_the_draft_stays(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    submit = anna.data_of(PL.submit)
    talk.clock.advance(timedelta(days=30))
    talk.restart()
    assert anna.forges(submit).startswith(PL.dropped)  # the form itself is let go by then
    anna.forges("v:mine")
    assert MINE.next["submission"] in anna.presses("szkic, jeszcze niezłożony · Voucher na próbę")
    assert MINE.go_on not in anna.labels
    assert "Nabór jest zamknięty" in anna.forges("v:go:1")
    assert stored(talk).state is State.DRAFT
    assert stored(talk).organisation == "Fundacja Most"


@pytest.mark.parametrize("how", ["press", "text", "file"])
def test_a_call_that_closes_in_between_takes_nothing_more(talk: Talk, anna: Person, how: str) -> None:
    to_summary(anna)
    anna.presses(f"＋ {WORDS['municipality']}")
    with talk.database.transaction() as connection:
        talk.vouchers.editions.close_call(connection, 1, actor="test")
    said = {
        "press": lambda: anna.presses(PL.skip),
        "text": lambda: anna.says("Lubicz"),
        "file": lambda: anna.sends_file(PDF, "list.pdf"),
    }[how]()
    assert "Nabór jest zamknięty" in said
    assert talk.dialog(7).form is None
    assert stored(talk).municipality is None


def test_whose_draft_is_left_when_another_application_closes_the_call_is_told(talk: Talk, anna: Person) -> None:
    with talk.database.transaction() as connection:
        before = talk.vouchers.editions.rules(connection, 1)
        changed = replace(before, calls=(replace(before.calls[0], early_close=Decimal("0.1")),))
        talk.vouchers.editions.change_rules(connection, 1, changed, reason="Zmiana", actor="test")
    to_summary(anna)
    jan = talk.person(8)
    apply(jan)
    assert [each.chat_id for each in jan.elsewhere] == [7]
    assert "Nabór zakończył się przed terminem" in text_of(jan.elsewhere)
    assert [stored(talk, number).state for number in (1, 2)] == [State.DRAFT, State.SUBMITTED]


def test_buttons_of_an_earlier_question_change_nothing(talk: Talk, anna: Person) -> None:
    begin(anna)
    foundation = anna.data_of(KINDS[ApplicantKind.FOUNDATION])
    association = anna.data_of(KINDS[ApplicantKind.ASSOCIATION])
    anna.forges(foundation)
    assert PL.questions["organisation"] in anna.forges(association)
    assert stored(talk).applicant_kind is ApplicantKind.FOUNDATION


def test_buttons_of_other_rules_change_nothing(talk: Talk, anna: Person) -> None:
    begin(anna)
    foundation = anna.data_of(KINDS[ApplicantKind.FOUNDATION])
    with talk.database.transaction() as connection:
        before = talk.vouchers.editions.rules(connection, 1)
        changed = replace(before, applicants=before.applicants[1:])
        talk.vouchers.editions.change_rules(connection, 1, changed, reason="Zmiana", actor="test")
    assert PL.questions["applicant_kind"] in anna.forges(foundation)
    assert stored(talk).applicant_kind is None
    assert KINDS[ApplicantKind.FOUNDATION] not in anna.labels


def test_declarations_in_other_words_are_made_again(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    with talk.database.transaction() as connection:
        before = talk.vouchers.editions.rules(connection, 1)
        other = replace(before.declarations[0], text="Nikt inny nie płaci za to samo.")
        changed = replace(before, declarations=(other, before.declarations[1]))
        talk.vouchers.editions.change_rules(connection, 1, changed, reason="Zmiana", actor="test")
    anna.says("/voucher")
    anna.presses(START.go_on.format(title="Voucher na próbę"))
    said = anna.presses(PL.submit)
    assert "Brakuje: Oświadczenia" in said
    assert "Nikt inny nie płaci za to samo." in said
    anna.presses(PL.onward)
    assert "V/2027/0001" in anna.presses(PL.submit)


def test_a_forged_button_of_somebody_else_shows_nothing_of_theirs(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    submit, other = anna.data_of(PL.submit), talk.person(8)
    for data in (submit, "v:app:1", "v:go:1", "v:texts:1", "v:history:1", "v:drop:1", "v:dropyes:1", "v:appeal:1"):
        said = other.forges(data)
        assert MINE.none in said
        assert "Fundacja Most" not in said
    assert stored(talk).state is State.DRAFT


def test_no_button_breaks_a_form_at_its_summary(anna: Person, talk: Talk) -> None:
    to_summary(anna)
    for verb in [each for each in VoucherVerb if each not in {VoucherVerb.SUBMIT, VoucherVerb.WITHDRAW_SURELY}]:
        state = anna.data_of(PL.submit).rpartition(":")[2]
        for argument in (f"{state}.99", "1.2.3"):
            assert anna.forges(VoucherPress(verb, 1, argument).data).strip()
        anna.forges("v:go:1")
        if PL.submit not in anna.labels:  # a question with choices; the summary is the one after it
            anna.forges(VoucherPress(VoucherVerb.FIELD, 1, f"{anna.data_of(PL.later).rpartition(':')[2]}.14").data)
            anna.presses(PL.onward)
    assert stored(talk).state is State.DRAFT


def test_an_edited_message_is_no_answer(talk: Talk, anna: Person) -> None:
    begin(anna)
    anna.presses(KINDS[ApplicantKind.FOUNDATION])
    assert PL.edited in anna.says("Fundacja Most", edited=True)
    assert stored(talk).organisation is None


def test_a_text_where_a_button_is_asked_for_changes_nothing(talk: Talk, anna: Person) -> None:
    begin(anna)
    assert PL.press_button in anna.says("fundacja")
    assert stored(talk).applicant_kind is None


def test_a_question_is_answered_and_the_form_goes_on(anna: Person) -> None:
    begin(anna)
    anna.presses(KINDS[ApplicantKind.FOUNDATION])
    assert PL.questions["organisation"] in anna.says(SUM)
    assert len(anna.last) == 2
    assert PL.questions["organisation_number"] in anna.says("Fundacja Most")
    assert PL.kept in anna.says("/anuluj")
