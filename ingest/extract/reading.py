"""From the bytes of a page to its text: the reader that fits what the bytes are."""

from collections.abc import Sequence
from typing import assert_never

from ingest.extract.doc import extract_doc
from ingest.extract.docx import extract_docx
from ingest.extract.html import extract_html
from ingest.extract.markdown import extract_markdown
from ingest.extract.media import media_kind
from ingest.extract.model import ExtractFailed, ExtractFault, ExtractOutcome, MediaKind
from ingest.extract.odt import extract_odt
from ingest.extract.pdf import extract_pdf
from ingest.extract.plain import extract_plain


def read_page(
    content: bytes,
    url: str,
    declared: str | None,
    charset: str | None,
    drop: Sequence[str] = (),
    *,
    ocr: bool = False,
) -> ExtractOutcome:
    """Return the main text of a page, whatever its address and its server call it.

    Args:
        content: the page after decompression.
        url: its absolute address, against which links are resolved.
        declared: the media type that the server declares, if any.
        charset: the encoding that the server declares, if any.
        drop: CSS selectors of what is no main text in HTML.
        ocr: whether scans are read with tesseract, which takes seconds a page.
    """
    if not content.strip():
        return ExtractFailed(ExtractFault.EMPTY, "no bytes")
    kind = media_kind(content, declared)
    if kind is None:
        return ExtractFailed(ExtractFault.UNSUPPORTED, f"neither a page nor a document ({declared or 'no type'})")
    match kind:
        case MediaKind.HTML:
            outcome = extract_html(content, url, charset, drop)
        case MediaKind.PDF:
            outcome = extract_pdf(content, ocr=ocr)
        case MediaKind.DOCX:
            outcome = extract_docx(content)
        case MediaKind.ODT:
            outcome = extract_odt(content)
        case MediaKind.DOC:
            outcome = extract_doc(content)
        case MediaKind.MARKDOWN:
            outcome = extract_markdown(content, charset)
        case MediaKind.TEXT:
            outcome = extract_plain(content, charset)
        case _:
            assert_never(kind)
    return outcome
