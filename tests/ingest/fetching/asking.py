"""Fetchers for the sites of the tests."""

import ssl
from dataclasses import replace
from random import Random
from typing import Any

from ingest.fetching.fetcher import Fetcher
from ingest.fetching.limits import FetchLimits
from ingest.fetching.model import FetchedPage, FetchFailed, FetchFault, FetchOutcome
from ingest.fetching.timing import Timing
from tests.fakes.timing import FakeTiming
from tests.web import WebServer

CONTACT = "https://example.org/bot"
NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Reading the authorities takes longer than most of these tests, which speak http."""

LIMITS = FetchLimits(deadline_s=20, connect_s=5, idle_s=5)


def fetcher_of(*sites: WebServer, timing: Timing | None = None, **limits: Any) -> Fetcher:  # noqa: ANN401 (fields of FetchLimits)
    """Return a fetcher that may ask ``sites``; its polite pauses take no time unless ``timing`` lets them."""
    return Fetcher(
        CONTACT,
        replace(LIMITS, **limits),
        allowed_hosts={site.host for site in sites},
        timing=timing or FakeTiming(),
        random=Random(1),
        trust=NOBODY,
    )


async def fetch(site: WebServer, path: str, **limits: Any) -> FetchOutcome:  # noqa: ANN401 (fields of FetchLimits)
    async with fetcher_of(site, **limits) as fetcher:
        return await fetcher.fetch(site.url + path)


def page_of(outcome: FetchOutcome) -> FetchedPage:
    assert not isinstance(outcome, FetchFailed), outcome
    assert isinstance(outcome, FetchedPage)
    return outcome


def fault_of(outcome: FetchOutcome) -> FetchFault:
    assert isinstance(outcome, FetchFailed), type(outcome)  # a page is too long to be shown
    return outcome.fault
