"""Answers and refusals judged and counted by hand."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.judgement import Judgement, Outcome, answer_figures, answer_rates

RIGHT = Judgement(
    outcome=Outcome.ANSWERED,
    text="Dotacja wyniosła 85.200 zł.",
    cited=("01-02", "01-03"),
    to_refuse=False,
    must=(re.compile("85[ .]?200"), re.compile("wyniosla")),
    facts=("01-02",),
)
REFUSED = replace(RIGHT, outcome=Outcome.REFUSED, text="Nie wiem.", cited=())
INCOMPLETE = replace(RIGHT, text="Dotacja wyniosła sporo.", cited=("07-01",))
RIGHTLY_REFUSED = replace(REFUSED, to_refuse=True, must=(), facts=())
WRONGLY_ANSWERED = replace(RIGHT, to_refuse=True, must=(), facts=())
ASKED_BACK = replace(REFUSED, outcome=Outcome.CLARIFIED, text="O który rok chodzi?")
ASKED_BACK_TO_REFUSE = replace(ASKED_BACK, to_refuse=True, must=(), facts=())
EVERY_KIND = (
    RIGHT, REFUSED, INCOMPLETE, RIGHTLY_REFUSED, WRONGLY_ANSWERED, ASKED_BACK, ASKED_BACK_TO_REFUSE,
)  # fmt: skip


def test_every_kind_of_judgement_is_counted_in_its_place() -> None:
    figures = answer_figures(EVERY_KIND)
    assert (figures.to_answer, figures.to_refuse) == (4, 3)
    assert (figures.answered_correctly, figures.answered_incompletely, figures.wrongly_refused) == (1, 1, 1)
    assert (figures.correctly_refused, figures.wrongly_answered) == (1, 1)
    assert (figures.clarified, figures.clarified_to_refuse) == (1, 1)
    assert figures.answered_correctly_rate == figures.answered_wrongly_rate == figures.wrongly_refused_rate == 0.25
    assert figures.refusal_precision == 0.5
    assert figures.refusal_recall == pytest.approx(1 / 3)
    assert figures.refusal_f1 == pytest.approx(0.4)
    assert figures.cited_rightly == 0.5


def test_asking_back_is_neither_an_answer_nor_a_refusal() -> None:
    before, after = answer_figures([RIGHT, RIGHTLY_REFUSED]), answer_figures([RIGHT, RIGHTLY_REFUSED, ASKED_BACK])
    assert (before.answered_correctly_rate, after.answered_correctly_rate) == (1.0, 0.5)
    assert (after.answered_wrongly_rate, after.wrongly_refused_rate, after.refusal_precision) == (0.0, 0.0, 1.0)
    assert answer_figures([RIGHTLY_REFUSED, ASKED_BACK_TO_REFUSE]).refusal_recall == 0.5
    assert not ASKED_BACK.good
    assert not ASKED_BACK_TO_REFUSE.good


def test_an_outcome_is_good_when_it_is_what_the_question_needs() -> None:
    good = [each for each in EVERY_KIND if each.good]
    assert good == [RIGHT, RIGHTLY_REFUSED]


def test_a_citation_is_correct_when_passage_and_quotation_are() -> None:
    misquoted = replace(RIGHT, misquoted=1)
    figures = answer_figures([RIGHT, misquoted, INCOMPLETE])
    assert figures.quotes_verbatim == pytest.approx(4 / 5)
    assert figures.cited_rightly == pytest.approx(2 / 3)
    assert figures.citations_correct == pytest.approx(1 / 3)


def test_the_rates_are_those_of_the_figures() -> None:
    figures, rates = answer_figures(EVERY_KIND), answer_rates(EVERY_KIND)
    assert {name: getattr(figures, name) for name in rates} == {name: rate.value for name, rate in rates.items()}
    assert all(len(rate.parts) == len(EVERY_KIND) for rate in rates.values())


def test_precision_and_recall_of_refusals_differ() -> None:
    figures = answer_figures([REFUSED, RIGHTLY_REFUSED, RIGHTLY_REFUSED, RIGHTLY_REFUSED, WRONGLY_ANSWERED])
    assert (figures.refusal_precision, figures.refusal_recall) == (0.75, 0.75)
    figures = answer_figures([RIGHTLY_REFUSED, WRONGLY_ANSWERED])
    assert (figures.refusal_precision, figures.refusal_recall) == (1.0, 0.5)
    assert figures.refusal_f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize("given_answers", [[], [REFUSED], [RIGHT]], ids=["nothing", "a refusal", "an answer"])
def test_a_rate_without_cases_is_zero(given_answers: list[Judgement]) -> None:
    figures = answer_figures(given_answers)
    assert figures.refusal_f1 == 0.0
    assert figures.refusal_recall == 0.0


@settings(deadline=None)
@given(st.lists(st.sampled_from(EVERY_KIND)))
def test_every_judgement_is_counted_once(judgements: list[Judgement]) -> None:
    figures = answer_figures(judgements)
    given_answers = figures.answered_correctly + figures.answered_incompletely
    answered = given_answers + figures.wrongly_refused + figures.clarified
    refused = figures.correctly_refused + figures.wrongly_answered + figures.clarified_to_refuse
    assert (answered, refused) == (figures.to_answer, figures.to_refuse)
    assert answered + refused == len(judgements)


def test_all_patterns_must_be_found_in_the_folded_text() -> None:
    assert RIGHT.correct
    assert not replace(RIGHT, must=(*RIGHT.must, re.compile("euro"))).correct
    assert not replace(RIGHT, outcome=Outcome.REFUSED).correct
    assert not WRONGLY_ANSWERED.correct


def test_without_patterns_a_right_answer_cites_a_passage_that_answers() -> None:
    assert replace(RIGHT, must=()).correct
    assert not replace(INCOMPLETE, must=()).correct


def test_answers_without_known_passages_do_not_count_as_wrongly_cited() -> None:
    assert answer_figures([RIGHT, replace(RIGHT, facts=())]).cited_rightly == 1.0
