"""A network in which every address is the server of the test, and what was connected to is written down."""

from collections.abc import Iterable

import httpcore


class LoopbackNetwork(httpcore.AsyncNetworkBackend):
    """Leads every connection to ``port`` of 127.0.0.1; addresses in ``dead`` refuse."""

    def __init__(self, port: int, dead: frozenset[str] = frozenset()) -> None:
        self._port = port
        self._dead = dead
        self._network = httpcore.AnyIOBackend()
        self.connected: list[tuple[str, int]] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's interface)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.connected.append((host, port))
        if host in self._dead:
            raise httpcore.ConnectError("refused")
        return await self._network.connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)
