"""The built-in library as a whole: nothing lost, nothing left over, every passage citable."""

import re
import unicodedata
from collections import Counter
from datetime import date
from urllib.parse import urlsplit

import pytest

from corpus.errors import CorpusError
from corpus.library import Library, load_library
from corpus.model import Confidence, DocumentId, PassageId, Source, Validity


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def _sources(library: Library) -> set[Source]:
    return {source for passage in library.passages for source in passage.sources}


def test_holds_every_fact(library: Library) -> None:
    assert len(library.documents) == 20
    assert len(library.passages) == 433
    assert len({passage.id for passage in library.passages}) == 433


def test_ids_of_a_document_have_no_gap(library: Library) -> None:
    for document in library.documents:
        numbers = sorted(passage.id for passage in document.passages)
        assert numbers == [f"{document.id}-{number:02}" for number in range(1, len(numbers) + 1)]


def test_each_passage_names_the_document_and_section_it_stands_in(library: Library) -> None:
    for document in library.documents:
        for section in document.sections:
            for passage in section.passages:
                assert (passage.document_id, passage.document_title) == (document.id, document.title)
                assert passage.section_title == section.title
                assert passage.language == document.language == "pl"


def test_each_passage_has_sixteen_questions(library: Library) -> None:
    assert len(library.asked) == 6928
    assert set(Counter(question.passage_id for question in library.asked).values()) == {16}
    assert {question.passage_id for question in library.asked} == {passage.id for passage in library.passages}


def test_each_passage_has_a_source_that_can_be_opened(library: Library) -> None:
    for passage in library.passages:
        assert passage.sources, passage.id
        for source in passage.sources:
            assert urlsplit(source.url).scheme in {"http", "https"}
            assert urlsplit(source.url).hostname
            assert all((source.title, source.publisher, source.published))


def test_a_source_used_by_several_documents_is_described_alike(library: Library) -> None:
    assert len({source.url for source in _sources(library)}) == len(_sources(library)) == 221


def test_dead_ministry_pages_are_called_dead_and_have_a_copy(library: Library) -> None:
    ministry = {source for source in _sources(library) if (urlsplit(source.url).hostname or "").endswith("msz.gov.pl")}
    assert len(ministry) == 8
    for source in ministry:
        assert source.dead
        assert source.archive_url is not None
        assert re.fullmatch(r"https://web\.archive\.org/web/20\d\d/" + re.escape(source.url), source.archive_url)


def test_archive_copies_are_of_the_same_address(library: Library) -> None:
    copies = [source for source in _sources(library) if source.archive_url is not None]
    assert len(copies) == 98
    for source in copies:
        assert source.archive_url is not None
        assert source.archive_url.endswith(f"/{source.url}")


def test_no_markup_is_left_in_what_people_read(library: Library) -> None:
    leftover = re.compile(r"⚠|\(pewność|\[|\]|https?:|\*\*|`|\(stan:|<[a-z/]|&[a-z]+;|  ")
    for passage in library.passages:
        for text in (passage.text, passage.section_title, passage.document_title):
            assert not leftover.search(text), (passage.id, text)


def test_no_invisible_letters(library: Library) -> None:
    for passage in library.passages:
        assert unicodedata.is_normalized("NFC", passage.text), passage.id
        assert not [c for c in passage.text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Zl", "Zp"}], passage.id


def test_passages_are_whole_sentences(library: Library) -> None:
    for passage in library.passages:
        assert passage.text.endswith("."), passage.id
        assert "\n" not in passage.text, passage.id
        assert 30 < len(passage.text) < 400, passage.id
        assert passage.text.count("„") == passage.text.count("”"), passage.id
        assert passage.text.count("(") == passage.text.count(")"), passage.id


def test_uncertain_passages_are_marked(library: Library) -> None:
    counts = Counter(passage.confidence for passage in library.passages)
    assert counts == {Confidence.HIGH: 370, Confidence.MEDIUM: 45, Confidence.LOW: 18}


def test_headings_are_distinct_and_sections_small(library: Library) -> None:
    titles = [document.title for document in library.documents]
    assert len(set(titles)) == len(titles)
    for document in library.documents:
        headings = [section.title for section in document.sections]
        assert len(set(headings)) == len(headings)
        for section in document.sections:
            assert 2 <= len(section.passages) <= 8, section.title
            assert 15 <= len(section.title) <= 100, section.title


def test_headings_name_no_figure_that_their_passages_do_not_hold(library: Library) -> None:
    for document in library.documents:
        for section in document.sections:
            words = " ".join((document.title, *(passage.text for passage in section.passages)))
            words += " ".join(passage.state for passage in section.passages)
            for figure in re.findall(r"\d+", section.title):
                assert re.search(rf"(?<!\d){figure}(?!\d)", words), (section.title, figure)


def test_validity_days_are_written_in_the_library(library: Library) -> None:
    """A validity is not guessed: its last year stands in its document, in a passage, a title or a date of state."""
    limited = [passage for passage in library.passages if passage.validity is not None]
    assert len(limited) == 85
    for passage in limited:
        assert passage.validity is not None
        assert passage.validity.end is not None, passage.id
        document = library.document(passage.document_id)
        words = document.title + " ".join(f"{other.text} {other.state}" for other in document.passages)
        assert str(passage.validity.end.year) in words, passage.id


@pytest.mark.parametrize(
    ("passage_id", "validity"),
    [
        ("02-10", Validity(date(2012, 1, 1), date(2016, 12, 31))),
        ("03-04", Validity(date(2017, 1, 1), date(2021, 12, 31))),
        ("05-08", Validity(date(2013, 12, 30), date(2014, 1, 24))),
        ("06-06", Validity(date(2020, 5, 13), date(2020, 6, 2))),
        ("17-32", Validity(None, date(2025, 10, 27))),
        ("01-02", None),
        ("08-09", None),
        ("13-04", None),
    ],
)
def test_priorities_and_calls_end_and_what_happened_and_laws_do_not(
    library: Library, passage_id: str, validity: Validity | None
) -> None:
    assert library.by_id(PassageId(passage_id)).validity == validity


def test_finds_by_id(library: Library) -> None:
    passage = library.by_id(PassageId("01-02"))
    assert passage.text == "Dotacja wyniosła 85.200 zł i pochodziła z Ministerstwa Spraw Zagranicznych."
    assert passage in library.document(DocumentId("01")).passages


def test_says_what_is_not_there(library: Library) -> None:
    with pytest.raises(CorpusError, match="no passage '99-01'"):
        library.by_id(PassageId("99-01"))
    with pytest.raises(CorpusError, match="no document '99'"):
        library.document(DocumentId("99"))
