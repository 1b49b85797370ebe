"""What kind of file some bytes are, by what they hold; what the server declares only breaks ties.

Own code: puremagic and filetype know the signatures, but neither finds a PDF behind a line of rubbish, tells a page
without a doctype from plain text, nor Word from Excel in the old container, and that is most of what is needed here.
"""

import codecs
import re
from collections.abc import Callable

from ingest.extract.model import MediaKind

_PDF_LOOK = 1024
"""Bytes; readers accept the signature of a PDF anywhere in the first kibibyte."""

_TEXT_LOOK = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ODT_MIME = b"mimetypeapplication/vnd.oasis.opendocument.text"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_PREAMBLE = re.compile(r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_PAGE_START = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_TAG = re.compile(
    r"<(?:p|div|h[1-6]|table|ul|ol|span|a|br|b|font|center|article|section|main|form|script|style|link)\b[^<>]*>",
    re.IGNORECASE,
)
_FEED = re.compile(r"<(?:rss|feed|urlset|sitemapindex|svg|rdf:rdf)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|[-*] \[[^\]]+\]\(|.{0,200}\[[^\]\n]{1,100}\]\(https?://)", re.MULTILINE)
# Everything below the space but tab, line ends and escape: text files have none of it, whatever their encoding.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.02


def media_kind(content: bytes, declared: str | None) -> MediaKind | None:
    """Return what ``content`` is, or None when it is nothing that can be read here.

    Args:
        content: the whole file.
        declared: the media type that the server or the name of the file claims, with or without parameters.

    """
    for is_kind, kind in _CONTAINERS:
        if is_kind(content):
            return kind
    if content.startswith((b"PK\x03\x04", _OLE)):
        return None
    return _text_kind(_beginning(content), (declared or "").partition(";")[0].strip().casefold())


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_PDF_LOOK]


def _is_docx(content: bytes) -> bool:
    # The names of a zip's members stand uncompressed before each member, and again at the end.
    return content.startswith(b"PK\x03\x04") and b"word/document.xml" in content


def _is_odt(content: bytes) -> bool:
    # The standard wants this member first and stored as it is, so that it can be seen from outside.
    return content.startswith(b"PK\x03\x04") and content[30:].startswith(_ODT_MIME)


def _is_doc(content: bytes) -> bool:
    return content.startswith(_OLE) and _WORD_STREAM in content


_CONTAINERS: tuple[tuple[Callable[[bytes], bool], MediaKind], ...] = (
    (_is_pdf, MediaKind.PDF),
    (_is_docx, MediaKind.DOCX),
    (_is_odt, MediaKind.ODT),
    (_is_doc, MediaKind.DOC),
)


def _beginning(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) : len(mark) + _TEXT_LOOK].decode(encoding, "replace")
    # Latin-1 gives every byte a character, and what is looked for is ASCII.
    return content[:_TEXT_LOOK].decode("latin-1")


def _text_kind(beginning: str, declared: str) -> MediaKind | None:
    if not beginning.strip() or _is_binary(beginning):
        return None
    start = beginning[_end_of_preamble(beginning) :]
    if _FEED.match(start):
        return None
    if _PAGE_START.match(start) or declared in {"text/html", "application/xhtml+xml"}:
        return MediaKind.HTML
    return _plain_kind(start, declared)


def _plain_kind(start: str, declared: str) -> MediaKind | None:
    if declared in {"text/markdown", "text/x-markdown"}:
        return MediaKind.MARKDOWN
    if _PAGE_START.search(start) or _TAG.match(start) or (declared != "text/plain" and _TAG.search(start)):
        return MediaKind.HTML
    if start.startswith("<"):
        return None
    return MediaKind.MARKDOWN if _MARKDOWN.search(start) else MediaKind.TEXT


def _end_of_preamble(text: str) -> int:
    found = _PREAMBLE.match(text)
    return found.end() if found else 0


def _is_binary(text: str) -> bool:
    return len(_BINARY.findall(text)) > _BINARY_SHARE * len(text)
