"""One's own applications: state and next date, correction, appeal, withdrawal, the code, and what is left."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.model import Attachment, AttachmentKind, Quotation
from bot.conversation.voucher_view import next_text
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.messages.voucher_start import VOUCHER_START
from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_results import Awaited, NextStep
from bot.voucher.decision_model import ReasonCode
from bot.voucher.decision_results import FormalStep
from bot.voucher.issuing import Issued
from bot.voucher.model import Application
from bot.voucher.redemption import Redeemed
from bot.voucher.states import State
from tests.bot.conversation.applying import PL, apply, make_edition, stored, to_summary
from tests.bot.conversation.talk import Person, Talk
from tests.bot.voucher import money
from tests.bot.voucher.money import PAYER, zl

MINE = VOUCHER_MINE["pl"]
ASKED = "Dopiszcie, kto przetłumaczy opis."


def put(talk: Talk, state: State, **values: object) -> None:
    with talk.database.transaction() as connection:
        connection.execute(voucher_applications.update().values(state=state, **values))


def to_correct(talk: Talk) -> None:
    with talk.database.transaction() as connection:
        talk.vouchers.formal.start(connection, 1, actor="telegram:50")
        asked = talk.vouchers.formal.ask_correction(connection, 1, ASKED, actor="telegram:50")
        assert isinstance(asked, FormalStep)


def rejected(talk: Talk) -> None:
    with talk.database.transaction() as connection:
        formal = talk.vouchers.formal
        formal.start(connection, 1, actor="telegram:50")
        formal.reject(connection, 1, reason_code=ReasonCode.NOT_ELIGIBLE, reason="Siedziba jest w Łodzi.", actor="x")


def issued(talk: Talk, number: int = 7) -> Application:
    """Put a voucher of 2,000 zl there for the person of that number."""
    with talk.database.transaction() as connection:
        edition = money.new_edition(connection, talk.clock)
        granted = money.granted(connection, edition, number)
        result = talk.vouchers.issuing.issue(connection, granted.id, actor=PAYER)
        assert isinstance(result, Issued)
    return result.application


def redeem(talk: Talk, amount: int, key: str) -> int:
    with talk.database.transaction() as connection:
        done = talk.vouchers.redeeming.redeem(
            connection, 1, zl(amount), document=f"FV {key}", provider_id=None, key=key, actor=PAYER
        )
        assert isinstance(done, Redeemed), done
    return done.entry.id


def card(person: Person) -> str:
    return person.forges("v:app:1")


def test_without_an_application_there_is_nothing(anna: Person) -> None:
    assert anna.forges("v:mine").startswith(MINE.none)


@pytest.mark.parametrize("language", Language)
def test_everything_that_can_come_next_has_its_words(language: Language) -> None:
    texts = VOUCHER_MINE[language]
    assert set(texts.next) == set(Awaited)
    assert set(texts.next_until) <= set(Awaited)
    for what in texts.next_until:
        assert ".." not in next_text(NextStep(Awaited(what), datetime(2027, 6, 30, 22, tzinfo=UTC)), texts, language)


def test_the_list_shows_the_newest_first_and_leads_to_each(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    with talk.database.transaction() as connection:
        talk.vouchers.applications.withdraw(connection, 1, person="telegram:7")
    to_summary(anna)
    anna.presses(PL.later)
    anna.presses(VOUCHER_START["pl"].mine)
    assert anna.labels[:2] == ["szkic, jeszcze niezłożony · Voucher na próbę", "V/2027/0001 · Voucher na próbę"]
    assert "Stan: wycofany" in anna.presses("V/2027/0001 · Voucher na próbę")


def test_a_correction_shows_what_is_asked_until_when_and_is_sent_again(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    to_correct(talk)
    said = card(anna)
    assert "Stan: do poprawienia" in said
    assert "Popraw wniosek do: 22 stycznia 2027 r." in said
    assert Quotation(ASKED) in anna.last[0].blocks
    said = anna.presses(MINE.correct)
    assert PL.asked in said
    assert Quotation(ASKED) in anna.last[0].blocks
    anna.presses(PL.correct)
    anna.presses("Na co voucher")
    assert ASKED in anna.says("Tłumaczenie zrobi tłumaczka przysięgła.")
    assert MINE.corrected in anna.presses(PL.resubmit)
    assert (stored(talk).state, stored(talk).purpose) == (State.FORMAL, "Tłumaczenie zrobi tłumaczka przysięgła.")


def test_a_correction_that_comes_too_late_is_told(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    to_correct(talk)
    card(anna)
    anna.presses(MINE.correct)
    resubmit = anna.data_of(PL.resubmit)
    talk.clock.advance(timedelta(days=8))
    assert "Termin: 22 stycznia 2027 r." in anna.forges(resubmit)
    assert stored(talk).state is State.NEEDS_CORRECTION


def test_an_appeal_is_written_looked_at_and_sent_once(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    rejected(talk)
    said = card(anna)
    assert "Powód: wniosek nie spełnia zasad edycji: Siedziba jest w Łodzi." in said
    assert "Odwołać się można do: 22 stycznia 2027 r." in said
    appeal = anna.data_of(MINE.appeal)
    assert "22 stycznia 2027 r." in anna.presses(MINE.appeal)
    assert MINE.appeal_check in anna.says("Siedziba jest w Toruniu.\nCzy to pomyłka?")
    assert Quotation("Siedziba jest w Toruniu.\nCzy to pomyłka?") in anna.last[0].blocks
    send = anna.data_of(MINE.appeal_send)
    assert MINE.appealed in anna.forges(send)
    assert "odwołanie w rozpatrzeniu" in anna.forges(send)
    assert stored(talk).state is State.APPEAL
    assert MINE.appeal not in anna.labels
    assert "odwołanie w rozpatrzeniu" in anna.forges(appeal)


def test_the_letter_about_a_decision_can_be_had_again(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    to_summary(anna)
    anna.presses(PL.submit)
    anna.forges("v:letter:1")
    assert anna.last[0].attachment is None
    rejected(talk)
    card(anna)
    anna.presses(MINE.letter)
    assert anna.last[0].attachment == Attachment(AttachmentKind.VOUCHER_LETTER, 1)


def test_an_appeal_can_be_left_or_written_anew(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    rejected(talk)
    card(anna)
    anna.presses(MINE.appeal)
    assert MINE.appeal_check in anna.says("Nie!")
    assert "Bez uzasadnienia" in anna.presses(MINE.appeal_send)
    anna.says("Siedziba jest w Toruniu, nie w Łodzi.")
    assert MINE.appeal_left in anna.presses(PL.back)
    assert stored(talk).state is State.REJECTED


def test_an_appeal_that_comes_too_late_is_told(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    rejected(talk)
    card(anna)
    anna.presses(MINE.appeal)
    talk.clock.advance(timedelta(days=8))
    assert "Termin już minął" in anna.says("Siedziba jest w Toruniu, nie w Łodzi.")
    assert talk.dialog(7).form is None


def test_what_is_assessed_once_more_is_not_called_rejected(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    rejected(talk)
    assert "Siedziba jest w Łodzi." in card(anna)
    put(talk, State.APPEAL)
    assert "Siedziba jest w Łodzi." in card(anna)
    put(talk, State.SCORING, appeal_until=None)
    assert "Siedziba jest w Łodzi." not in card(anna)


def test_withdrawing_is_asked_about_first(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    said = anna.presses(MINE.withdraw)
    assert MINE.sure in said
    assert "Wnioskowana kwota" in anna.presses(MINE.keep)
    anna.presses(MINE.withdraw)
    surely = anna.data_of(MINE.surely)
    assert MINE.withdrawn in anna.forges(surely)
    assert stored(talk).state is State.WITHDRAWN
    assert "Tego nie można już zrobić" in anna.forges(surely)


def test_a_draft_that_is_given_up_closes_its_form(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    to_summary(anna)
    assert MINE.sure_draft in anna.forges("v:drop:1")
    anna.presses(MINE.surely)
    assert talk.dialog(7).form is None
    assert stored(talk).organisation is None


def test_granted_money_goes_to_somebody_else_when_it_is_given_up(talk: Talk, anna: Person) -> None:
    issued(talk)
    assert MINE.sure_money in anna.forges("v:drop:1")


def test_the_code_is_shown_once_after_a_warning_with_the_document(talk: Talk, anna: Person) -> None:
    issued(talk)
    assert "wartość 2\u00a0000,00\u00a0zł, zostało 2\u00a0000,00\u00a0zł" in card(anna)
    assert MINE.document not in anna.labels
    assert MINE.warning in anna.presses(MINE.show_code)
    surely = anna.data_of(MINE.show_surely)
    anna.forges(surely)
    shown, code, document = anna.last
    assert (shown.replaces, code.replaces, code.buttons) == (55, None, ())
    assert document.attachment is not None
    assert (document.attachment.kind, document.attachment.subject) == (AttachmentKind.VOUCHER_PDF, 1)
    said = anna.forges(surely)
    assert "był już pokazany" in said
    assert MINE.code not in said
    assert MINE.show_code not in anna.labels
    anna.presses(MINE.document)
    assert anna.last[0].attachment is not None


def test_the_code_is_shown_to_nobody_else(talk: Talk) -> None:
    issued(talk)
    other = talk.person(8)
    for data in ("v:code:1", "v:codeyes:1", "v:pdf:1", "v:money:1", "v:app:1", "v:history:1", "v:letter:1"):
        assert MINE.none in other.forges(data)
        assert other.last[0].attachment is None


def test_before_the_code_was_shown_there_is_no_document(talk: Talk, anna: Person) -> None:
    issued(talk)
    anna.forges("v:pdf:1")
    assert [message.attachment for message in anna.last] == [None]


def test_redemptions_and_what_is_left(talk: Talk, anna: Person) -> None:
    issued(talk)
    assert MINE.nothing_redeemed in anna.forges("v:money:1")
    redeem(talk, 500, "1/2027")
    entry = redeem(talk, 300, "2/2027")
    with talk.database.transaction() as connection:
        talk.vouchers.redeeming.reverse(connection, entry, reason="Pomyłka", actor=PAYER)
    said = anna.forges("v:money:1")
    assert "zostało 1\u00a0500,00\u00a0zł" in said
    assert "15.01.2027: 500,00\u00a0zł, dokument FV 1/2027" in said
    assert "15.01.2027: cofnięto 300,00\u00a0zł, dokument FV 2/2027" in said


def test_the_history_names_steps_and_days_and_nobody(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    talk.clock.advance(timedelta(days=1))
    to_correct(talk)
    said = anna.forges("v:history:1")
    assert (
        "15.01.2027: wniosek złożony\n• 16.01.2027: początek oceny formalnej\n• 16.01.2027: prośba o poprawkę" in said
    )
    assert "telegram" not in said


def test_a_score_is_told_once_there_is_a_decision(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    apply(anna)
    put(talk, State.SCORING, score=8250)
    assert "82,50%" not in card(anna)
    put(talk, State.RESERVE, score=8250, reserve_place=3, appeal_until=talk.clock.now() + timedelta(days=7))
    said = card(anna)
    assert "Ocena: 82,50%" in said
    assert "Miejsce na liście rezerwowej: 3" in said
    assert MINE.appeal in anna.labels


@pytest.mark.parametrize("language", Language)
def test_a_card_in_every_language(talk: Talk, language: Language) -> None:
    make_edition(talk)
    person, texts = talk.person(client_language=language), VOUCHER_MINE[language]
    to_summary(person)
    said = person.presses(VOUCHER_FORM[language].submit)
    assert texts.receipt.format(number="V/2027/0001") in said
    assert texts.next["formal_check"] in said
    assert texts.withdraw in person.labels
    assert "Volkshochschule Göttingen" in person.presses(texts.texts)


def test_what_is_not_there_shows_what_is(talk: Talk, anna: Person) -> None:
    make_edition(talk)
    for data in ("v:app:99", "v:go:99", "v:appeal:9", "v:money:9", "v:set:9:1.1.1.0", "v:app"):
        assert MINE.gone in anna.forges(data)
    assert "Nie ma tego" in anna.forges("v:apply:99")
