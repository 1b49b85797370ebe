"""The evidence that refusals are learnt from: every question once, searched for as people's questions are."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.answering.calibration import Matrix, fit_support
from bot.answering.evidence import FEATURE_NAMES, gather_evidence
from bot.answering.model import Answered
from bot.answering.training import EvidenceGatherer, LabelledQuestions, load_labelled
from bot.answering.vocabulary import Vocabulary
from corpus.errors import LibraryFault
from corpus.model import AskedQuestion
from corpus.questions import QUESTIONS_FOLDER
from index.polish import word_forms
from index.retriever import HybridRetriever
from tests.bot.answering.small_library import ASKED, PASSAGES, answerer_of, small_snapshot
from tests.fakes.encoder import DIMENSION, FakeEncoder

SNAPSHOT = small_snapshot()
QUESTIONS = LabelledQuestions(
    near_misses=("Ile dotacji dostało Partnerstwo Wschodnie?", "Kiedy jest seminarium?"),
    out_of_scope=("Jaki przepis na sernik?", "Kto wygrał mecz?", "Jaka jutro pogoda?"),
    development=("Ile wyniosła dotacja MSZ?", "Kto wita gości?", "Ile kosztuje rower?"),
    answerable=(True, True, False),
)
WIDTH = len(FEATURE_NAMES) + DIMENSION


def column(features: Matrix, name: str) -> list[float]:
    found: list[float] = features[:, FEATURE_NAMES.index(name)].tolist()
    return found


def test_every_question_has_its_evidence() -> None:
    training = EvidenceGatherer(FakeEncoder(), SNAPSHOT).gather(QUESTIONS)
    assert training.answerable.features.shape == (2 * len(ASKED), WIDTH)
    assert training.near_misses.shape == (2, WIDTH)
    assert training.out_of_scope.shape == (3, WIDTH)
    assert training.development.shape == (3, WIDTH)
    assert training.labels.tolist() == [1, 1, 0]


def test_questions_of_one_passage_are_one_group() -> None:
    twice = (*ASKED, AskedQuestion(ASKED[0].passage_id, "Jaka kwota dotacji?"))
    examples = EvidenceGatherer(FakeEncoder(), small_snapshot(PASSAGES, twice)).asked()
    rows = [next(row for row, passage in enumerate(PASSAGES) if passage.id == asked.passage_id) for asked in twice]
    assert examples.groups.tolist() == rows + rows
    assert rows[0] == rows[-1]


def test_an_asked_question_is_searched_for_without_itself() -> None:
    examples = EvidenceGatherer(FakeEncoder(), SNAPSHOT).asked()
    assert max(column(examples.features, "best_asked_cosine")) < 0.999
    retriever, vocabulary = HybridRetriever(FakeEncoder(), SNAPSHOT), Vocabulary(PASSAGES, word_forms)
    itself = gather_evidence(ASKED[0].text, retriever.score(ASKED[0].text), PASSAGES, vocabulary)
    assert itself[FEATURE_NAMES.index("best_asked_cosine")] == pytest.approx(1.0)


def test_it_is_searched_for_without_its_siblings_too() -> None:
    sibling = AskedQuestion(ASKED[0].passage_id, ASKED[0].text + "?")
    examples = EvidenceGatherer(FakeEncoder(), small_snapshot(PASSAGES, (*ASKED, sibling))).asked()
    cosines = column(examples.features, "best_asked_cosine")
    with_sibling, without = cosines[0], cosines[len(ASKED) + 1]
    assert with_sibling > 0.75 > without


def test_people_s_questions_get_the_evidence_that_answering_sees() -> None:
    training = EvidenceGatherer(FakeEncoder(), SNAPSHOT).gather(QUESTIONS)
    retriever, vocabulary = HybridRetriever(FakeEncoder(), SNAPSHOT), Vocabulary(PASSAGES, word_forms)
    for question, row in zip(QUESTIONS.out_of_scope, training.out_of_scope, strict=True):
        seen = gather_evidence(question, retriever.score(question), PASSAGES, vocabulary)
        np.testing.assert_allclose(row, seen, rtol=1e-6)


def test_what_is_gathered_can_be_fitted_and_decides() -> None:
    encoder = FakeEncoder()
    support, _ = fit_support(encoder.identity, EvidenceGatherer(encoder, SNAPSHOT).gather(QUESTIONS))
    assert support.answerable.weights.shape == support.in_scope.weights.shape == (WIDTH,)
    answerer = answerer_of(SNAPSHOT, encoder, support)
    results = [answerer.answer(question, date(2027, 1, 15)).result for question in QUESTIONS.development]
    assert [isinstance(result, Answered) for result in results] == list(QUESTIONS.answerable)


def test_the_questions_of_the_product_are_there_with_their_labels() -> None:
    labelled = load_labelled(QUESTIONS_FOLDER)
    assert len(labelled.development) == len(labelled.answerable) == 100
    assert sum(labelled.answerable) == 79
    assert len(labelled.near_misses) == 400
    assert len(labelled.out_of_scope) == 240
    assert set(labelled.development).isdisjoint(labelled.near_misses + labelled.out_of_scope)


def test_a_missing_file_of_questions_is_named(tmp_path: Path) -> None:
    row = {"question": "Pogoda?", "kind": "weather", "lang": "pl"}
    (tmp_path / "near-misses.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "dev.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(LibraryFault, match="out-of-scope"):
        load_labelled(tmp_path)
