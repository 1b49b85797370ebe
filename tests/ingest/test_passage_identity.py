"""Ids that stay while a text stays, moves or is edited, and what a passage says of its page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Audience, Confidence, Passage, PassageId, Validity
from ingest.chunk import Chunk
from ingest.extract.model import MediaKind
from ingest.passage_identity import PageOrigin, document_id, draft_passages, identify
from tests.ingest.passages import ORIGIN, SOURCE, read

CALL = "Nabór wniosków w konkursie na małe granty trwa do 31 maja 2024 r. i jest otwarty dla organizacji z regionu."
PEOPLE = "O udziale decyduje kolejność zgłoszeń, a każdej osobie przysługuje jedno miejsce w seminarium."
MONEY = "Dotacja pokrywa koszty podróży, noclegów i tłumaczeń, najwyżej 90 procent całości."


def drafts(*texts: str, origin: PageOrigin = ORIGIN) -> tuple[Passage, ...]:
    chunks = [Chunk(("Granty", "Zasady"), text) for text in texts]
    return draft_passages(read(*texts), chunks, origin)


def ids(passages: Sequence[Passage]) -> list[PassageId]:
    return [passage.id for passage in passages]


def test_a_passage_says_where_it_comes_from() -> None:
    (passage,) = draft_passages(
        read(CALL, published=date(2024, 3, 12)),
        [Chunk(("Granty", "Zasady", "Terminy"), CALL, validity=Validity(end=date(2024, 5, 31)))],
        ORIGIN,
    )
    assert passage.id.startswith("gmina-x-")
    assert len(passage.id) == len("gmina-x-") + 8
    assert passage.document_id == document_id(ORIGIN)
    assert (passage.document_title, passage.section_title) == ("Współpraca zagraniczna", "Zasady > Terminy")
    assert (passage.text, passage.state) == (CALL, "pobrano 25.11.2026")
    assert (passage.confidence, passage.audience) == (Confidence.HIGH, (Audience.NGO,))
    assert (passage.validity, passage.language) == (Validity(end=date(2024, 5, 31)), "pl")
    (source,) = passage.sources
    assert (source.title, source.url, source.publisher) == ("Współpraca zagraniczna", SOURCE.url, "Gmina X")
    assert (source.published, source.archive_url, source.dead) == ("12 marca 2024", None, False)
    assert source.verbatim


def test_a_followed_page_has_its_own_title_and_document() -> None:
    (passage,) = drafts(CALL, origin=replace(ORIGIN, url="https://x.example/granty"))
    assert (passage.document_title, passage.sources[0].title) == ("Granty", "Granty")
    assert passage.document_id != document_id(ORIGIN)


@pytest.mark.parametrize(("modified", "published"), [(None, "bez daty"), (date(2024, 5, 3), "zmiana 3 maja 2024")])
def test_a_page_without_a_date_of_publication_says_so(modified: date | None, published: str) -> None:
    (passage,) = draft_passages(read(CALL, modified=modified), [Chunk((), CALL)], ORIGIN)
    assert passage.sources[0].published == published


def test_a_copy_from_an_archive_is_cited_as_one() -> None:
    copy = "https://web.archive.org/web/20140312/https://x.example/wspolpraca"
    (passage,) = drafts(CALL, origin=replace(ORIGIN, archived=date(2014, 3, 12), archive_url=copy))
    (source,) = passage.sources
    assert passage.state == "kopia z 12.03.2014"
    assert (source.url, source.archive_url, source.dead) == (SOURCE.url, copy, True)


def test_a_citation_of_a_pdf_opens_at_its_page() -> None:
    origin = replace(
        ORIGIN, archived=date(2014, 3, 12), archive_url="https://web.archive.org/web/2014/https://x.example/"
    )
    (passage,) = draft_passages(read(CALL, kind=MediaKind.PDF), [Chunk((), CALL, page=7)], origin)
    assert passage.sources[0].url.endswith("#page=7")
    assert (passage.sources[0].archive_url or "").endswith("#page=7")
    (html,) = draft_passages(read(CALL), [Chunk((), CALL, page=7)], ORIGIN)
    assert "#" not in html.sources[0].url


def test_unchanged_texts_keep_their_ids_wherever_they_move() -> None:
    before = identify(drafts(CALL, PEOPLE, MONEY), ())
    assert len(set(ids(before))) == 3
    after = identify(drafts(MONEY, CALL, PEOPLE), before)
    assert ids(after) == [before[2].id, before[0].id, before[1].id]


def test_an_edited_text_keeps_its_id() -> None:
    before = identify(drafts(CALL, PEOPLE), ())
    edited = CALL.replace("31 maja", "15 czerwca")
    after = identify(drafts(PEOPLE, edited), before)
    assert ids(after) == [before[1].id, before[0].id]
    assert after[1].text == edited


def test_the_closest_of_two_edits_keeps_the_id() -> None:
    (before,) = identify(drafts(CALL), ())
    far, near = CALL.replace("małe granty", "wymianę młodzieży"), CALL.replace("2024", "2025")
    after = identify(drafts(far, near), [before])
    assert after[1].id == before.id
    assert after[0].id != before.id


def test_another_text_gets_another_id() -> None:
    before = identify(drafts(CALL), ())
    (after,) = identify(drafts(MONEY), before)
    assert after.id != before[0].id


def test_a_text_twice_on_a_page_has_two_ids_that_stay() -> None:
    before = identify(drafts(CALL, CALL), ())
    assert len(set(ids(before))) == 2
    assert ids(identify(drafts(CALL, CALL), before)) == ids(before)


def test_the_same_text_on_two_pages_keeps_to_its_page() -> None:
    other = replace(ORIGIN, url="https://x.example/inna")
    before = (*identify(drafts(CALL), ()), *identify(drafts(CALL, origin=other), ()))
    assert len(set(ids(before))) == 2
    after = identify((*drafts(CALL, origin=other), *drafts(CALL)), before)
    assert ids(after) == ids(before)[::-1]


def test_an_id_that_was_given_away_is_not_given_again() -> None:
    """The text that came back may not take the id under which its edited form is known."""
    before = identify(drafts(CALL), ())
    edited = identify(drafts(CALL.replace("31 maja", "15 czerwca")), before)
    assert ids(edited) == ids(before)
    both = identify(drafts(CALL.replace("31 maja", "15 czerwca"), CALL), edited)
    assert both[0].id == before[0].id
    assert both[1].id != before[0].id


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([CALL, PEOPLE, MONEY, CALL[:60], PEOPLE[:50]]), max_size=8), st.data())
def test_ids_are_unique_and_a_second_run_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    before = identify(drafts(*texts), ())
    after = identify(drafts(*data.draw(st.permutations([*texts, MONEY[:40]]))), before)
    assert len(set(ids(after))) == len(after)
    assert identify(after, after) == after
