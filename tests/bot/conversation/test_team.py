"""The team: who sees it, inviting by a link, taking a role back, and the log of what was done."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.answering.model import Language
from bot.conversation.staff_press import StaffPress, StaffVerb, read_staff_press
from bot.messages.hints import HINTS
from bot.messages.signup import SIGNUP
from bot.messages.team import TEAM
from bot.messages.welcome import WELCOME
from bot.staff.model import Role
from bot.staff.roles import INVITATION_DAYS
from bot.store import audit
from tests.bot.administration.examples import ADMINISTRATOR
from tests.bot.conversation.talk import Person, Talk, text_of


@pytest.fixture
def chief(talk: Talk) -> Person:
    return talk.person(ADMINISTRATOR)


def invited(chief: Person, role: Role) -> str:
    """Return the message that accepts an invitation."""
    chief.says("/zespol")
    said = chief.presses(TEAM["pl"].invite.format(role=TEAM["pl"].roles[role]))
    found = re.search(r"/start staff_[\w-]{32}$", said)
    assert found
    return found[0]


@pytest.mark.parametrize("language", Language)
def test_for_others_the_commands_are_unknown(talk: Talk, language: Language) -> None:
    somebody = talk.person(client_language=language)
    for command in ("/zespol", "/dziennik", "/szablony"):
        assert somebody.says(command).startswith(WELCOME[language].unknown_command)


def test_others_can_do_nothing_with_forged_buttons(talk: Talk, anna: Person) -> None:
    for verb, argument in product(StaffVerb, ("1", "pl.offered")):
        assert anna.forges(StaffPress(verb, argument).data) == HINTS["pl"].outdated_button
    with talk.database.read() as connection:
        assert audit.entries(connection) == []


def test_every_forged_button_of_an_administrator_is_answered(chief: Person) -> None:
    for verb, argument in product(StaffVerb, ("", "9" * 18, "9" * 30, "xx.offered")):
        assert chief.forges(StaffPress(verb, argument).data)


@pytest.mark.parametrize("language", Language)
def test_an_invitation_makes_somebody_part_of_the_team_once(talk: Talk, chief: Person, language: Language) -> None:
    link = invited(chief, Role.DOOR)
    anna = talk.person(7, client_language=language)
    texts = TEAM[language]
    assert anna.says(link) == f"{texts.granted.format(role=texts.roles['door'])}\n\n{texts.duties['door']}"
    assert talk.person(8, client_language=language).says(link) == texts.invalid
    assert anna.says("/zespol").startswith(WELCOME[language].unknown_command)
    said = chief.says("/zespol")
    assert "Użytkownik Telegrama 99, z ustawień programu" in said
    assert "obsługa wejścia\n\n• użytkownik Telegrama 7, od 15 stycznia 2027 r." in said


def test_the_link_leads_to_the_bot_by_its_name_and_is_for_a_week(talk: Talk, chief: Person) -> None:
    press = chief.pressing(StaffPress(StaffVerb.INVITE, "coordinator").data)
    said = text_of(talk.respond(replace(press, bot_name="InterEkipBot")))
    found = re.search(r"https://t\.me/InterEkipBot\?start=(staff_[\w-]{32})", said)
    assert found
    talk.clock.advance(timedelta(days=INVITATION_DAYS))
    assert talk.person(7).says(f"/start {found[1]}") == TEAM["pl"].invalid


def test_nobody_is_invited_to_what_is_no_role(chief: Person) -> None:
    assert chief.forges(StaffPress(StaffVerb.INVITE, "treasurer").data) == HINTS["pl"].outdated_button


def test_somebody_is_known_by_the_name_that_telegram_tells(talk: Talk, chief: Person) -> None:
    coming = replace(talk.person(7).pressing(""), button=None, text=invited(chief, Role.COORDINATOR), user_name="Łucja")
    talk.respond(coming)
    assert "• Łucja, od" in chief.says("/zespol")


def test_an_invited_administrator_administers(talk: Talk, chief: Person) -> None:
    anna = talk.person(7)
    anna.says(invited(chief, Role.ADMINISTRATOR))
    assert "Zaczynam aktualizację indeksu" in anna.says("/ingest")
    assert "Stan InterEkip" in anna.says("/stan")


def test_a_role_is_taken_back_after_a_question(talk: Talk, chief: Person) -> None:
    anna = talk.person(7)
    anna.says(invited(chief, Role.ADMINISTRATOR))
    chief.says("/zespol")
    chief.presses(TEAM["pl"].choose_revoked)
    asked = chief.presses("Odbierz: użytkownik Telegrama 7, administrator")
    assert asked == "Na pewno odebrać? użytkownik Telegrama 7, administrator"
    yes = chief.data_of(TEAM["pl"].yes)
    assert "Zespół" in chief.presses(TEAM["pl"].no)
    assert "Zespół" in anna.says("/zespol")
    assert chief.forges(yes) == "Rola odebrana: użytkownik Telegrama 7, administrator."
    assert anna.says("/zespol").startswith(WELCOME["pl"].unknown_command)
    assert chief.forges(yes) == TEAM["pl"].not_held


def test_the_log_tells_who_did_what_when_newest_first(talk: Talk, chief: Person) -> None:
    talk.person(7).says(invited(chief, Role.DOOR))
    at, role = "15 stycznia 2027 r., 10:00", "rola: obsługa wejścia"
    first, *entries = chief.says("/dziennik").split("\n\n")
    assert first == TEAM["pl"].journal_title
    assert entries == [
        f"{at}, użytkownik Telegrama 7\nrola przyjęta: zaproszenie 1\n{role}",
        f"{at}, użytkownik Telegrama 99\nzaproszenie do zespołu: zaproszenie 1\n{role}",
    ]


def test_the_log_tells_what_was_before_and_after(talk: Talk, chief: Person) -> None:
    changed = {
        "before": {"place": "Toruń", "starts_at": "2027-03-27T09:00:00+00:00"},
        "after": {"place": "Bydgoszcz", "starts_at": "2027-03-28T09:00:00+00:00", "target": ""},
    }
    with talk.database.transaction() as connection:
        for actor, action, subject, details in (
            ("cli", "event.changed", "event:3", changed),
            ("system", "registration.promoted", "registration:12", {"before": "waiting", "after": "confirmed"}),
            (audit.FORGOTTEN, "something.new", "thing", {"fields": ["name", "email"], "long": "a" * 300}),
            (
                "cli",
                "registration.walked_in",
                "registration:9",
                {"event": 3, "before": None, "after": "confirmed", "over_capacity": True},
            ),
            ("system", "needs.expired", "forum", {"registrations": 3}),
            ("cli", "campaign.sent", "campaign:1", {"audience": "group.volunteer"}),
            ("cli", "campaign.sent", "campaign:2", {"audience": "session.4"}),
            ("cli", "event.changed", "event:3", {"before": {"group_capacities.volunteer": ""}, "after": {}}),
        ):
            audit.record(connection, talk.clock.now(), actor, action, subject, details=details)
    said = chief.says("/dziennik")
    assert (
        "administrator przy terminalu\nzmiana wydarzenia: wydarzenie 3\nmiejsce: było: Toruń, jest: Bydgoszcz" in said
    )
    assert "było: 27 marca 2027 r., 10:00, jest: 28 marca 2027 r., 11:00" in said
    assert "cel: było: nic, jest: nic" in said
    assert "program\nmiejsce z listy rezerwowej: zgłoszenie 12\nbyło: lista rezerwowa, jest: miejsce" in said
    assert "osoba, która usunęła swoje dane\nsomething.new: thing\npola: imię i nazwisko, e-mail, long: aaa" in said
    assert "zapis przy wejściu: zgłoszenie 9" in said
    assert "było: nic, jest: miejsce\nwydarzenie: 3, ponad limit: tak" in said
    assert "potrzeby uczestników usunięte po terminie: wydarzenia\nzgłoszenia: 3" in said
    assert f"grupa: {SIGNUP['pl'].groups['volunteer']}" in said
    assert "grupa: część programu 4" in said
    assert f"miejsca dla grupy {SIGNUP['pl'].groups['volunteer']}: było: nic, jest: nic" in said
    assert "a" * 200 not in said


def test_the_log_is_read_page_by_page_and_nothing_is_left_out(talk: Talk, chief: Person) -> None:
    with talk.database.transaction() as connection:
        for number in range(1, 21):
            audit.record(connection, talk.clock.now(), "cli", "report.made", f"event:{number}", details={})
    pages = [chief.says("/dziennik")]
    while TEAM["pl"].older in chief.labels:
        pages.append(chief.presses(TEAM["pl"].older))
    assert len(pages) == 3
    assert [int(number) for page in pages for number in re.findall(r"sprawozdanie: wydarzenie (\d+)", page)] == [
        *range(20, 0, -1)
    ]
    assert TEAM["pl"].journal_empty in chief.forges("t:log:1")


@pytest.mark.parametrize("data", ["t", "t:", "t:wrong", "t:log:", "t:log:1:2", "t:show:PL", "T:log", "t:log:\n", "x"])
def test_what_is_no_button_of_the_team_is_nothing(data: str) -> None:
    assert read_staff_press(data) is None
