"""Which network addresses a page may come from: those of the public internet, and no other."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from ingest.errors import IngestError

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""From the name of a host and a port to its network addresses; raises ``socket.gaierror`` as the system does."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
# What is_global lets pass on some Python versions, though an inner address hides in it or nothing public answers there.
_NEVER = tuple(
    ip_network(network)
    for network in (
        "192.88.99.0/24",  # relays of 6to4
        "192.0.0.0/24",  # protocol assignments
        "2001::/23",  # protocol assignments, Teredo among them
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)


class ForbiddenAddressError(IngestError):
    """The host lies in a network that is none of the ingest's business."""


class UnresolvedError(IngestError):
    """No such host; ``passing`` when the name servers could not tell."""

    def __init__(self, host: str, reason: str, *, passing: bool) -> None:
        super().__init__(f"The name {host} leads nowhere: {reason}.")
        self.passing = passing


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of ``host``, best first."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Return whether ``address`` is one host of the public internet.

    Not private, loopback, link-local, shared (CGNAT), multicast, reserved or unspecified, and no IPv6 form with an
    IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo), which a gateway would lead wherever it says.
    """
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return address.is_global and not address.is_multicast and not any(address in network for network in _NEVER)


class AddressGuard:
    """Turns a host into addresses to connect to.

    Args:
        allowed: hosts as ``host`` or ``host:port`` that are exempt, for tests and for an archive of one's own.
        resolver: looks names up.

    """

    def __init__(self, allowed: Collection[str] = (), resolver: Resolver = system_resolver) -> None:
        self._allowed = frozenset(allowed)
        self._resolver = resolver

    async def addresses(self, host: str, port: int) -> list[str]:
        """Return the checked network addresses of ``host``.

        They are to be connected to as they are: a second look-up of the name may answer something else.

        Raises:
            ForbiddenAddressError: when none of them is public.
            UnresolvedError: when there are none.

        """
        found = await self._look_up(host, port)
        if not self._allowed.isdisjoint({host, f"{host}:{port}"}):
            return found
        public = [address for address in found if is_public(ip_address(address))]
        if not public:
            raise ForbiddenAddressError(f"{host} is {found[0]}, which is not an address of the public internet.")
        return public

    async def _look_up(self, host: str, port: int) -> list[str]:
        try:
            return [str(ip_address(host))]
        except ValueError:
            pass
        try:
            found = list(dict.fromkeys(await self._resolver(host, port)))
        except socket.gaierror as error:
            raise UnresolvedError(host, str(error.strerror), passing=error.errno == socket.EAI_AGAIN) from error
        except UnicodeError as error:  # the codec of host names refuses empty and long labels
            raise UnresolvedError(host, str(error), passing=False) from error
        if not found:
            raise UnresolvedError(host, "no address", passing=False)
        return found
