import pytest

from ingest.extract.model import ExtractedPage, ExtractFailed, ExtractFault, MediaKind
from ingest.extract.reading import read_page
from tests.ingest.extract.office_files import make_doc, make_docx, make_odt, make_zip, paragraph
from tests.ingest.extract.pdf_files import lines_of, make_pdf

SENTENCE = "Gmina składa wniosek do 15 marca 2014 r. w urzędzie."
ADDRESS = "https://example.org/strona"


@pytest.mark.parametrize(
    ("kind", "content", "declared"),
    [
        (MediaKind.HTML, f"<html><body><p>{SENTENCE}</p></body></html>".encode(), "text/html"),
        (MediaKind.PDF, make_pdf([lines_of([SENTENCE])]), "text/html"),
        (MediaKind.DOCX, make_docx(paragraph(SENTENCE)), "application/octet-stream"),
        (MediaKind.ODT, make_odt(f"<text:p>{SENTENCE}</text:p>"), None),
        (MediaKind.DOC, make_doc(f"{SENTENCE}\r"), "application/msword"),
        (MediaKind.MARKDOWN, f"# Nabór\n\n{SENTENCE}\n".encode(), "text/markdown"),
        (MediaKind.TEXT, SENTENCE.encode("cp1250"), "text/plain"),
    ],
)
def test_a_page_is_read_by_what_its_bytes_are(kind: MediaKind, content: bytes, declared: str | None) -> None:
    outcome = read_page(content, ADDRESS, declared, None)
    assert isinstance(outcome, ExtractedPage), outcome
    assert outcome.kind is kind
    assert SENTENCE in [block.text for block in outcome.blocks]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"  \n", ExtractFault.EMPTY),
        (b"GIF89a\0\0\0\0", ExtractFault.UNSUPPORTED),
        (make_zip({"xl/workbook.xml": "<a/>"}), ExtractFault.UNSUPPORTED),
    ],
)
def test_what_is_no_text_is_said_to_be_none(content: bytes, fault: ExtractFault) -> None:
    outcome = read_page(content, ADDRESS, "text/html", None)
    assert isinstance(outcome, ExtractFailed)
    assert outcome.fault is fault
