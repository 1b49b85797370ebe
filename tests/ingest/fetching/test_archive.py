import json
from collections.abc import AsyncIterator
from datetime import date
from urllib.parse import parse_qs

import pytest

from ingest.fetching.archive import Archive
from ingest.fetching.model import FetchFailed, FetchFault, Validators
from tests.ingest.fetching.asking import fault_of, fetcher_of, page_of
from tests.web import WebServer

DEAD = "http://www.msz.gov.pl/pl/nabór?id=1"
MOMENT = "20140115103000"
COPY = f"/web/{MOMENT}id_/http://www.msz.gov.pl/pl/nab%C3%B3r?id=1"
TEXT = "<p>Nabór trwa do 24 stycznia 2014 r.</p>"


@pytest.fixture
async def archive(site: WebServer) -> AsyncIterator[Archive]:
    async with fetcher_of(site) as fetcher:
        yield Archive(fetcher, api=site.url, web=site.url + "/")


def keep(site: WebServer, url: str = f"http://web.archive.org/web/{MOMENT}/{DEAD}", *, available: bool = True) -> None:
    closest = {"available": available, "url": url, "timestamp": MOMENT, "status": "200"}
    answer(site, json.dumps({"url": DEAD, "archived_snapshots": {"closest": closest}}))


def answer(site: WebServer, content: str) -> None:
    site.page("/wayback/available", content, media_type="application/json")


async def test_a_dead_page_comes_with_the_day_and_the_address_of_its_copy(site: WebServer, archive: Archive) -> None:
    keep(site)
    site.page(COPY, TEXT, etag='"archiwum"', last_modified="Wed, 15 Jan 2014 10:30:00 GMT")
    page = page_of(await archive.find(DEAD))
    assert page.content == TEXT.encode()
    assert page.url == DEAD
    assert page.final_url == "http://www.msz.gov.pl/pl/nab%C3%B3r?id=1"
    assert page.archived == date(2014, 1, 15)
    assert page.archive_url == f"{site.url}/web/{MOMENT}/http://www.msz.gov.pl/pl/nab%C3%B3r?id=1"
    assert page.validators == Validators(digest=page.validators.digest)
    assert page.validators.digest is not None


@pytest.mark.parametrize(
    ("hint", "url", "moment"),
    [
        (None, DEAD, None),
        ("https://web.archive.org/web/2014*/http://msz.gov.pl/a?b=1&c=2", "http://msz.gov.pl/a?b=1&c=2", "2014"),
        ("https://web.archive.org/web/2014*/msz.gov.pl/a", "msz.gov.pl/a", "2014"),
        ("https://web.archive.org/web/*/http://msz.gov.pl/a", "http://msz.gov.pl/a", None),
        ("http://msz.gov.pl/stara", "http://msz.gov.pl/stara", None),
    ],
)
async def test_the_archive_is_asked_for_what_the_hint_says(
    site: WebServer, archive: Archive, hint: str | None, url: str, moment: str | None
) -> None:
    answer(site, '{"archived_snapshots": {}}')
    assert fault_of(await archive.find(DEAD, hint)) is FetchFault.NOT_FOUND
    (asked,) = site.record.of("/wayback/available")
    assert parse_qs(asked.target.partition("?")[2]) == {"url": [url]} | ({"timestamp": [moment]} if moment else {})


async def test_a_hint_with_the_whole_moment_names_the_copy(site: WebServer, archive: Archive) -> None:
    site.page(COPY, TEXT)
    page = page_of(await archive.find(DEAD, f"https://web.archive.org/web/{MOMENT}/{DEAD}"))
    assert page.archived == date(2014, 1, 15)
    assert site.record.count("/wayback/available") == 0


async def test_the_copy_that_answers_gives_the_day(site: WebServer, archive: Archive) -> None:
    keep(site)
    other = "/web/20120303000000id_/http://www.msz.gov.pl/pl/nab%C3%B3r?id=1"
    site.redirect(COPY, other)
    site.page(other, TEXT)
    page = page_of(await archive.find(DEAD))
    assert page.archived == date(2012, 3, 3)
    assert page.archive_url == site.url + other.replace("id_", "")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"archived_snapshots": null}',
        '{"archived_snapshots": {"closest": {}}}',
        '{"archived_snapshots": {"closest": {"available": true, "url": 7}}}',
        '{"archived_snapshots": {"closest": {"available": true, "url": "http://web.archive.org/save/x"}}}',
        "[" * 60_000,
        '{"a": "' + "a" * 100_000 + '"}',
    ],
)
async def test_an_answer_that_names_no_copy_is_none(site: WebServer, archive: Archive, content: str) -> None:
    answer(site, content)
    outcome = await archive.find(DEAD)
    assert isinstance(outcome, FetchFailed)
    assert (outcome.url, outcome.fault) == (DEAD, FetchFault.NOT_FOUND)


async def test_a_copy_that_is_not_available_is_not_asked_for(site: WebServer, archive: Archive) -> None:
    keep(site, available=False)
    assert fault_of(await archive.find(DEAD)) is FetchFault.NOT_FOUND
    assert len(site.record.pages()) == 1


async def test_a_copy_without_a_day_is_none(site: WebServer, archive: Archive) -> None:
    keep(site, f"http://web.archive.org/web/20149999999999/{DEAD}")
    site.page(COPY.replace(MOMENT, "20149999999999"), TEXT)
    assert fault_of(await archive.find(DEAD)) is FetchFault.NOT_FOUND


async def test_an_archive_that_is_down_is_said_to_be(site: WebServer, archive: Archive) -> None:
    site.page("/wayback/available", "", status=503)
    outcome = await archive.find(DEAD)
    assert isinstance(outcome, FetchFailed)
    assert (outcome.url, outcome.fault) == (DEAD, FetchFault.BUSY)


async def test_a_copy_that_is_gone_from_the_archive_is_said_to_be(site: WebServer, archive: Archive) -> None:
    keep(site)
    outcome = await archive.find(DEAD)
    assert isinstance(outcome, FetchFailed)
    assert (outcome.url, outcome.fault) == (DEAD, FetchFault.NOT_FOUND)
