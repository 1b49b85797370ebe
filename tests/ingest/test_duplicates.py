"""The same text on several pages is one passage, and texts that differ in a number never are."""

import time
from dataclasses import replace

import pytest

from corpus.library import load_library
from corpus.model import DocumentId, PassageId
from ingest.duplicates import join_duplicates
from tests.ingest.passages import web_passage

TEXT = "Nabór wniosków w konkursie „Małe granty” trwa do 31 maja 2024 r., a dotacja wynosi najwyżej 20 tys. zł."


def test_the_same_text_is_joined_with_all_its_addresses() -> None:
    first, other, second = web_passage(1, TEXT), web_passage(2, "Zapraszamy na Forum."), web_passage(3, TEXT)
    assert join_duplicates([first, other, second]) == (
        replace(first, sources=(*first.sources, *second.sources)),
        other,
    )


@pytest.mark.parametrize(
    "nearly",
    [
        TEXT.replace(" trwa", " wciąż trwa"),
        TEXT.replace("„", '"').replace("”", '"'),
        TEXT.replace(", a dotacja", ". a dotacja"),
        TEXT.replace("31 maja", "31\u00a0maja"),
    ],
)
def test_nearly_the_same_text_is_joined(nearly: str) -> None:
    (only,) = join_duplicates([web_passage(1, TEXT), web_passage(2, nearly)])
    assert (only.text, len(only.sources)) == (TEXT, 2)


@pytest.mark.parametrize(
    "different",
    [
        TEXT.replace("2024", "2025"),
        TEXT.replace("31 maja", "30 maja"),
        TEXT.replace("maja", "marca"),
        TEXT.replace("20 tys.", "20a tys."),
        TEXT.replace("najwyżej", "najmniej"),
        TEXT.replace(" trwa", " nie trwa"),
        TEXT.replace(" do 31", " od 31"),
        TEXT.replace("Małe", "Duże"),
        TEXT + " Obowiązuje wkład własny, a środki trzeba wydać w tym samym roku.",
    ],
)
def test_what_says_something_else_stays_apart(different: str) -> None:
    passages = (web_passage(1, TEXT), web_passage(2, different))
    assert join_duplicates(passages) == passages


def test_the_official_page_stays() -> None:
    blog = web_passage(1, TEXT, "https://blog.example/a")
    official = web_passage(2, TEXT, "https://www.gov.pl/web/dyplomacja/a")
    (only,) = join_duplicates([blog, official])
    assert (only.id, [source.url for source in only.sources]) == (
        official.id,
        ["https://www.gov.pl/web/dyplomacja/a", "https://blog.example/a"],
    )


def test_a_living_page_stays_before_a_dead_one() -> None:
    dead, living = web_passage(1, TEXT, dead=True), web_passage(2, TEXT)
    assert join_duplicates([dead, living]) == (replace(living, sources=(*living.sources, *dead.sources)),)


def test_a_source_is_opened_at_a_sentence_only_where_that_stands_there() -> None:
    texts = [TEXT, TEXT, TEXT.replace(" trwa", " wciąż trwa")]
    passages = [web_passage(number, text, verbatim=True) for number, text in enumerate(texts)]
    (only,) = join_duplicates(passages)
    assert [source.verbatim for source in only.sources] == [True, True, False]


def test_an_address_is_named_once() -> None:
    twice = [web_passage(1, TEXT, "https://x.example/a"), web_passage(2, TEXT, "https://x.example/a")]
    assert join_duplicates(twice) == (twice[0],)


def test_the_library_is_never_altered() -> None:
    library = load_library().passages
    copy = replace(library[3], id=PassageId("gmina-x-1"), document_id=DocumentId("gmina-x-1"))
    assert join_duplicates([*library, copy]) == library
    repeated = [library[0], replace(library[0], id=PassageId("01-999"))]
    assert join_duplicates(repeated) == tuple(repeated)


def test_joining_again_changes_nothing() -> None:
    joined = join_duplicates([web_passage(number, TEXT) for number in range(5)])
    assert join_duplicates(joined) == joined


def test_thousands_of_passages_take_moments() -> None:
    texts = [passage.text for passage in load_library().passages]
    many = [web_passage(n, f"{texts[n % 433]} {texts[(n * 7 + n // 433) % 433]}") for n in range(3000)]
    started = time.perf_counter()
    assert len(join_duplicates(many)) > 2900
    assert time.perf_counter() - started < 6
