import asyncio

import pytest

from ingest.fetching.model import FetchFault
from tests.fakes.timing import FakeTiming
from tests.ingest.fetching.asking import fault_of, fetch, fetcher_of, page_of
from tests.web import Page, WebServer, sequence
from tests.web.hostile import endless, hanging_up, raw

RULES = "User-agent: *\nDisallow: /tajne\nAllow: /tajne/jawne\n"


async def test_what_is_disallowed_is_asked_for_zero_times(site: WebServer) -> None:
    site.robots(RULES)
    for path in ("/tajne", "/tajne/jawne", "/a"):
        site.page(path, path)
    async with fetcher_of(site) as fetcher:
        assert fault_of(await fetcher.fetch(site.url + "/tajne?x=1")) is FetchFault.ROBOTS
        page_of(await fetcher.fetch(site.url + "/tajne/jawne"))
        page_of(await fetcher.fetch(site.url + "/a"))
    assert site.record.targets() == ["/robots.txt", "/tajne/jawne", "/a"]


async def test_a_redirect_to_what_is_disallowed_is_not_followed(site: WebServer) -> None:
    site.robots(RULES)
    site.redirect("/a", "/tajne")
    assert fault_of(await fetch(site, "/a")) is FetchFault.ROBOTS
    assert site.record.count("/tajne") == 0


async def test_a_redirect_to_another_site_obeys_that_sites_rules(site: WebServer) -> None:
    with WebServer() as other:
        other.robots("User-agent: *\nDisallow: /")
        site.redirect("/a", other.url + "/b")
        async with fetcher_of(site, other) as fetcher:
            assert fault_of(await fetcher.fetch(site.url + "/a")) is FetchFault.ROBOTS
        assert other.record.targets() == ["/robots.txt"]


async def test_rules_for_us_by_name_count_more_than_those_for_everybody(site: WebServer) -> None:
    site.robots("User-agent: *\nDisallow: /\n\nUser-agent: InterEkip\nDisallow: /tajne\n")
    site.page("/a", "a")
    async with fetcher_of(site) as fetcher:
        page_of(await fetcher.fetch(site.url + "/a"))
        assert fault_of(await fetcher.fetch(site.url + "/tajne")) is FetchFault.ROBOTS


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_without_a_robots_txt_everything_is_allowed(site: WebServer, status: int) -> None:
    site.page("/robots.txt", RULES, status=status)
    site.page("/tajne", "a")
    page_of(await fetch(site, "/tajne"))


@pytest.mark.parametrize(("status", "fault"), [(500, "server"), (503, "busy"), (429, "busy")])
async def test_a_server_in_trouble_is_not_asked_now(site: WebServer, status: int, fault: str) -> None:
    site.page("/robots.txt", "", status=status)
    site.page("/a", "a")
    assert fault_of(await fetch(site, "/a")) == fault
    assert site.record.count("/a") == 0


async def test_a_robots_txt_without_end_or_answer_is_not_now(site: WebServer) -> None:
    site.answer("/robots.txt", endless())
    assert fault_of(await fetch(site, "/a")) is FetchFault.TOO_LARGE
    site.answer("/robots.txt", hanging_up())
    assert fault_of(await fetch(site, "/a")) is FetchFault.UNREACHABLE
    assert site.record.count("/a") == 0


async def test_a_robots_txt_that_redirects_is_followed(site: WebServer) -> None:
    site.redirect("/robots.txt", "/reguły.txt")
    site.page("/regu%C5%82y.txt", RULES)
    assert fault_of(await fetch(site, "/tajne")) is FetchFault.ROBOTS


async def test_a_robots_txt_that_redirects_for_ever_counts_as_none(site: WebServer) -> None:
    site.redirect("/robots.txt", "/robots.txt")
    site.page("/a", "a")
    page_of(await fetch(site, "/a"))


@pytest.mark.parametrize("content", [b"\x00\xff\xfe", b"<html>404</html>", b"Disallow: /\n", "﻿User-agent: x".encode()])
async def test_nonsense_in_a_robots_txt_forbids_nothing(site: WebServer, content: bytes) -> None:
    site.page("/robots.txt", content)
    site.page("/a", "a")
    page_of(await fetch(site, "/a"))


async def test_it_is_read_once_a_day(site: WebServer) -> None:
    timing = FakeTiming()
    site.page("/a", "a")
    async with fetcher_of(site, timing=timing) as fetcher:
        await asyncio.gather(*(fetcher.fetch(site.url + "/a") for _ in range(4)))
        assert site.record.count("/robots.txt") == 1
        timing.advance(25 * 3600)
        await fetcher.fetch(site.url + "/a")
    assert site.record.count("/robots.txt") == 2


async def test_a_robots_txt_that_failed_is_asked_for_again_after_some_minutes(site: WebServer) -> None:
    timing = FakeTiming()
    site.answer("/robots.txt", sequence(Page(b"", status=500), raw(b"HTTP/1.1 404 Not Found\r\n\r\n")))
    site.page("/a", "a")
    async with fetcher_of(site, timing=timing) as fetcher:
        assert fault_of(await fetcher.fetch(site.url + "/a")) is FetchFault.SERVER
        assert fault_of(await fetcher.fetch(site.url + "/a")) is FetchFault.SERVER
        assert site.record.count("/robots.txt") == 1
        timing.advance(601)
        page_of(await fetcher.fetch(site.url + "/a"))


async def test_a_crawl_delay_is_kept_between_all_requests(site: WebServer) -> None:
    timing = FakeTiming()
    site.robots("User-agent: *\nCrawl-delay: 7\n")
    async with fetcher_of(site, timing=timing, min_delay_s=0) as fetcher:
        for path in ("/a", "/b", "/c"):
            await fetcher.fetch(site.url + path)
    assert timing.waits == [7, 7, 7]
