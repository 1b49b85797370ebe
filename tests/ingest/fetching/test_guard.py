import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.fetching.guard import AddressGuard, ForbiddenAddressError, UnresolvedError, is_public
from tests.web.resolver import FakeResolver

PUBLIC = "93.184.215.14"
FORBIDDEN = [
    "0.0.0.0",  # noqa: S104 (nothing binds to it)
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_inner_reserved_and_embedding_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "1.1.1.1", "2606:2800:21f:cb07::1", "2001:4860:4860::8888"])
def test_hosts_of_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@settings(deadline=None, max_examples=200)
@given(st.ip_addresses(v=6) | st.ip_addresses(v=4))
def test_nothing_is_public_that_python_calls_otherwise(address: IPv4Address | IPv6Address) -> None:
    if is_public(address):
        assert address.is_global
        assert not any((address.is_multicast, address.is_reserved, address.is_unspecified, address.is_loopback))
        assert isinstance(address, IPv4Address) or not (address.ipv4_mapped or address.sixtofour or address.teredo)


@settings(deadline=None, max_examples=100)
@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:0:0/96", "64:ff9b::/96", "::/96"]))
def test_no_ipv4_address_passes_inside_an_ipv6_one(inner: IPv4Address, network: str) -> None:
    base = int(ip_network(network).network_address)
    assert not is_public(IPv6Address(base + int(inner)))


async def test_a_name_is_answered_with_its_public_addresses_alone() -> None:
    guard = AddressGuard(resolver=FakeResolver({"a.pl": [["10.0.0.1", PUBLIC, "::1", "2606:2800:21f:cb07::1"]]}))
    assert await guard.addresses("a.pl", 443) == [PUBLIC, "2606:2800:21f:cb07::1"]


@pytest.mark.parametrize("address", FORBIDDEN)
async def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    guard = AddressGuard(resolver=FakeResolver({"a.pl": [[address]]}))
    with pytest.raises(ForbiddenAddressError, match=r"a\.pl is .* public internet"):
        await guard.addresses("a.pl", 80)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "017700000001", "127.1", "localhost"])
async def test_the_systems_own_spellings_of_the_loopback_are_refused(host: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        await AddressGuard().addresses(host, 80)


async def test_numbers_are_not_looked_up() -> None:
    resolver = FakeResolver({})
    assert await AddressGuard(resolver=resolver).addresses(PUBLIC, 80) == [PUBLIC]
    assert resolver.asked == []


async def test_allowed_hosts_may_lie_inside_on_the_port_that_is_named() -> None:
    resolver = FakeResolver({"archiwum.test": [["10.0.0.1"]]})
    guard = AddressGuard(allowed={"127.0.0.1:8080", "archiwum.test"}, resolver=resolver)
    assert await guard.addresses("127.0.0.1", 8080) == ["127.0.0.1"]
    assert await guard.addresses("archiwum.test", 80) == ["10.0.0.1"]
    with pytest.raises(ForbiddenAddressError):
        await guard.addresses("127.0.0.1", 22)


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), False),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), True),
        (UnicodeError("label too long"), False),
    ],
)
async def test_a_name_that_is_unknown_is_told_from_a_resolver_that_cannot_tell(error: Exception, passing: bool) -> None:
    async def resolver(_host: str, _port: int) -> Sequence[str]:
        raise error

    with pytest.raises(UnresolvedError) as caught:
        await AddressGuard(resolver=resolver).addresses("nie.pl", 80)
    assert caught.value.passing is passing


async def test_a_name_without_addresses_is_unresolved() -> None:
    with pytest.raises(UnresolvedError, match="no address"):
        await AddressGuard(resolver=FakeResolver({"a.pl": [[]]})).addresses("a.pl", 80)
