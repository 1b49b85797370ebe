"""Content codings, as servers put them on."""

import gzip
import sys
import zlib
from collections.abc import Callable, Mapping

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 6)


def deflated(body: bytes) -> bytes:
    return zlib.compress(body)


def brotlied(body: bytes) -> bytes:
    packer = brotli.Compressor(quality=5)
    packed: bytes = packer.process(body) + packer.finish()
    return packed


def zstandarded(body: bytes) -> bytes:
    return zstd.compress(body)


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzipped,
    "deflate": deflated,
    "br": brotlied,
    "zstd": zstandarded,
}
