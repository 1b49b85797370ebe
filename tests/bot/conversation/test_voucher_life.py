"""A voucher from the application to the settlement, as those who run it lead it through the chat."""

from itertools import product

import pytest

from bot.answering.model import Language
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.messages.journal import journal_texts
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_ranking import VOUCHER_RANKING
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.messages.voucher_review import VOUCHER_REVIEW
from bot.staff.model import Role
from bot.store import audit
from bot.voucher.invariants import broken
from bot.voucher.model import Application
from bot.voucher.states import State
from tests.bot.administration.examples import ADMINISTRATOR
from tests.bot.conversation.staff import with_role
from tests.bot.conversation.talk import Person, Talk
from tests.bot.conversation.voucher_staff import (
    PROVIDER,
    REVIEWERS,
    SECOND,
    apply_twice,
    close_calls,
    coordinator,
    now,
    press,
    reading,
)

DESK, CARD, REVIEW = VOUCHER_DESK["pl"], VOUCHER_CARD["pl"], VOUCHER_REVIEW["pl"]
RANKING, REDEEMING = VOUCHER_RANKING["pl"], VOUCHER_REDEEMING["pl"]


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator, who decides."""
    return coordinator(talk)


def check_formally(person: Person, application: Application) -> None:
    press(person, Verb.CARD, application.id)
    person.presses(CARD.labels["start"])
    person.presses(CARD.labels["accept"])


def reviewer(talk: Talk, number: int) -> Person:
    somebody = with_role(talk, number, Role.REVIEWER)
    somebody.says("/oceny")
    somebody.presses(REVIEW.none_of_them)
    return somebody


def score(person: Person, application: Application, points: str) -> str:
    """Give the same points for everything."""
    person.says("/oceny")
    person.presses(REVIEW.task.format(number=application.number, organisation=application.organisation))
    person.presses(REVIEW.score)
    while points in person.labels:
        person.presses(points)
    person.presses(REVIEW.no_comment)
    return person.presses(REVIEW.confirm)


def test_from_the_application_to_the_settlement(talk: Talk, ewa: Person) -> None:
    most, sail = apply_twice(talk)
    for application in (most, sail):
        check_formally(ewa, application)
    close_calls(talk)
    first, second = (reviewer(talk, number) for number in REVIEWERS[:2])
    press(ewa, Verb.EDITION, most.edition_id)
    ewa.presses(DESK.assign_of_call.format(number=1))
    assert {message.chat_id for message in ewa.elsewhere} == set(REVIEWERS[:2])
    score(first, most, "9")
    assert REVIEW.third_needed not in score(second, most, "8")
    score(first, sail, "1")
    score(second, sail, "1")
    press(ewa, Verb.EDITION, most.edition_id)
    ewa.presses(DESK.rank_of_call.format(number=1))
    ewa.presses(RANKING.decide)
    assert "Podjęto 2 decyzje." in ewa.presses(RANKING.yes)
    assert {message.chat_id for message in ewa.elsewhere} == {7}
    assert (now(talk, most).state, now(talk, sail).state) == (State.GRANTED, State.REJECTED)
    pay_out(talk, ewa, most)


def pay_out(talk: Talk, ewa: Person, application: Application) -> None:
    """Issue the voucher by somebody else than who decided, and redeem it."""
    adam, provider = coordinator(talk, SECOND), with_role(talk, PROVIDER, Role.PROVIDER)
    press(ewa, Verb.CARD, application.id)
    assert "druga osoba" in ewa.presses(CARD.labels["issue"])
    press(adam, Verb.CARD, application.id)
    assert CARD.done["issue"] in adam.presses(CARD.labels["issue"])
    with talk.database.transaction() as connection:
        shown = talk.vouchers.issuing.show_code(connection, application.id, person=application.person)
    provider.says(f"/start vc_{shown.code}")  # type: ignore[union-attr]  # a refusal has no code, and the test fails
    provider.says("Biuro Tłumaczeń Słowo")
    provider.says("525-22-48-481")
    provider.says("1 000")
    provider.says("FV 1/2027")
    assert "Zostało: 2\u00a0500,50\u00a0zł." in provider.presses(REDEEMING.confirm)
    assert now(talk, application).state is State.PARTLY_REDEEMED
    press(adam, Verb.CARD, application.id)
    adam.presses(CARD.labels["settle"])
    assert "2\u00a0500,50\u00a0zł" in adam.presses(CARD.yes)
    with reading(talk) as connection:
        assert broken(connection) == []
        entries = audit.entries(connection)
    assert len(entries) > 20
    for language, entry in product(Language, entries):
        texts = journal_texts(entry.subject, language)
        assert entry.action in texts.actions, entry
        assert entry.subject.partition(":")[0] in texts.subjects, entry
        assert entry.details.keys() <= {*texts.properties, "before", "after", "sample"}, entry
    journal = talk.person(ADMINISTRATOR).says("/dziennik")
    assert "było: voucher częściowo wykorzystany, jest: rozliczony" in journal
