"""What the reader learns from."""

import random

import numpy as np

from index.tuning.negatives import Nearest
from index.tuning.questions import QuestionSet
from index.tuning.reader_pairs import (
    LabelledPair,
    Unanswered,
    answered_pairs,
    other_years,
    shuffled,
    unanswered_pairs,
)
from index.tuning.slips import Hand

TEXTS = ("Pula w 2013 roku: 3 mln zł.", "Pula w 2014 roku: 5 mln zł.", "Wnioski do 24 stycznia.", "Konsulaty.")
QUESTIONS = QuestionSet("library", TEXTS, ("Ile było pieniędzy w 2013 roku?", "Do kiedy składano wnioski?"), (0, 2))
NEAR = Nearest(np.array([[1, 0, 2, 3], [2, 3, 1, 0]]), np.array([[0.9, 0.8, 0.5, 0.4]] * 2, np.float32))


def _hand() -> Hand:
    return Hand(random.Random(1))


def test_a_question_stands_beside_its_passage_and_beside_wrong_ones() -> None:
    pairs = answered_pairs(QUESTIONS, NEAR, 2, _hand())
    right, wrong = ({pair.text for pair in pairs if pair.answers == answers} for answers in (1.0, 0.0))

    assert right == {TEXTS[0], TEXTS[2]}
    assert TEXTS[3] in wrong


def test_a_passage_that_is_nearer_than_the_right_one_is_no_wrong_one() -> None:
    pairs = answered_pairs(QUESTIONS.where(lambda _, answer: answer == 0), NEAR, 3, _hand())

    assert TEXTS[1] not in {pair.text for pair in pairs}


def test_nothing_answers_an_unanswered_question() -> None:
    near = Nearest(NEAR.rows[:1], NEAR.cosines[:1])
    pairs = unanswered_pairs([Unanswered("Kto wygrał?", (3,))], near, TEXTS, 2, _hand())

    assert {pair.text for pair in pairs} == {TEXTS[3], TEXTS[1]}
    assert not any(pair.answers for pair in pairs)


def test_another_year_is_not_answered_by_the_passage() -> None:
    (pair,) = other_years(QUESTIONS, random.Random(1))

    assert pair.text == TEXTS[0]
    assert "2013" not in pair.question
    assert not pair.answers


def test_a_passage_about_several_years_gives_no_other_year() -> None:
    spans = QuestionSet("library", ("Lata 2012 i 2016.",), ("Co było w 2012 roku?",), (0,))

    assert not other_years(spans, random.Random(1))


def test_shuffling_loses_nothing_and_can_be_repeated() -> None:
    pairs = [LabelledPair(str(number), "", 0.0) for number in range(50)]

    assert shuffled(pairs, 1) == shuffled(pairs, 1) != pairs
    assert sorted(pair.question for pair in shuffled(pairs, 1)) == sorted(pair.question for pair in pairs)
