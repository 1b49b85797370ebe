"""What the network of questions learns on."""

from collections import Counter

import pytest

from index.tuning.encoder_search import Material
from index.tuning.question_texts import UNKNOWN, Amounts, ImitatedTexts, QuestionMaterial, imitated_texts
from index.tuning.questions import QuestionSet
from tests.index.tuning.conftest import DEVELOPMENT, LIBRARY

LONG = "Wniosek składa się do końca stycznia każdego roku w urzędzie gminy."
PASSAGE = f"{LONG} Decyzja zapada w ciągu trzech miesięcy od tego dnia."
OTHER = QuestionSet("inne", (PASSAGE,), ("gdzie składa się wniosek",), (0,))
MATERIAL = QuestionMaterial(Material(LIBRARY, (OTHER,), DEVELOPMENT), ("ile wiza euro",))
AMOUNTS = Amounts(copies=2, sentences=5, fragments=200)


@pytest.fixture(scope="module")
def learnt() -> ImitatedTexts:
    return imitated_texts(MATERIAL, AMOUNTS, 7)


def test_every_learnt_question_points_at_its_passage_among_those_of_all_collections(learnt: ImitatedTexts) -> None:
    rows = [text for collection in MATERIAL.collections for text in collection.texts]
    answers = dict(zip(learnt.texts, learnt.answers, strict=True))

    for questions in MATERIAL.known.learnt:
        asked = list(zip(questions.questions, questions.answers, strict=True))
        assert asked
        assert all(rows[answers[question]] == questions.texts[answer] for question, answer in asked)


def test_questions_without_an_answer_sentences_and_fragments_only_have_a_vector(learnt: ImitatedTexts) -> None:
    answers = dict(zip(learnt.texts, learnt.answers, strict=True))

    assert answers["ile wiza euro"] == answers[LONG] == UNKNOWN
    assert Counter(learnt.answers)[UNKNOWN] > AMOUNTS.fragments / 4


def test_what_measures_or_calibrates_is_not_learnt(learnt: ImitatedTexts) -> None:
    assert MATERIAL.kept >= set(DEVELOPMENT.questions)
    assert len(MATERIAL.kept) > len(DEVELOPMENT.questions)
    assert not MATERIAL.kept & set(learnt.texts)


def test_each_text_stands_once_and_the_same_seed_gives_the_same(learnt: ImitatedTexts) -> None:
    assert len(set(learnt.texts)) == len(learnt.texts)
    assert imitated_texts(MATERIAL, AMOUNTS, 7) == learnt
    assert imitated_texts(MATERIAL, AMOUNTS, 8) != learnt
