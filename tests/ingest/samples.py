"""Small libraries to bring into an index."""

from collections.abc import Sequence

from corpus.library import Library
from corpus.model import AskedQuestion, Document, DocumentId, Passage, Section
from tests.index.samples import ASKED, PASSAGES


def make_library(passages: Sequence[Passage] = PASSAGES, asked: Sequence[AskedQuestion] = ASKED) -> Library:
    section = Section("Podstawy", tuple(passages))
    return Library((Document(DocumentId("01"), "Współpraca", "projekt", "pl", (section,)),), tuple(asked))
