"""Redeeming a voucher in the chat, by a provider and by a coordinator, and the ledger that it comes to."""

from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.messages.voucher_refusals import VOUCHER_REFUSALS
from bot.staff.model import Role
from bot.store.voucher_schema import voucher_code_attempts
from bot.voucher.ledger_sql import Entry, EntryKind, entries
from bot.voucher.model import Application
from bot.voucher.states import State
from tests.bot.conversation.staff import revoke, with_role
from tests.bot.conversation.talk import Person, Talk
from tests.bot.conversation.voucher_staff import (
    PROVIDER,
    code_of,
    coordinator,
    grant,
    make_edition,
    now,
    press,
    reading,
)

TEXTS, REFUSALS = VOUCHER_REDEEMING["pl"], VOUCHER_REFUSALS["pl"].sentences
NIP = "526-000-12-46"


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator, who decided nothing."""
    return coordinator(talk)


@pytest.fixture
def provider(talk: Talk) -> Person:
    return with_role(talk, PROVIDER, Role.PROVIDER)


@pytest.fixture
def application(talk: Talk) -> Application:
    """Granted 2,000 zl."""
    return grant(talk, make_edition(talk), 3)


@pytest.fixture
def code(talk: Talk, application: Application) -> str:
    return code_of(talk, application)


def register(person: Person, code: str) -> None:
    """Come as far as the amount, for the first time."""
    person.says("/kod")
    person.says(code)
    person.says("Biuro Tłumaczeń Słowo")
    person.says(NIP)


def ledger(talk: Talk, application: Application) -> list[Entry]:
    with reading(talk) as connection:
        return entries(connection, application.edition_id)


@pytest.mark.parametrize("language", [Language.PL, Language.UK])
def test_a_provider_redeems_and_says_only_once_who_they_are(talk: Talk, code: str, language: Language) -> None:
    with_role(talk, PROVIDER, Role.PROVIDER)
    provider, texts = talk.person(PROVIDER, client_language=language), VOUCHER_REDEEMING[language]
    assert texts.ask_code in provider.says("/kod")
    assert texts.who_first in provider.says(code.lower().replace("-", " "))
    provider.says("Biuro Tłumaczeń Słowo")
    assert texts.number_wrong in provider.says("526-000-12-47")
    assert texts.ask_amount in provider.says(NIP)
    provider.says("850,50 zł")
    provider.says("FV 1/2027")
    assert provider.is_told_in(language)
    provider.presses(texts.confirm)
    assert [message.chat_id for message in provider.elsewhere] == [3]
    provider.presses(texts.next_code)
    assert texts.ask_amount in provider.says(code)


def test_all_that_is_left_is_redeemed_by_a_button(
    talk: Talk, provider: Person, application: Application, code: str
) -> None:
    register(provider, code)
    provider.presses(TEXTS.all_of_it.format(amount="2\u00a0000,00\u00a0zł"))
    provider.says("FV 1/2027")
    assert TEXTS.used_up in provider.presses(TEXTS.confirm)
    assert now(talk, application).state is State.REDEEMED


def test_two_taps_redeem_once(talk: Talk, provider: Person, application: Application, code: str) -> None:
    register(provider, code)
    provider.says("1000")
    provider.says("FV 1/2027")
    confirm = provider.data_of(TEXTS.confirm)
    provider.forges(confirm)
    provider.forges(confirm)
    assert [each.kind for each in ledger(talk, application)].count(EntryKind.REDEMPTION) == 1


def test_what_cannot_be_redeemed_is_asked_again(
    talk: Talk, provider: Person, application: Application, code: str
) -> None:
    register(provider, code)
    assert provider.says("10 000 zł").startswith(REFUSALS["more_than_left"])
    assert TEXTS.amount_wrong in provider.says("tysiąc")
    provider.says("50")
    assert TEXTS.document_wrong.format(most=64) in provider.says("???")
    provider.says("FV 1/2027")
    assert provider.presses(TEXTS.confirm).startswith(REFUSALS["less_than_smallest"])
    provider.says("500")
    provider.presses(TEXTS.confirm)
    provider.presses(TEXTS.next_code)
    provider.says(code)
    provider.says("500")
    provider.says("fv 1/2027")
    assert provider.presses(TEXTS.confirm).startswith(REFUSALS["document_redeemed"])
    provider.says("FV 2/2027")
    assert TEXTS.left.format(amount="1\u00a0000,00\u00a0zł") in provider.presses(TEXTS.confirm)
    assert len(ledger(talk, application)) == 4


def test_a_wrong_code_is_counted_although_it_is_refused_and_many_stop(talk: Talk, provider: Person, code: str) -> None:
    wrong = code[:-1] + ("3" if code[-1] != "3" else "4")
    provider.says("/kod")
    assert provider.says(wrong).startswith(REFUSALS["code_mistyped"])
    with reading(talk) as connection:
        assert len(connection.execute(voucher_code_attempts.select()).all()) == 1
    for _ in range(4):
        provider.says(wrong)
    assert provider.says(code).startswith(REFUSALS["too_many_attempts"])
    assert talk.dialog(PROVIDER).form is None


def test_the_code_is_kept_nowhere_in_the_dialog(talk: Talk, provider: Person, code: str) -> None:
    provider.says(f"/start vc_{code}")
    assert code not in str(talk.dialog(PROVIDER))
    assert code.replace("-", "") not in str(talk.dialog(PROVIDER))


def test_the_link_of_a_code_tells_others_nothing(talk: Talk, anna: Person, code: str) -> None:
    assert anna.says(f"/start vc_{code}") == TEXTS.for_providers
    assert talk.dialog(anna.number).form is None


def test_a_coordinator_chooses_or_adds_the_provider(talk: Talk, ewa: Person, code: str) -> None:
    ewa.says("/kod")
    assert TEXTS.choose_provider in ewa.says(code)
    ewa.presses(TEXTS.new_provider)
    ewa.says("Biuro Tłumaczeń Słowo")
    ewa.presses(TEXTS.no_number)
    ewa.says("500")
    ewa.says("FV 1/2027")
    ewa.presses(TEXTS.another_code)
    ewa.says(code)
    ewa.presses("Biuro Tłumaczeń Słowo")
    ewa.says("500")
    ewa.says("FV 1/2027")
    assert TEXTS.redeemed.format(amount="500,00\u00a0zł") in ewa.presses(TEXTS.confirm)
    talk.clock.advance(timedelta(seconds=1))
    ewa.presses(TEXTS.next_code)
    ewa.says(code)
    ewa.presses(TEXTS.no_provider)
    ewa.says("500")
    ewa.says("FV 2/2027")
    assert TEXTS.redeemed.format(amount="500,00\u00a0zł") in ewa.presses(TEXTS.confirm)


def test_a_provider_redeems_for_nobody_else(talk: Talk, ewa: Person, code: str) -> None:
    with_role(talk, ewa.number, Role.PROVIDER)
    ewa.says("/kod")
    ewa.says(code)
    ewa.presses(TEXTS.no_provider)
    ewa.says("500")
    ewa.says("FV 1/2027")
    revoke(talk, ewa.number, Role.COORDINATOR)
    assert TEXTS.ask_name in ewa.presses(TEXTS.confirm)


def test_whoever_lost_the_role_redeems_nothing(
    talk: Talk, provider: Person, application: Application, code: str
) -> None:
    register(provider, code)
    provider.says("500")
    provider.says("FV 1/2027")
    confirm = provider.data_of(TEXTS.confirm)
    revoke(talk, PROVIDER, Role.PROVIDER)
    provider.forges(confirm)
    assert EntryKind.REDEMPTION not in {each.kind for each in ledger(talk, application)}


@pytest.mark.parametrize("language", [Language.EN])
def test_a_wrong_redemption_is_taken_back_by_an_entry_against_it(
    talk: Talk, provider: Person, application: Application, code: str, language: Language
) -> None:
    register(provider, code)
    provider.says("1000")
    provider.says("FV 1/2027")
    provider.presses(TEXTS.confirm)
    coordinator(talk)
    ewa, texts = talk.person(50, client_language=language), VOUCHER_REDEEMING[language]
    redemption = ledger(talk, application)[-1]
    listed = press(ewa, Verb.LEDGER, application.edition_id, 1)
    assert texts.kinds["redemption"] in listed
    shown = ewa.presses(str(redemption.id))
    assert "Biuro Tłumaczeń Słowo" in shown
    assert "FV 1/2027" in shown
    ewa.presses(texts.reverse)
    assert texts.reason_missing in ewa.says("12")
    said = ewa.says("Pomyłka w kwocie")
    assert texts.reversed_mark in said
    assert {message.chat_id for message in ewa.elsewhere} == {3}
    assert now(talk, application).state is State.ISSUED
    assert texts.reverse not in ewa.labels


def test_a_used_voucher_is_settled(
    talk: Talk, ewa: Person, provider: Person, application: Application, code: str
) -> None:
    register(provider, code)
    provider.presses(TEXTS.all_of_it.format(amount="2\u00a0000,00\u00a0zł"))
    provider.says("FV 1/2027")
    provider.presses(TEXTS.confirm)
    press(ewa, Verb.CARD, application.id)
    ewa.presses(VOUCHER_CARD["pl"].labels["settle"])
    ewa.presses(VOUCHER_CARD["pl"].yes)
    assert now(talk, application).state is State.SETTLED
