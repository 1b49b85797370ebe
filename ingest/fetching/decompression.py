"""Content codings, unpacked in pieces of bounded size: a bomb is noticed before it takes memory."""

import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import brotli

from ingest.errors import IngestError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPTED = "gzip, deflate, br, zstd"
DEEPEST = 3
"""Codings on top of each other; an honest server uses one."""

MOST_PARTS = 1000
"""Members of gzip or frames of zstd in one body; millions of empty ones would keep the machine busy for minutes."""

_PIECE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_WINDOW_LOG = 23  # 8 MB, what RFC 9659 lets servers use


class BrokenBodyError(IngestError):
    """The body is not what its headers say."""


class TooLargeError(IngestError):
    """There is more than the limits allow."""


class _Decoder(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what ``data`` unpacks to, a piece at a time."""
        ...

    def is_whole(self) -> bool:
        """Return whether the data ended where they should."""
        ...


class Unpacker:
    """Takes codings off, the last one that was put on first.

    Args:
        codings: tokens of Content-Encoding, in the order of the header.
        limit: bytes at most, of the result and of everything between.

    Raises:
        BrokenBodyError: when a coding is unknown or there are more than ``DEEPEST``.

    """

    def __init__(self, codings: Sequence[str], limit: int) -> None:
        named = [coding for coding in codings if coding not in {"", "identity"}]
        if len(named) > DEEPEST:
            raise BrokenBodyError(f"{len(named)} content codings on top of each other")
        if unknown := [coding for coding in named if coding not in _DECODERS]:
            raise BrokenBodyError(f"unknown content coding {unknown[0][:40]!r}")
        self._decoders = [_DECODERS[coding]() for coding in reversed(named)]
        self._counts = [0] * len(named)
        self._limit = limit
        self._fed = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what ``data`` unpacks to.

        Raises:
            BrokenBodyError: when it cannot be unpacked.
            TooLargeError: when it is too much.

        """
        self._fed = self._fed or bool(data)
        try:
            yield from self._through(data, 0)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise BrokenBodyError(f"it cannot be unpacked: {error}") from error

    def finish(self) -> None:
        """Raise ``BrokenBodyError`` when the end is missing."""
        if self._fed and not all(decoder.is_whole() for decoder in self._decoders):
            raise BrokenBodyError("its compressed data end too early")

    def _through(self, data: bytes, stage: int) -> Iterator[bytes]:
        if stage == len(self._decoders):
            yield data
            return
        for piece in self._decoders[stage].feed(data):
            self._counts[stage] += len(piece)
            if self._counts[stage] > self._limit:
                raise TooLargeError(f"unpacked it is more than {self._limit} bytes")
            yield from self._through(piece, stage + 1)


class _Gzip:
    """One member after another, as gzip allows; other bytes after the last one are ignored, as gzip does."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._members = 1
        self._half_magic = b""
        self._is_over = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        data = self._half_magic + data
        while data and not self._is_over and self._begin(data):
            yield from _inflate(self._member, data)
            data = self._member.unused_data

    def is_whole(self) -> bool:
        return self._member.eof

    def _begin(self, data: bytes) -> bool:
        """Begin another member with ``data`` when one is over; False when they begin none, or not yet."""
        if not self._member.eof:
            return True
        self._half_magic = data if data == _GZIP_MAGIC[:1] else b""
        self._is_over = not (self._half_magic or data.startswith(_GZIP_MAGIC))
        if self._half_magic or self._is_over:
            return False
        self._members = _one_more(self._members)
        self._member = zlib.decompressobj(_GZIP)
        return True


class _Deflate:
    """With zlib's header, as the standard says, or without it, as some servers do."""

    def __init__(self) -> None:
        self._head = b""
        self._stream: zlib._Decompress | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            data = self._head = self._head + data
            if len(data) < 2:  # noqa: PLR2004 (the length of zlib's header)
                return
            self._stream = zlib.decompressobj(zlib.MAX_WBITS if _has_zlib_header(data) else -zlib.MAX_WBITS)
        if not self._stream.eof:
            yield from _inflate(self._stream, data)

    def is_whole(self) -> bool:
        return self._stream is not None and self._stream.eof


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        # Empty means that it wants more; can_accept_more_data is true although more comes out without any.
        while piece := self._stream.process(data, output_buffer_limit=_PIECE):
            yield piece
            data = b""

    def is_whole(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstandard:
    """One frame after another, as the format allows."""

    def __init__(self) -> None:
        self._frame = _zstd_frame()
        self._frames = 1

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data or not (self._frame.needs_input or self._frame.eof):
            if self._frame.eof:
                self._frames = _one_more(self._frames)
                self._frame = _zstd_frame()
            yield self._frame.decompress(data, _PIECE)
            data = self._frame.unused_data if self._frame.eof else b""

    def is_whole(self) -> bool:
        return self._frame.eof


def _one_more(parts: int) -> int:
    if parts == MOST_PARTS:
        raise BrokenBodyError(f"it is packed in more than {MOST_PARTS} parts")
    return parts + 1


def _zstd_frame() -> zstd.ZstdDecompressor:
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG})


def _inflate(stream: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    while True:
        piece = stream.decompress(data, _PIECE)
        data = stream.unconsumed_tail
        yield piece
        if stream.eof or not (data or len(piece) == _PIECE):
            return


def _has_zlib_header(data: bytes) -> bool:
    return data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2]) % 31 == 0


_DECODERS: dict[str, Callable[[], _Decoder]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstandard,
}
