"""The command menus of the staff follow their roles, also when Telegram fails or the process was down meanwhile."""

from collections.abc import AsyncIterator

import pytest
from telegram import BotCommandScopeChat

from bot.forum.model import telegram_person
from bot.forum.own_data import erase_person
from bot.forum.service import ForumService
from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.store.engine import Database
from bot.telegram.api import RawBot, open_bot
from bot.telegram.notices import menus
from bot.telegram.offload import Offload
from bot.telegram.staff_menus import _NEEDED, StaffMenus
from tests.fake_telegram import FakeTelegram, server_error
from tests.fakes.clock import FixedClock

EVERYBODY = [name for name, _ in menus()[0].commands]
EWA = 50


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[RawBot]:
    async with open_bot(telegram.token, telegram.url) as opened:
        yield opened


class Office:
    """Gives roles and takes them back; looks at the menus as a bot that was just started, or as the same one."""

    def __init__(self, bot: RawBot, database: Database, clock: FixedClock) -> None:
        self.bot, self.database, self.staff = bot, database, StaffService(clock, {7})
        self.storage = Offload(1, "storage")
        self.restart()

    def restart(self) -> None:
        self.menus = StaffMenus(self.bot, menus(), self.staff, self.database, self.storage)

    def give(self, role: Role) -> None:
        with self.database.transaction() as connection:
            token = self.staff.invite(connection, role, actor="cli")
            self.staff.accept(connection, token, f"telegram:{EWA}", "Ewa")

    def take(self, role: Role) -> None:
        with self.database.transaction() as connection:
            self.staff.revoke(connection, f"telegram:{EWA}", role, actor="cli")

    async def sees(self, chat_id: int = EWA, language: str | None = None) -> list[str]:
        return [each.command for each in await self.bot.get_my_commands(BotCommandScopeChat(chat_id), language)]


@pytest.fixture
async def office(bot: RawBot, database: Database, clock: FixedClock) -> AsyncIterator[Office]:
    office = Office(bot, database, clock)
    yield office
    office.storage.close()


@pytest.mark.parametrize(
    ("role", "further"),
    [
        (Role.COORDINATOR, ["zapisy", "wejscie", "szablony", "vouchery", "kod"]),
        (Role.DOOR, ["wejscie"]),
        (Role.REVIEWER, ["oceny"]),
        (Role.PROVIDER, ["kod"]),
    ],
)
async def test_a_role_brings_its_commands_and_takes_them_with_it(
    office: Office, role: Role, further: list[str]
) -> None:
    office.give(role)
    await office.menus.look()
    for language in (None, "en", "uk"):
        assert await office.sees(language=language) == further + EVERYBODY
    office.take(role)
    await office.menus.look()
    assert await office.sees() == []


async def test_administrators_by_the_settings_have_all_commands(office: Office) -> None:
    await office.menus.look()
    assert await office.sees(7) == [name for name, _ in menus()[0].administration] + EVERYBODY


async def test_nothing_is_asked_while_nothing_changes(office: Office, telegram: FakeTelegram) -> None:
    office.give(Role.DOOR)
    await office.menus.look()
    asked = len(telegram.calls)
    await office.menus.look()
    assert len(telegram.calls) == asked


async def test_a_role_that_was_taken_while_the_process_was_down_leaves_the_menu(office: Office) -> None:
    office.give(Role.DOOR)
    await office.menus.look()
    office.restart()
    office.take(Role.DOOR)
    await office.menus.look()
    assert await office.sees() == []


async def test_who_had_everything_erased_has_the_menu_of_everybody(office: Office, clock: FixedClock) -> None:
    office.give(Role.DOOR)
    await office.menus.look()
    with office.database.transaction() as connection:
        erase_person(connection, ForumService(clock), telegram_person(EWA), clock.now())
    await office.menus.look()
    assert await office.sees() == []


async def test_a_menu_that_telegram_refuses_keeps_no_other_from_being_shown(
    office: Office, telegram: FakeTelegram
) -> None:
    office.give(Role.DOOR)
    telegram.faults.inject(server_error(500), "setMyCommands", times=1)
    await office.menus.look()
    assert [await office.sees(language=language) != [] for language in (None, "en", "uk")] == [False, True, True]


def test_the_commands_of_roles_are_among_those_of_the_staff() -> None:
    assert set(_NEEDED) <= {name for name, _ in menus()[0].administration}
