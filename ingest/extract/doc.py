"""Reading the old DOC of Word 97 to 2003: turned into DOCX, and read as one.

msdoc2docx (MIT, Python alone) follows Microsoft's published format with bounds of its own, and so keeps headings,
tables and footnotes. Of the others legacy-doc gives the text alone, wps2md skips the piece table that fast-saved
files need, unword panics on broken files, sharepoint-to-text brings a dozen packages, and antiword breaks lines.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.extract.docx import extract_docx
from ingest.extract.model import ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome, MediaKind


def extract_doc(content: bytes) -> ExtractOutcome:
    """Return the text of a DOC file.

    Args:
        content: the file.
    """
    # A third of a second to import, which only the worker that meets an old file pays.
    from doc2docx import convert  # noqa: PLC0415 - see above
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError  # noqa: PLC0415 - see above

    with TemporaryDirectory(prefix="interekip-doc-") as folder:
        source, target = Path(folder, "page.doc"), Path(folder, "page.docx")
        source.write_bytes(content)
        try:
            convert(source, target)
        except EncryptedDocumentError:
            return ExtractFailed(ExtractFault.ENCRYPTED, "the document asks for a password")
        except Doc2DocxError as error:
            return ExtractFailed(ExtractFault.DAMAGED, str(error))
        outcome = extract_docx(target.read_bytes())
    return replace(outcome, kind=MediaKind.DOC) if isinstance(outcome, ExtractedPage) else outcome
