"""Editions in the chat: made from a file that a coordinator sends, changed by another one, and brought to their end."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.answering.model import Language
from bot.clock import WARSAW
from bot.conversation.model import IncomingFile
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_rules_sent import MOST_BYTES, FileProblem, read_sent_rules
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_running import VOUCHER_RUNNING
from bot.messages.welcome import WELCOME
from bot.staff.model import Role
from bot.voucher.edition_sql import versions_of
from bot.voucher.model import Edition
from bot.voucher.states import State
from tests.bot.conversation.staff import revoke
from tests.bot.conversation.talk import Person, Talk, text_of
from tests.bot.conversation.voucher_staff import CHIEF, coordinator, grant, make_edition, press, put, reading

DESK, RUNNING = VOUCHER_DESK["pl"], VOUCHER_RUNNING["pl"]
OPENS, CLOSES = datetime(2028, 2, 1, 8, tzinfo=WARSAW), "2028-03-15 16:00"
"""Of the first call in the file."""
RULES = Path(__file__).parents[3] / "docs" / "pl" / "voucher.toml"
TITLE = "Voucher na przygotowanie projektu 2028"


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator."""
    return coordinator(talk)


@pytest.fixture(scope="module")
def rules() -> str:
    return RULES.read_text(encoding="utf-8")


def editions(talk: Talk) -> list[Edition]:
    with reading(talk) as connection:
        return talk.vouchers.editions.editions(connection)


@pytest.mark.parametrize("language", Language)
def test_for_others_the_commands_are_unknown(talk: Talk, language: Language) -> None:
    anna = talk.person(client_language=language)
    for command in ("/vouchery", "/oceny", "/kod", "/vouchers", "/reviews", "/code"):
        assert anna.says(command).startswith(WELCOME[language].unknown_command)


def test_an_edition_is_made_from_a_file(talk: Talk, ewa: Person, rules: str) -> None:
    ewa.says("/vouchery")
    ewa.presses(DESK.new_edition)
    shown = ewa.sends_file(rules.encode(), "voucher.toml")
    assert RUNNING.look_first in shown
    assert "Budżet 100\u00a0000,00\u00a0zł" in shown
    assert editions(talk) == []
    said = ewa.presses(RUNNING.create)
    assert RUNNING.created in said
    assert TITLE in said
    assert [each.title for each in editions(talk)] == [TITLE]
    assert talk.dialog(CHIEF).form is None


def test_what_is_wrong_in_a_file_is_told_with_its_keys_and_nothing_is_made(talk: Talk, ewa: Person, rules: str) -> None:
    press(ewa, Verb.NEW)
    said = ewa.sends_file(rules.replace("weight = 50 ", "weight = 51 ", 1).encode())
    assert "Wagi kryteriów dają razem 101" in said
    assert RUNNING.create not in ewa.labels
    assert RUNNING.ask_file in said
    assert "Budżet" in ewa.sends_file(rules.encode())
    assert editions(talk) == []


@pytest.mark.parametrize(
    ("size", "content", "problem"),
    [
        (MOST_BYTES + 1, b"title", FileProblem.TOO_LARGE),
        (10, None, FileProblem.NOT_FETCHED),
        (10, b"\xff\xfe\x00", FileProblem.NOT_TEXT),
        (10, b"title\0", FileProblem.NOT_TEXT),
    ],
)
def test_a_file_that_cannot_be_rules(size: int, content: bytes | None, problem: FileProblem) -> None:
    assert read_sent_rules(IncomingFile("F1", "voucher.toml", size, content)) is problem


@pytest.mark.parametrize("language", Language)
def test_a_file_that_did_not_arrive_is_asked_for_again(talk: Talk, language: Language) -> None:
    coordinator(talk)
    ewa = talk.person(CHIEF, client_language=language)
    press(ewa, Verb.NEW)
    texts = VOUCHER_RUNNING[language]
    assert texts.file_missing in ewa.sends_file(None)
    assert VOUCHER_DESK[language].send_file in ewa.says("zaraz wyślę")
    assert texts.file_not_text in ewa.sends_file(b"\xff\xfe\x00")


def test_whoever_lost_the_role_makes_nothing(talk: Talk, ewa: Person, rules: str) -> None:
    press(ewa, Verb.NEW)
    ewa.sends_file(rules.encode())
    data = ewa.data_of(RUNNING.create)
    revoke(talk, CHIEF, Role.COORDINATOR)
    ewa.forges(data)
    press(ewa, Verb.SAMPLE)
    assert editions(talk) == []


def test_a_form_for_a_call_of_the_past_is_refused_with_its_sentence(talk: Talk, ewa: Person, rules: str) -> None:
    talk.clock.advance(timedelta(days=3 * 365))
    press(ewa, Verb.NEW)
    ewa.sends_file(rules.encode())
    assert "calls" in ewa.presses(RUNNING.create)
    assert editions(talk) == []


def test_the_sample_is_marked_and_made_once(talk: Talk, ewa: Person) -> None:
    ewa.says("/vouchery")
    assert DESK.sample in ewa.presses(DESK.new_sample)
    press(ewa, Verb.SAMPLE)
    assert [each.sample for each in editions(talk)] == [True]
    ewa.says("/vouchery")
    assert DESK.new_sample not in ewa.labels


def test_rules_change_for_a_reason_and_keep_their_versions(talk: Talk, ewa: Person, rules: str) -> None:
    press(ewa, Verb.NEW)
    ewa.sends_file(rules.encode())
    ewa.presses(RUNNING.create)
    ewa.presses(DESK.manage)
    ewa.presses(RUNNING.change_rules)
    assert DESK.send_file in ewa.says("większy budżet")
    assert RUNNING.ask_reason in ewa.sends_file(rules.replace("budget = 100000", "budget = 120000", 1).encode())
    assert RUNNING.reason_missing in ewa.says("2028")
    said = ewa.says("Uchwała zarządu zwiększyła budżet")
    assert RUNNING.changed.format(version=2) in said
    assert "Budżet: 120\u00a0000,00\u00a0zł" in said
    with reading(talk) as connection:
        assert [each.reason for each in versions_of(connection, editions(talk)[0].id)] == [
            None,
            "Uchwała zarządu zwiększyła budżet",
        ]
    assert RUNNING.version.format(version=2) in press(ewa, Verb.RULES, editions(talk)[0].id)


def test_a_budget_below_what_is_promised_is_refused(talk: Talk, ewa: Person, rules: str) -> None:
    edition = make_edition(talk)
    grant(talk, edition, 3)
    press(ewa, Verb.CHANGE, edition.id)
    smaller = rules.replace("budget = 100000", "budget = 11000", 1)
    ewa.sends_file(smaller.encode())
    said = ewa.says("Mniej pieniędzy")
    assert "Wersja" not in said
    assert editions(talk)[0].rules_version == 1


def test_a_call_is_extended_and_closed(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    press(ewa, Verb.MANAGE, edition.id)
    ewa.presses(RUNNING.extend.format(number=1))
    assert RUNNING.moment_wrong in ewa.says("jutro albo pojutrze")
    assert RUNNING.ask_extend[:20] in ewa.says("01.01.2020")
    assert "5 marca 2027" in ewa.says("05.03.2027").replace("\u00a0", " ")
    press(ewa, Verb.MANAGE, edition.id)
    ewa.presses(RUNNING.close_call.format(number=1))
    assert DESK.call_over_early in ewa.presses(RUNNING.yes_close_call)
    assert "zamknięty" in press(ewa, Verb.CLOSE_CALL_SURELY, 1)


def test_whoever_has_a_draft_is_told_that_its_call_is_extended_or_closed(talk: Talk, ewa: Person, rules: str) -> None:
    press(ewa, Verb.NEW)
    ewa.sends_file(rules.encode())
    ewa.presses(RUNNING.create)
    (edition,) = editions(talk)
    talk.clock.set(OPENS)
    put(talk, edition, 7, State.DRAFT)
    press(ewa, Verb.EXTEND, 1)
    assert "1 osob" in ewa.says("30.04.2028")
    assert "Nowy termin składania: 30 kwietnia 2028 r." in text_of(ewa.elsewhere)
    press(ewa, Verb.CHANGE, edition.id)
    ewa.sends_file(rules.replace(CLOSES, "2028-05-31").encode())
    ewa.says("Uchwała zarządu dała więcej czasu")
    assert "Nowy termin składania: 31 maja 2028 r." in text_of(ewa.elsewhere)
    press(ewa, Verb.CLOSE_CALL_SURELY, 1)
    assert [each.chat_id for each in ewa.elsewhere] == [7]
    assert "Nabór zakończył się przed terminem" in text_of(ewa.elsewhere)


def test_the_reserve_is_released_for_those_who_wait(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    talk.clock.advance(timedelta(days=40))
    press(ewa, Verb.MANAGE, edition.id)
    assert "1\u00a0000,00\u00a0zł" in ewa.presses(RUNNING.release)
    assert DESK.reserve_released in ewa.presses(RUNNING.yes_release)


def test_an_edition_closes_when_nothing_is_under_way(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    put(talk, edition, 3, State.SCORING)
    talk.clock.advance(timedelta(days=40))
    press(ewa, Verb.CLOSE, edition.id)
    ewa.presses(RUNNING.yes_close)
    assert editions(talk)[0].closed_at is None
    press(ewa, Verb.WITHDRAW, 1)
    ewa.says("Prośba organizacji z 3 marca")
    press(ewa, Verb.CLOSE_SURELY, edition.id)
    assert editions(talk)[0].closed_at is not None
    press(ewa, Verb.MANAGE, edition.id)
    assert ewa.labels == [DESK.to_edition]


@pytest.mark.parametrize("language", Language)
def test_every_part_of_an_edition_is_shown_in_each_language(talk: Talk, language: Language) -> None:
    coordinator(talk)
    edition = make_edition(talk)
    put(talk, edition, 3, State.SUBMITTED)
    put(talk, edition, 4, State.APPEAL)
    grant(talk, edition, 5)
    ewa = talk.person(CHIEF, client_language=language)
    ewa.says("/vouchery")
    ewa.presses(edition.title)
    assert len(ewa.labels) > 5
    for label in ewa.labels:
        press(ewa, Verb.EDITION, edition.id)
        assert ewa.presses(label)
        assert ewa.is_told_in(language)
