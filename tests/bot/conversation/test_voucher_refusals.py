"""Every reason for which nothing is done has a sentence."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.answering.model import Language
from bot.conversation.voucher_refusals import refusal_text
from bot.messages.voucher_refusals import VOUCHER_REFUSALS
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.model import ApplicationField
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import ApplicantKind
from bot.voucher.states import State

PL = Language.PL


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_a_sentence_and_no_other_has_one(language: Language) -> None:
    texts = VOUCHER_REFUSALS[language]
    assert set(texts.sentences) == set(Reason)
    assert set(texts.facts) < set(Reason)
    for reason in Reason:
        assert "{" not in refusal_text(Refused(reason), language)
        assert ".." not in refusal_text(Refused(reason, until=datetime(2027, 6, 30, 22, tzinfo=UTC)), language)


@pytest.mark.parametrize("language", Language)
def test_every_state_kind_and_field_has_a_word(language: Language) -> None:
    words = VOUCHER_WORDS[language]
    assert (set(words.states), set(words.kinds), set(words.fields)) == (
        set(State),
        set(ApplicantKind),
        set(ApplicationField),
    )


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (Refused(Reason.MORE_THAN_LEFT, amount=Decimal(300)), "Zostało 300,00\u00a0zł."),
        (Refused(Reason.CALL_CLOSED, until=datetime(2027, 6, 30, 22, tzinfo=UTC)), "Koniec naboru: 30 czerwca 2027 r."),
        (Refused(Reason.LIMIT_REACHED, name="year", count=2), "Limit w roku: 2."),
        (Refused(Reason.INCOMPLETE, name="idea"), "Brakuje: Pomysł na projekt."),
        (Refused(Reason.WRONG_STATE, state="scoring"), "Stan wniosku: w ocenie merytorycznej."),
        (Refused(Reason.POINTS_OUT_OF_RANGE, name="Partnerstwo", count=10), "Partnerstwo: od 0 do 10."),
        (Refused(Reason.FILE_TOO_LARGE, count=10), "może mieć 10 MB."),
    ],
)
def test_what_is_known_is_told(refused: Refused, words: str) -> None:
    assert words in refusal_text(refused, PL)


def test_without_what_it_is_about_the_sentence_stands_alone() -> None:
    assert refusal_text(Refused(Reason.NO_MONEY), PL) == VOUCHER_REFUSALS["pl"].sentences[Reason.NO_MONEY]
