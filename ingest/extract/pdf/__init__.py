"""Reading PDF: PDFium finds the letters, and this room turns them into the blocks of a text.

PDFium (through pypdfium2; BSD and Apache 2.0) was compared with pypdf and pdfminer.six on Polish files of our own and
on a judgment of the Supreme Court: all three read ąćęłńóśźż, but pypdf puts each word that is set on its own on a
line of its own, pdfminer.six cannot read fonts that name their letters without a map, and both keep ligatures and
take more than ten times as long. PyMuPDF is under the AGPL.
"""

from ingest.extract.pdf.document import extract_pdf

__all__ = ["extract_pdf"]
