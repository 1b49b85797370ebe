"""What the files of one event say: the poster, badges, the attendance list, the materials."""

from collections.abc import Iterable, Sequence

from bot.answering.model import Language
from bot.conversation.wording import at_time, from_to
from bot.documents.attendance_list import AttendanceListContent, Attendee
from bot.documents.badges import Badge, BadgesContent
from bot.documents.poster import PosterContent
from bot.forum.event import Event
from bot.forum.model import Registration, RegistrationState
from bot.messages.signup import SIGNUP

_POLISH_ORDER = str.maketrans(
    {letter: f"{before}\uffff" for letter, before in zip("ąćęłńóśż", "acelnosz", strict=True)} | {"ź": "z\ufffe"}
)
"""A letter with a mark comes after all words that go on from the one without: "ł" between "lz" and "m"."""


def poster_content(event: Event, link: str, language: Language) -> PosterContent:
    """Return the poster; ``link`` opens the sign-up."""
    return PosterContent(
        event=event.title,
        when=from_to(event.starts_at, event.ends_at, language),
        place=event.place,
        link=link,
        deadline=at_time(event.signup_deadline, language),
        language=language.value,
    )


def badges_content(event: Event, registrations: Iterable[Registration], language: Language) -> BadgesContent | None:
    """Return a badge for everybody who has a seat; None when nobody has."""
    groups = SIGNUP[language].groups
    badges = tuple(Badge(each.name, each.organisation, groups[each.group]) for each in seated(registrations))
    return BadgesContent(event.title, badges, language=language.value) if badges else None


def attendance_content(
    event: Event, registrations: Iterable[Registration], language: Language
) -> AttendanceListContent:
    """Return the list of everybody who has a seat."""
    groups = SIGNUP[language].groups
    return AttendanceListContent(
        event=event.title,
        when=from_to(event.starts_at, event.ends_at, language),
        place=event.place,
        attendees=tuple(Attendee(each.name, each.organisation, groups[each.group]) for each in seated(registrations)),
        language=language.value,
    )


def seated(registrations: Iterable[Registration]) -> Sequence[Registration]:
    """Return those with a seat whose names are not erased, as a Polish list has them: by surname, then by name."""
    confirmed = (each for each in registrations if each.state is RegistrationState.CONFIRMED and each.name)
    return sorted(confirmed, key=lambda each: (_listed(each.name), each.id))


def _listed(name: str) -> tuple[str, str]:
    """Return the key by which ``name`` is ordered: its last word is taken for the surname."""
    ordered = name.casefold().translate(_POLISH_ORDER)
    return ordered.rpartition(" ")[2], ordered
