"""The body of a response, read to its end or to the limit."""

import io

import httpx

from ingest.fetching.decompression import TooLargeError, Unpacker
from ingest.fetching.limits import FetchLimits


async def read_body(response: httpx.Response, limits: FetchLimits) -> bytes:
    """Return the unpacked body of ``response``; ``response.num_bytes_downloaded`` counts what came over the wire.

    Raises:
        TooLargeError: when it is more than the limits allow, packed or unpacked, or says that it will be.
        BrokenBodyError: when it cannot be unpacked, or its packed data are not whole.
        httpcore.RemoteProtocolError: when it ends before its Content-Length or its last chunk.

    """
    _check_announced(response, limits.wire_bytes)
    codings = [coding.strip().lower() for coding in response.headers.get("content-encoding", "").split(",")]
    unpacker = Unpacker(codings, limits.body_bytes)
    content = io.BytesIO()  # hands its value over without a copy, which joining pieces would be
    async for piece in response.aiter_raw():
        if response.num_bytes_downloaded > limits.wire_bytes:
            raise TooLargeError(f"it is more than {limits.wire_bytes} bytes")
        for unpacked in unpacker.feed(piece):
            content.write(unpacked)
            _check_size(content, limits.body_bytes)
    unpacker.finish()
    return content.getvalue()


def _check_announced(response: httpx.Response, limit: int) -> None:
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > limit:
        raise TooLargeError(f"it announces {announced[:20]} bytes, more than {limit}")


def _check_size(content: io.BytesIO, limit: int) -> None:
    if content.tell() > limit:
        raise TooLargeError(f"unpacked it is more than {limit} bytes")
