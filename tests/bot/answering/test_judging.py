"""Whether the library answers: the search alone where it is sure, the reader where it is not."""

import math
from dataclasses import replace

import pytest

from bot.answering.judging import SEARCH_DEPTH, Judge, Judgement
from bot.answering.support import Cut, SupportModel
from bot.answering.vocabulary import Vocabulary
from index.polish import word_forms
from index.reader import Reader
from index.retriever import HybridRetriever
from tests.bot.answering.small_library import PASSAGES, READING_SUPPORT, SUPPORT, small_snapshot
from tests.fakes.encoder import FakeEncoder
from tests.fakes.reader import FakeReader

SNAPSHOT = small_snapshot()
SURE = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
UNSURE = "Czy dotacja obejmowała seminarium?"
HOPELESS = "Jaki przepis na sernik z rodzynkami?"


def judge_of(support: SupportModel, reader: Reader | None) -> Judge:
    vocabulary = Vocabulary(PASSAGES, word_forms)
    return Judge(HybridRetriever(FakeEncoder(), SNAPSHOT), PASSAGES, support, vocabulary, reader)


def judged(question: str, reader: Reader | None, support: SupportModel = READING_SUPPORT) -> Judgement:
    judge = judge_of(support, reader)
    return judge.judge(judge.search(question))


def test_a_question_is_found_as_it_was_searched_for() -> None:
    found = judge_of(SUPPORT, None).search("ile wyniosla dotacja msz")
    assert found.text == "ile wyniosła dotacja msz"
    assert found.hits[0].passage.id == "01-01"
    assert len(found.hits) == min(SEARCH_DEPTH, len(PASSAGES))
    assert found.evidence.shape == SUPPORT.answerable.weights.shape


@pytest.mark.parametrize(("question", "supported"), [(SURE, True), (HOPELESS, False)])
def test_what_the_search_is_sure_of_is_not_read(question: str, *, supported: bool) -> None:
    reader = FakeReader()
    judgement = judged(question, reader)
    assert (judgement.supported, judgement.was_read, reader.read) == (supported, False, [])
    assert judgement.hits == judge_of(SUPPORT, None).search(question).hits


@pytest.mark.parametrize(("logit", "supported"), [(2.0, True), (-2.0, False)])
def test_where_the_search_is_unsure_the_reader_decides(logit: float, *, supported: bool) -> None:
    reader = FakeReader({"": logit})
    judgement = judged(UNSURE, reader)
    assert (judgement.supported, judgement.was_read) == (supported, True)
    assert judgement.probability == pytest.approx(1 / (1 + math.exp(-logit)))
    assert [question for question, _ in reader.read] == [UNSURE]


def test_what_was_read_stands_in_its_new_order() -> None:
    before = judge_of(SUPPORT, None).search(UNSURE).hits
    liked = before[1].passage
    judgement = judged(UNSURE, FakeReader({liked.text: 30.0}))
    assert judgement.hits[0].passage == liked
    assert sorted(hit.passage.id for hit in judgement.hits) == sorted(hit.passage.id for hit in before)


@pytest.mark.parametrize("support", [SUPPORT, READING_SUPPORT], ids=["fitted without", "fitted with one"])
def test_without_a_reader_the_search_decides_all(support: SupportModel) -> None:
    for question, supported in ((SURE, True), (UNSURE, True), (HOPELESS, False)):
        judgement = judged(question, None, support)
        assert (judgement.supported, judgement.was_read) == (supported, False), question


@pytest.mark.parametrize(("threshold", "supported"), [(0.6, True), (0.7, False)])
def test_an_unsure_question_that_cannot_be_read_is_answered_from_the_threshold_on(
    threshold: float, *, supported: bool
) -> None:
    """The search finds it answered with .67."""
    judgement = judged(UNSURE, None, replace(READING_SUPPORT, cut=Cut(threshold, 0.2, 0.8)))
    assert judgement.probability == pytest.approx(0.67, abs=0.01)
    assert judgement.supported is supported
