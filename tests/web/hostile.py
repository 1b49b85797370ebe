"""What a hostile or broken server answers."""

import asyncio
import zlib
from asyncio import StreamWriter
from functools import cache

import brotli

from tests.web.answers import Answer, head
from tests.web.packing import PACKERS
from tests.web.record import Request

GIGABYTE = 2**30
_MEGABYTE = bytes(2**20)
_PART = 2**22


def endless(total: int = GIGABYTE, *, announced: bool = False) -> Answer:
    """Return a body of ``total`` bytes, with its length announced or not."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(head(200, {"Content-Length": str(total)} if announced else {}))
        for _ in range(total // len(_MEGABYTE)):
            out.write(_MEGABYTE)
            await out.drain()

    return answer


def bomb(*codings: str) -> Answer:
    """Return a gigabyte of zeros packed with ``codings`` one after another."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(head(200, {"Content-Type": "text/html", "Content-Encoding": ", ".join(codings)}))
        out.write(_packed_zeros(codings))

    return answer


def announcing(length: int, body: bytes) -> Answer:
    """Return ``body`` with a Content-Length that is not its own."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(head(200, {"Content-Type": "text/html", "Content-Length": str(length)}) + body)

    return answer


def dripping(pause: float = 0.02) -> Answer:
    """Return a body that comes a byte at a time and never ends."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(head(200, {"Content-Type": "text/html"}))
        while True:
            out.write(b"a")
            await out.drain()
            await asyncio.sleep(pause)

    return answer


def dripping_head(pause: float = 0.02) -> Answer:
    """Return headers that come slowly and never end."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            out.write(b"a")
            await out.drain()
            await asyncio.sleep(pause)

    return answer


def silent() -> Answer:
    """Return nothing, and keep the connection open."""

    async def answer(_request: Request, _out: StreamWriter) -> None:
        await asyncio.sleep(3600)

    return answer


def hanging_up() -> Answer:
    """Close the connection without a word."""

    async def answer(_request: Request, _out: StreamWriter) -> None:
        return

    return answer


def resetting(after: bytes = b"<p>Nab") -> Answer:
    """Reset the connection midway in the body."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(head(200, {"Content-Type": "text/html", "Content-Length": "100000"}) + after)
        await out.drain()
        await asyncio.sleep(0.02)
        out.transport.abort()

    return answer


def flooding_headers() -> Answer:
    """Return headers without end."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            out.write(b"X-Flood: " + b"a" * 8000 + b"\r\n")
            await out.drain()

    return answer


def flooding_continues() -> Answer:
    """Return "100 Continue" without end."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        while True:
            out.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            await out.drain()

    return answer


def raw(content: bytes) -> Answer:
    """Return ``content`` as the whole response, status line included."""

    async def answer(_request: Request, out: StreamWriter) -> None:
        out.write(content)

    return answer


def redirecting_for_ever() -> Answer:
    """Redirect to the same path with another query each time."""

    async def answer(request: Request, out: StreamWriter) -> None:
        step = int(request.target.partition("?")[2] or 0) + 1
        out.write(head(302, {"Location": f"{request.path}?{step}", "Content-Length": "0"}))

    return answer


@cache
def _packed_zeros(codings: tuple[str, ...]) -> bytes:
    first, *others = codings
    packed = _gigabyte_in(first)
    for coding in others:
        packed = PACKERS[coding](packed)
    return packed


@cache
def _gigabyte_in(coding: str) -> bytes:
    """Pack a part and repeat it where the format allows: it takes milliseconds instead of seconds."""
    if coding == "deflate":
        stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        block = stream.compress(bytes(_PART)) + stream.flush(zlib.Z_FULL_FLUSH)
        return block * (GIGABYTE // _PART) + stream.flush()
    if coding == "br":  # a second stream may not follow the first; one alone is more than any limit here allows
        packer = brotli.Compressor(quality=5)
        return b"".join(packer.process(_MEGABYTE) for _ in range(64)) + bytes(packer.finish())
    return PACKERS[coding](bytes(_PART)) * (GIGABYTE // _PART)
