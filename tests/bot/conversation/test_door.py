"""The door: scanned tickets, a search by name, people without a sign-up; and what strangers learn from a ticket."""

from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.desk_form import DeskForm, read_desk_form
from bot.conversation.desk_press import DeskVerb
from bot.forum.model import Channel, Group
from bot.forum.tickets import ticket_token
from bot.messages.door import DOOR
from bot.messages.signup import SIGNUP
from bot.staff.model import Role
from bot.store.event_schema import registrations
from tests.bot.conversation.events import cancel_event, fill, make_event, signed_up
from tests.bot.conversation.staff import press, with_role
from tests.bot.conversation.talk import TICKETS, Person, Talk

PL = DOOR["pl"]


@pytest.fixture
def ola(talk: Talk) -> Person:
    """Staff at the door of an event with two seats, both taken, and one person who waits; it begins in an hour."""
    make_event(talk, capacity=2)
    fill(talk, 1, range(1, 4))
    talk.clock.advance(timedelta(days=30, hours=-1))
    return with_role(talk, 60, Role.DOOR)


def token(talk: Talk, number: int) -> str:
    return ticket_token(TICKETS, signed_up(talk)[number - 1])


def test_a_ticket_is_green_then_yellow_with_the_time_then_undone(talk: Talk, ola: Person) -> None:
    said = ola.says(f"/start {token(talk, 1)}")
    assert said == f"{PL.admitted}\n\nŁucja Nowak1\nFundacja Most\nliderka / lider NGO\nForum"
    talk.clock.advance(timedelta(minutes=5))
    again = ola.says(f"/start {token(talk, 1)}")
    assert again.startswith(PL.already.format(at="14 lutego 2027 r., 09:00"))
    assert ola.presses(PL.undo) == f"{PL.undone} Łucja Nowak1"
    assert signed_up(talk)[0].checked_in_at is None
    assert press(ola, DeskVerb.TAKE_BACK, 1) == PL.nothing_to_undo


def test_who_waits_or_has_a_forged_ticket_is_not_let_in(talk: Talk, ola: Person) -> None:
    refused = ola.says(f"/start {token(talk, 3)}")
    assert refused.startswith(f"{PL.refused}\n\n{PL.obstacles['without_seat']}")
    forged = token(talk, 1)[:-1] + ("A" if token(talk, 1)[-1] != "A" else "B")
    assert ola.says(f"/start {forged}") == f"{PL.refused}\n\n{PL.tickets['forged']}"
    cancel_event(talk, 1)
    assert PL.obstacles["event_cancelled"] in ola.says(f"/start {token(talk, 1)}")


@pytest.mark.usefixtures("ola")
@pytest.mark.parametrize("language", Language)
def test_what_is_wrong_with_a_ticket_is_said_and_whose_it_is(talk: Talk, language: Language) -> None:
    texts = DOOR[language]
    porter = talk.person(60, client_language=language)

    def scanned(code: str) -> str:
        return porter.says(f"/start {code}").removeprefix(f"{texts.refused}\n\n")

    assert scanned("ci_nothing") == texts.tickets["no_ticket"]
    old, cancelled = token(talk, 1), token(talk, 2)
    with talk.database.transaction() as connection:
        own = registrations.c.id == 1
        connection.execute(registrations.update().where(own).values(ticket_serial=1))
        talk.forum.cancel_registration(connection, 2, actor="cli")
    assert scanned(old).startswith(f"{texts.tickets['replaced']}\n\nŁucja Nowak1")
    assert scanned(cancelled).startswith(f"{texts.tickets['gone']}\n\nŁucja Nowak2")
    assert [each.checked_in_at for each in signed_up(talk)] == [None] * 3


def test_a_ticket_for_another_event_is_told_at_the_door_of_this_one(talk: Talk, ola: Person) -> None:
    make_event(talk, title="Seminarium", signup_deadline=talk.clock.now() + timedelta(hours=1))
    fill(talk, 2, range(9, 10))
    other = ticket_token(TICKETS, signed_up(talk, 2)[0])
    assert ola.says(f"/start {other}").startswith(PL.admitted)
    ola.presses(PL.undo)
    press(ola, DeskVerb.DOOR, 1)
    said = ola.says(f"/start {other}")
    assert PL.tickets["other_event"] in said
    assert "Seminarium" in said
    assert signed_up(talk, 2)[0].checked_in_at is None


@pytest.mark.usefixtures("ola")
@pytest.mark.parametrize("language", Language)
def test_a_stranger_learns_nothing_from_a_ticket(talk: Talk, language: Language) -> None:
    stranger = talk.person(9, client_language=language)
    assert stranger.says(f"/start {token(talk, 1)}") == DOOR[language].for_staff
    assert signed_up(talk)[0].checked_in_at is None


def test_people_are_found_by_name_one_after_the_other(talk: Talk, ola: Person) -> None:
    assert ola.says("/wejscie") == PL.question.format(title="Forum")
    assert ola.says("nikt").startswith(PL.found_none)
    ola.says("lucja")
    assert ola.presses("Łucja Nowak2, Fundacja Most").startswith(PL.admitted)
    assert signed_up(talk)[1].checked_in_by == "telegram:60"
    assert ola.says("nowak1") == PL.choose
    assert "Łucja Nowak1, Fundacja Most" in ola.labels


def test_somebody_without_a_sign_up_is_let_in_with_their_consent(talk: Talk, ola: Person) -> None:
    ola.says("/wejscie")
    ola.presses(PL.walk_in)
    assert ola.says("Jan Kos").startswith(PL.not_understood)
    assert ola.says("J, NGO").startswith(SIGNUP["pl"].problems["too_short"])
    assert ola.says("Jan Kos, Gmina Lubicz, Toruń") == PL.group.format(name="Jan Kos")
    assert ola.presses(SIGNUP["pl"].groups["volunteer"]) == PL.municipality.format(name="Jan Kos")
    assert ola.says("?").startswith(SIGNUP["pl"].problems["too_short"])
    assert ola.says("Lubicz") == PL.consent.format(name="Jan Kos")
    assert len(signed_up(talk)) == 3
    assert ola.presses(PL.agreed) == PL.full.format(name="Jan Kos", capacity=2)
    assert len(signed_up(talk)) == 3
    assert ola.presses(PL.admit_anyway).startswith(PL.admitted)
    walked_in = signed_up(talk)[3]
    assert (walked_in.organisation, walked_in.channel) == ("Gmina Lubicz, Toruń", Channel.DOOR)
    assert (walked_in.group, walked_in.municipality) == (Group.VOLUNTEER, "Lubicz")
    assert walked_in.checked_in_at == talk.clock.now()
    assert ola.presses(PL.next_one) == PL.question.format(title="Forum")


def test_the_municipality_may_be_skipped_and_nothing_else(talk: Talk, ola: Person) -> None:
    ola.says("/wejscie")
    ola.presses(PL.walk_in)
    ola.says("Jan Kos, Gmina Lubicz")
    form = talk.dialog(60).form
    assert form is not None
    state = read_desk_form(form, talk.clock.now())
    assert isinstance(state, DeskForm)
    for verb, argument in ((DeskVerb.SAVE, state.state), (DeskVerb.CHOOSE, f"{state.state}.99")):
        assert press(ola, verb, 1, argument) == PL.group.format(name="Jan Kos")
    ola.presses(SIGNUP["pl"].groups["councillor"])
    assert ola.presses(PL.skip) == PL.consent.format(name="Jan Kos")
    ola.presses(PL.agreed)
    ola.presses(PL.admit_anyway)
    assert (signed_up(talk)[3].group, signed_up(talk)[3].municipality) == (Group.COUNCILLOR, None)


def test_outside_the_hours_of_any_event_the_door_says_so(talk: Talk, ola: Person) -> None:
    talk.clock.advance(timedelta(days=3))
    assert ola.says("/wejscie") == PL.no_event


def test_of_two_events_at_once_one_is_chosen(talk: Talk, ola: Person) -> None:
    make_event(
        talk,
        title="Seminarium",
        starts_at=talk.clock.now() + timedelta(hours=2),
        ends_at=talk.clock.now() + timedelta(hours=5),
        signup_deadline=talk.clock.now() + timedelta(hours=1),
    )
    assert ola.says("/wejscie") == PL.choose_event
    assert ola.presses("Seminarium") == PL.question.format(title="Seminarium")
