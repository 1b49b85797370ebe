"""Reading scans with the program tesseract, where it is installed with Polish; an extra, for it takes seconds a page.

A subprocess, not pytesseract: that writes each page to a file and asks for Pillow, while tesseract reads a picture in
the portable graymap format, a head and then the bytes of PDFium, from its standard input.
"""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

import pypdfium2

from ingest.extract.model import Block
from ingest.extract.plain import text_blocks

MOST_PAGES = 50
SECONDS_PER_PAGE = 60
_POINTS_PER_INCH = 72
_DOTS_PER_INCH = 300
_LONGEST_SIDE = 4_000
"""Pixels; a page that claims to be a poster is drawn smaller."""


@cache
def ocr_program() -> str | None:
    """Return the path of tesseract when it knows Polish, else None."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    known = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=SECONDS_PER_PAGE)  # noqa: S603 - a program of the machine's own
    return program if b"pol" in known.stdout.split() else None


def read_scan(document: pypdfium2.PdfDocument, program: str) -> list[Block]:
    """Return what tesseract reads on the pages of a scanned document; a page that it gives up is left out.

    Args:
        document: an open document.
        program: the path of tesseract.
    """
    return [block for index in range(min(len(document), MOST_PAGES)) for block in _read(document, index, program)]


def _read(document: pypdfium2.PdfDocument, index: int, program: str) -> Iterator[Block]:
    command = [program, "stdin", "stdout", "-l", "pol", "--dpi", str(_DOTS_PER_INCH)]
    try:
        picture = _picture(document[index])
        done = subprocess.run(command, input=picture, capture_output=True, check=True, timeout=SECONDS_PER_PAGE)  # noqa: S603 - a program of the machine's own, and no shell
    except (subprocess.SubprocessError, pypdfium2.PdfiumError):
        return
    yield from text_blocks(done.stdout.decode("utf-8", "replace").replace("\f", "\n\n"), index + 1)


def _picture(page: pypdfium2.PdfPage) -> bytes:
    scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, _LONGEST_SIDE / max(1.0, *page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    lines = (rows[start : start + bitmap.width] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
