"""Small files of the kinds that can be attached."""

import io
import zipfile
from collections.abc import Mapping

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"x" * 40 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
WEBP = b"RIFF\x14\x00\x00\x00WEBPVP8L\x08\x00\x00\x00" + b"\x00" * 8
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200


def docx(parts: Mapping[str, bytes] | None = None, *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a Word file, with more ``parts`` than it needs."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return packed.getvalue()
