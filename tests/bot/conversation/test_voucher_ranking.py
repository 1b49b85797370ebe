"""The ranking list in the chat: made when all is in, shown with the sums, and decided by after a second question."""

from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.messages.voucher_ranking import VOUCHER_RANKING
from bot.messages.voucher_refusals import VOUCHER_REFUSALS
from bot.messages.voucher_running import VOUCHER_RUNNING
from bot.voucher.model import Application, Edition
from bot.voucher.states import State
from tests.bot.conversation.talk import Person, Talk
from tests.bot.conversation.voucher_staff import CHIEF, coordinator, make_edition, now, press, put
from tests.bot.voucher.money import zl

RANKING, RUNNING = VOUCHER_RANKING["pl"], VOUCHER_RUNNING["pl"]
REFUSALS = VOUCHER_REFUSALS["pl"].sentences


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator."""
    return coordinator(talk)


@pytest.fixture
def edition(talk: Talk) -> Edition:
    """Has money for two of three, and 500 zl for appeals."""
    return make_edition(talk, budget=zl(4_500), appeal_reserve=zl(500))


@pytest.fixture
def assessed(talk: Talk, edition: Edition) -> list[Application]:
    """Four applications of a call that is over; the last is below the threshold."""
    applications = [put(talk, edition, number, State.SCORING) for number in range(1, 5)]
    for application, points in zip(applications, (7, 9, 8, 2), strict=True):
        score(talk, application, points)
    talk.clock.advance(timedelta(days=31))
    return applications


def score(talk: Talk, application: Application, points: int) -> None:
    with talk.database.transaction() as connection:
        for reviewer in ("telegram:61", "telegram:62"):
            talk.vouchers.reviews.declare(connection, reviewer, [], actor=reviewer)
            talk.vouchers.reviews.assign(connection, application.id, reviewer, actor="cli:test")
            talk.vouchers.reviews.score(connection, application.id, {"idea": points}, "", reviewer=reviewer)


def states(talk: Talk, applications: list[Application]) -> list[State]:
    return [now(talk, each).state for each in applications]


def test_no_list_is_made_before_all_reviews_are_in(talk: Talk, ewa: Person, edition: Edition) -> None:
    put(talk, edition, 1, State.SCORING)
    talk.clock.advance(timedelta(days=31))
    assert press(ewa, Verb.RANK, 1).startswith(REFUSALS["reviews_missing"])


@pytest.mark.parametrize("language", [Language.UK])
def test_a_list_shows_places_outcomes_and_what_would_be_left(
    talk: Talk, assessed: list[Application], language: Language
) -> None:
    coordinator(talk)
    ewa, texts = talk.person(CHIEF, client_language=language), VOUCHER_RANKING[language]
    shown = press(ewa, Verb.RANK, 1)
    assert [line[:14] for line in shown.splitlines() if line[:1].isdigit()] == [
        "1. V/2027/0002",
        "2. V/2027/0003",
        "3. V/2027/0001",
        "4. V/2027/0004",
    ]
    assert ewa.presses(texts.decide)
    assert ewa.is_told_in(language)
    assert states(talk, assessed) == [State.SCORING] * 4


def test_deciding_takes_a_second_confirmation_and_tells_everybody(
    talk: Talk, ewa: Person, assessed: list[Application]
) -> None:
    press(ewa, Verb.RANK, 1)
    asked = ewa.presses(RANKING.decide)
    assert "Vouchery: 2, razem 4\u00a0000,00\u00a0zł" in asked
    assert "W budżecie zostanie 0,00\u00a0zł." in asked
    surely = ewa.data_of(RANKING.yes)
    assert "Podjęto 4 decyzje." in ewa.presses(RANKING.yes)
    assert {message.chat_id for message in ewa.elsewhere} == {1, 2, 3, 4}
    decided = [State.RESERVE, State.GRANTED, State.GRANTED, State.REJECTED]
    assert states(talk, assessed) == decided
    assert REFUSALS["ranking_outdated"] in ewa.forges(surely)
    assert (states(talk, assessed), ewa.elsewhere) == (decided, [])
    assert RANKING.already_decided in press(ewa, Verb.RANKING, 1)


def test_a_list_that_something_changed_after_is_decided_by_no_more(
    talk: Talk, ewa: Person, assessed: list[Application]
) -> None:
    press(ewa, Verb.RANK, 1)
    ewa.presses(RANKING.decide)
    with talk.database.transaction() as connection:
        talk.vouchers.applications.withdraw(connection, assessed[1].id, reason="Tak wolą.", actor="cli:test")
    assert REFUSALS["ranking_outdated"] in ewa.presses(RANKING.yes)
    shown = press(ewa, Verb.RANKING, 1)
    assert RANKING.outdated in shown
    assert RANKING.decide not in ewa.labels
    assert "1. V/2027/0003" in ewa.presses(RANKING.again)


def test_the_reserve_list_moves_up_or_ends(
    talk: Talk, ewa: Person, edition: Edition, assessed: list[Application]
) -> None:
    press(ewa, Verb.RANK, 1)
    ewa.presses(RANKING.decide)
    ewa.presses(RANKING.yes)
    press(ewa, Verb.WITHDRAW, assessed[1].id)
    ewa.says("Organizacja zrezygnowała 3 marca")
    assert {message.chat_id for message in ewa.elsewhere} == {1, 2}  # who moves up, and whose it was
    assert now(talk, assessed[0]).state is State.GRANTED
    score_again = put(talk, edition, 5, State.SCORING)
    score(talk, score_again, 9)
    press(ewa, Verb.RANK, 1)
    ewa.presses(RANKING.decide)
    ewa.presses(RANKING.yes)
    press(ewa, Verb.MANAGE, edition.id)
    assert ": 1. " in ewa.presses(RUNNING.end_reserve)
    assert RUNNING.reserve_ended in ewa.presses(RUNNING.yes_end_reserve)
    assert now(talk, score_again).state is State.REJECTED
