"""PDF files written by hand, the way old programs write them: Polish letters by their names in the font's encoding."""

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_DIFFERENCES = (
    b"[140/Sacute 143/Zacute 156/sacute 159/zacute 163/Lslash 165/Aogonek 175/Zdotaccent 179/lslash 185/aogonek"
    b" 191/zdotaccent 198/Cacute 202/Eogonek 209/Nacute 211/Oacute 230/cacute 234/eogonek 241/nacute 243/oacute]"
)
_FONT_WITHOUT_MAP = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>]>>"
)
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_PERMISSIONS = b"\xfc\xff\xff\xff"
WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Words:
    """A line of text; ``y`` counts from the foot of the page, as PDF does; ``colour`` is a grey from 0 to 1."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    colour: float = 0
    unmapped: bool = False


def lines_of(texts: Iterable[str], x: float = 60, y: float = 700, step: float = 13, size: float = 10) -> list[Words]:
    """Return lines one below the other, at the usual distance."""
    return [Words(x, y - step * number, text, size) for number, text in enumerate(texts)]


def content_of(words: Iterable[Words], drawing: bytes = b"") -> bytes:
    """Return the content stream of a page."""
    return drawing + b"\n".join(
        b"BT /%s %g Tf %g g %g %g Td (%s) Tj ET"
        % (_font(each), each.size, each.colour, each.x, each.y, _escaped(each.text))
        for each in words
    )


def make_pdf(
    pages: Sequence[Sequence[Words] | bytes],
    *,
    info: bytes = b"<<>>",
    rotate: int = 0,
    stream_head: bytes = b"",
    count: int | None = None,
    user_key: str | None = None,
) -> bytes:
    """Return a PDF file.

    Args:
        pages: for each page its lines, or its content stream as it stands.
        info: the dictionary of the metadata.
        rotate: degrees by which every page is shown turned.
        stream_head: further entries of the dictionary of every content stream, such as its filter.
        count: the number of pages that the file claims; None for the true one.
        user_key: the password; encrypts the file (RC4 with 40 bits); an empty one opens by itself.
    """
    numbers = range(len(pages))
    kids = b" ".join(b"%d 0 R" % (6 + 2 * number) for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages) if count is None else count),
        _font_object(b"Helvetica"),
        _font_object(b"Helvetica-Bold"),
        _FONT_WITHOUT_MAP,
    ]
    key = _key(user_key) if user_key is not None else None
    for number, page in enumerate(pages):
        body = page if isinstance(page, bytes) else content_of(page)
        if key is not None:
            body = _rc4(_md5(key + (7 + 2 * number).to_bytes(3, "little") + b"\0\0")[:10], body)
        fonts = b"<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R/Resources%s>>"
            % (WIDTH, HEIGHT, rotate, 7 + 2 * number, fonts)
        )
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(body), stream_head, body))
    return _file([*objects, info], _encryption(user_key) if user_key is not None else b"")


def bomb_of_streams(megabytes: int, layers: int = 3) -> bytes:
    """Return a PDF of one page whose content is compressed over and over."""
    body = b" " * (megabytes << 20)
    for _ in range(layers):
        body = zlib.compress(body, 9)
    return make_pdf([body], stream_head=b"/Filter[%s]" % (b"/FlateDecode" * layers))


def table(xs: Sequence[float], ys: Sequence[float]) -> bytes:
    """Return the ruled lines of a table."""
    across = b"".join(b"%g %g m %g %g l S\n" % (xs[0], y, xs[-1], y) for y in ys)
    return across + b"".join(b"%g %g m %g %g l S\n" % (x, ys[0], x, ys[-1]) for x in xs)


def _font(words: Words) -> bytes:
    if words.unmapped:
        return b"F3"
    return b"F2" if words.bold else b"F1"


def _escaped(text: str) -> bytes:
    return text.encode("cp1250").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _font_object(name: bytes) -> bytes:
    encoding = b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences%s>>" % _DIFFERENCES
    return b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding%s>>" % (name, encoding)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    tail = b"/Root 1 0 R/Info %d 0 R/Size %d%s" % (len(objects), len(objects) + 1, trailer)
    return bytes(out + b"trailer<<%s>>\nstartxref\n%d\n%%%%EOF" % (tail, start))


def _key(password: str) -> bytes:
    return _md5(_padded(password) + _owner() + _PERMISSIONS + b"0123456789abcdef")[:5]


def _owner() -> bytes:
    return _rc4(_md5(_padded("owner"))[:5], _padded("user"))


def _padded(password: str) -> bytes:
    return (password.encode() + _PADDING)[:32]


def _encryption(password: str) -> bytes:
    user = _rc4(_key(password), _PADDING)
    fields = b"/Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4" % (_owner().hex().encode(), user.hex().encode())
    identifier = b"0123456789abcdef".hex().encode()
    return b"/Encrypt<<%s>>/ID[<%s><%s>]" % (fields, identifier, identifier)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
