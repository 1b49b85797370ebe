"""An event that is to be created: what must hold for it, and the sample one."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.clock import from_warsaw, in_warsaw
from bot.forum.event import InvalidEventError

_MAX_CAPACITY = 100_000
_MAX_TEXT = 200
_SAMPLE_DAYS_AHEAD = 60
_SAMPLE_DEADLINE_DAYS = 7


@dataclass(frozen=True, slots=True)
class EventPlan:
    """What an organiser decides. All moments are aware."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    signup_deadline: datetime


def checked_plan(plan: EventPlan, now: datetime) -> EventPlan:
    """Return the plan with tidied texts.

    Raises:
        InvalidEventError: when the event cannot take place as described; says what to change.

    """
    tidy = replace(plan, title=" ".join(plan.title.split()), place=" ".join(plan.place.split()))
    faults = {
        "Podaj tytuł wydarzenia (do 200 znaków).": not 0 < len(tidy.title) <= _MAX_TEXT,
        "Podaj miejsce wydarzenia (do 200 znaków).": not 0 < len(tidy.place) <= _MAX_TEXT,
        "Liczba miejsc musi być od 1 do 100000.": not 1 <= tidy.capacity <= _MAX_CAPACITY,
        "Koniec wydarzenia musi być po jego początku.": tidy.ends_at <= tidy.starts_at,
        "Termin zapisów nie może być po początku wydarzenia.": tidy.signup_deadline > tidy.starts_at,
        "Wydarzenie musi się zaczynać w przyszłości.": tidy.starts_at <= now,
    }
    for sentence, broken in faults.items():
        if broken:
            raise InvalidEventError(sentence)
    return tidy


def sample_plan(now: datetime) -> EventPlan:
    """Return an invented Forum, about two months ahead and marked as invented in its title and place."""
    day = in_warsaw(now).date() + timedelta(days=_SAMPLE_DAYS_AHEAD)
    last_day = day - timedelta(days=_SAMPLE_DEADLINE_DAYS)
    return EventPlan(
        title="PRZYKŁAD: Regionalne Forum Współpracy Międzynarodowej",
        place="Toruń (wydarzenie przykładowe, nie odbędzie się)",
        starts_at=from_warsaw(datetime.combine(day, time(10))),
        ends_at=from_warsaw(datetime.combine(day, time(16))),
        capacity=160,
        signup_deadline=from_warsaw(datetime.combine(last_day, time(23, 59))),
    )
