"""Reviewers in the chat: what they belong to, their tasks, blind scores, and what coordinators see of it."""

import pytest

from bot.answering.model import Language
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_refusals import VOUCHER_REFUSALS
from bot.messages.voucher_review import VOUCHER_REVIEW
from bot.staff.model import Role
from bot.store import audit
from bot.voucher.assessment_model import Assigned, Scored
from bot.voucher.model import Application
from bot.voucher.states import State
from tests.bot.administration.examples import ADMINISTRATOR
from tests.bot.conversation.staff import with_role
from tests.bot.conversation.talk import Person, Talk
from tests.bot.conversation.voucher_staff import (
    REVIEWERS,
    apply,
    coordinator,
    make_edition,
    now,
    press,
    put,
    reading,
)

REVIEW, CARD, DESK = VOUCHER_REVIEW["pl"], VOUCHER_CARD["pl"], VOUCHER_DESK["pl"]
REFUSALS = VOUCHER_REFUSALS["pl"].sentences
OLA, JAN, _ = REVIEWERS


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator."""
    return coordinator(talk)


@pytest.fixture
def ola(talk: Talk) -> Person:
    """A reviewer who belongs to no organisation."""
    return declared(talk, OLA)


def declared(talk: Talk, number: int, *organisations: str) -> Person:
    """Return a reviewer who said what they belong to."""
    somebody = with_role(talk, number, Role.REVIEWER)
    with talk.database.transaction() as connection:
        person = f"telegram:{number}"
        talk.vouchers.reviews.declare(connection, person, organisations, actor=person)
    return somebody


def scored_by(talk: Talk, application: Application, number: int, points: int) -> Scored:
    """Hand in a review behind the back of the conversation."""
    with talk.database.transaction() as connection:
        result = talk.vouchers.reviews.score(
            connection, application.id, {"idea": points}, "", reviewer=f"telegram:{number}"
        )
    assert isinstance(result, Scored), result
    return result


def assign(talk: Talk, application: Application, *numbers: int) -> None:
    with talk.database.transaction() as connection:
        for number in numbers:
            result = talk.vouchers.reviews.assign(connection, application.id, f"telegram:{number}", actor="cli:test")
            assert isinstance(result, Assigned), result


@pytest.mark.parametrize("language", Language)
def test_a_reviewer_says_first_what_they_belong_to(talk: Talk, language: Language) -> None:
    with_role(talk, OLA, Role.REVIEWER)
    ola, texts = talk.person(OLA, client_language=language), VOUCHER_REVIEW[language]
    assert texts.declare_first in ola.says("/oceny")
    assert texts.declare in ola.says("---")
    said = ola.says("Fundacja Most\n5252248481")
    assert texts.declared.format(organisations="Fundacja Most, 5252248481") in said
    assert texts.no_tasks in said
    ola.presses(texts.affiliation)
    assert texts.declared_none in ola.presses(texts.none_of_them)


def test_a_reviewer_scores_by_buttons_and_without_seeing_others(talk: Talk, ewa: Person, ola: Person) -> None:
    declared(talk, JAN)
    application = put(talk, make_edition(talk), 3, State.SCORING)
    assign(talk, application, OLA, JAN)
    scored_by(talk, application, JAN, 9)
    ola.says("/oceny")
    shown = ola.presses(REVIEW.task.format(number=application.number, organisation="Fundacja 3"))
    assert "90" not in shown
    assert "Pomysł (waga 100%)" in ola.presses(REVIEW.score)
    assert REVIEW.point_again.format(most=10) in ola.says("jedenaście")
    assert REVIEW.point_again.format(most=10) in ola.says("11")
    assert REVIEW.ask_comment in ola.presses("8")
    assert "8 z 10" in ola.says("Dobry pomysł, choć drogi.")
    assert REVIEW.scored.format(score="80,00%") in ola.presses(REVIEW.confirm)
    assert now(talk, application).score == 8500
    reviews = press(ewa, Verb.REVIEWS, application.id)
    assert "80,00%" in reviews
    assert "Dobry pomysł, choć drogi." in reviews


def test_nobody_sees_a_score_until_all_are_in(talk: Talk, ewa: Person, ola: Person) -> None:
    declared(talk, JAN)
    application = put(talk, make_edition(talk), 3, State.SCORING)
    assign(talk, application, OLA, JAN)
    scored_by(talk, application, JAN, 9)
    for said in (press(ewa, Verb.REVIEWS, application.id), press(ewa, Verb.HISTORY, application.id)):
        assert "90" not in said
        assert "9000" not in said
    assert "9000" not in press(ola, Verb.TASK, application.id)
    with reading(talk) as connection:
        assert not [each for each in audit.entries(connection) if "score" in each.details]


def test_reviews_that_differ_much_ask_for_a_third(talk: Talk, ewa: Person, ola: Person) -> None:
    declared(talk, JAN)
    declared(talk, REVIEWERS[2])
    application = put(talk, make_edition(talk), 3, State.SCORING)
    assign(talk, application, OLA, JAN)
    scored_by(talk, application, JAN, 10)
    press(ola, Verb.SCORE, application.id)
    ola.presses("1")
    ola.presses(REVIEW.no_comment)
    assert REVIEW.third_needed in ola.presses(REVIEW.confirm)
    assert now(talk, application).score is None
    press(ewa, Verb.ASSIGN_ALL, 1)
    assert {message.chat_id for message in ewa.elsewhere} == {REVIEWERS[2]}


def test_a_review_is_begun_again_before_it_is_in_and_never_after(talk: Talk, ola: Person) -> None:
    application = put(talk, make_edition(talk), 3, State.SCORING)
    assign(talk, application, OLA)
    press(ola, Verb.SCORE, application.id)
    ola.presses("1")
    ola.presses(REVIEW.no_comment)
    confirm = ola.data_of(REVIEW.confirm)
    assert "z 1" in ola.presses(REVIEW.again)
    assert ola.forges(confirm) == DESK.form_gone
    ola.says("7")
    ola.presses(REVIEW.no_comment)
    ola.presses(REVIEW.confirm)
    press(ola, Verb.TASK, application.id)
    assert REVIEW.score not in ola.labels
    press(ola, Verb.SCORE, application.id)
    ola.presses("3")
    ola.presses(REVIEW.no_comment)
    assert REFUSALS["already_scored"] in ola.presses(REVIEW.confirm)


def test_stepping_down_hands_the_review_to_somebody_else(talk: Talk, ewa: Person, ola: Person) -> None:
    application = put(talk, make_edition(talk), 3, State.SCORING)
    assign(talk, application, OLA)
    press(ola, Verb.TASK, application.id)
    ola.presses(REVIEW.step_down)
    assert REVIEW.stepped_down in ola.presses(REVIEW.yes)
    assert press(ola, Verb.TASK, application.id).startswith(REFUSALS["unknown"])
    assert REVIEW.not_assigned.format(number=2) in press(ewa, Verb.MISSING, 1)


def test_who_left_without_a_review_makes_way_for_somebody_else(talk: Talk, ewa: Person, ola: Person) -> None:
    declared(talk, JAN)
    application = put(talk, make_edition(talk), 3, State.SCORING)
    assign(talk, application, OLA, JAN)
    scored_by(talk, application, JAN, 9)
    press(ewa, Verb.REVIEWS, application.id)
    [label] = [each for each in ewa.labels if each.startswith(REVIEW.take_back.format(name=""))]
    ewa.presses(label)
    surely = ewa.data_of(REVIEW.yes_take_back)
    assert REVIEW.taken_back in ewa.presses(REVIEW.yes_take_back)
    assert press(ola, Verb.TASK, application.id).startswith(REFUSALS["unknown"])
    assert REVIEW.not_assigned.format(number=1) in press(ewa, Verb.MISSING, 1)
    assert REVIEW.reviews_title in ewa.forges(surely)
    assert REVIEW.reviews_title in press(ewa, Verb.TAKE_BACK, application.id, 1)


def test_others_applications_are_no_task_of_a_reviewer(talk: Talk, ola: Person) -> None:
    application = put(talk, make_edition(talk), 3, State.SCORING)
    for verb in (Verb.TASK, Verb.SCORE, Verb.STEP_DOWN, Verb.STEP_DOWN_SURELY, Verb.TASK_FILE):
        assert "Fundacja 3" not in press(ola, verb, application.id)
        assert "V/2027/0003" not in press(ola, verb, application.id)


def test_nobody_reviews_their_own_organisation(talk: Talk, ewa: Person) -> None:
    application = apply(talk)
    declared(talk, OLA, "Fundacja Most")
    press(ewa, Verb.START, application.id)
    ewa.presses(CARD.labels["accept"])
    ewa.presses(CARD.labels["assign"])
    assert ewa.presses("Ewa").startswith(REFUSALS["own_organisation"])


def test_a_coordinator_assigns_by_hand_and_sees_who_is_missing(talk: Talk, ewa: Person, ola: Person) -> None:
    application = put(talk, make_edition(talk), 3, State.SCORING)
    press(ewa, Verb.ASSIGN, application.id)
    assert REVIEW.assigned in ewa.presses("Ewa")
    assert [message.chat_id for message in ewa.elsewhere] == [OLA]
    missing = press(ewa, Verb.MISSING, 1)
    assert "V/2027/0003, Fundacja 3: Ewa, nieprzydzielone: 1" in missing
    ola.says("/oceny")
    assert REVIEW.task.format(number=application.number, organisation="Fundacja 3") in ola.labels


def test_who_has_not_declared_gets_nothing_and_is_named(talk: Talk, ewa: Person) -> None:
    put(talk, make_edition(talk), 3, State.SCORING)
    assert REVIEW.no_reviewers in press(ewa, Verb.ASSIGN_ALL, 1)
    with_role(talk, OLA, Role.REVIEWER)
    said = press(ewa, Verb.ASSIGN_ALL, 1)
    assert REVIEW.undeclared.format(names="Ewa") in said
    assert REVIEW.short.format(numbers="V/2027/0003") in said


def test_a_coordinator_is_no_reviewer_without_the_role_but_an_administrator_may(talk: Talk, ewa: Person) -> None:
    assert REVIEW.declare not in ewa.says("/oceny")
    assert REVIEW.declare in talk.person(ADMINISTRATOR).says("/oceny")
