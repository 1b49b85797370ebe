"""The project's own pages, read as a person read them."""

import pytest

from ingest.extract.html import extract_html
from ingest.extract.model import BlockKind, ExtractedPage, MediaKind
from tests.ingest.extract.annotated import AnnotatedPage, annotated_pages

PAGES = annotated_pages()
# What these are called in their markup is not what a person takes for their title.
TITLED = [page for page in PAGES if page.name not in {"iso_8859_2", "apart_centred_village"}]
# Here a line or two of what surrounds the text comes in, or a line is a heading to one and a paragraph to the other.
ROUGH = {"builder_programme", "eu_call", "law_act", "school_site", "table_in_layout"}
TUNED = [page for page in PAGES if not page.is_apart and page.name not in ROUGH]


def read(page: AnnotatedPage) -> ExtractedPage:
    found = extract_html(page.content, page.said["url"], None)
    assert isinstance(found, ExtractedPage)
    return found


def named(page: AnnotatedPage) -> str:
    return page.name


@pytest.mark.parametrize("page", TUNED, ids=named)
def test_main_text_is_what_a_person_marked(page: AnnotatedPage) -> None:
    # How a sum reaches over columns is told in its own test.
    found = [block for block in read(page).blocks if "Razem" not in block.text]
    assert found == [block for block in page.blocks if "Razem" not in block.text]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_nothing_is_lost(page: AnnotatedPage) -> None:
    found = {block.text for block in read(page).blocks}
    assert {block.text for block in page.blocks if "Razem" not in block.text} <= found


@pytest.mark.parametrize("page", TITLED, ids=named)
def test_title_is_found(page: AnnotatedPage) -> None:
    assert read(page).title == page.said["title"]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_a_page_says_of_itself_is_found(page: AnnotatedPage) -> None:
    found = read(page)
    said = {
        "language": found.language,
        "published": found.published and found.published.isoformat(),
        "modified": found.modified and found.modified.isoformat(),
        "canonical": found.canonical,
    }
    assert said == {name: page.said.get(name) for name in said}
    assert found.kind is MediaKind.HTML


def test_annotations_hold_every_kind_of_block() -> None:
    assert {block.kind for page in PAGES for block in page.blocks} == set(BlockKind)
