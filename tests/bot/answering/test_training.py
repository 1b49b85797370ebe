"""The evidence that refusals are learnt from: every question searched for as people's questions are."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.answering.calibration import Matrix, TrainingSet, fit_support
from bot.answering.evidence import FEATURE_NAMES, gather_evidence
from bot.answering.model import Answered
from bot.answering.reading import READING_FEATURE_NAMES
from bot.answering.training import EvidenceGatherer, LabelledQuestions, load_labelled
from bot.answering.vocabulary import Vocabulary
from corpus.errors import LibraryFault
from corpus.model import AskedQuestion, PassageId
from corpus.parts import ASKED as ASKED_PARTS
from corpus.parts import UNANSWERABLE, Part, part_of
from corpus.questions import QUESTIONS_FOLDER, load_questions, load_unanswerable
from index.polish import word_forms
from index.retriever import HybridRetriever
from tests.bot.answering.small_library import ASKED, FEATURES_OF_SEARCH, PASSAGES, answerer_of, small_snapshot
from tests.fakes.encoder import FakeEncoder
from tests.fakes.reader import FakeReader

SNAPSHOT = small_snapshot()
QUESTIONS = LabelledQuestions(
    near_misses=("Ile dotacji dostało Partnerstwo Wschodnie?", "Kiedy jest seminarium?"),
    out_of_scope=("Jaki przepis na sernik?", "Kto wygrał mecz?", "Jaka jutro pogoda?"),
    development=("Ile wyniosła dotacja MSZ?", "Kto wita gości?", "Ile kosztuje rower?"),
    answerable=(True, True, False),
)
(HELD_OUT,) = (asked for asked in ASKED if part_of(asked.text, ASKED_PARTS) is Part.CALIBRATE)
LEARNT = tuple(asked for asked in ASKED if asked is not HELD_OUT)


def column(features: Matrix, name: str) -> list[float]:
    found: list[float] = features[:, FEATURE_NAMES.index(name)].tolist()
    return found


def gather(*asked: AskedQuestion, reader: FakeReader | None = None) -> TrainingSet:
    return EvidenceGatherer(FakeEncoder(), small_snapshot(PASSAGES, asked or ASKED), reader).gather(QUESTIONS)


def held_out(beginning: str, passage: PassageId = HELD_OUT.passage_id) -> AskedQuestion:
    """Return a question that begins so and is one to calibrate on."""
    texts = (f"{beginning} {number}?" for number in range(1000))
    return AskedQuestion(passage, next(text for text in texts if part_of(text, ASKED_PARTS) is Part.CALIBRATE))


def test_every_question_has_its_evidence() -> None:
    training = gather()
    assert training.library.answerable.tolist() == [1, 1, 0, 0]
    assert training.out_of_scope.answerable.tolist() == [0, 0, 0]
    assert training.development.answerable.tolist() == [1, 1, 0]
    for part in (training.library, training.out_of_scope, training.development):
        assert part.evidence.shape == (len(part), FEATURES_OF_SEARCH)
        assert part.reading.shape == (len(part), 0)


def test_a_reader_adds_what_it_says_of_every_question() -> None:
    training = gather(reader=FakeReader({"Gości zagranicznych": 5.0}))
    parts = (training.library, training.out_of_scope, training.development)
    assert [part.reading.shape for part in parts] == [(len(part), len(READING_FEATURE_NAMES)) for part in parts]
    first = READING_FEATURE_NAMES.index("first_logit")
    assert training.library.reading[:2, first].tolist() == [5.0, 5.0]
    assert [part.evidence.tolist() for part in parts] == [
        part.evidence.tolist() for part in (gather().library, gather().out_of_scope, gather().development)
    ]


def test_of_the_asked_questions_those_are_taken_that_no_model_has_learnt() -> None:
    other = held_out("Kto wita", LEARNT[0].passage_id)
    assert gather(*ASKED, other).library.answerable.tolist() == [1] * 4 + [0, 0]


def test_where_all_may_have_been_learnt_all_are_taken() -> None:
    assert gather(*LEARNT).library.answerable.tolist() == [1] * 2 * len(LEARNT) + [0, 0]


def test_questions_of_one_passage_are_one_group_and_near_misses_none() -> None:
    asked = (*ASKED, held_out("Kto wita"), held_out("Jaka kwota", PASSAGES[0].id))
    rows = [next(row for row, passage in enumerate(PASSAGES) if passage.id == each.passage_id) for each in asked]
    expected = [rows[ASKED.index(HELD_OUT)], *rows[-2:]]
    groups = gather(*asked).library.groups.tolist()
    assert groups[:6] == expected + expected
    assert expected[0] == expected[1] != expected[2]
    assert len(set(groups[6:])) == 2
    assert set(groups[6:]).isdisjoint(groups[:6])


def test_an_asked_question_is_searched_for_without_itself() -> None:
    library = gather().library
    assert max(column(library.evidence[:2], "best_asked_cosine")) < 0.999
    retriever, vocabulary = HybridRetriever(FakeEncoder(), SNAPSHOT), Vocabulary(PASSAGES, word_forms)
    itself = gather_evidence(HELD_OUT.text, retriever.score(HELD_OUT.text), PASSAGES, vocabulary)
    assert itself[FEATURE_NAMES.index("best_asked_cosine")] == pytest.approx(1.0)


def test_it_is_searched_for_without_its_siblings_too() -> None:
    sibling = AskedQuestion(HELD_OUT.passage_id, HELD_OUT.text + "?")
    with_sibling, without, *_ = column(gather(*LEARNT, HELD_OUT, sibling).library.evidence, "best_asked_cosine")
    assert with_sibling > 0.75 > without


def test_people_s_questions_get_the_evidence_that_answering_sees() -> None:
    training = gather()
    retriever, vocabulary = HybridRetriever(FakeEncoder(), SNAPSHOT), Vocabulary(PASSAGES, word_forms)
    for question, row in zip(QUESTIONS.out_of_scope, training.out_of_scope.evidence, strict=True):
        seen = gather_evidence(question, retriever.score(question), PASSAGES, vocabulary)
        np.testing.assert_allclose(row, seen, rtol=1e-6)


@pytest.mark.parametrize("reader", [None, FakeReader({"Dotacja MSZ": 6.0, "Gości zagranicznych": 6.0})])
def test_what_is_gathered_can_be_fitted_and_decides(monkeypatch: pytest.MonkeyPatch, reader: FakeReader | None) -> None:
    # The product's penalty and weight are for thousands of examples.
    monkeypatch.setattr("bot.answering.calibration.STRENGTH", 0.01)
    monkeypatch.setattr("bot.answering.calibration.WEIGHT_OF_DEVELOPMENT", 3.0)
    encoder, identity = FakeEncoder(), None if reader is None else reader.identity
    training = EvidenceGatherer(encoder, SNAPSHOT, reader).gather(QUESTIONS)
    support, _ = fit_support(encoder.identity, identity, training)
    assert support.answerable.weights.shape == support.in_scope.weights.shape == (FEATURES_OF_SEARCH,)
    answerer = answerer_of(SNAPSHOT, encoder, support, reader)
    results = [answerer.answer(question, date(2027, 1, 15)).result for question in QUESTIONS.development]
    assert [isinstance(result, Answered) for result in results] == list(QUESTIONS.answerable)


def test_the_questions_of_the_product_are_there_with_their_labels() -> None:
    labelled = load_labelled(QUESTIONS_FOLDER)
    development = load_questions(QUESTIONS_FOLDER / "dev.jsonl")
    assert labelled.development == tuple(row.question for row in development)
    assert len(labelled.answerable) == len(development)
    assert sum(labelled.answerable) == sum(bool(row.facts) for row in development) > 0
    assert set(labelled.development).isdisjoint(labelled.near_misses + labelled.out_of_scope)


def test_what_is_kept_to_measure_is_not_calibrated_on() -> None:
    labelled = load_labelled(QUESTIONS_FOLDER)
    assert {part_of(question, UNANSWERABLE) for question in labelled.near_misses} == {Part.CALIBRATE}
    assert {part_of(question, UNANSWERABLE) for question in labelled.out_of_scope} == {Part.CALIBRATE, Part.FIT}
    everything = load_unanswerable(QUESTIONS_FOLDER / "near-misses.jsonl")
    assert 0.2 < len(labelled.near_misses) / len(everything) < 0.3


def test_a_missing_file_of_questions_is_named(tmp_path: Path) -> None:
    row = {"question": "Pogoda?", "kind": "weather", "lang": "pl"}
    (tmp_path / "near-misses.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "dev.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(LibraryFault, match="out-of-scope"):
        load_labelled(tmp_path)
