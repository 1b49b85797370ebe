import asyncio
import hashlib
import socket
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version

import pytest

from ingest.errors import IngestError
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.model import FetchFailed, FetchFault, NotModified, Validators
from tests.fakes.timing import START, FakeTiming
from tests.ingest.fetching.asking import CONTACT, LIMITS, NOBODY, fault_of, fetch, fetcher_of, page_of
from tests.web import Page, WebServer, sequence
from tests.web.hostile import hanging_up, resetting
from tests.web.resolver import FakeResolver

TEXT = "<h1>Nabór</h1><p>Nabór wniosków trwa do 24 stycznia 2014 r.</p>"
MODIFIED = "Fri, 24 Jan 2014 12:00:00 GMT"


async def test_a_page_comes_with_what_the_server_says_of_it(site: WebServer) -> None:
    site.page("/nab%C3%B3r", TEXT, etag='"1"', last_modified=MODIFIED, media_type="Text/HTML; charset=ISO-8859-2")
    page = page_of(await fetch(site, "/nabór?utm_source=x#2"))
    assert page.url == f"{site.url}/nabór?utm_source=x#2"
    assert page.final_url == f"{site.url}/nab%C3%B3r"
    assert page.content == TEXT.encode()
    assert (page.media_type, page.charset) == ("text/html", "iso-8859-2")
    assert page.validators == Validators('"1"', MODIFIED, hashlib.sha256(page.content).hexdigest())
    assert page.wire_bytes == len(page.content)
    assert (page.archived, page.archive_url) == (None, None)


async def test_we_say_who_we_are_and_what_we_like(site: WebServer) -> None:
    site.page("/a", TEXT, headers={"Set-Cookie": "sesja=1"})
    async with fetcher_of(site) as fetcher:
        await fetcher.fetch(site.url + "/a")
        await fetcher.fetch(site.url + "/a")
    first, second = site.record.of("/a")
    assert first.headers["user-agent"] == f"InterEkip/{version('interekip')} (+{CONTACT})"
    assert first.headers["accept-language"].startswith("pl")
    assert first.headers["host"] == site.host
    assert "cookie" not in second.headers
    assert site.record.of("/robots.txt")[0].headers["user-agent"] == first.headers["user-agent"]


@pytest.mark.parametrize("contact", ["a\r\nX: y", "żółw@example.org"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(contact: str) -> None:
    with pytest.raises(IngestError, match="Kontakt"):
        Fetcher(contact)


@pytest.mark.parametrize("known", [Validators('"1"', None, "abc"), Validators(None, MODIFIED, "abc")])
async def test_a_page_that_did_not_change_is_not_sent_again(site: WebServer, known: Validators) -> None:
    address = site.page("/a", TEXT, etag='"1"', last_modified=MODIFIED)
    async with fetcher_of(site) as fetcher:
        outcome = await fetcher.fetch(address, known)
    assert outcome == NotModified(address, Validators('"1"', MODIFIED, "abc"), 0)


async def test_the_same_bytes_are_no_change_even_if_the_server_has_no_memory(site: WebServer) -> None:
    address = site.page("/a", TEXT, packed=("gzip",))
    async with fetcher_of(site) as fetcher:
        known = page_of(await fetcher.fetch(address)).validators
        site.page("/a", TEXT, etag='"2"')
        outcome = await fetcher.fetch(address, known)
        site.page("/a", TEXT + "<p>Zmiana.</p>", etag='"3"')
        changed = await fetcher.fetch(address, known)
    assert outcome == NotModified(address, Validators('"2"', None, known.digest), len(TEXT.encode()))
    assert page_of(changed).content.endswith(b"<p>Zmiana.</p>")


async def test_a_304_that_nobody_asked_for_is_a_fault(site: WebServer) -> None:
    site.page("/a", "", status=304)
    assert fault_of(await fetch(site, "/a")) is FetchFault.SERVER


async def test_an_etag_that_would_break_a_header_is_not_sent(site: WebServer) -> None:
    address = site.page("/a", TEXT)
    async with fetcher_of(site) as fetcher:
        page_of(await fetcher.fetch(address, Validators(etag='"ż"', last_modified="x\r\nCookie: y")))
    assert not {"if-none-match", "if-modified-since", "cookie"} & set(site.record.of("/a")[0].headers)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed(site: WebServer, status: int) -> None:
    site.redirect("/stara", "/nowa?id=1#dalej", status)
    site.page("/nowa", TEXT)
    page = page_of(await fetch(site, "/stara"))
    assert page.final_url == f"{site.url}/nowa?id=1"


async def test_a_location_in_an_old_encoding_is_asked_for_as_it_is(site: WebServer) -> None:
    site.redirect("/stara", "/nabór".encode("iso-8859-2"))
    site.page("/nab%F3r", TEXT)
    assert page_of(await fetch(site, "/stara")).final_url == f"{site.url}/nab%F3r"


@pytest.mark.parametrize(
    ("status", "fault", "requests"),
    [
        (404, FetchFault.NOT_FOUND, 1),
        (410, FetchFault.GONE, 1),
        (401, FetchFault.DENIED, 1),
        (403, FetchFault.DENIED, 1),
        (451, FetchFault.DENIED, 1),
        (408, FetchFault.TIMEOUT, 3),
        (429, FetchFault.BUSY, 3),
        (500, FetchFault.SERVER, 1),
        (502, FetchFault.SERVER, 3),
        (503, FetchFault.BUSY, 3),
        (504, FetchFault.SERVER, 3),
        (302, FetchFault.SERVER, 1),
        (999, FetchFault.SERVER, 1),
    ],
)
async def test_a_status_is_a_fault_and_only_what_can_pass_is_asked_again(
    site: WebServer, status: int, fault: FetchFault, requests: int
) -> None:
    site.page("/a", TEXT, status=status)
    outcome = await fetch(site, "/a")
    assert isinstance(outcome, FetchFailed)
    assert (outcome.fault, outcome.url, outcome.detail) == (
        fault,
        f"{site.url}/a",
        f"the server answered {status}",
    )
    assert site.record.count("/a") == requests


async def test_what_passes_passes(site: WebServer) -> None:
    site.answer("/a", sequence(hanging_up(), Page(b"", status=503), Page(TEXT.encode())))
    site.answer("/b", sequence(resetting(), Page(TEXT.encode())))
    assert page_of(await fetch(site, "/a")).content == TEXT.encode()
    assert page_of(await fetch(site, "/b")).content == TEXT.encode()


async def test_attempts_are_spread_and_take_longer_each_time(site: WebServer) -> None:
    site.page("/a", TEXT, status=502)
    timing = FakeTiming()
    async with fetcher_of(site, timing=timing, min_delay_s=0, attempts=4, backoff_max_s=5) as fetcher:
        await fetcher.fetch(site.url + "/a")
    first, second, third = timing.waits
    assert 0.5 <= first <= 1.5
    assert 1 <= second <= 3
    assert 2 <= third <= 5
    assert len({first, second / 2, third / 4}) == 3


@pytest.mark.parametrize("written", ["20", START.replace(second=20).strftime("%a, %d %b %Y %H:%M:%S GMT")])
async def test_a_server_that_asks_for_a_pause_has_it(site: WebServer, written: str) -> None:
    site.answer("/a", sequence(Page(b"", status=429, headers={"Retry-After": written}), Page(TEXT.encode())))
    timing = FakeTiming()
    async with fetcher_of(site, timing=timing, min_delay_s=0) as fetcher:
        page_of(await fetcher.fetch(site.url + "/a"))
    assert timing.monotonic() == pytest.approx(20)


async def test_a_server_that_asks_for_an_hour_is_left_alone(site: WebServer) -> None:
    site.page("/a", TEXT, status=503, headers={"Retry-After": "3600"})
    timing = FakeTiming()
    async with fetcher_of(site, timing=timing) as fetcher:
        first = await fetcher.fetch(site.url + "/a")
        second = await fetcher.fetch(site.url + "/b")
        timing.advance(3600)
        await fetcher.fetch(site.url + "/b")
    assert isinstance(first, FetchFailed)
    assert (first.fault, first.retry_after) == (FetchFault.BUSY, 3600)
    assert isinstance(second, FetchFailed)
    assert second.fault is FetchFault.BUSY
    assert second.retry_after == pytest.approx(3600, abs=5)
    assert site.record.pages() == ["/a", "/b"]


async def test_never_two_requests_at_once_to_one_host(site: WebServer) -> None:
    for number in range(8):
        site.page(f"/{number}", TEXT * 1000, delay=0.01)
    async with fetcher_of(site) as fetcher:
        outcomes = await asyncio.gather(*(fetcher.fetch(f"{site.url}/{number}") for number in range(8)))
    assert {page_of(outcome).wire_bytes for outcome in outcomes} == {len((TEXT * 1000).encode())}
    assert site.record.most_in_flight() == 1
    assert site.record.count("/robots.txt") == 1


async def test_hosts_are_asked_side_by_side(site: WebServer) -> None:
    with WebServer() as other:
        for each in (site, other):
            each.page("/", TEXT, delay=0.2)
        hasty = replace(LIMITS, min_delay_s=0)
        names = {"a.test": [["127.0.0.1"]], "b.test": [["127.0.0.1"]]}
        async with Fetcher(CONTACT, hasty, allowed_hosts=names, trust=NOBODY, resolver=FakeResolver(names)) as fetcher:
            addresses = (f"http://a.test:{site.port}/", f"http://b.test:{other.port}/")
            await asyncio.gather(*(fetcher.fetch(address) for address in addresses))
        (first,), (second,) = site.record.of("/"), other.record.of("/")
        assert first.ended is not None
        assert second.begun < first.ended


async def test_a_fetch_that_is_given_up_leaves_nothing_behind(site: WebServer) -> None:
    site.page("/powoli", TEXT, delay=60)
    site.page("/a", TEXT)
    async with fetcher_of(site) as fetcher:
        slow = asyncio.create_task(fetcher.fetch(site.url + "/powoli"))
        await asyncio.to_thread(site.record.wait_for, "/powoli")
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow
        assert page_of(await fetcher.fetch(site.url + "/a")).content == TEXT.encode()


async def test_a_server_that_is_down_is_tried_again_and_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        host = f"127.0.0.1:{taken.getsockname()[1]}"
    timing = FakeTiming()
    async with Fetcher(CONTACT, LIMITS, allowed_hosts={host}, trust=NOBODY, timing=timing) as fetcher:
        outcome = await fetcher.fetch(f"http://{host}/")
    assert fault_of(outcome) is FetchFault.UNREACHABLE
    assert len(timing.waits) >= 2


async def test_a_parked_domain_is_no_page(site: WebServer) -> None:
    site.page("/", "<html><title>Domena example.pl jest na sprzedaż</title><p>Kup teraz!</p></html>")
    assert fault_of(await fetch(site, "/")) is FetchFault.PARKED


@pytest.mark.parametrize("url", ["ftp://a.pl/", "http://", "mailto:a@example.org", "http://a:b@a.pl/"])
async def test_what_is_no_address_is_said_to_be_none(site: WebServer, url: str) -> None:
    async with fetcher_of(site) as fetcher:
        assert fault_of(await fetcher.fetch(url)) is FetchFault.BAD_ADDRESS
    assert site.record.connections == 0


async def test_times_are_those_of_the_clock_by_default(site: WebServer) -> None:
    address = site.page("/", TEXT)
    async with Fetcher(CONTACT, replace(LIMITS, min_delay_s=0.3), allowed_hosts={site.host}) as fetcher:
        before = datetime.now(UTC)
        page = page_of(await fetcher.fetch(address))
    assert before <= page.fetched_at <= datetime.now(UTC)
    assert site.record.pauses()[0] == pytest.approx(0.3, abs=0.25)
