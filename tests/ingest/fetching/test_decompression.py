import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.fetching.decompression import DEEPEST, MOST_PARTS, BrokenBodyError, TooLargeError, Unpacker
from tests.web.packing import PACKERS

TEXT = ("Nabór wniosków trwa do 24 stycznia 2014 r. " * 50).encode()
CODINGS = sorted(PACKERS)


def unpack(content: bytes, *codings: str, limit: int = 2**20, step: int = 1000) -> bytes:
    unpacker = Unpacker(codings, limit)
    pieces = (content[start : start + step] for start in range(0, len(content), step))
    unpacked = b"".join(part for piece in pieces for part in unpacker.feed(piece))
    unpacker.finish()
    return unpacked


@pytest.mark.parametrize("step", [1, 7, 10**6])
@pytest.mark.parametrize("coding", CODINGS)
def test_each_coding_is_taken_off_in_whatever_pieces_it_comes(coding: str, step: int) -> None:
    assert unpack(PACKERS[coding](TEXT), coding, step=step) == TEXT


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=3000), st.lists(st.sampled_from(CODINGS), max_size=DEEPEST), st.integers(1, 4000))
def test_codings_on_top_of_each_other_are_taken_off(body: bytes, codings: list[str], step: int) -> None:
    packed = body
    for coding in codings:
        packed = PACKERS[coding](packed)
    assert unpack(packed, *codings, step=step) == body


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(CODINGS), st.binary(min_size=1, max_size=200))
def test_nonsense_is_broken_and_nothing_else(coding: str, content: bytes) -> None:
    with suppress(BrokenBodyError):
        unpack(content, coding)


@pytest.mark.parametrize("coding", CODINGS)
def test_a_body_that_ends_too_early_is_broken(coding: str) -> None:
    packed = PACKERS[coding](bytes(range(256)) * 8)
    with pytest.raises(BrokenBodyError, match="too early"):
        unpack(packed[:-5], coding)


@pytest.mark.parametrize("coding", CODINGS)
def test_an_empty_body_is_empty_however_it_is_called(coding: str) -> None:
    assert unpack(b"", coding) == b""


def test_deflate_without_its_header_is_understood() -> None:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = stream.compress(TEXT) + stream.flush()
    assert unpack(packed, "deflate", step=1) == TEXT


@pytest.mark.parametrize("step", [1, 2, 11, 10**6])
@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_parts_that_follow_each_other_are_one_body(coding: str, step: int) -> None:
    pack = PACKERS[coding]
    assert unpack(pack(TEXT) + pack(b"") + pack(b"koniec"), coding, step=step) == TEXT + b"koniec"


@pytest.mark.parametrize("coding", CODINGS)
def test_what_a_few_bytes_unpack_to_comes_whole(coding: str) -> None:
    assert unpack(PACKERS[coding](bytes(8 * 2**20)), coding, limit=2**24, step=10**6) == bytes(8 * 2**20)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_there_may_not_be_millions_of_parts(coding: str) -> None:
    part = PACKERS[coding](b"a")
    assert unpack(part * MOST_PARTS, coding) == b"a" * MOST_PARTS
    with pytest.raises(BrokenBodyError, match="parts"):
        unpack(part * (MOST_PARTS + 1), coding)


@pytest.mark.parametrize("step", [1, 2, 10**6])
@pytest.mark.parametrize("rest", [bytes(8), b"\x1f", b"\x00\x1f\x8b\x08"])
def test_what_follows_the_last_gzip_member_is_ignored(rest: bytes, step: int) -> None:
    assert unpack(PACKERS["gzip"](TEXT) + rest, "gzip", step=step) == TEXT


@pytest.mark.parametrize("coding", CODINGS)
def test_pieces_stay_small_and_the_limit_is_kept(coding: str) -> None:
    packed = PACKERS[coding](bytes(8 * 2**20))
    unpacker, came = Unpacker([coding], 2**20), 0
    with pytest.raises(TooLargeError):  # noqa: PT012 (the pieces before it count)
        for piece in unpacker.feed(packed):
            assert len(piece) <= 2**18
            came += len(piece)
    assert came <= 2**20


def test_the_limit_holds_between_the_codings_too() -> None:
    inner = PACKERS["gzip"](bytes(8 * 2**20))
    hidden = PACKERS["gzip"](PACKERS["gzip"](b"") + inner)
    with pytest.raises(TooLargeError):
        unpack(hidden, "gzip", "gzip", limit=4000)


@pytest.mark.parametrize("codings", [["lzma"], ["gzip"] * (DEEPEST + 1)])
def test_unknown_and_too_many_codings_are_refused(codings: list[str]) -> None:
    with pytest.raises(BrokenBodyError):
        Unpacker(codings, 10)
    assert unpack(b"abc", "", "identity", *[""] * DEEPEST) == b"abc"
