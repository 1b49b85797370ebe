import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.extract.model import ExtractedPage, ExtractFailed, ExtractFault
from ingest.extract.ocr import ocr_program
from ingest.extract.pdf import extract_pdf
from tests.ingest.extract.pdf_files import make_pdf

SCAN = make_pdf([b"0 0 200 300 re f\n", []])
FAKE = """#!/bin/sh
if [ "$1" = "--list-langs" ]; then echo 'List:'; echo %s; exit 0; fi
head -c 2 | grep -q P5 && printf 'Ogłoszenie o naborze\\n\\nGmina składa dofinan-\\nsowanie.\\n\\f'
"""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    ocr_program.cache_clear()
    yield
    ocr_program.cache_clear()


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    program = folder / "tesseract"
    program.write_text(FAKE % language)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_a_scan_is_read_where_tesseract_knows_polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "pol")
    outcome = extract_pdf(SCAN, ocr=True)
    assert isinstance(outcome, ExtractedPage)
    assert [(block.text, block.page) for block in outcome.blocks][:3] == [
        ("Ogłoszenie o naborze", 1),
        ("Gmina składa dofinansowanie.", 1),
        ("Ogłoszenie o naborze", 2),
    ]
    assert outcome.notes == ("read by OCR",)


@pytest.mark.parametrize(("language", "ocr"), [("eng", True), ("pol", False)])
def test_a_scan_stays_one_without_polish_or_when_it_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, *, ocr: bool
) -> None:
    install(tmp_path, monkeypatch, language)
    outcome = extract_pdf(SCAN, ocr=ocr)
    assert isinstance(outcome, ExtractFailed)
    assert outcome.fault is ExtractFault.SCANNED
