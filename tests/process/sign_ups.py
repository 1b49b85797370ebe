"""Events and people in the database of a serving process, and what people do to get a seat."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import SystemClock
from bot.forum.event import Event
from bot.forum.model import Registration, telegram_person
from bot.forum.plan import EventPlan
from bot.forum.service import ForumService
from bot.messages.events import EVENTS
from bot.messages.notices import NOTICES
from bot.messages.outcomes import OUTCOMES
from bot.messages.signup import SIGNUP
from bot.store.engine import Database
from bot.store.event_schema import events
from tests.bot.forum.people import applicant
from tests.bot.store.memory import copy_of_migrated
from tests.fake_telegram import Person, Shown
from tests.fake_telegram.person import Wanted
from tests.process.serving import Home, House

FORUM = ForumService(SystemClock())


@dataclass(frozen=True, slots=True)
class Hall:
    """A serving process with its database, and somebody who is an administrator by its settings."""

    house: House
    database: Database
    administrator: Person


def people_database(home: Home) -> Database:
    """Make the database of ``home``; the serving process and the test share it."""
    copy_of_migrated(home.data / "interekip.db")
    return Database.open(home.data / "interekip.db")


def new_event(database: Database, capacity: int, *, title: str = "Forum", ahead: timedelta = timedelta(30)) -> Event:
    """Create an event that begins ``ahead`` of now, with sign-ups until then."""
    starts_at = datetime.now(UTC) + ahead
    plan = EventPlan(title, "Toruń", starts_at, starts_at + timedelta(hours=6), capacity, signup_deadline=starts_at)
    with database.transaction() as connection:
        return FORUM.create_event(connection, plan, actor="test")


def make_known(database: Database, people: Iterable[Person], **answers: object) -> None:
    """Let ``people`` have signed up for an event ten days ago: known to the form, their needs not yet erased."""
    event = new_event(database, 1000, title="Spotkanie sprzed dziesięciu dni", ahead=timedelta(1))
    for person in people:
        sign_up(database, event, person, **answers)
    starts_at = datetime.now(UTC) - timedelta(10)
    past = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=6), "signup_deadline": starts_at}
    with database.transaction() as connection:
        connection.execute(events.update().where(events.c.id == event.id).values(past))


def sign_up(database: Database, event: Event, person: Person, **changes: object) -> Registration:
    """Sign somebody up who then has a seat or a place, and return it."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        described = applicant(person.id, chat_id=person.chat_id, consent_at=now, **changes)
        FORUM.sign_up(connection, event.id, described)
        (found,) = [each for each in FORUM.registrations_of(connection, described.person) if each.event.id == event.id]
        return found.registration


def signed_up(database: Database, event: Event) -> dict[str, list[Registration]]:
    """Return what is stored for the event, by person."""
    with database.read() as connection:
        stored = FORUM.registrations_for(connection, event.id)
    return {person: [each for each in stored if each.person == person] for person in {each.person for each in stored}}


def person_key(person: Person) -> str:
    """Return how the database knows ``person``."""
    return telegram_person(person.id)


def has(label: str) -> "Has":
    """Return what is true for a message with the button ``label``."""
    return Has(frozenset({label}))


@dataclass(frozen=True, slots=True)
class Has:
    """True for a message with one of these buttons."""

    labels: frozenset[str]

    def __call__(self, shown: Shown) -> bool:
        return not self.labels.isdisjoint(shown.labels)


def to_outcome(person: Person, event: Event, language: str = "pl", timeout: float = 30.0) -> Shown:
    """Let somebody known sign up, from the link of the event on; return what they are told."""
    ways = frozenset({EVENTS[language].sign_up, EVENTS[language].sign_up_waiting})
    agree = SIGNUP[language].agree
    card = insists(person, lambda: person.sends(f"/start event_{event.id}"), Has(ways), timeout)
    way = next(label for label in card.labels if label in ways)
    insists(person, lambda: person.presses(way), has(agree), timeout)
    return insists(person, lambda: person.presses(agree), lambda shown: is_outcome(shown, language), timeout)


def insists(person: Person, act: Callable[[], object], where: Wanted, timeout: float = 30.0) -> Shown:
    """Let somebody do something, and again when the bot says that it could not; return the reply with ``where`` true.

    The bot says so when several processes in a row ended while they were handling it.
    """
    while True:
        act()
        shown = person.reply(lambda shown: where(shown) or is_apology(shown), timeout)
        if not is_apology(shown):
            return shown


def is_apology(shown: Shown) -> bool:
    """Return whether the message says that something went wrong."""
    return shown.text.startswith(NOTICES["pl"].incident.partition(",")[0])


def is_outcome(shown: Shown, language: str = "pl") -> bool:
    """Return whether the message says how the sign-up ended."""
    return is_seat(shown, language) or shown.text.startswith(OUTCOMES[language].waiting.partition("{")[0])


def is_seat(shown: Shown, language: str = "pl") -> bool:
    """Return whether the message says that the sign-up ended with a seat."""
    return shown.text.startswith(OUTCOMES[language].confirmed)
