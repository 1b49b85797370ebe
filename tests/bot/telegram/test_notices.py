"""The texts around the conversation fit Telegram's limits in every language."""

import re

import pytest

from bot.forum.service import ForumService
from bot.messages.notices import NOTICES, notices_for
from bot.store.engine import Database
from bot.telegram.notices import TelegramNotices, menus
from bot.telegram.text import utf16_units
from tests.bot.forum.people import plan
from tests.fakes.clock import FixedClock


@pytest.mark.parametrize(
    ("code", "language"),
    [("pl", "pl"), (None, "pl"), ("", "pl"), ("de", "pl"), ("uk", "uk"), ("en-GB", "en"), ("EN", "en")],
)
def test_a_client_without_a_language_of_its_own_reads_polish(code: str | None, language: str) -> None:
    assert notices_for(code) is NOTICES[language]


def test_menus_fit_telegrams_limits_and_offer_the_same_commands() -> None:
    found = menus()
    assert [menu.language for menu in found] == [None, "en", "uk"]
    assert len({tuple(name for name, _ in menu.commands) for menu in found}) == 1
    assert {tuple(name for name, _ in menu.administration) for menu in found} == {
        ("ingest", "stan", "zapisy", "wejscie", "szablony", "vouchery", "oceny", "kod", "zespol", "dziennik")
    }
    for menu in found:
        assert 1 <= utf16_units(menu.about) <= 120
        offered = menu.commands + menu.administration
        assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) and 1 <= len(text) <= 256 for name, text in offered)


@pytest.mark.parametrize("language", list(NOTICES))
def test_an_apology_has_the_number_and_an_invitation_the_way(language: str) -> None:
    notices = TelegramNotices("interekip_bot")
    assert notices.incident(language, "AB12").html.endswith("AB12.")
    invitation = notices.invitation(language, 5)
    assert invitation.reply_to == 5
    assert invitation.buttons[0][0].url == "https://t.me/interekip_bot?start=grupa"


def test_an_invitation_to_the_voucher_leads_there() -> None:
    invitation = TelegramNotices("interekip_bot").invitation("pl", 5, voucher=True)
    assert invitation.buttons[0][0].url == "https://t.me/interekip_bot?start=voucher"


@pytest.mark.parametrize("language", list(NOTICES))
def test_an_invitation_to_an_event_names_it_and_leads_to_it(language: str, database: Database) -> None:
    with database.transaction() as connection:
        event = ForumService(FixedClock()).create_event(connection, plan(title="Seminarium"), actor="test")
    invitation = TelegramNotices("interekip_bot").invitation(language, 5, event)
    assert "Seminarium" in invitation.html
    assert "Toruń" in invitation.html
    assert invitation.buttons[0][0].url == f"https://t.me/interekip_bot?start=event_{event.id}"
