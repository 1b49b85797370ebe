"""From the bytes of a text to its characters, as real Polish pages need it. Never raises.

The order of belief: a byte order mark; UTF-8, when the bytes are valid UTF-8, whatever a header says (text in another
encoding is valid UTF-8 by accident only); an encoding of another alphabet that is declared and fits; among ISO-8859-2,
windows-1250 and windows-1252, which differ in a few letters alone, what gives the most Polish letters; a guess.
"""

import codecs
import re
from collections.abc import Iterator

import ftfy
from charset_normalizer import from_bytes

from ingest.extract.polish_bytes import SINGLE_BYTE, polish_encoding

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_LOOK = 4096
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)

# Python knows encodings that no page should choose: some are slow, some are programs rather than alphabets.
_KNOWN = re.compile(
    r"utf-?(?:8|16|32)(?:-?[lb]e)?|(?:us-)?ascii|iso-?8859-\d\d?|latin-?\d|(?:windows-?|cp-?|x-cp)12\d\d|cp852|ibm852"
    r"|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|mac-?(?:roman|latin2)"
)
# Browsers read both names as windows-1252, and pages mean that.
_AS_BROWSERS_DO = {"ascii": "cp1252", "iso8859-1": "cp1252"}

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What UTF-8 looks like when it was taken for another encoding and saved as UTF-8 once more: "Å‚", "Ĺ‚", "Ä…", "Ã³".
_TWICE = re.compile("[ÄÅÃĂĹ][\x80-\xbf\u0102-\u02dd\u2013-\u203a\u20ac\u2122]")
_TWICE_AT_LEAST = 3
_LONGEST_MENDED = 2_000_000
_GUESS_FROM = 32768
_FEW_BAD_BYTES = 0.05


def decode(content: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the text, and notes on what was odd about its encoding.

    Control characters and NUL are taken out, and all line ends are line feeds.

    Args:
        content: the whole file; HTML may declare its encoding in a meta element.
        declared: the encoding that the server declares; any string is bearable.

    """
    text, notes = _characters(content, declared)
    return _cleaned(*_decoded_twice(text, notes))


def _characters(content: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ()
    if wide := _wide(content):
        return content.decode(wide, "replace"), (f"read as {wide}",)
    claims = tuple(_claims(content, declared))
    if (unicode_text := _as_utf8(content)) is not None:
        text, damaged = unicode_text
        notes = ("invalid bytes replaced",) if damaged else ()
        # Pure ASCII is the same under every claim, so that none of them is false.
        false = not text.isascii() and any(claim != "utf-8" for claim in claims)
        return text, (*notes, "UTF-8 under another name") if false else notes
    encoding = _other_encoding(content, claims)
    notes = () if claims and encoding == claims[0] else (f"read as {encoding}",)
    return content.decode(encoding, "replace"), notes


def _claims(content: bytes, declared: str | None) -> Iterator[str]:
    """Yield what meta elements and the server say, as Python names it; a page knows itself better than its server."""
    found = _META.search(content[:_META_LOOK])
    for name in (found[1].decode("ascii") if found else None, declared):
        if name and _KNOWN.fullmatch(plain := name.strip("\"' ;\t").casefold()):
            try:
                known = codecs.lookup(plain).name
            except LookupError:
                continue
            # Somebody who could write "meta" in bytes did not write in two bytes a letter.
            yield "utf-8" if known.startswith(("utf-16", "utf-32")) else _AS_BROWSERS_DO.get(known, known)


def _wide(content: bytes) -> str | None:
    """Return UTF-16 without a mark, which shows in every second byte of its markup being zero."""
    start = content[:400]
    if start.count(0) * 3 < len(start) or not start:
        return None
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _as_utf8(content: bytes) -> tuple[str, bool] | None:
    """Return the text and whether some bytes of it were damaged; None when it is another encoding."""
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return (text, True) if bad <= _FEW_BAD_BYTES * good else None


def _other_encoding(content: bytes, claims: tuple[str, ...]) -> str:
    for claim in claims:
        if claim not in SINGLE_BYTE and claim != "utf-8" and _fits(content, claim):
            return claim
    single = next((claim for claim in claims if claim in SINGLE_BYTE), None)
    return polish_encoding(content, single) or single or _guess(content)


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except ValueError:
        return False
    return True


def _guess(content: bytes) -> str:
    best = from_bytes(content[:_GUESS_FROM]).best()
    return best.encoding if best is not None else "cp1250"


def _decoded_twice(text: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if len(text) > _LONGEST_MENDED:
        return text, notes
    before = len(_TWICE.findall(text))
    if before < _TWICE_AT_LEAST:
        return text, notes
    mended = ftfy.fix_encoding(text)
    if len(_TWICE.findall(mended)) * 2 > before:
        return text, notes
    return mended, (*notes, "double encoding undone")


def _cleaned(text: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").removeprefix("\ufeff")
    cleaned, dropped = _CONTROL.subn("", text)
    return cleaned, (*notes, "control characters dropped") if dropped else notes
