import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import trustme

from ingest.fetching.fetcher import Fetcher
from ingest.fetching.model import FetchFault, FetchOutcome
from tests.fakes.timing import FakeTiming
from tests.ingest.fetching.asking import CONTACT, LIMITS, NOBODY, fault_of, page_of
from tests.web import WebServer
from tests.web.network import LoopbackNetwork
from tests.web.resolver import FakeResolver

PUBLIC, OTHER = "93.184.215.14", "2606:2800:21f:cb07::1"


async def ask(
    resolver: FakeResolver, network: LoopbackNetwork, *urls: str, trust: ssl.SSLContext = NOBODY
) -> list[FetchOutcome]:
    timing = FakeTiming()
    async with Fetcher(CONTACT, LIMITS, timing=timing, resolver=resolver, network=network, trust=trust) as fetcher:
        return [await fetcher.fetch(url) for url in urls]


async def test_the_address_that_was_checked_is_the_one_that_is_connected_to(site: WebServer) -> None:
    site.page("/", "a")
    resolver, network = FakeResolver({"a.test": [[PUBLIC]]}), LoopbackNetwork(site.port)
    (outcome,) = await ask(resolver, network, "http://a.test/")
    assert page_of(outcome).content == b"a"
    assert network.connected == [(PUBLIC, 80)] * 2
    assert site.record.of("/")[0].headers["host"] == "a.test"


async def test_a_name_that_turns_inward_the_second_time_is_not_followed(site: WebServer) -> None:
    site.page("/", "a")
    resolver = FakeResolver({"a.test": [[PUBLIC], ["127.0.0.1"]]})
    network = LoopbackNetwork(site.port)
    (outcome,) = await ask(resolver, network, "http://a.test/")
    assert fault_of(outcome) is FetchFault.FORBIDDEN_ADDRESS
    assert network.connected == [(PUBLIC, 80)]
    assert resolver.asked == ["a.test", "a.test"]


async def test_of_several_addresses_the_inner_ones_are_left_out_and_dead_ones_passed_over(site: WebServer) -> None:
    site.page("/", "a")
    resolver = FakeResolver({"a.test": [["10.0.0.1", OTHER, PUBLIC]]})
    network = LoopbackNetwork(site.port, dead=frozenset({OTHER}))
    (outcome,) = await ask(resolver, network, "http://a.test/")
    assert page_of(outcome).content == b"a"
    assert network.connected == [(OTHER, 80), (PUBLIC, 80)] * 2


async def test_a_host_is_unreachable_when_none_of_its_addresses_answers(site: WebServer) -> None:
    network = LoopbackNetwork(site.port, dead=frozenset({PUBLIC, OTHER}))
    (outcome,) = await ask(FakeResolver({"a.test": [[OTHER, PUBLIC]]}), network, "http://a.test/")
    assert fault_of(outcome) is FetchFault.UNREACHABLE


async def test_a_name_that_nobody_knows_is_unresolved_and_counts_as_dead(site: WebServer) -> None:
    (outcome,) = await ask(FakeResolver({}), LoopbackNetwork(site.port), "http://nie.test/")
    assert fault_of(outcome) is FetchFault.UNRESOLVED
    assert fault_of(outcome).is_dead


async def test_no_proxy_of_the_environment_is_asked(site: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.page("/", "a")
    network = LoopbackNetwork(site.port)
    (outcome,) = await ask(FakeResolver({"a.test": [[PUBLIC]]}), network, "http://a.test/")
    assert page_of(outcome).content == b"a"


@dataclass(frozen=True)
class Secure:
    site: WebServer
    trust: ssl.SSLContext


@pytest.fixture(scope="module")
def secure() -> Iterator[Secure]:
    authority = trustme.CA()
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    server.maximum_version = ssl.TLSVersion.TLSv1_2
    authority.issue_cert("a.test").configure_cert(server)
    authority.configure_trust(client)
    with WebServer(tls=server) as site:
        site.page("/", "a")
        yield Secure(site, client)


async def test_the_certificate_is_checked_against_the_name_and_not_the_address(secure: Secure) -> None:
    resolver = FakeResolver({"a.test": [[PUBLIC]], "b.test": [[PUBLIC]]})
    network = LoopbackNetwork(secure.site.port)
    good, other = await ask(resolver, network, "https://a.test/", "https://b.test/", trust=secure.trust)
    assert page_of(good).content == b"a"
    assert fault_of(other) is FetchFault.CERTIFICATE


async def test_a_certificate_of_an_unknown_authority_is_refused_at_the_first_attempt(secure: Secure) -> None:
    network = LoopbackNetwork(secure.site.port)
    (outcome,) = await ask(FakeResolver({"a.test": [[PUBLIC]]}), network, "https://a.test/")
    assert fault_of(outcome) is FetchFault.CERTIFICATE
    assert len(network.connected) == 1


async def test_a_server_with_which_no_cipher_can_be_agreed_on_is_unreachable_at_the_first_attempt(
    secure: Secure,
) -> None:
    modern = ssl.create_default_context()
    modern.minimum_version = ssl.TLSVersion.TLSv1_3
    network = LoopbackNetwork(secure.site.port)
    (outcome,) = await ask(FakeResolver({"a.test": [[PUBLIC]]}), network, "https://a.test/", trust=modern)
    assert fault_of(outcome) is FetchFault.UNREACHABLE
    assert len(network.connected) == 1
