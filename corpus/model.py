"""The types of the knowledge: a document, its sections, their passages and the sources behind them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

PassageId = NewType("PassageId", str)
DocumentId = NewType("DocumentId", str)


class Confidence(StrEnum):
    """How sure the editors are of a passage; anything below HIGH is said in the answer."""

    HIGH = "wysoka"
    MEDIUM = "średnia"
    LOW = "niska"


class Audience(StrEnum):
    """Whom a passage serves."""

    NGO = "ngo"
    MUNICIPALITY = "samorzad"
    COORDINATOR = "koordynator"
    VOLUNTEER = "wolontariusz"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage comes from.

    ``published`` is free text as the editors know it ("styczeń 2014"), never a guessed date.
    ``archive_url`` is a web.archive.org form; when ``dead`` it is the one to open and ``url`` is kept for the record.
    ``verbatim`` says that the passage stands there word for word, so that a link can open at the sentence.
    """

    title: str
    url: str
    publisher: str
    published: str
    archive_url: str | None = None
    dead: bool = False
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """The days, both inclusive, in which a passage holds; None is open."""

    start: date | None = None
    end: date | None = None

    def expired_on(self, day: date) -> bool:
        """Return whether ``day`` lies after the last day on which the passage holds."""
        return self.end is not None and day > self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is embedded, found and cited. Its text is quoted to people word for word.

    ``superseded_by`` is the passage about the same that holds later, ``conflicts_with`` one that says something else
    about it.
    """

    id: PassageId
    document_id: DocumentId
    document_title: str
    section_title: str
    text: str
    sources: tuple[Source, ...]
    state: str
    confidence: Confidence
    audience: tuple[Audience, ...] = ()
    validity: Validity | None = None
    language: str = "pl"
    superseded_by: PassageId | None = None
    conflicts_with: PassageId | None = None

    @property
    def uncertain(self) -> bool:
        """Whether the answer must say that the editors are not sure."""
        return self.confidence is Confidence.LOW


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of passages."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One topic of the library, or one page of the web."""

    id: DocumentId
    title: str
    topic: str
    language: str
    sections: tuple[Section, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in reading order."""
        return tuple(passage for section in self.sections for passage in section.passages)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question in people's words that a passage answers; indexed as a further vector of that passage."""

    passage_id: PassageId
    text: str
