"""Whole conversations about sign-ups through the Bot API, in three languages: participants, coordinators, the door.

All of them are gone at the same time, since a chat gets no more than a message a second; each test looks at one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from bot.answering.model import Language
from bot.forum.certificates import issue_certificates
from bot.forum.event import Event
from bot.forum.model import Group
from bot.messages.campaign import CAMPAIGN
from bot.messages.desk import DESK
from bot.messages.door import DOOR
from bot.messages.events import EVENTS
from bot.messages.notice_parts import NOTICE_PARTS
from bot.messages.outcomes import OUTCOMES
from bot.messages.registrations import REGISTRATIONS
from bot.messages.signup import SIGNUP
from bot.messages.team import TEAM
from bot.messages.verification import VERIFICATION
from bot.store.engine import Database
from bot.store.event_schema import registrations
from tests.bot.documents.reading import codes
from tests.fake_telegram import USERNAME, FakeTelegram, Person, Shown
from tests.fake_telegram.person import Wanted
from tests.process.sign_ups import Hall, has, is_seat, make_known, new_event, sign_up, to_outcome

MOST_FOR_SOMEBODY_NEW = 8
MOST_FOR_SOMEBODY_KNOWN = 3


@dataclass
class Walk:
    """What somebody does, and how many taps and texts it takes."""

    person: Person
    steps: int = 0

    def says(self, text: str, where: Wanted) -> Shown:
        """Write ``text`` and wait for the reply with ``where`` true."""
        self.steps += 1
        self.person.sends(text)
        return self.person.reply(where)

    def taps(self, label: str, where: Wanted) -> Shown:
        """Press the button ``label`` and wait for the reply with ``where`` true."""
        self.steps += 1
        self.person.presses(label)
        return self.person.reply(where)


def says(words: str) -> Wanted:
    """Return what is true for a message with ``words``, up to the first place that is filled in."""
    return lambda shown: words.partition("{")[0] in shown.text


def file_of(telegram: FakeTelegram, shown: Shown) -> bytes:
    """Return the photo or the document of the message."""
    ((_, card),) = shown.media
    return telegram.world.files[(card[-1] if isinstance(card, list) else card)["file_id"]]


def sent_file(telegram: FakeTelegram, person: Person, kind: str) -> bytes:
    """Return the photo or the document that the person gets next."""
    return file_of(telegram, person.reply(lambda shown: kind in dict(shown.media)))


def ticket_of(telegram: FakeTelegram, person: Person) -> str:
    """Return what the code of the ticket that the person gets next carries for the bot."""
    (link,) = codes(sent_file(telegram, person, "photo"))
    return link.removeprefix(f"https://t.me/{USERNAME}?start=")


@dataclass(frozen=True, slots=True)
class Journeys:
    """What people do; each is a method that returns how many taps and texts led to the seat.

    ``forum`` is the next event, ``certificate`` the number of one that was issued.
    """

    hall: Hall
    forum: Event
    certificate: str

    def newcomer(self, language: Language) -> int:
        """Sign up as somebody new, and get the ticket and the calendar file."""
        telegram, texts = self.hall.house.telegram, SIGNUP[language]
        walk = Walk(telegram.person("Łucja", language))
        walk.says("/start", has(EVENTS[language].sign_up))
        walk.taps(EVENTS[language].sign_up, says(texts.questions["name"]))
        walk.says("Łucja Nowak", says(texts.questions["organisation"]))
        walk.says(f"Fundacja Most {language}", has(texts.groups[Group.NGO_LEADER]))
        walk.taps(texts.groups[Group.NGO_LEADER], has(texts.agree))
        walk.taps(texts.agree, lambda shown: is_seat(shown, language))
        assert ticket_of(telegram, walk.person).startswith("ci_")
        assert begins(sent_file(telegram, walk.person, "document")) == self.forum.starts_at.replace(microsecond=0)
        return walk.steps

    def somebody_known(self, language: Language) -> int:
        """Sign up as somebody who did so before, and cancel."""
        walk, mine = Walk(self.hall.house.telegram.person("Jan", language)), REGISTRATIONS[language]
        make_known(self.hall.database, [walk.person], language=language)
        walk.says("/start", has(EVENTS[language].sign_up))
        walk.taps(EVENTS[language].sign_up, has(SIGNUP[language].agree))
        walk.taps(SIGNUP[language].agree, lambda shown: is_seat(shown, language))
        taken = walk.steps
        walk.taps(OUTCOMES[language].cancel, has(mine.yes))
        walk.taps(mine.yes, says(mine.cancelled))
        return taken

    def successor(self, language: Language) -> int:
        """Take the seat that somebody else gave up; look at what is known, and at a certificate."""
        first, second = (Walk(self.hall.house.telegram.person(name, language)) for name in ("Anna", "Jan"))
        event, mine = new_event(self.hall.database, 1, title=f"Seminarium {language}"), REGISTRATIONS[language]
        for walk in (first, second):
            sign_up(self.hall.database, event, walk.person, language=language)
            walk.says("/moje", says(event.title))
        first.taps(OUTCOMES[language].cancel, has(mine.yes))
        first.taps(mine.yes, says(mine.cancelled))
        second.person.reply(has(NOTICE_PARTS[language].take))
        second.taps(NOTICE_PARTS[language].take, says(mine.taken))
        taken = second.steps
        second.says("/moje_dane", says(f"Łucja Nowak{second.person.id}"))
        second.says(f"/sprawdz {self.certificate}", says(self.certificate))
        second.says("/sprawdz IE/2027/9999-00", says(VERIFICATION[language].unknown))
        return taken

    def team(self, _language: Language) -> int:
        """Invite by links, let somebody in by the ticket, write to those with a seat."""
        telegram = self.hall.house.telegram
        event = new_event(self.hall.database, 10, title="Warsztat", ahead=timedelta(hours=7))
        jan, adam, ewa = (Walk(telegram.person(name)) for name in ("Jan", "Adam", "Ewa"))
        make_known(self.hall.database, [jan.person])
        to_outcome(jan.person, event)
        ticket = ticket_of(telegram, jan.person)
        self._invites({"coordinator": ewa, "door": adam})
        jan.says(f"/start {ticket}", says(DOOR["pl"].for_staff))
        adam.says(f"/start {ticket}", says(DOOR["pl"].admitted))
        adam.says(f"/start {ticket}", says(DOOR["pl"].already))
        events = ewa.says("/zapisy", says(DESK["pl"].choose_event))
        ewa.taps(next(label for label in events.labels if event.title in label), says(DESK["pl"].came.format(number=1)))
        ewa.taps(DESK["pl"].message, has(CAMPAIGN["pl"].audiences["confirmed"]))
        ewa.taps(CAMPAIGN["pl"].audiences["confirmed"], says("Do kogo"))
        ewa.says("Zaczynamy w sali 12.", has(CAMPAIGN["pl"].send))
        ewa.taps(CAMPAIGN["pl"].send, says("w drodze"))
        jan.person.reply(says("Zaczynamy w sali 12."))
        return ewa.steps

    def _invites(self, walks: Mapping[str, Walk]) -> None:
        administrator, texts = Walk(self.hall.administrator), TEAM["pl"]
        administrator.says("/zespol", says(texts.title))
        for role, walk in walks.items():
            invited = administrator.taps(texts.invite.format(role=texts.roles[role]), says(USERNAME))
            (token,) = re.findall(r"start=(\S+)", invited.text)
            walk.says(f"/start {token}", says(texts.granted))


@dataclass(frozen=True, slots=True)
class Gone:
    """Journeys that are under way."""

    newcomers: list[Future[int]]
    known: list[Future[int]]
    successors: list[Future[int]]
    team: Future[int]


@pytest.fixture(scope="module")
def gone(hall: Hall) -> Iterator[Gone]:
    """Begin all journeys; the next event begins in six hours, so that the door is open."""
    certificate = issued(hall.database, hall.house.telegram.person("Ewa"))
    forum = new_event(hall.database, 100, title="Forum dziś", ahead=timedelta(hours=6))
    journeys = Journeys(hall, forum, certificate)
    with ThreadPoolExecutor(3 * len(Language) + 1) as pool:

        def in_all_languages(journey: Callable[[Language], int]) -> list[Future[int]]:
            return [pool.submit(journey, language) for language in Language]

        yield Gone(
            newcomers=in_all_languages(journeys.newcomer),
            known=in_all_languages(journeys.somebody_known),
            successors=in_all_languages(journeys.successor),
            team=pool.submit(journeys.team, Language.PL),
        )


def test_from_start_to_a_seat_with_its_files_for_somebody_new(gone: Gone) -> None:
    assert max(journey.result() for journey in gone.newcomers) <= MOST_FOR_SOMEBODY_NEW


def test_from_start_to_a_seat_for_somebody_known_who_cancels(gone: Gone) -> None:
    assert max(journey.result() for journey in gone.known) <= MOST_FOR_SOMEBODY_KNOWN


def test_a_freed_seat_is_offered_and_taken_and_what_is_known_is_shown(gone: Gone) -> None:
    assert [journey.result() for journey in gone.successors] == [2] * len(Language)


def test_the_team_is_invited_by_links_lets_people_in_and_writes_to_them(gone: Gone) -> None:
    assert gone.team.result() > 0


def begins(calendar: bytes) -> datetime:
    """Return when the only event of the calendar file begins, in UTC."""
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    moment = event.decoded("dtstart")
    assert isinstance(moment, datetime)
    return moment.astimezone(UTC)


def issued(database: Database, person: Person) -> str:
    """Return the number of a certificate that the person got."""
    event, now = new_event(database, 1, title="Z zaświadczeniem"), datetime.now(UTC)
    own = registrations.c.id == sign_up(database, event, person).id
    with database.transaction() as connection:
        connection.execute(registrations.update().where(own).values(checked_in_at=now))
        (notice,) = issue_certificates(connection, event, at=now)
    assert notice.registration.certificate_number is not None
    return notice.registration.certificate_number
