import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import LENGTH_SHARE, SATURATION, BM25Index, LexicalError
from index.polish import word_forms
from tests.index.samples import TEXTS

WORDS = ["dotacja", "dotacji", "gmina", "EUWT", "KA210-YOU", "85.200", "projekt", "projektów", "ваучер", "i"]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


def _bm25(texts: Sequence[str], question: str) -> list[float]:
    """Return the scores straight from the formula, word by word and passage by passage."""
    counts = [Counter(form for word in word_forms(text) for form in word) for text in texts]
    mean = sum(map(Counter.total, counts)) / len(texts)

    def weight(form: str, count: Counter[str]) -> float:
        holding = sum(form in other for other in counts)
        if form not in count:
            return 0.0
        rarity = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
        norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * count.total() / mean)
        return rarity * count[form] * (SATURATION + 1) / (count[form] + norm)

    return [sum(max(weight(form, count) for form in word) for word in word_forms(question)) for count in counts]


@given(st.lists(SENTENCES, min_size=1, max_size=12), SENTENCES)
@settings(deadline=None)
def test_the_scores_are_those_of_the_formula(texts: list[str], question: str) -> None:
    scores = BM25Index.build(texts).scores(question)
    assert scores.dtype == np.float32
    assert scores == pytest.approx(_bm25(texts, question), rel=1e-5)


@pytest.mark.parametrize(
    ("question", "row"),
    [("ile dotacji", 0), ("euwt", 1), ("w toruniu", 2), ("ka210", 3), ("2012–2016", 4), ("85.200 zł", 0)],
)
def test_a_rare_word_finds_its_passage(question: str, row: int) -> None:
    scores = BM25Index.build(TEXTS).scores(question)
    assert int(scores.argmax()) == row
    assert scores[row] > 0


def test_a_stem_and_a_beginning_are_no_two_words() -> None:
    index = BM25Index.build(["dotacja dla gmin", "rada", "sejm", "senat", "urząd", "sąd", "punkt"])
    assert index.scores("dotacja")[0] == index.scores("dotację")[0]
    assert index.scores("dotacja dotacja")[0] == pytest.approx(2 * index.scores("dotacja")[0])


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("", 0),
        ("a w i", 0),
        ("dotacje", 1),
        ("dotować gminom", 1 / 2),
        ("skąd wziąć kasę", 0),
        ("KA210 dotacje xyz", 4 / 5),
    ],
)
def test_a_word_is_known_whole_or_by_its_stem(question: str, share: float) -> None:
    index = BM25Index.build(["dotacja dla gminy", "dotacje", "program KA-210"])
    assert index.known_share(question) == pytest.approx(share)


def test_letters_are_taken_in_their_usual_form() -> None:
    index = BM25Index.build(["ﬁnanse gm\u200biny z\u0307o\u0301łte", "rada", "sejm"])
    assert index.scores("finanse")[0] > 0
    assert index.scores("gmina")[0] > 0
    assert index.scores("żółty")[0] > 0


def test_no_passages_and_no_words_are_no_fault() -> None:
    assert BM25Index.build([]).scores("dotacja").shape == (0,)
    assert BM25Index.build(["", "a i w"]).scores("dotacja").tolist() == [0.0, 0.0]
    assert not BM25Index.build(TEXTS).scores("").any()


@given(st.lists(SENTENCES, max_size=6), SENTENCES)
@settings(max_examples=30, deadline=None)
def test_an_index_comes_back_as_it_was_written(texts: list[str], question: str) -> None:
    index = BM25Index.build(texts)
    read = BM25Index.from_bytes(index.to_bytes())
    assert read.size == index.size == len(texts)
    assert read.scores(question).tolist() == index.scores(question).tolist()
    assert read.to_bytes() == index.to_bytes()


def test_half_a_file_is_refused() -> None:
    content = BM25Index.build(TEXTS).to_bytes()
    for size in range(0, len(content), 97):
        with pytest.raises(LexicalError, match="interekip ingest"):
            BM25Index.from_bytes(content[:size])
