from pathlib import Path

import pytest

from corpus.errors import LibraryFault
from corpus.library import load_library
from corpus.model import PassageId
from corpus.relations import newer_passages
from tests.corpus.samples import DOCUMENT, write_library

FIRST, SECOND = "- confidence: wysoka\n", "- valid_until: 2016-12-31\n"
NEWER = (SECOND, f"{SECOND}- superseded_by: 01-01\n")


def with_lines(*changes: tuple[str, str]) -> str:
    document = DOCUMENT
    for old, new in changes:
        document = document.replace(old, new)
    return document


def test_a_passage_names_the_one_that_holds_later_and_the_one_that_says_otherwise(tmp_path: Path) -> None:
    conflict = (FIRST, f"{FIRST}- conflicts_with: 01-02\n")
    library = load_library(
        write_library(tmp_path, with_lines(conflict, (NEWER[0], f"{NEWER[1]}- conflicts_with: 01-01\n")))
    )
    first, second = library.passages
    assert (first.superseded_by, first.conflicts_with) == (None, "01-02")
    assert (second.superseded_by, second.conflicts_with) == ("01-01", "01-01")


def test_newer_passages_follow_one_another(tmp_path: Path) -> None:
    library = load_library(write_library(tmp_path, with_lines(NEWER)))
    passages = {passage.id: passage for passage in library.passages}
    assert list(newer_passages(passages[PassageId("01-02")], passages)) == [passages[PassageId("01-01")]]
    assert list(newer_passages(passages[PassageId("01-02")], {})) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ([(FIRST, f"{FIRST}- superseded_by: 09-99\n")], "01-01 names 09-99"),
        ([NEWER, (FIRST, f"{FIRST}- superseded_by: 01-02\n")], "superseded by itself"),
        ([(FIRST, f"{FIRST}- conflicts_with: 01-02\n")], "conflicts_with: 01-01' at 01-02"),
        ([(FIRST, f"{FIRST}- superseded_by: 01-01\n")], "'01-01' is not the id of another passage"),
        ([(FIRST, f"{FIRST}- conflicts_with: strona\n")], "'strona' is not the id of another passage"),
    ],
)
def test_a_relation_that_cannot_hold_is_refused(tmp_path: Path, changes: list[tuple[str, str]], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        load_library(write_library(tmp_path, with_lines(*changes)))


def test_in_the_library_nothing_conflicts_with_what_supersedes_it() -> None:
    library = load_library()
    passages = {passage.id: passage for passage in library.passages}
    related = [passage for passage in library.passages if passage.superseded_by]
    assert len(related) > 1
    for passage in related:
        assert passage.conflicts_with not in {newer.id for newer in newer_passages(passage, passages)}
