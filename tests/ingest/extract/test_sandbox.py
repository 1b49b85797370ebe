import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.extract.model import ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome
from ingest.extract.sandbox import Reader, ReaderStartError
from tests.ingest.extract.office_files import make_docx, paragraph
from tests.ingest.extract.pdf_files import bomb_of_streams, lines_of, make_pdf

ADDRESS = "https://example.org/strona"
GOOD = b"# Nab\xc3\xb3r\n\nGmina sk\xc5\x82ada wniosek.\n"
SLOW = make_pdf([lines_of(["Ala ma kota. " * 40] * 50)] * 200)
HOSTILE = {
    "a PDF bomb": (bomb_of_streams(100), ExtractFault.TOO_COMPLEX),
    "a PDF that takes too long": (SLOW, ExtractFault.TOO_SLOW),
    "a DOCX bomb": (make_docx(paragraph(" " * 4_000_000)), ExtractFault.TOO_COMPLEX),
    "50,000 nested elements": (b"<html><body>" + b"<div>" * 50_000, None),
    "zeros": (b"\0" * 1_000_000, ExtractFault.UNSUPPORTED),
    "nothing": (b"", ExtractFault.EMPTY),
}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(deadline=1.5) as running:
        yield running


def read(reader: Reader, content: bytes) -> ExtractOutcome:
    return reader.read(content, ADDRESS, None, None)


def process_of(reader: Reader) -> "subprocess.Popen[bytes]":
    assert reader._worker is not None
    return reader._worker.process


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_stopped_and_the_good_one_after_it_is_read(reader: Reader, name: str) -> None:
    content, fault = HOSTILE[name]
    outcome = read(reader, content)
    if fault is not None:
        assert isinstance(outcome, ExtractFailed)
        assert outcome.fault is fault
    good = read(reader, GOOD)
    assert isinstance(good, ExtractedPage)
    assert good.title == "Nabór"


def test_one_worker_without_secrets_reads_many_pages_and_ends_with_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:tajne")
    with Reader() as reader:
        read(reader, GOOD)
        process = process_of(reader)
        assert b"TELEGRAM" not in Path(f"/proc/{process.pid}/environ").read_bytes()
        read(reader, GOOD)
        assert process_of(reader) is process
    assert process.returncode is not None


def test_a_worker_that_died_is_replaced_before_the_page_is_lost(reader: Reader) -> None:
    read(reader, GOOD)
    process_of(reader).kill()
    assert isinstance(read(reader, GOOD), ExtractedPage)


def test_closing_ends_a_slow_page_at_once_and_leaves_no_answer_behind() -> None:
    with Reader(deadline=30) as reader, ThreadPoolExecutor(1) as thread:
        read(reader, GOOD)
        slow = thread.submit(read, reader, SLOW)
        while not reader._lock.locked():
            time.sleep(0.001)
        reader.close()
        assert isinstance(slow.result(5), ExtractFailed)
        assert isinstance(read(reader, GOOD), ExtractedPage)


def test_a_worker_whose_parent_is_gone_ends_by_itself(reader: Reader) -> None:
    read(reader, GOOD)
    worker = reader._worker
    assert worker is not None
    worker.connection.close()
    assert worker.process.wait(10) == 0
    reader.close()


def test_the_worker_loads_nothing_that_reading_does_not_need() -> None:
    heavy = ["torch", "faiss", "telegram", "numpy", "onnxruntime", "sqlalchemy", "httpx"]
    code = f"import sys, ingest.extract.worker; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - this Python
    assert done.stdout.strip() == "[]"


def test_a_worker_that_cannot_start_is_said_once_and_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with Reader() as reader, pytest.raises(ReaderStartError, match="Nie można uruchomić"):
        read(reader, GOOD)
