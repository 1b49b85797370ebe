from dataclasses import replace
from datetime import timedelta

import pytest

from corpus.web_source import Follow, WebSource
from ingest.crawl import Crawl, CrawlBudget, LostPage, PageOutcome, ReadPage, SamePage
from ingest.extract.model import ExtractFailed, ExtractFault
from ingest.fetching.model import FetchFault, Validators
from ingest.state import KnownPage
from tests.fakes.web import FETCHED, FakeWeb, fetched, make_source, read_lines

HOME = "https://example.org/"
A, B, C = f"{HOME}a", f"{HOME}b", f"{HOME}c"
READING = "1-x"
EARLIER = FETCHED - timedelta(days=1)


def known(url: str, text: str, **changes: object) -> KnownPage:
    page = KnownPage(
        url=url,
        source_id=make_source().id,
        validators=fetched(url, text).validators,
        read_at=EARLIER,
        seen_at=EARLIER,
        reading=READING,
        title="",
        passages=(),
        links=tuple(line[2:] for line in text.splitlines() if line.startswith("> ")),
    )
    return replace(page, **changes)  # type: ignore[arg-type]


async def crawl(
    web: FakeWeb, source: WebSource, *pages: KnownPage, budget: CrawlBudget | None = None, **more: object
) -> list[PageOutcome]:
    crawling = Crawl(web.web, read_lines, budget or CrawlBudget(), clock=lambda: 0.0)
    memory = {page.url: page for page in pages}
    return [one async for one in crawling.pages(source, memory, READING, **more)]  # type: ignore[arg-type]


def names(outcomes: list[PageOutcome]) -> list[tuple[type[PageOutcome], str]]:
    return [(type(one), one.url) for one in outcomes]


async def test_one_page_is_read_and_its_links_are_left_alone_unless_they_are_wanted() -> None:
    web = FakeWeb({HOME: f"Tytuł\nTreść\n> {A}", A: "A\nTreść"})
    assert names(await crawl(web, make_source())) == [(ReadPage, HOME)]
    assert web.asked == [HOME]


async def test_links_are_followed_once_within_prefix_depth_and_number() -> None:
    web = FakeWeb(
        {
            HOME: f"Tytuł\n> {A}\n> {A}#part\n> https://other.org/\n> mailto:a@b.c\n> http://[\n> {HOME}",
            A: f"A\n> {B}",
            B: f"B\n> {C}",
            C: "C",
        }
    )
    assert names(await crawl(web, make_source(follow=Follow(HOME, depth=2)))) == [
        (ReadPage, HOME),
        (ReadPage, A),
        (ReadPage, B),
    ]
    web.asked.clear()
    await crawl(web, make_source(follow=Follow(HOME, depth=9, pages=2)))
    assert web.asked == [HOME, A]


async def test_a_sitemap_gives_the_further_pages() -> None:
    web = FakeWeb({HOME: "Tytuł\nTreść", A: "A", B: "B"}, sitemaps={f"{HOME}map": (A, "https://other.org/", B)})
    source = make_source(follow=Follow(HOME), sitemap=f"{HOME}map")
    assert names(await crawl(web, source)) == [(ReadPage, HOME), (ReadPage, A), (ReadPage, B)]


async def test_a_sitemap_that_is_lost_is_told_and_the_first_page_is_read_all_the_same() -> None:
    source = make_source(follow=Follow(HOME), sitemap=f"{HOME}map")
    outcomes = await crawl(FakeWeb({HOME: "Tytuł\nTreść"}), source)
    assert names(outcomes) == [(LostPage, f"{HOME}map"), (ReadPage, HOME)]


async def test_what_was_known_is_asked_for_conditionally_and_still_leads_on() -> None:
    text = f"Tytuł\n> {A}"
    web = FakeWeb({HOME: text, A: "A"})
    outcomes = await crawl(web, make_source(follow=Follow(HOME)), known(HOME, text))
    assert names(outcomes) == [(SamePage, HOME), (ReadPage, A)]


async def test_a_page_that_was_read_otherwise_is_read_again() -> None:
    web = FakeWeb({HOME: "Tytuł\nTreść"})
    assert names(await crawl(web, make_source(), known(HOME, "Tytuł\nTreść", reading="0-x"))) == [(ReadPage, HOME)]


async def test_an_interrupted_run_does_not_ask_again_for_what_it_saw() -> None:
    text = f"Tytuł\n> {A}"
    web = FakeWeb({HOME: text, A: "A"})
    page = known(HOME, text, seen_at=FETCHED)
    outcomes = await crawl(web, make_source(follow=Follow(HOME)), page, since=FETCHED - timedelta(minutes=1))
    assert names(outcomes) == [(SamePage, HOME), (ReadPage, A)]
    assert web.asked == [A]


@pytest.mark.parametrize("fault", [FetchFault.NOT_FOUND, FetchFault.GONE, FetchFault.PARKED, FetchFault.UNRESOLVED])
async def test_a_dead_first_page_is_read_from_the_archive(fault: FetchFault) -> None:
    web = FakeWeb({HOME: fault}, copies={HOME: "Kopia\nTreść"})
    [page] = await crawl(web, make_source(archive="https://web.archive.org/web/2014*/x"))
    assert isinstance(page, ReadPage)
    assert page.fetched.archived is not None
    assert web.asked_archive == ["https://web.archive.org/web/2014*/x"]


@pytest.mark.parametrize("fault", [FetchFault.TIMEOUT, FetchFault.ROBOTS, FetchFault.SERVER, FetchFault.DENIED])
async def test_what_may_come_back_is_not_looked_up_in_the_archive(fault: FetchFault) -> None:
    web = FakeWeb({HOME: fault}, copies={HOME: "Kopia\nTreść"})
    [page] = await crawl(web, make_source())
    assert isinstance(page, LostPage)
    assert web.asked_archive == []


async def test_a_source_known_to_be_dead_goes_to_the_archive_first_and_its_copy_is_compared() -> None:
    web = FakeWeb(copies={HOME: "Kopia\nTreść"})
    assert names(await crawl(web, make_source(dead=True))) == [(ReadPage, HOME)]
    assert names(await crawl(web, make_source(dead=True), known(HOME, "Kopia\nTreść"))) == [(SamePage, HOME)]
    assert web.asked == []


async def test_a_link_that_was_dead_from_the_start_does_not_trouble_the_archive() -> None:
    web = FakeWeb({HOME: f"Tytuł\n> {A}"}, copies={A: "Kopia"})
    source = make_source(follow=Follow(HOME))
    assert names(await crawl(web, source)) == [(ReadPage, HOME), (LostPage, A)]
    assert names(await crawl(web, source, known(A, "stare"))) == [(ReadPage, HOME), (ReadPage, A)]
    assert web.asked_archive == [A]


async def test_a_page_without_text_is_lost_with_its_reason() -> None:
    [page] = await crawl(FakeWeb({HOME: "scan"}), make_source())
    assert isinstance(page, LostPage)
    assert page.fault == ExtractFailed(ExtractFault.SCANNED, "no text")


async def test_a_page_of_links_alone_is_enough_only_where_they_are_followed() -> None:
    web = FakeWeb({HOME: f"> {A}", A: "A\nTreść"})
    assert names(await crawl(web, make_source(follow=Follow(HOME)))) == [(ReadPage, HOME), (ReadPage, A)]
    [lost] = await crawl(web, make_source())
    assert isinstance(lost, LostPage)
    assert lost.fault == ExtractFailed(ExtractFault.EMPTY, "links alone")


async def test_an_address_that_is_none_is_lost_without_a_request() -> None:
    web = FakeWeb()
    [page] = await crawl(web, make_source(url="ftp://example.org/"))
    assert isinstance(page, LostPage)
    assert page.fault.fault is FetchFault.BAD_ADDRESS
    assert web.asked == []


async def test_a_spent_budget_leaves_the_rest_for_later() -> None:
    web = FakeWeb({HOME: f"Tytuł {'x' * 500}\n> {A}\n> {B}", A: "A", B: "B"})
    outcomes = await crawl(web, make_source(follow=Follow(HOME)), budget=CrawlBudget(wire_bytes=400))
    assert names(outcomes) == [(ReadPage, HOME), (LostPage, A), (LostPage, B)]
    assert {one.fault.fault for one in outcomes if isinstance(one, LostPage)} == {FetchFault.BUDGET}


async def test_the_sources_of_a_run_share_a_budget() -> None:
    other = "https://other.org/"
    web = FakeWeb({HOME: f"Tytuł {'x' * 500}\nTreść", other: "T\nTreść"})
    crawling = Crawl(web.web, read_lines, CrawlBudget(run_wire_bytes=400), clock=lambda: 0.0)
    first = [one async for one in crawling.pages(make_source(), {}, READING)]
    [second] = [one async for one in crawling.pages(make_source("inne", other), {}, READING)]
    assert names(first) == [(ReadPage, HOME)]
    assert isinstance(second, LostPage)
    assert second.fault.detail == "the run's budget is spent"


async def test_time_is_a_budget_too() -> None:
    ticks = iter(range(0, 1000, 60))
    web = FakeWeb({HOME: f"Tytuł\nTreść\n> {A}", A: "A\nTreść"})
    crawling = Crawl(web.web, read_lines, CrawlBudget(seconds=100.0), clock=lambda: float(next(ticks)))
    outcomes = [one async for one in crawling.pages(make_source(follow=Follow(HOME)), {}, READING)]
    assert names(outcomes) == [(ReadPage, HOME), (LostPage, A)]


async def test_no_validators_are_used_for_a_page_without_any() -> None:
    web = FakeWeb({HOME: "Tytuł\nTreść"})
    assert names(await crawl(web, make_source(), known(HOME, "", validators=Validators()))) == [(ReadPage, HOME)]
