"""What a polite server answers."""

import asyncio
from asyncio import StreamWriter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from tests.web.packing import PACKERS
from tests.web.record import Request

Answer = Callable[[Request, StreamWriter], Awaitable[None]]
"""Writes what it likes; the server closes the connection afterwards."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that answers conditional requests; ``delay`` is the seconds that the server thinks first."""

    body: bytes
    status: int = 200
    media_type: str | None = "text/html; charset=utf-8"
    etag: str | None = None
    last_modified: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    packed: tuple[str, ...] = ()
    delay: float = 0.0

    async def __call__(self, request: Request, out: StreamWriter) -> None:
        await asyncio.sleep(self.delay)
        if self._is_known(request):
            out.write(head(304, self._headers()))
            return
        body = self.body
        for coding in self.packed:
            body = PACKERS[coding](body)
        out.write(head(self.status, self._headers() | {"Content-Length": str(len(body))}))
        if request.method != "HEAD":
            out.write(body)

    def _is_known(self, request: Request) -> bool:
        if self.etag is not None and "if-none-match" in request.headers:
            return request.headers["if-none-match"] == self.etag
        return self.last_modified is not None and request.headers.get("if-modified-since") == self.last_modified

    def _headers(self) -> dict[str, str]:
        named = {
            "Content-Type": self.media_type,
            "ETag": self.etag,
            "Last-Modified": self.last_modified,
            "Content-Encoding": ", ".join(self.packed) or None,
        }
        return {name: value for name, value in named.items() if value is not None} | dict(self.headers)


@dataclass(frozen=True, slots=True)
class Redirect:
    """Leads to ``location``, given as it is to stand in the header."""

    location: str | bytes
    status: int = 301

    async def __call__(self, _request: Request, out: StreamWriter) -> None:
        location = self.location.encode() if isinstance(self.location, str) else self.location
        start = head(self.status, {"Content-Length": "0"})
        out.write(start.removesuffix(b"\r\n") + b"Location: " + location + b"\r\n\r\n")


def sequence(*answers: Answer) -> Answer:
    """Return an answer that is another one each time; the last one stays."""
    left = list(answers)

    async def answer(request: Request, out: StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, out)

    return answer


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """Return the start of a response, the empty line included."""
    named = {"Connection": "close"} | dict(headers)
    lines = [f"HTTP/1.1 {status} {_phrase(status)}", *(f"{name}: {value}" for name, value in named.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
