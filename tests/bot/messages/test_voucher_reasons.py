"""Each reason code has its words, and what a coordinator wrote follows them."""

from bot.messages.voucher_reasons import VOUCHER_REASONS, reason_text
from bot.voucher.decision_model import ReasonCode


def test_every_code_has_words_in_every_language() -> None:
    assert all(set(texts.reasons) == set(ReasonCode) for texts in VOUCHER_REASONS.values())


def test_the_words_of_the_code_come_before_those_of_a_person() -> None:
    assert reason_text("formal_incomplete", "brak podpisu", "pl") == "wniosek jest niepełny: brak podpisu"
    assert reason_text("below_threshold", "", "en") == "the score is below the threshold"
    assert reason_text("below_threshold", None, "de") == "ocena jest niższa od wymaganego progu"
    assert reason_text("other", "organizacja się rozwiązała", "uk") == "organizacja się rozwiązała"
    assert reason_text("other", None, None) == "inny powód"
