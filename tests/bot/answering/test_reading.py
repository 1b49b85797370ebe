"""What the reader says of what was found: half of the order, and the evidence."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.reading import ENOUGH, READ, READING_FEATURE_NAMES, SOFTENED, Reading, read
from index.embedding_text import passage_text
from index.protocols import Hit
from tests.bot.answering.examples import make_hit, make_passage
from tests.fakes.reader import FakeReader

QUESTION = "Ile wyniosła dotacja?"
SCORES = st.lists(st.floats(-3, 8), min_size=1, max_size=10).map(lambda scores: sorted(scores, reverse=True))
LOGITS = st.lists(st.floats(-9, 9), min_size=READ, max_size=READ)


def hits_of(*scores: float) -> tuple[Hit, ...]:
    """Return hits of passages A, B, C ..."""
    return tuple(
        make_hit(make_passage(f"01-0{row}", f"{'ABCDEFGHIJ'[row]}."), score) for row, score in enumerate(scores)
    )


def reader_of(*logits: float) -> FakeReader:
    """Return what says the first of ``logits`` of passage A, the second of B ..."""
    return FakeReader({f"{'ABCDEFGHIJ'[row]}.": logit for row, logit in enumerate(logits)})


def letters(hits: Sequence[Hit]) -> str:
    return "".join(hit.passage.text[0] for hit in hits)


def features_of(*logits: float) -> dict[str, float]:
    return dict(zip(READING_FEATURE_NAMES, Reading((), np.array(logits)).features.tolist(), strict=True))


def test_only_the_best_are_read_each_with_its_titles() -> None:
    reader, hits = reader_of(), hits_of(6, 5, 4, 3, 2, 1)
    read(reader, QUESTION, hits)
    assert reader.read == [(QUESTION, tuple(passage_text(hit.passage) for hit in hits[:READ]))]


@pytest.mark.parametrize(
    ("logits", "order"),
    [
        ((0.0, 0.0), "AB"),
        ((0.0, SOFTENED * 0.9), "AB"),
        ((0.0, SOFTENED * 1.1), "BA"),
        ((-SOFTENED * 1.1, 0.0), "BA"),
        ((SOFTENED * 9, 0.0), "AB"),
    ],
    ids=["nothing to say", "less than the search", "more than the search", "the first is not it", "agreed"],
)
def test_the_order_is_half_of_the_search_and_half_of_the_reader(logits: tuple[float, ...], order: str) -> None:
    assert letters(read(reader_of(*logits), QUESTION, hits_of(4, 3)).hits) == order


def test_the_scores_stay_those_of_the_search() -> None:
    (best, other) = read(reader_of(0.0, 6.0), QUESTION, hits_of(4, 3.5)).hits
    assert (letters([best, other]), best.score, other.score) == ("BA", 3.5, 4)


@pytest.mark.parametrize(("first", "count"), [(ENOUGH + 0.1, 1), (ENOUGH - 0.1, READ)])
def test_after_a_passage_that_surely_answers_no_other_is_read(first: float, count: int) -> None:
    reader, hits = reader_of(first, 9.0), hits_of(6, 5, 4)
    found = read(reader, QUESTION, hits)
    assert reader.read == [(QUESTION, tuple(passage_text(hit.passage) for hit in hits[:count]))]
    assert found.logits.tolist() == [first, 9.0][:count]
    assert sorted(letters(found.hits)) == ["A", "B", "C"]


@given(SCORES, LOGITS)
def test_what_was_not_read_stays_behind_in_its_order(scores: list[float], logits: list[float]) -> None:
    hits = hits_of(*scores)
    found = read(reader_of(*logits), QUESTION, hits).hits
    assert letters(found[READ:]) == letters(hits[READ:])
    assert sorted(letters(found[:READ])) == sorted(letters(hits[:READ]))


def test_what_the_reader_said_is_kept_in_the_order_of_the_search() -> None:
    assert read(reader_of(-1.0, 7.0), QUESTION, hits_of(2, 1)).logits.tolist() == [-1.0, 7.0]


def test_the_evidence_of_the_reader() -> None:
    found = features_of(-1.0, 4.0, 1.0, -2.0)
    assert found == {
        "best_logit": 4.0,
        "first_logit": -1.0,
        "second_best_logit": 1.0,
        "mean_logit": 0.5,
        "first_is_best": 0.0,
        "certain": pytest.approx(1 / (1 + np.exp(-4))),
    }
    assert features_of(2.0, 1.0)["first_is_best"] == 1.0


def test_a_lone_passage_is_its_own_second_best() -> None:
    found = features_of(2.0)
    assert found["best_logit"] == found["first_logit"] == found["second_best_logit"] == found["mean_logit"] == 2.0


@given(st.lists(st.floats(-60, 60), min_size=1, max_size=READ))
def test_any_judgement_gives_finite_numbers(logits: list[float]) -> None:
    assert all(np.isfinite(number) for number in features_of(*logits).values())
