"""The built-in library: reads its files and checks what only all of them together can tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from corpus.asked import load_asked
from corpus.document_parser import parse_document
from corpus.errors import CorpusError, LibraryFault
from corpus.model import AskedQuestion, Document, DocumentId, Passage, PassageId
from corpus.relations import check_relations
from corpus.text_file import read_text

LIBRARY_FOLDER = Path(__file__).parent / "library"
"""The library that comes with the product."""


@dataclass(frozen=True, slots=True)
class Library:
    """All documents with the questions that their passages answer."""

    documents: tuple[Document, ...]
    asked: tuple[AskedQuestion, ...]
    _passages: Mapping[PassageId, Passage] = field(init=False, repr=False, compare=False)
    _documents: Mapping[DocumentId, Document] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {passage.id: passage for document in self.documents for passage in document.passages}
        object.__setattr__(self, "_passages", MappingProxyType(by_id))
        object.__setattr__(self, "_documents", MappingProxyType({document.id: document for document in self.documents}))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, document by document, in reading order."""
        return tuple(self._passages.values())

    def by_id(self, passage_id: PassageId) -> Passage:
        """Return the passage ``passage_id``.

        Raises:
            CorpusError: There is none.
        """
        if passage_id not in self._passages:
            raise CorpusError(f"There is no passage '{passage_id}' in the library. Check the id.")
        return self._passages[passage_id]

    def document(self, document_id: DocumentId) -> Document:
        """Return the document ``document_id``.

        Raises:
            CorpusError: There is none.
        """
        if document_id not in self._documents:
            raise CorpusError(f"There is no document '{document_id}' in the library. Check the id.")
        return self._documents[document_id]


def load_library(folder: Path | None = None) -> Library:
    """Return the library in ``folder``, by default the one that comes with the product.

    Raises:
        LibraryFault: With the first file and line that cannot be used and what to change there.
    """
    folder = LIBRARY_FOLDER if folder is None else folder
    paths = sorted(folder.glob("*.md"))
    if not paths:
        raise LibraryFault(folder, None, "There is no library here. Name a folder with files such as 01-projekt.md.")
    documents = _distinct((path, parse_document(read_text(path), path)) for path in paths)
    passages = {passage.id: passage for document in documents for passage in document.passages}
    check_relations(folder, passages)
    return Library(documents, load_asked(sorted((folder / "asked").glob("*.jsonl")), passages.keys()))


def _distinct(parsed: Iterable[tuple[Path, Document]]) -> tuple[Document, ...]:
    """Return the documents, refusing a number used by two files: their passages would share ids."""
    files: dict[DocumentId, Path] = {}
    documents = []
    for path, document in parsed:
        if document.id in files:
            other = files[document.id].name
            raise LibraryFault(
                path, None, f"The number {document.id} is already used by {other}. Rename one of the two."
            )
        files[document.id] = path
        documents.append(document)
    return tuple(documents)
