"""DOCX, ODT and DOC files put together from their parts."""

import io
import struct
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "meta")
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def paragraph(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    """Return a paragraph of WordprocessingML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table_of(rows: list[list[str]], *, header: bool = False) -> str:
    """Return a table of WordprocessingML."""
    marks = ["<w:trPr><w:tblHeader/></w:trPr>" if header and not number else "" for number in range(len(rows))]
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{mark}{row}</w:tr>' for mark, row in zip(marks, cells, strict=True))}</w:tbl>"


def make_docx(body: str, parts: Mapping[str, str] | None = None, head: str = "") -> bytes:
    """Return a DOCX file with the content of its body, and further parts."""
    document = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    return make_zip({"word/document.xml": document} | dict(parts or {}))


def make_odt(body: str, meta: str = "") -> bytes:
    """Return an ODT file with the content of its text, and its metadata."""
    content = f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
    about = f"<office:document-meta {ODF} {DC}><office:meta>{meta}</office:meta></office:document-meta>"
    return make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{content}</office:document-content>",
            "meta.xml": about,
        }
    )


def make_zip(parts: Mapping[str, str]) -> bytes:
    """Return a ZIP archive; ODT wants its first part stored as it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def make_doc(text: str, *, encrypted: bool = False) -> bytes:
    """Return a DOC file of Word 97 with one piece of text, whose paragraphs end with carriage returns."""
    start, letters = 2048, text.encode("utf-16-le")
    pieces = struct.pack("<IIHIH", 0, len(text), 0, start, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    base = struct.pack(
        "<HHHHHHHIBBHHII", 0xA5EC, 0xC1, 0, 0x415, 0, 0x0100 if encrypted else 0, 0xBF, 0, 0, 0, 0, 0, 0, 0
    )
    longs = [start + len(letters), 0, 0, len(text), *[0] * 18]
    pairs = [0] * 186
    pairs[66], pairs[67] = 0, len(table)
    fib = base + struct.pack("<H28xH22IH186IH", 14, 22, *longs, 93, *pairs, 0)
    return _compound({"WordDocument": fib.ljust(start, b"\0") + letters, "0Table": table})


def _compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file: a header, one sector of the allocation table, one of the directory, then the streams."""
    sectors, table, entries = b"", [0xFFFFFFFD, 0xFFFFFFFE], [_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        first, count = len(table), len(padded) // 512
        table += [*range(first + 1, first + count), 0xFFFFFFFE]
        sectors += padded
        entries.append(_entry(name, 2, 0xFFFFFFFF, first, len(padded), right=2 if number == 1 else 0xFFFFFFFF))
    allocation = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
    )
    return (
        head + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + allocation + b"".join(entries).ljust(512, b"\0") + sectors
    )


def _entry(name: str, kind: int, child: int, start: int, size: int, *, right: int = 0xFFFFFFFF) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", encoded, len(encoded), kind, 1, 0xFFFFFFFF, right, child, start, size)
