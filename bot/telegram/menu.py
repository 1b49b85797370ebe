"""The command menu and the description of the bot in each language, set only where they changed."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, BotCommand
from telegram.error import TelegramError

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Menu:
    """What one language sees; ``language`` None is for everybody without a menu of their own.

    ``commands`` are pairs of a name without slash and a description; ``about`` is at most 120 characters.
    """

    language: str | None
    commands: tuple[tuple[str, str], ...]
    about: str


async def publish(bot: Bot, menus: Sequence[Menu]) -> None:
    """Make Telegram show ``menus``; failing is no reason not to serve, the next start tries again."""
    for menu in menus:
        try:
            await _publish_commands(bot, menu)
            await _publish_about(bot, menu)
        except TelegramError as error:
            LOGGER.warning("menu.failed language=%s kind=%s", menu.language or "default", type(error).__name__)


async def _publish_commands(bot: Bot, menu: Menu) -> None:
    wanted = tuple(BotCommand(name, description) for name, description in menu.commands)
    if await bot.get_my_commands(language_code=menu.language) != wanted:
        await bot.set_my_commands(wanted, language_code=menu.language)
        LOGGER.info("menu.set language=%s", menu.language or "default")


async def _publish_about(bot: Bot, menu: Menu) -> None:
    known = await bot.get_my_short_description(language_code=menu.language)
    if known.short_description != menu.about:
        await bot.set_my_short_description(menu.about, language_code=menu.language)
