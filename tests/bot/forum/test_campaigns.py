"""Messages to groups of participants: who is meant, what is stored, and what became of each."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.forum.campaigns import (
    LONGEST_MESSAGE,
    Audience,
    AudienceKind,
    Campaign,
    MessageProblem,
    Progress,
    begin_campaign,
    campaign_key,
    campaigns_of,
    find_campaign,
    message_problem,
    progress,
)
from bot.forum.event import Event
from bot.forum.model import Applicant, Group, Registration, RegistrationState, manual_person, telegram_person
from bot.forum.selection import Selection, events_to_run, selected
from bot.forum.service import ForumService
from bot.store import audit, outbox
from bot.store.engine import Database
from bot.store.event_schema import event_sessions, registrations, session_choices
from bot.store.staff_schema import campaigns
from tests.bot.forum.people import applicant, event
from tests.fakes.clock import FixedClock


class Gathering:
    """Three seats: two with a chat, one without, and one person who waits."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock, self.forum = database, clock, ForumService(clock)
        with database.transaction() as connection:
            self.event = event(connection, self.forum, capacity=3)
        self.sign_up(applicant(1, name="Żaneta Łoś", organisation="Fundacja „Most”"))
        self.sign_up(applicant(2, name="Jan Lis", organisation="Gmina Lubicz", group=Group.COUNCILLOR))
        self.sign_up(applicant(3, person=manual_person("Ewa", "NGO"), name="Ewa Bąk", organisation="NGO", chat_id=None))
        self.sign_up(applicant(4, name="Ola Wąs", organisation="fundacja MOST"))

    def sign_up(self, person: Applicant) -> None:
        with self.database.transaction() as connection:
            self.forum.sign_up(connection, self.event.id, person)

    def set(self, number: int, **values: object) -> None:
        with self.database.transaction() as connection:
            connection.execute(registrations.update().where(registrations.c.id == number).values(values))

    def those(self, selection: Selection) -> list[int]:
        with self.database.read() as connection:
            return [each.id for each in selected(connection, self.forum, self.event, selection)]

    def sends(self, audience: Audience, text: str = "Sala jest inna.") -> tuple[Campaign, list[Registration]]:
        with self.database.transaction() as connection:
            meant = selected(connection, self.forum, self.event, audience.selection)
            campaign, reached = begin_campaign(
                connection, self.event, audience, text, meant=meant, actor="telegram:9", now=self.clock.now()
            )
            for each in reached:
                key = f"{campaign_key(campaign, each)}:0"
                outbox.enqueue(connection, each.chat_id or 0, "send", {"html": text}, at=self.clock.now(), key=key)
        return campaign, reached

    def progress(self, campaign: Campaign) -> Progress:
        with self.database.read() as connection:
            return progress(connection, campaign)


@pytest.fixture
def gathering(database: Database, clock: FixedClock) -> Gathering:
    return Gathering(database, clock)


def test_people_are_found_by_what_is_known_of_them(gathering: Gathering) -> None:
    gathering.set(2, checked_in_at=gathering.clock.now())
    confirmed = frozenset({RegistrationState.CONFIRMED})
    assert gathering.those(Selection()) == [1, 2, 3, 4]
    assert gathering.those(Selection(confirmed)) == [1, 2, 3]
    assert gathering.those(Selection(frozenset({RegistrationState.WAITING}))) == [4]
    assert gathering.those(Selection(group=Group.COUNCILLOR)) == [2]
    assert gathering.those(Selection(confirmed, came=True)) == [2]
    assert gathering.those(Selection(came=False)) == [1, 3, 4]


def test_a_typed_part_finds_names_and_organisations_without_diacritics(gathering: Gathering) -> None:
    found = {"zaneta los": [1], "LIS lub": [2], "most": [1, 4], "3": [3], "nikt": [], "%": []}
    assert {typed: gathering.those(Selection(typed=typed)) for typed in found} == found


def test_people_of_one_organisation_are_found_under_all_its_spellings(gathering: Gathering) -> None:
    (first, *_) = gathering.those(Selection())
    with gathering.database.read() as connection:
        alike = gathering.forum.registrations_for(connection, gathering.event.id)[0].id
    assert first == alike
    assert gathering.those(Selection(alike=alike)) == [1, 4]


def test_a_message_goes_to_those_with_a_chat_once_each(gathering: Gathering) -> None:
    campaign, reached = gathering.sends(Audience(AudienceKind.CONFIRMED))
    assert [each.id for each in reached] == [1, 2]
    assert (campaign.recipients, campaign.without_chat) == (2, 1)
    with gathering.database.read() as connection:
        assert find_campaign(connection, campaign.id) == campaign
        assert campaigns_of(connection, gathering.event.id) == [campaign]
        (entry,) = audit.entries(connection, actor="telegram:9")
    assert entry.details == {"event": gathering.event.id, "audience": "confirmed", "recipients": 2}


def test_people_of_one_chat_get_it_once(gathering: Gathering) -> None:
    gathering.set(2, chat_id=1)
    campaign, reached = gathering.sends(Audience(AudienceKind.CONFIRMED))
    assert (len(reached), campaign.recipients) == (1, 1)


def test_the_progress_is_what_the_outbox_tells(gathering: Gathering) -> None:
    gathering.set(3, chat_id=3)
    campaign, _ = gathering.sends(Audience(AudienceKind.CONFIRMED))
    other, _ = gathering.sends(Audience(AudienceKind.WAITING))
    assert gathering.progress(campaign) == Progress(0, waiting=3, blocked=0, failed=0, without_chat=0, forgotten=0)
    with gathering.database.transaction() as connection:
        first, second, _, _ = outbox.due(connection, gathering.clock.now(), 9)
        outbox.mark_sent(connection, first.id, gathering.clock.now(), 77)
        outbox.give_up(connection, second.id, gathering.clock.now(), "no such chat")
        outbox.mark_blocked(connection, 3, gathering.clock.now())
    found = gathering.progress(campaign)
    assert found == Progress(1, waiting=0, blocked=1, failed=1, without_chat=0, forgotten=0)
    assert found.finished
    assert gathering.progress(other).waiting == 1
    with gathering.database.transaction() as connection:
        outbox.purge(connection, gathering.clock.now() + timedelta(days=30))
    assert gathering.progress(campaign).forgotten == 3


def test_those_of_a_workshop_get_its_message(gathering: Gathering) -> None:
    start = gathering.event.starts_at
    with gathering.database.transaction() as connection:
        values = {"event_id": gathering.event.id, "title": "Budżet", "starts_at": start, "bookable": True}
        connection.execute(event_sessions.insert().values(id=5, ends_at=start + timedelta(hours=1), **values))
        connection.execute(session_choices.insert().values([{"registration_id": n, "session_id": 5} for n in (2, 4)]))
    _, reached = gathering.sends(Audience(AudienceKind.SESSION, "5"))
    assert [each.id for each in reached] == [2]


@pytest.mark.parametrize(
    "code", ["confirmed", "waiting", "came", "group.councillor", "session.12", f"session.{2**63 - 1}"]
)
def test_an_audience_has_a_short_name(code: str) -> None:
    audience = Audience.read(code)
    assert audience is not None
    assert audience.code == code
    assert audience.selection.states


@pytest.mark.parametrize(
    "code", ["", "all", "confirmed.1", "group", "group.x", "session.", "session.0", "session.१", f"session.{2**63}"]
)
def test_other_names_are_no_audience(code: str) -> None:
    assert Audience.read(code) is None


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=30))
def test_any_name_is_read_or_refused(code: str) -> None:
    audience = Audience.read(code)
    assert audience is None or audience.code == code


def test_an_empty_or_endless_text_is_refused() -> None:
    assert message_problem(" … \n") is MessageProblem.EMPTY
    assert message_problem("a" * LONGEST_MESSAGE) is None
    assert message_problem("a" + "😀" * (LONGEST_MESSAGE // 2)) is MessageProblem.TOO_LONG


def test_events_stay_at_hand_for_half_a_year_after_their_end(gathering: Gathering) -> None:
    def at_hand() -> list[Event]:
        with gathering.database.read() as connection:
            return events_to_run(connection, gathering.forum, gathering.clock.now())

    assert [each.id for each in at_hand()] == [gathering.event.id]
    gathering.clock.advance(timedelta(days=31 + 179))
    assert len(at_hand()) == 1
    gathering.clock.advance(timedelta(days=2))
    assert at_hand() == []


def test_a_message_outlives_its_author_without_their_name(gathering: Gathering) -> None:
    campaign, _ = gathering.sends(Audience(AudienceKind.CONFIRMED))
    with gathering.database.transaction() as connection:
        gathering.forum.erase_person(connection, telegram_person(9))
        (author,) = connection.scalars(select(campaigns.c.created_by))
        assert find_campaign(connection, campaign.id) == campaign
    assert author == audit.FORGOTTEN
