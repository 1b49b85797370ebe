from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.synonyms import load_synonyms
from index.lexical import BM25Index
from index.polish import word_forms
from index.synonyms import Synonyms

GROUPS = (
    ("JST", "jednostka samorządu terytorialnego", "samorząd"),
    ("dotacja", "grant", "kasa"),
    ("samorząd województwa", "marszałek"),
)
PASSAGES = (
    "Jednostki samorządu terytorialnego składają wnioski.",
    "Dotacje przyznaje minister.",
    "JST podpisuje umowę.",
    "Zasady współpracy zagranicznej.",
    "Marszałek ogłosił konkurs.",
)
INDEX = BM25Index.build(PASSAGES)
SYNONYMS = Synonyms(GROUPS)


def found(text: str, synonyms: Synonyms = SYNONYMS) -> list[int]:
    """Return the rows of the passages that have anything of ``text``, best first."""
    scores = synonyms.scores(INDEX, text)
    return [int(row) for row in np.argsort(-scores, kind="stable") if scores[row] > 0]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("JST", [2, 0]),
        ("jednostkom samorzadu terytorialnego", [0, 2]),
        ("kasy", [1]),
        ("ile grantów", [1]),
        ("samorząd województwa", [4]),
        ("kasetka", []),
        ("", []),
    ],
)
def test_each_wording_finds_the_passages_of_the_others(text: str, rows: Sequence[int]) -> None:
    assert found(text)[: len(rows)] == rows
    assert bool(found(text)) == bool(rows)


def test_the_longest_phrase_is_read_whole() -> None:
    spans = list(SYNONYMS.alternatives(word_forms("grant samorządu województwa")))
    assert [len(span.words) for span in spans] == [1, 2]


def test_what_begins_alike_is_no_synonym() -> None:
    assert found("samorządność", Synonyms([("samorządowiec", "minister")])) == found("samorządność", Synonyms([]))


def test_a_synonym_counts_less_than_the_word_itself() -> None:
    scores = Synonyms([("dotacja", "konkurs")]).scores(INDEX, "dotacja")
    assert scores[1] > scores[4] > 0


def test_without_groups_every_word_counts_as_in_the_index() -> None:
    text = "Dotacje na współpracę JST"
    assert np.array_equal(Synonyms([]).scores(INDEX, text), INDEX.scores(text))


@given(st.lists(st.sampled_from(("jst", "jednostka", "samorządu", "terytorialnego", "kasa", "na", "minister"))))
def test_synonyms_only_add_and_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    spans = SYNONYMS.alternatives(word_forms(text))
    assert tuple(word for span in spans for word in span.words) == word_forms(text)
    assert np.all(SYNONYMS.scores(INDEX, text) >= INDEX.scores(text) - 1e-5)


def test_the_packaged_groups_let_an_acronym_find_its_name() -> None:
    index = BM25Index.build(["Europejskie ugrupowanie współpracy terytorialnej ma statut.", "Gmina ma statut."])
    scores = Synonyms(load_synonyms()).scores(index, "EUWT")
    assert scores[0] > 0 == scores[1]
