"""What answering returns: a closed union of an answer, a refusal and a clarifying question."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from corpus.model import Confidence, DocumentId, PassageId


class Language(StrEnum):
    """Languages of the interface. Quotations stay in the language of their source."""

    PL = "pl"
    EN = "en"
    UK = "uk"


class RefusalReason(StrEnum):
    """Why no answer is given."""

    OUT_OF_SCOPE = "out_of_scope"
    NOT_IN_CORPUS = "not_in_corpus"
    NOT_SUPPORTED = "not_supported"


@dataclass(frozen=True, slots=True)
class Citation:
    """The words of a passage and where they come from.

    ``quote`` is a verbatim part of the passage. ``url`` is the address to open: the archive form when the
    original is dead (then ``archived`` is set and ``original_url`` names the dead address).
    ``valid_until`` is an ISO date or None; ``expired`` is relative to the day of the question.
    """

    passage_id: PassageId
    document_title: str
    section_title: str
    title: str
    publisher: str
    url: str
    quote: str
    published: str
    state: str
    confidence: Confidence
    valid_until: str | None = None
    expired: bool = False
    archived: bool = False
    original_url: str | None = None


@dataclass(frozen=True, slots=True)
class TopicSuggestion:
    """A topic near the question; pressing it asks ``question``."""

    document_id: DocumentId
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Answered:
    """At most three citations, the most telling first."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """No supported answer; says why and offers the nearest topics."""

    reason: RefusalReason
    topics: tuple[TopicSuggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarify:
    """The question fits several topics equally; the person chooses."""

    topics: tuple[TopicSuggestion, ...]


AnswerResult = Answered | Refused | Clarify


def status_of(result: AnswerResult) -> tuple[str, str | None]:
    """Return the word for ``result`` that is stored and that scripts read, and the reason of a refusal."""
    match result:
        case Answered():
            return "answered", None
        case Refused(reason):
            return "refused", reason.value
        case Clarify():
            return "clarify", None
        case _:
            assert_never(result)
