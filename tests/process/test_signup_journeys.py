"""Whole conversations about sign-ups through the Bot API, in three languages: participants, coordinators, the door."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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


def in_all_languages(journey: Callable[[Language], object]) -> list[object]:
    """Let somebody of each language go ``journey`` at the same time; return what each returns."""
    with ThreadPoolExecutor(len(Language)) as pool:
        return list(pool.map(journey, Language))


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


@pytest.fixture(scope="module")
def forum(hall: Hall) -> Event:
    """The next event: it begins in six hours, so that the door is open."""
    return new_event(hall.database, 100, title="Forum dziś", ahead=timedelta(hours=6))


def test_from_start_to_a_seat_with_its_files_for_somebody_new(hall: Hall, forum: Event) -> None:
    telegram = hall.house.telegram

    def journey(language: Language) -> int:
        walk, texts = Walk(telegram.person("Łucja", language)), SIGNUP[language]
        walk.says("/start", has(EVENTS[language].sign_up))
        walk.taps(EVENTS[language].sign_up, says(texts.questions["name"]))
        walk.says("Łucja Nowak", says(texts.questions["organisation"]))
        walk.says(f"Fundacja Most {language}", has(texts.groups[Group.NGO_LEADER]))
        walk.taps(texts.groups[Group.NGO_LEADER], has(texts.agree))
        walk.taps(texts.agree, lambda shown: is_seat(shown, language))
        assert ticket_of(telegram, walk.person).startswith("ci_")
        assert begins(sent_file(telegram, walk.person, "document")) == forum.starts_at.replace(microsecond=0)
        return walk.steps

    assert in_all_languages(journey) == [6] * len(Language)
    assert MOST_FOR_SOMEBODY_NEW >= 6


def begins(calendar: bytes) -> datetime:
    """Return when the only event of the calendar file begins, in UTC."""
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    moment = event.decoded("dtstart")
    assert isinstance(moment, datetime)
    return moment.astimezone(UTC)


@pytest.mark.usefixtures("forum")
def test_from_start_to_a_seat_for_somebody_known_who_cancels(hall: Hall) -> None:
    def journey(language: Language) -> int:
        walk, mine = Walk(hall.house.telegram.person("Jan", language)), REGISTRATIONS[language]
        make_known(hall.database, [walk.person], language=language)
        walk.says("/start", has(EVENTS[language].sign_up))
        walk.taps(EVENTS[language].sign_up, has(SIGNUP[language].agree))
        walk.taps(SIGNUP[language].agree, lambda shown: is_seat(shown, language))
        taken = walk.steps
        walk.taps(OUTCOMES[language].cancel, has(mine.yes))
        walk.taps(mine.yes, says(mine.cancelled))
        return taken

    assert in_all_languages(journey) == [MOST_FOR_SOMEBODY_KNOWN] * len(Language)


def test_a_freed_seat_is_offered_and_taken_and_what_is_known_is_shown(hall: Hall) -> None:
    database = hall.database
    certificate = issued(database, hall.house.telegram.person("Ewa"))

    def journey(language: Language) -> None:
        first, second = (Walk(hall.house.telegram.person(name, language)) for name in ("Anna", "Jan"))
        event, mine = new_event(database, 1, title=f"Seminarium {language}"), REGISTRATIONS[language]
        for walk in (first, second):
            sign_up(database, event, walk.person, language=language)
            walk.says("/moje", says(event.title))
        first.taps(OUTCOMES[language].cancel, has(mine.yes))
        first.taps(mine.yes, says(mine.cancelled))
        second.person.reply(has(NOTICE_PARTS[language].take))
        second.taps(NOTICE_PARTS[language].take, says(mine.taken))
        second.says("/moje_dane", says(f"Łucja Nowak{second.person.id}"))
        second.says(f"/sprawdz {certificate}", says(certificate))
        second.says("/sprawdz IE/2027/9999-00", says(VERIFICATION[language].unknown))

    in_all_languages(journey)


def issued(database: Database, person: Person) -> str:
    """Return the number of a certificate that the person got."""
    event, now = new_event(database, 1, title="Z zaświadczeniem"), datetime.now(UTC)
    own = registrations.c.id == sign_up(database, event, person).id
    with database.transaction() as connection:
        connection.execute(registrations.update().where(own).values(checked_in_at=now))
        (notice,) = issue_certificates(connection, event, at=now)
    assert notice.registration.certificate_number is not None
    return notice.registration.certificate_number


def test_the_team_is_invited_by_links_lets_people_in_and_writes_to_them(hall: Hall) -> None:
    telegram, event = hall.house.telegram, new_event(hall.database, 10, title="Warsztat", ahead=timedelta(hours=7))
    administrator, ewa, adam, jan = (
        Walk(hall.administrator),
        *(Walk(telegram.person(n)) for n in ("Ewa", "Adam", "Jan")),
    )
    make_known(hall.database, [jan.person])
    to_outcome(jan.person, event)
    ticket = ticket_of(telegram, jan.person)
    administrator.says("/zespol", says(TEAM["pl"].title))
    for walk, role in ((ewa, "coordinator"), (adam, "door")):
        invited = administrator.taps(TEAM["pl"].invite.format(role=TEAM["pl"].roles[role]), says(USERNAME))
        token = re.findall(r"start=(\S+)", invited.text)[0]
        walk.says(f"/start {token}", says(TEAM["pl"].granted))
    jan.says(f"/start {ticket}", says(DOOR["pl"].for_staff))
    adam.says(f"/start {ticket}", says(DOOR["pl"].admitted))
    adam.says(f"/start {ticket}", says(DOOR["pl"].already))
    events = ewa.says("/zapisy", says(DESK["pl"].choose_event))
    ewa.taps(next(label for label in events.labels if event.title in label), says(DESK["pl"].came.format(number=1)))
    ewa.taps(DESK["pl"].message, has(CAMPAIGN["pl"].audiences["confirmed"]))
    ewa.taps(CAMPAIGN["pl"].audiences["confirmed"], says("Do kogo"))
    ewa.says("Zaczynamy o dziewiątej w sali 12.", has(CAMPAIGN["pl"].send))
    ewa.taps(CAMPAIGN["pl"].send, says("w drodze"))
    jan.person.reply(says("Zaczynamy o dziewiątej w sali 12."))
