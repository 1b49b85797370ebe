"""Reads files back as their users do: eyes, cameras and text search."""

import io
import re

import pypdfium2
import zxingcpp
from PIL import Image

LONG = "Bardzo-Długie Imię O’Connor-Śpiewak z Kędzierzyna " * 3 + "x" * 50
assert len(LONG) == 200


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page on one line, with words that were divided put together again."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = [page.get_textpage().get_text_bounded() for page in document]
    return [" ".join(re.sub("\u200b|[\ufffe\u00ad]\\s*", "", text).split()) for text in found]


def picture(content: bytes) -> Image.Image:
    """Return the picture, or the first page as one prints it."""
    if content.startswith(b"\x89PNG"):
        return Image.open(io.BytesIO(content))
    with pypdfium2.PdfDocument(content) as document:
        return document[0].render(scale=2).to_pil()  # type: ignore[no-any-return]  # pypdfium2 ships no types


def codes(content: bytes) -> list[str]:
    """Return what a camera of a thousand pixels reads from the QR codes."""
    seen = picture(content).convert("L")
    seen.thumbnail((1000, 1000))
    return [found.text for found in zxingcpp.read_barcodes(seen)]
