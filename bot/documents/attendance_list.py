"""The list that people sign at the door."""

from dataclasses import dataclass

from bot.documents.typesetting import typeset
from bot.messages.documents import DOCUMENTS


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line of the list."""

    name: str
    organisation: str
    group: str


@dataclass(frozen=True, slots=True)
class AttendanceListContent:
    """The list of ``event``, in the order in which it is printed; some ``empty`` lines follow for walk-ins."""

    event: str
    when: str
    place: str
    attendees: tuple[Attendee, ...]
    empty: int = 5
    language: str = "pl"


def attendance_list_pdf(content: AttendanceListContent) -> bytes:
    """Return the list with a column for signatures; each page repeats the head and has its number."""
    return typeset("attendance_list", content, {"words": DOCUMENTS[content.language].attendance_list})
