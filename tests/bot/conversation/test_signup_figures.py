"""How many taps and texts lead from /start to a confirmed seat."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.forum.model import RegistrationState
from tests.bot.conversation.events import add_session, fill, make_event, signed_up
from tests.bot.conversation.filling import AGREE
from tests.bot.conversation.talk import Person, Talk
from tests.bot.forum.people import START

MOST_FOR_SOMEBODY_NEW = 8
MOST_FOR_SOMEBODY_KNOWN = 3

Deed = tuple[Callable[[str], str], str]


def steps(*deeds: Deed) -> int:
    """Do all of it; return how many taps and texts it was."""
    return len([do(what) for do, what in deeds])


def in_days(days: int) -> datetime:
    """Return a moment after the beginning of the test."""
    return START + timedelta(days=days)


def begin(person: Person) -> tuple[Deed, Deed]:
    return (person.says, "/start"), (person.presses, "Zapisz mnie")


def test_somebody_new(talk: Talk, anna: Person) -> None:
    make_event(talk)
    taken = steps(
        *begin(anna),
        (anna.says, "Łucja Nowak"),
        (anna.says, "Fundacja Most"),
        (anna.presses, "liderka / lider NGO"),
        (anna.presses, AGREE),
    )
    assert [each.state for each in signed_up(talk)] == [RegistrationState.CONFIRMED]
    assert taken == 6 <= MOST_FOR_SOMEBODY_NEW


def test_somebody_new_who_finds_their_organisation_and_chooses_a_workshop(talk: Talk, anna: Person) -> None:
    event_id = make_event(talk, capacity=5)
    add_session(talk, event_id, "Partnerstwa")
    add_session(talk, event_id, "Granty")
    fill(talk, event_id, range(100, 101))
    taken = steps(
        *begin(anna),
        (anna.says, "Łucja Nowak"),
        (anna.says, "most"),
        (anna.presses, "Fundacja Most"),
        (anna.presses, "liderka / lider NGO"),
        (anna.presses, "☐ 11:00–12:00 Granty"),
        (anna.presses, AGREE),
    )
    assert [each.state for each in signed_up(talk)] == [RegistrationState.CONFIRMED] * 2
    assert taken == MOST_FOR_SOMEBODY_NEW


def test_somebody_known(talk: Talk, anna: Person) -> None:
    make_event(talk)
    later = make_event(talk, starts_at=in_days(40), ends_at=in_days(41), signup_deadline=in_days(39))
    fill(talk, 1, range(7, 8))
    talk.clock.advance(timedelta(days=35))
    assert steps(*begin(anna), (anna.presses, AGREE)) == MOST_FOR_SOMEBODY_KNOWN
    (registration,) = signed_up(talk, later)
    assert (registration.name, registration.state) == ("Łucja Nowak7", RegistrationState.CONFIRMED)
