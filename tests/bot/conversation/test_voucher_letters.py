"""What letters say to those who have a chat, to those who applied on paper, and about appeals."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.voucher_letters import Papers
from bot.documents.letter import LetterContent
from bot.voucher.decision_model import Decision, DecisionId, Occasion, Outcome, ReasonCode
from bot.voucher.model import Application
from bot.voucher.sample_edition import sample_rules
from bot.voucher.states import State
from tests.bot.conversation.test_voucher_notices import EDITION, MOST
from tests.bot.forum.people import START

APPLIED = replace(MOST, submitted_at=START, appeal_until=START + timedelta(days=7))


def decision(occasion: Occasion, outcome: Outcome, reason: str | None = None) -> Decision:
    code = ReasonCode.OTHER if outcome is Outcome.REJECTED else None
    return Decision(DecisionId(1), MOST.id, occasion, outcome, 1, "cli:ewa", START, None, code, reason, None)


def papers(application: Application) -> Papers:
    return Papers(application, EDITION, sample_rules(START), "Urząd")


def said(content: LetterContent | None) -> str:
    assert content is not None
    return " ".join((content.title, *content.paragraphs))


@pytest.mark.parametrize("chat_id", [7, None])
def test_only_who_has_a_chat_is_sent_to_it(chat_id: int | None) -> None:
    theirs = papers(replace(APPLIED, chat_id=chat_id))
    letters = [
        theirs.receipt(()),
        theirs.letter(decision(Occasion.RANKING, Outcome.GRANTED)),
        theirs.letter(decision(Occasion.RESERVE, Outcome.GRANTED)),
        theirs.letter(decision(Occasion.RANKING, Outcome.REJECTED, "Za mało.")),
        theirs.letter(decision(Occasion.APPEAL, Outcome.GRANTED, "Słusznie.")),
    ]
    assert ["Telegram" in said(letter) for letter in letters] == [chat_id is not None] * 5
    assert not any("{" in said(letter).replace("{amount}", "") for letter in letters)


def test_a_place_on_the_reserve_list_does_not_say_that_the_appeal_was_upheld() -> None:
    waiting = papers(replace(APPLIED, state=State.RESERVE, reserve_place=2))
    letter = said(waiting.letter(decision(Occasion.APPEAL, Outcome.RESERVE, "Ocena jest zgodna z zasadami.")))
    assert "liście rezerwowej" in letter
    assert "Uzasadnienie: Ocena jest zgodna z zasadami." in letter
    assert "uwzględni" not in letter.casefold()
