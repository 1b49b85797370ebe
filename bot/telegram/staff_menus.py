"""The command menus in the private chats of the staff: their own commands before those of everybody."""

import asyncio
from collections.abc import Collection, Mapping, Sequence

from telegram import Bot

from bot.staff.model import Role, may
from bot.staff.roles import StaffService
from bot.store.engine import Database
from bot.telegram.menu import Menu, show_in_chat
from bot.telegram.offload import Offload
from bot.telegram.waiting import happens

LOOK_EVERY = 30.0

_NEEDED = {
    "zapisy": Role.COORDINATOR,
    "szablony": Role.COORDINATOR,
    "wejscie": Role.DOOR,
    "vouchery": Role.COORDINATOR,
    "oceny": Role.REVIEWER,
    "kod": Role.PROVIDER,
}
"""Who may use a command of the staff; the others are for administrators."""

_CHAT = "telegram:"


class StaffMenus:
    """Keeps the menus in step with the roles.

    It looks at the roles every now and then instead of being told: they also change at the terminal, and a crash
    between a change and its menu is made good by the next look.

    Args:
        bot: shows the menus.
        menus: one for each language.
        staff: knows the roles.
        database: holds them.
        storage: where it is read.
    """

    def __init__(
        self, bot: Bot, menus: Sequence[Menu], staff: StaffService, database: Database, storage: Offload
    ) -> None:
        self._bot = bot
        self._menus = menus
        self._staff = staff
        self._database = database
        self._storage = storage
        self._shown: dict[int, frozenset[Role]] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Do so until ``stop``."""
        while not stop.is_set():
            await self.look()
            await happens(stop, LOOK_EVERY)

    async def look(self) -> None:
        """Show the menu in each chat whose roles are others than those that it was shown for."""
        found = await self._storage.persist(self._roles)
        forgotten = dict.fromkeys(self._shown.keys() - found.keys(), frozenset[Role]())
        for chat_id, roles in {**found, **forgotten}.items():
            if self._shown.get(chat_id) != roles:
                await self._show(chat_id, roles)
                self._shown[chat_id] = roles

    async def _show(self, chat_id: int, roles: Collection[Role]) -> None:
        for menu in self._menus:
            await show_in_chat(self._bot, menu, chat_id, _allowed(menu, roles))

    def _roles(self) -> Mapping[int, frozenset[Role]]:
        """Return the roles by private chat, which has the number of the person; none for those who had one."""
        with self._database.read() as connection:
            people = self._staff.people(connection)
        return {int(person.removeprefix(_CHAT)): roles for person, roles in people.items() if person.startswith(_CHAT)}


def _allowed(menu: Menu, roles: Collection[Role]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, text) for name, text in menu.administration if may(roles, _NEEDED.get(name, Role.ADMINISTRATOR))
    )
