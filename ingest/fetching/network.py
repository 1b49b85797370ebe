"""Connections to checked addresses alone, and an httpx transport on top of them."""

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Iterable

import httpcore
import httpx

from ingest.fetching.guard import AddressGuard

_MOST_ADDRESSES = 4
"""Addresses of one host that are tried in turn."""


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Resolves a name, checks what comes out, and connects to exactly that.

    TLS is none of its business: httpcore goes on to verify the certificate against the name.
    """

    def __init__(self, guard: AddressGuard, network: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._guard = guard
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's interface)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of ``host`` that answers.

        Raises:
            ForbiddenAddressError: when no address of the host is public.
            UnresolvedError: when it has none.
            httpcore.ConnectError: when none answers; ``httpcore.ConnectTimeout`` when none does in ``timeout`` seconds.

        """
        addresses = (await self._guard.addresses(host, port))[:_MOST_ADDRESSES]
        for address in addresses[:-1]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._network.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._network.sleep(seconds)


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends a request as it is.

    Without a client on top nothing follows redirects, keeps cookies, unpacks, or asks the environment for a proxy.
    Every request has its own connection: what a server sends beyond its Content-Length can never become the answer
    to the next request, and every request has its addresses checked. Errors are those of httpcore and of the guard.
    """

    def __init__(
        self,
        guard: AddressGuard,
        network: httpcore.AsyncNetworkBackend | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trust or httpx.create_ssl_context(trust_env=False),
            max_connections=None,
            max_keepalive_connections=0,
            network_backend=GuardedBackend(guard, network),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; the body of the response is read later, as it comes over the wire."""
        url = request.url
        response = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response), request=request)

    async def aclose(self) -> None:
        """Close what is open."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        stream: AsyncIterable[bytes] = self._response.aiter_stream()
        async for piece in stream:
            yield piece

    async def aclose(self) -> None:
        await self._response.aclose()
