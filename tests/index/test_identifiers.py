"""What people copy from a text or a form must find its passage by words alone, however it is written."""

from collections.abc import Callable

import numpy as np
import pytest

from corpus.library import load_library
from corpus.model import Passage
from index.embedding_text import lexical_text
from index.folding import fold
from index.lexical import BM25Index
from index.polish import word_forms

Find = Callable[[str], list[Passage]]


@pytest.fixture(scope="module")
def find() -> Find:
    """Return the passages of the built-in library with a word of the query, best first."""
    passages = load_library().passages
    index = BM25Index.build([lexical_text(passage) for passage in passages])

    def ranked(query: str) -> list[Passage]:
        scores = index.scores(query)
        return [passages[row] for row in np.argsort(-scores, kind="stable") if scores[row] > 0]

    return ranked


def test_every_passage_is_found_by_its_id(find: Find) -> None:
    for passage in load_library().passages:
        # "12-24" is a passage, and a span of months in the text of another one.
        meant = [found for found in find(f"Co mówi {passage.id}?")[:2] if passage.id in fold(lexical_text(found))]
        assert passage in meant


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("ka210", "KA210"),
        ("KA-210", "KA210"),
        ("KA 210", "KA210"),
        ("euwt", "EUWT"),
        ("RODM", "RODM"),
        ("co to jest sokwms", "SOKWMS"),
        ("INTER-EKiP", "INTER-EKiP"),
        ("interekip", "INTER-EKiP"),
        ("85.200 zł", "85.200 zł"),
        ("85 200 zł", "85.200 zł"),
        ("85\u00a0200 zł", "85.200 zł"),
        ("85200", "85.200 zł"),
        ("6802000", "6 802 000"),
        ("2,84%", "2,84%"),
        ("2012-2016", "2012–2016"),
        ("2012–2016", "2012–2016"),
        ("1082/2006", "1082/2006"),
        ("gov.pl/web/dyplomacja", "gov.pl/web/dyplomacja"),
        ("https://www.gov.pl/web/dyplomacja", "gov.pl/web/dyplomacja"),
        ("visegradfund.org", "visegradfund.org"),
    ],
)
def test_an_identifier_is_found_however_it_is_written(find: Find, query: str, written: str) -> None:
    assert written in lexical_text(find(query)[0])


@pytest.mark.parametrize("query", ["SKM", "XYZ-7777", "99999", "", "???", "\ufdfa", "a" * 9000])
def test_what_the_library_lacks_is_not_found(find: Find, query: str) -> None:
    assert find(query) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("85.200", "85 200"),
        ("85.200", "85\u202f200"),
        ("1 234 567", "1234567"),
        ("KA-210", "KA210"),
        ("COVID\u201119", "covid-19"),
        ("2012–2016", "2012-2016"),
        ("e-mail", "email"),
        ("biuro@ekip.pl", "BIURO@EKIP.PL"),
    ],
)
def test_spellings_of_the_same_thing_share_a_whole_form(one: str, other: str) -> None:
    assert word_forms(one)[0] & word_forms(other)[0]


@pytest.mark.parametrize(("one", "other"), [("2.5", "25"), ("16-12", "1612"), ("2,84", "284"), ("85.200", "85.201")])
def test_different_numbers_share_no_whole_form(one: str, other: str) -> None:
    assert not word_forms(one)[0] & word_forms(other)[0]


def test_the_parts_of_an_identifier_are_found_too() -> None:
    assert {form for word in word_forms("KA210-YOU") for form in word} >= {"ka210-you", "ka210you", "ka", "210", "you"}
