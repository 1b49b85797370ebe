"""The command menu and the description of the bot in each language, set only where they changed."""

import logging
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

LOGGER = logging.getLogger(__name__)

Commands = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """What one language sees; ``language`` None is for everybody without a menu of their own.

    ``commands`` are pairs of a name without slash and a description; ``about`` is at most 120 characters.
    ``administration`` are further commands, which the staff see in their own chats as far as they may use them.
    """

    language: str | None
    commands: Commands
    about: str
    administration: Commands = ()


async def publish(bot: Bot, menus: Sequence[Menu]) -> None:
    """Make Telegram show ``menus`` to everybody; failing is no reason not to serve, the next start tries again."""
    for menu in menus:
        await _try(menu, _publish_commands(bot, menu.language, menu.commands, BotCommandScopeDefault()))
        await _try(menu, _publish_about(bot, menu))


async def show_in_chat(bot: Bot, menu: Menu, chat_id: int, further: Commands) -> None:
    """Make Telegram show ``further`` commands before those of ``menu`` in a chat; without any, as everywhere else."""
    scope = BotCommandScopeChat(chat_id)
    if further:
        await _try(menu, _publish_commands(bot, menu.language, (*further, *menu.commands), scope))
    else:
        await _try(menu, _withdraw_commands(bot, menu.language, scope))


async def _try(menu: Menu, publishing: Coroutine[Any, Any, None]) -> None:
    try:
        await publishing
    except TelegramError as error:  # also for one of the staff who never wrote to the bot
        LOGGER.warning("menu.failed language=%s kind=%s", menu.language or "default", type(error).__name__)


async def _publish_commands(bot: Bot, language: str | None, commands: Commands, scope: BotCommandScope) -> None:
    wanted = tuple(BotCommand(name, description) for name, description in commands)
    if await bot.get_my_commands(scope, language) != wanted:
        await bot.set_my_commands(wanted, scope, language)
        LOGGER.info("menu.set language=%s for=%s", language or "default", scope.type)


async def _withdraw_commands(bot: Bot, language: str | None, scope: BotCommandScope) -> None:
    if await bot.get_my_commands(scope, language):
        await bot.delete_my_commands(scope, language)
        LOGGER.info("menu.withdrawn language=%s for=%s", language or "default", scope.type)


async def _publish_about(bot: Bot, menu: Menu) -> None:
    known = await bot.get_my_short_description(language_code=menu.language)
    if known.short_description != menu.about:
        await bot.set_my_short_description(menu.about, language_code=menu.language)
