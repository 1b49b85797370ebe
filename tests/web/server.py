"""The server: raw asyncio in a thread of its own, where libraries for servers are too kind to be hostile."""

import asyncio
import ssl
import threading
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Self

from tests.web.answers import Answer, Page, Redirect
from tests.web.record import Record, Request

START_SECONDS = 20.0
_NOT_FOUND = Page(b"<h1>Nie ma takiej strony</h1>", status=404)


class WebServer:
    """A site on a free port of 127.0.0.1; what it does not have is answered with 404.

    ``tls`` makes it an https one. ``host`` is ``127.0.0.1:port``, as lists of allowed hosts want it.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.record = Record()
        self.port = 0
        self._tls = tls
        self._answers: dict[str, Answer] = {}
        self._stop: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve_until_stopped()), name="web-server")

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://{self.host}"

    def answer(self, path: str, answer: Answer) -> None:
        """Answer ``path`` so from now on; with a query in it, for that query alone."""
        self._answers[path] = answer

    def page(
        self,
        path: str,
        body: str | bytes,
        *,
        status: int = 200,
        media_type: str | None = "text/html; charset=utf-8",
        etag: str | None = None,
        last_modified: str | None = None,
        headers: Mapping[str, str] | None = None,
        packed: tuple[str, ...] = (),
        delay: float = 0.0,
    ) -> str:
        """Put a page at ``path`` and return its address."""
        content = body.encode() if isinstance(body, str) else body
        self.answer(path, Page(content, status, media_type, etag, last_modified, headers or {}, packed, delay))
        return self.url + path

    def redirect(self, path: str, location: str | bytes, status: int = 301) -> str:
        """Let ``path`` lead to ``location`` and return its address."""
        self.answer(path, Redirect(location, status))
        return self.url + path

    def robots(self, text: str) -> None:
        """Put ``text`` into robots.txt."""
        self.page("/robots.txt", text, media_type="text/plain; charset=utf-8")

    def sitemap(self, addresses: Iterable[str], path: str = "/sitemap.xml") -> str:
        """List ``addresses`` in a sitemap at ``path`` and return its address."""
        listed = "".join(f"<url><loc>{address.replace('&', '&amp;')}</loc></url>" for address in addresses)
        xml = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'
        return self.page(path, xml, media_type="application/xml")

    def remove(self, path: str) -> None:
        """Take away what is at ``path``."""
        self._answers.pop(path, None)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(START_SECONDS), "the server did not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stop is not None:
            loop, stop = self._stop
            loop.call_soon_threadsafe(stop.set)
        self._thread.join()

    async def _serve_until_stopped(self) -> None:
        stop = asyncio.Event()
        self._stop = (asyncio.get_running_loop(), stop)
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self._tls)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await stop.wait()
        server.close()

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        self.record.connected()
        try:
            request = _read_head(await reader.readuntil(b"\r\n\r\n"))
            self.record.begin(request)
            await self._respond(request, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            return  # the caller was gone, or the test is over
        finally:
            writer.close()

    async def _respond(self, request: Request, writer: StreamWriter) -> None:
        answer = self._answers.get(request.target) or self._answers.get(request.path, _NOT_FOUND)
        try:
            await answer(request, writer)
        finally:
            request.ended = asyncio.get_running_loop().time()  # the same clock as the record's


def _read_head(head: bytes) -> Request:
    first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    method, target, _ = first.split(" ", 2)
    named = (line.partition(":") for line in lines)
    return Request(method, target, {name.lower(): value.strip() for name, _, value in named})
