"""What must hold for an event and its sessions; every fault is a sentence that says what to change."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from bot.entry.fault import Fault
from bot.forum.event import Event, InvalidEventError, Material, Session
from bot.forum.model import Group
from bot.forum.plan import EventPlan, SessionPlan

_MAX_CAPACITY = 100_000
_MAX_TEXT = 200
_MAX_LONG_TEXT = 2_000
_MAX_OFFER_HOURS = 30 * 24
_SERIES = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def checked_plan(plan: EventPlan, now: datetime) -> EventPlan:
    """Return the plan with tidied texts.

    Raises:
        InvalidEventError: when the event cannot take place as described; says what to change.

    """
    tidy = tidied_plan(plan)
    refuse(plan_faults(tidy, now))
    return tidy


def checked_session(plan: SessionPlan, event: Event | EventPlan) -> SessionPlan:
    """Return the session with tidied texts.

    Raises:
        InvalidEventError: when it does not fit the event or itself; says what to change.

    """
    tidy = tidied_session(plan)
    refuse(session_faults(tidy, event))
    return tidy


def refuse(faults: list[Fault]) -> None:
    """Do nothing without faults.

    Raises:
        InvalidEventError: with all their sentences.

    """
    if faults:
        raise InvalidEventError(" ".join(fault.sentence for fault in faults))


def tidied_plan(plan: EventPlan) -> EventPlan:
    """Return the plan with single spaces in its texts, and None for those that are empty."""
    return replace(
        plan,
        title=_words(plan.title),
        place=_words(plan.place),
        series=_words(plan.series) or None,
        online_link=_words(plan.online_link) or None,
        directions=(plan.directions or "").strip() or None,
        materials=tuple(Material(_words(each.title), _words(each.url)) for each in plan.materials),
    )


def tidied_session(plan: SessionPlan) -> SessionPlan:
    """Return the session with single spaces in its texts, and None for those that are empty."""
    speakers, room = _words(plan.speakers) or None, _words(plan.room) or None
    return replace(plan, title=_words(plan.title), speakers=speakers, room=room)


def plan_faults(plan: EventPlan, now: datetime | None) -> list[Fault]:
    """Return all that is wrong with a tidied plan; without ``now`` it may have begun already."""
    broken = {
        Fault("title", "Podaj tytuł wydarzenia (do 200 znaków)."): not 0 < len(plan.title) <= _MAX_TEXT,
        Fault("place", "Podaj miejsce wydarzenia (do 200 znaków)."): not 0 < len(plan.place) <= _MAX_TEXT,
        Fault("capacity", "Liczba miejsc musi być od 1 do 100000."): not 1 <= plan.capacity <= _MAX_CAPACITY,
        Fault("series", "Nazwa cyklu to małe litery bez polskich znaków, cyfry i łączniki, np. forum-wspolpracy."): (
            plan.series is not None and not _SERIES.fullmatch(plan.series)
        ),
        Fault("directions", "Opis dojazdu może mieć do 2000 znaków."): len(plan.directions or "") > _MAX_LONG_TEXT,
        Fault("languages", "Języki podaj kodami małymi literami, np. pl, en, uk."): not all(
            map(_LANGUAGE.fullmatch, plan.languages)
        ),
    }
    return [fault for fault, wrong in broken.items() if wrong] + [
        *_moment_faults(plan, now),
        *_limit_faults(plan),
        *_address_faults(plan),
    ]


def _moment_faults(plan: EventPlan, now: datetime | None) -> Iterator[Fault]:
    if plan.ends_at <= plan.starts_at:
        yield Fault("ends_at", "Koniec wydarzenia musi być po jego początku.")
    if plan.signup_deadline > plan.starts_at:
        yield Fault("signup_deadline", "Termin zapisów nie może być po początku wydarzenia.")
    if plan.signup_opens_at is not None and plan.signup_opens_at >= plan.signup_deadline:
        yield Fault("signup_opens_at", "Otwarcie zapisów musi być przed ich końcem.")
    if now is not None and plan.starts_at <= now:
        yield Fault("starts_at", "Wydarzenie musi się zaczynać w przyszłości.")


def _limit_faults(plan: EventPlan) -> Iterator[Fault]:
    if not 1 <= plan.offer_hours <= _MAX_OFFER_HOURS:
        yield Fault("offer_hours", "Czas na przyjęcie wolnego miejsca musi być od 1 do 720 godzin.")
    if plan.organisation_limit is not None and not 1 <= plan.organisation_limit <= _MAX_CAPACITY:
        yield Fault("organisation_limit", "Limit osób z jednej organizacji musi być od 1 do 100000.")
    if plan.target is not None and not 1 <= plan.target <= _MAX_CAPACITY:
        yield Fault("target", "Planowana liczba uczestników musi być od 1 do 100000.")


def _address_faults(plan: EventPlan) -> Iterator[Fault]:
    if plan.online_link is not None and not _is_address(plan.online_link):
        yield Fault("online_link", "Link do spotkania musi być pełnym adresem, np. https://example.org/spotkanie.")
    if not all(0 < len(each.title) <= _MAX_TEXT and _is_address(each.url) for each in plan.materials):
        yield Fault(
            "materials", "Każdy materiał musi mieć tytuł (do 200 znaków) i pełny adres, np. https://example.org."
        )


def session_faults(plan: SessionPlan, event: Event | EventPlan) -> list[Fault]:
    """Return all that is wrong with a tidied session of the event."""
    within = event.starts_at <= plan.starts_at and plan.ends_at <= event.ends_at
    broken = {
        Fault("title", "Podaj tytuł sesji (do 200 znaków)."): not 0 < len(plan.title) <= _MAX_TEXT,
        Fault("speakers", "Lista prelegentów może mieć do 2000 znaków."): len(plan.speakers or "") > _MAX_LONG_TEXT,
        Fault("room", "Nazwa sali może mieć do 200 znaków."): len(plan.room or "") > _MAX_TEXT,
        Fault("ends_at", "Koniec sesji musi być po jej początku."): plan.ends_at <= plan.starts_at,
        Fault("starts_at", "Sesja musi się mieścić w czasie wydarzenia."): not within,
        Fault("capacity", "Liczba miejsc na sesji musi być od 1 do 100000."): (
            plan.capacity is not None and not 1 <= plan.capacity <= _MAX_CAPACITY
        ),
        Fault("bookable", "Liczbę miejsc może mieć tylko sesja, na którą są zapisy."): (
            plan.capacity is not None and not plan.bookable
        ),
    }
    return [fault for fault, wrong in broken.items() if wrong]


def sessions_outside(plan: EventPlan, sessions: list[Session]) -> list[Fault]:
    """Return a fault for every session that would not be within the event any more."""
    return [
        Fault(
            "sessions",
            f"Sesja nr {each.id} ({each.title}) nie mieści się w nowym czasie wydarzenia: najpierw ją zmień lub usuń, "
            "albo przełóż wydarzenie razem z sesjami.",
        )
        for each in sessions
        if each.starts_at < plan.starts_at or each.ends_at > plan.ends_at
    ]


def group_faults(capacities: Mapping[Group, int | None]) -> list[Fault]:
    """Return a fault for every group whose number of seats cannot be."""
    return [
        Fault(group.value, f"Liczba miejsc dla grupy {group.value} musi być od 0 do 100000.")
        for group, capacity in capacities.items()
        if capacity is not None and not 0 <= capacity <= _MAX_CAPACITY
    ]


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _is_address(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(address.hostname) and len(text) <= _MAX_LONG_TEXT
