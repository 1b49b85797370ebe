"""What files are, by their bytes."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.media import media_kind
from ingest.extract.model import MediaKind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*members: tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


DOCX = zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"))
ODT = zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))
DOC = OLE + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "declared", "kind"),
    [
        (b"%PDF-1.7\n...", "text/html", MediaKind.PDF),
        (b"\r\njunk\n%PDF-1.4\n", "application/octet-stream", MediaKind.PDF),
        (DOCX, "application/pdf", MediaKind.DOCX),
        (ODT, None, MediaKind.ODT),
        (DOC, "text/plain", MediaKind.DOC),
        (b"<!DOCTYPE html><html>", "application/pdf", MediaKind.HTML),
        (b"\xef\xbb\xbf  <!-- a --> <HTML>", None, MediaKind.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "text/xml", MediaKind.HTML),
        (b"\xff\xfe" + "<html><body>ą".encode("utf-16-le"), None, MediaKind.HTML),
        (b"<!doctype html><p>x", "text/plain", MediaKind.HTML),
        (b"Tekst bez znacznikow", "text/html; charset=utf-8", MediaKind.HTML),
        (b"Wst\xc4\x99p <b>gruby</b> <br> tekst", None, MediaKind.HTML),
        (b"Jak pisa\xc4\x87 <b>w HTML</b>", "text/plain", MediaKind.TEXT),
        ("Zwykły tekst, 2 < 3.".encode("cp1250"), None, MediaKind.TEXT),
        (b"# Tytul\n\nTekst", None, MediaKind.MARKDOWN),
        (b"Tekst [link](https://a.pl/x).", "text/plain", MediaKind.MARKDOWN),
        (b"Zwykly tekst", "text/markdown; charset=utf-8", MediaKind.MARKDOWN),
    ],
)
def test_bytes_decide_before_the_declaration(content: bytes, declared: str | None, kind: MediaKind) -> None:
    assert media_kind(content, declared) is kind


@pytest.mark.parametrize(
    ("content", "declared"),
    [
        (b"", "text/html"),
        (b" \n", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(50), "text/html"),
        (zipped(("a.txt", "x")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (OLE, "application/msword"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "text/html"),
        (b"<urlset xmlns='x'>", "application/xml"),
        (b"<unknown>x</unknown>", None),
    ],
)
def test_what_cannot_be_read_has_no_kind(content: bytes, declared: str | None) -> None:
    assert media_kind(content, declared) is None


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.none() | st.text(max_size=20))
def test_any_bytes_have_a_kind_or_none(content: bytes, declared: str | None) -> None:
    assert media_kind(content, declared) in {None, *MediaKind}
