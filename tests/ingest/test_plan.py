from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import AskedQuestion, Confidence, PassageId
from index.embedding_text import embedded_digest, passage_text
from index.fusion import FusionWeights
from index.lexical import BM25Index
from index.snapshot import Snapshot, SnapshotStore
from ingest.plan import Plan, make_plan
from tests.index.samples import ASKED, PASSAGES, make_content, make_passage

MODEL = "fake-encoder-1"
SHARES = st.lists(st.booleans(), min_size=len(PASSAGES), max_size=len(PASSAGES))


@pytest.fixture
def current(tmp_path: Path) -> Snapshot:
    store = SnapshotStore(tmp_path)
    store.publish(make_content(), datetime(2027, 1, 15, tzinfo=UTC))
    return store.load_any()


def _to_encode(plan: Plan) -> int:
    return len(plan.texts) + len(plan.questions)


def test_the_first_time_everything_is_new() -> None:
    plan = make_plan(PASSAGES, ASKED, None, MODEL)
    assert plan.added == tuple(passage.id for passage in PASSAGES)
    assert plan.texts == tuple(passage_text(passage) for passage in PASSAGES)
    assert plan.questions == tuple(question.text for question in ASKED)
    assert not plan.is_empty


def test_an_unchanged_library_needs_nothing(current: Snapshot) -> None:
    plan = make_plan(PASSAGES, ASKED, current, MODEL)
    assert plan.is_empty
    assert _to_encode(plan) == 0
    assert plan.unchanged == tuple(passage.id for passage in PASSAGES)


def test_a_changed_text_is_encoded_alone(current: Snapshot) -> None:
    changed = replace(PASSAGES[2], text="RODM w Toruniu przeniesiono.")
    plan = make_plan((*PASSAGES[:2], changed, *PASSAGES[3:]), ASKED, current, MODEL)
    assert (plan.changed, plan.added, plan.removed) == ((changed.id,), (), ())
    assert plan.texts == (passage_text(changed),)
    assert plan.questions == ()
    assert not plan.is_empty


def test_what_is_not_embedded_is_published_and_not_encoded(current: Snapshot) -> None:
    changed = replace(PASSAGES[2], confidence=Confidence.LOW)
    plan = make_plan((*PASSAGES[:2], changed, *PASSAGES[3:]), ASKED, current, MODEL)
    assert plan.changed == (changed.id,)
    assert _to_encode(plan) == 0
    assert not plan.is_empty


def test_a_new_question_is_encoded_alone(current: Snapshot) -> None:
    question = AskedQuestion(PassageId("01-02"), "z kim gmina może się związać")
    plan = make_plan(PASSAGES, (*ASKED, question), current, MODEL)
    assert (plan.texts, plan.questions) == ((), (question.text,))
    assert not plan.is_empty


def test_a_question_that_moved_to_another_passage_is_published_and_not_encoded(current: Snapshot) -> None:
    moved = (replace(ASKED[0], passage_id=PassageId("01-05")), *ASKED[1:])
    plan = make_plan(PASSAGES, moved, current, MODEL)
    assert _to_encode(plan) == 0
    assert not plan.is_empty


def test_another_model_encodes_everything(current: Snapshot) -> None:
    plan = make_plan(PASSAGES, ASKED, current, "inny-model")
    assert _to_encode(plan) == len(PASSAGES) + len(ASKED)
    assert plan.unchanged == tuple(passage.id for passage in PASSAGES)
    assert not plan.is_empty


def test_texts_that_were_embedded_otherwise_are_encoded_again(current: Snapshot) -> None:
    plan = make_plan(PASSAGES, ASKED, replace(current, embedded=embedded_digest(PASSAGES[:1], ())), MODEL)
    assert _to_encode(plan) == len(PASSAGES) + len(ASKED)
    assert not plan.is_empty


def test_words_that_were_analysed_otherwise_are_published_and_nothing_is_encoded(current: Snapshot) -> None:
    older = BM25Index.build([passage.text for passage in PASSAGES])
    plan = make_plan(PASSAGES, ASKED, replace(current, lexical=older), MODEL)
    assert _to_encode(plan) == 0
    assert not plan.is_empty


def test_other_weights_are_published_and_nothing_is_encoded(current: Snapshot) -> None:
    plan = make_plan(PASSAGES, ASKED, replace(current, weights=FusionWeights(words=0.77)), MODEL)
    assert _to_encode(plan) == 0
    assert not plan.is_empty


def test_the_same_text_twice_is_encoded_once() -> None:
    twins = (make_passage(1, "To samo."), make_passage(2, "To samo."))
    questions = (AskedQuestion(PassageId("01-01"), "co to"), AskedQuestion(PassageId("01-02"), "co to"))
    assert _to_encode(make_plan(twins, questions, None, MODEL)) == 2


@given(SHARES, SHARES)
@settings(max_examples=30, deadline=None)
def test_every_passage_is_counted_once(before: list[bool], after: list[bool]) -> None:
    old = [passage for passage, kept in zip(PASSAGES, before, strict=True) if kept]
    new = [passage for passage, kept in zip(PASSAGES, after, strict=True) if kept]
    content = make_content(old, ())
    current = Snapshot(
        **{name: getattr(content, name) for name in content.__slots__},
        id="00000001",
        created="",
        embedded=embedded_digest(old, ()),
    )
    plan = make_plan(new, (), current, MODEL)
    assert set(plan.added) == {passage.id for passage in new} - {passage.id for passage in old}
    assert set(plan.removed) == {passage.id for passage in old} - {passage.id for passage in new}
    assert len(plan.added) + len(plan.changed) + len(plan.unchanged) == len(new)
    assert plan.is_empty == (old == new or {p.id for p in old} == {p.id for p in new})
    assert len(plan.texts) == len(plan.added)
