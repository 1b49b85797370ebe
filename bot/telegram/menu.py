"""The command menu and the description of the bot in each language, set only where they changed."""

import logging
from collections.abc import Collection, Coroutine, Sequence
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
    ``administration`` are further commands, which administrators see in their own chats.
    """

    language: str | None
    commands: Commands
    about: str
    administration: Commands = ()


async def publish(bot: Bot, menus: Sequence[Menu], administrators: Collection[int] = ()) -> None:
    """Make Telegram show ``menus``; failing is no reason not to serve, the next start tries again.

    Args:
        bot: the bot.
        menus: one for each language.
        administrators: the numbers of the people, and so of the private chats, that get the further commands too.
    """
    for menu in menus:
        await _try(menu, _publish_commands(bot, menu.language, menu.commands, BotCommandScopeDefault()))
        await _try(menu, _publish_about(bot, menu))
        for chat_id in administrators:
            commands = (*menu.administration, *menu.commands)
            await _try(menu, _publish_commands(bot, menu.language, commands, BotCommandScopeChat(chat_id)))


async def _try(menu: Menu, publishing: Coroutine[Any, Any, None]) -> None:
    try:
        await publishing
    except TelegramError as error:  # also for an administrator who never wrote to the bot
        LOGGER.warning("menu.failed language=%s kind=%s", menu.language or "default", type(error).__name__)


async def _publish_commands(bot: Bot, language: str | None, commands: Commands, scope: BotCommandScope) -> None:
    wanted = tuple(BotCommand(name, description) for name, description in commands)
    if await bot.get_my_commands(scope, language) != wanted:
        await bot.set_my_commands(wanted, scope, language)
        LOGGER.info("menu.set language=%s for=%s", language or "default", scope.type)


async def _publish_about(bot: Bot, menu: Menu) -> None:
    known = await bot.get_my_short_description(language_code=menu.language)
    if known.short_description != menu.about:
        await bot.set_my_short_description(menu.about, language_code=menu.language)
