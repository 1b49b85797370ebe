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


class Role(StrEnum):
    """Why a citation stands in an answer: it answers, or it is cited beside one that does."""

    ANSWER = "answer"
    NEWER = "newer"
    OTHERWISE = "otherwise"


class Certainty(StrEnum):
    """How sure an answer is, as people are told; a number would promise more than anyone knows."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Citation:
    """The words of a passage and where they come from.

    ``quote`` is a verbatim part of the passage. ``url`` is the address to open: the archive form when the
    original is dead (then ``archived`` is set and ``original_url`` names the dead address).
    ``valid_from`` and ``valid_until`` are ISO dates or None; ``expired`` is relative to the day of the question.
    ``superseded`` says that a newer passage about the same is cited beside it.
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
    valid_from: str | None = None
    valid_until: str | None = None
    expired: bool = False
    archived: bool = False
    original_url: str | None = None
    superseded: bool = False
    role: Role = Role.ANSWER


@dataclass(frozen=True, slots=True)
class TopicSuggestion:
    """A topic near the question; pressing it asks ``question``."""

    document_id: DocumentId
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Answered:
    """At most three citations, those that answer first, and what is newer or says otherwise behind its passage.

    ``headline`` is what was asked for, a verbatim part of the first quotation: the sum, the day, the place in law.
    """

    citations: tuple[Citation, ...]
    headline: str | None = None
    certainty: Certainty = Certainty.HIGH


@dataclass(frozen=True, slots=True)
class Contradicted:
    """What the question takes for granted, in its own words, and what the library says instead.

    ``told`` is a verbatim part of the citation's passage.
    """

    claim: str
    told: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Refused:
    """No supported answer; says why and offers the nearest topics.

    ``nearby`` is what the library has about the subject: with NOT_SUPPORTED it lacks the detail that was asked for,
    with NOT_IN_CORPUS it may answer after all, but that is not sure enough to be called an answer.
    """

    reason: RefusalReason
    topics: tuple[TopicSuggestion, ...] = ()
    nearby: Citation | None = None
    contradicts: Contradicted | None = None


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
