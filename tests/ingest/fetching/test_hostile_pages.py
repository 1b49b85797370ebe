import os
import threading
import time
from pathlib import Path

import pytest

from ingest.fetching.model import FetchFailed, FetchFault
from tests.ingest.fetching.asking import fault_of, fetch, fetcher_of, page_of
from tests.web import Answer, WebServer
from tests.web import hostile as pages
from tests.web.packing import PACKERS

MEMORY = 64 * 2**20
STATUS = Path("/proc/self/statm")

HOSTILE: dict[str, tuple[Answer, FetchFault]] = {
    "a gigabyte": (pages.endless(), FetchFault.TOO_LARGE),
    "a gigabyte that is announced": (pages.endless(announced=True), FetchFault.TOO_LARGE),
    "a gigabyte in gzip": (pages.bomb("gzip"), FetchFault.TOO_LARGE),
    "a gigabyte in deflate": (pages.bomb("deflate"), FetchFault.TOO_LARGE),
    "a bomb in brotli": (pages.bomb("br"), FetchFault.TOO_LARGE),
    "a gigabyte in zstd": (pages.bomb("zstd"), FetchFault.TOO_LARGE),
    "a gigabyte in gzip twice": (pages.bomb("gzip", "gzip"), FetchFault.TOO_LARGE),
    "a gigabyte in gzip and brotli": (pages.bomb("gzip", "br"), FetchFault.TOO_LARGE),
    "a gigabyte in gzip three times": (pages.bomb("gzip", "gzip", "gzip"), FetchFault.TOO_LARGE),
    "gzip ten times": (pages.bomb(*["gzip"] * 10), FetchFault.BROKEN_BODY),
    "less than announced": (pages.announcing(1000, b"abc"), FetchFault.BROKEN_BODY),
    "a reset midway": (pages.resetting(), FetchFault.BROKEN_BODY),
    "no answer": (pages.hanging_up(), FetchFault.UNREACHABLE),
    "headers without end": (pages.flooding_headers(), FetchFault.BROKEN_BODY),
    "NUL in a header": (pages.raw(b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\nabc"), FetchFault.BROKEN_BODY),
    "another protocol": (pages.raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), FetchFault.BROKEN_BODY),
    "chunks of nonsense": (
        pages.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"),
        FetchFault.BROKEN_BODY,
    ),
    "two lengths": (
        pages.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"),
        FetchFault.BROKEN_BODY,
    ),
    "gzip that is none": (
        pages.raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"),
        FetchFault.BROKEN_BODY,
    ),
    "redirects without end": (pages.redirecting_for_ever(), FetchFault.TOO_MANY_REDIRECTS),
}
SLOW: dict[str, Answer] = {
    "a body by drops": pages.dripping(),
    "headers by drops": pages.dripping_head(),
    "silence": pages.silent(),
    "continues without end": pages.flooding_continues(),
}
INSIDE = (
    "http://127.0.0.1:1/",
    "http://localhost:1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]:1/",
    "http://[::ffff:127.0.0.1]:1/",
    "http://[64:ff9b::7f00:1]:1/",
    "http://2130706433:1/",
    "http://0177.0.0.1:1/",
    "http://0x7f.1:1/",
    "http://10.0.0.1/",
    "http://0/",
)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_page_is_a_fault_and_the_next_page_comes_in(site: WebServer, name: str) -> None:
    answer, fault = HOSTILE[name]
    site.answer("/zły", answer)
    site.answer("/z%C5%82y", answer)
    site.page("/a", "<p>Dobra strona.</p>")
    async with fetcher_of(site) as fetcher:
        assert fault_of(await fetcher.fetch(site.url + "/zły")) is fault
        assert page_of(await fetcher.fetch(site.url + "/a")).content == b"<p>Dobra strona.</p>"


@pytest.mark.parametrize("name", SLOW)
async def test_a_page_may_not_take_longer_than_its_time_in_all_attempts(site: WebServer, name: str) -> None:
    site.page("/robots.txt", "")
    site.answer("/a", SLOW[name])
    begun = time.monotonic()
    assert fault_of(await fetch(site, "/a", deadline_s=0.25, idle_s=0.15)) is FetchFault.TIMEOUT
    assert time.monotonic() - begun < 3


async def test_time_goes_on_over_redirects(site: WebServer) -> None:
    for number in range(5):
        site.page(f"/{number}", "", status=302, headers={"Location": f"/{number + 1}"}, delay=0.1)
    assert fault_of(await fetch(site, "/0", deadline_s=0.25)) is FetchFault.TIMEOUT
    assert site.record.count("/4") == 0


async def test_a_loop_is_noticed_at_once(site: WebServer) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert fault_of(await fetch(site, "/a")) is FetchFault.TOO_MANY_REDIRECTS
    assert site.record.pages() == ["/a", "/b"]


@pytest.mark.parametrize("location", INSIDE)
async def test_a_redirect_leads_to_no_inner_address(site: WebServer, location: str) -> None:
    site.redirect("/a", location)
    assert fault_of(await fetch(site, "/a")) is FetchFault.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("location", [b"file:///etc/passwd", b"gopher://a.pl/", b"http://a:b@a.pl/"])
async def test_a_redirect_leads_to_no_other_protocol(site: WebServer, location: bytes) -> None:
    site.redirect("/a", location)
    assert fault_of(await fetch(site, "/a")) is FetchFault.BAD_ADDRESS
    assert site.record.targets() == ["/robots.txt", "/a"]


async def test_more_than_announced_never_becomes_the_next_page(site: WebServer) -> None:
    spoofed = b"abcHTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n<p>Nie.."
    site.answer("/a", pages.announcing(3, spoofed))
    site.page("/b", "<p>Prawda.</p>")
    async with fetcher_of(site) as fetcher:
        assert page_of(await fetcher.fetch(site.url + "/a")).content == b"abc"
        assert page_of(await fetcher.fetch(site.url + "/b")).content == b"<p>Prawda.</p>"


async def test_what_came_over_the_wire_is_counted_for_a_failure_too(site: WebServer) -> None:
    site.answer("/a", pages.endless())
    outcome = await fetch(site, "/a", wire_bytes=10**6)
    assert isinstance(outcome, FetchFailed)
    assert 10**6 < outcome.wire_bytes < 2 * 10**6


@pytest.mark.skipif(not STATUS.exists(), reason="memory is read from /proc")
async def test_no_page_takes_much_memory(site: WebServer) -> None:
    site.page("/", PACKERS["gzip"](bytes(19 * 2**20)), headers={"Content-Encoding": "gzip"})
    peaks = {"a large page": await growth(site)}
    for name, (answer, fault) in HOSTILE.items():
        if fault is not FetchFault.TOO_LARGE:
            continue
        site.answer("/", answer)
        peaks[name] = await growth(site)
    assert {name: peak for name, peak in peaks.items() if peak > MEMORY} == {}


async def growth(site: WebServer) -> int:
    """Return what the page at ``/`` takes; the site has made it before, in the same process."""
    await fetch(site, "/", wire_bytes=10, attempts=1)
    with Peak() as peak:
        await fetch(site, "/", attempts=1)
    return peak.growth


class Peak:
    """The largest resident memory inside, over that at its beginning, looked at every few milliseconds."""

    def __init__(self) -> None:
        self.growth = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(_resident(),))

    def _watch(self, before: int) -> None:
        while not self._ended.wait(0.004):
            self.growth = max(self.growth, _resident() - before)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()


def _resident() -> int:
    return int(STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
