"""Files that people send, fetched where somebody waits for them; they are kept nowhere but in what becomes of them."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from telegram import Bot
from telegram.error import TelegramError

from bot.conversation.model import Incoming, IncomingFile
from bot.store.engine import Connection, Database
from bot.telegram.incidents import scrubbed
from bot.telegram.offload import Offload

LOGGER = logging.getLogger(__name__)

FETCH_SECONDS = 20.0


def nobody_awaits(connection: Connection, incoming: Incoming) -> bool:  # noqa: ARG001 (asked like those who may await)
    """Await no file: for a bot that has no use for any."""
    return False


class Downloads:
    """Fetches before the transaction of the turn, on the event loop, so that a slow file takes up no thread.

    Args:
        bot: where the files lie.
        database: tells ``awaits`` what was asked for.
        storage: where the database is read.
        awaits: whether the file of an incoming message is worth fetching.
    """

    def __init__(
        self, bot: Bot, database: Database, storage: Offload, awaits: Callable[[Connection, Incoming], bool]
    ) -> None:
        self._bot = bot
        self._database = database
        self._storage = storage
        self._awaits = awaits

    async def fetch(self, incoming: Incoming) -> Incoming:
        """Return ``incoming`` with what is in its file; without it where nobody awaits it, or it did not come."""
        file = incoming.file
        try:
            if file is not None and await self._storage.persist(self._awaited, incoming):
                return replace(incoming, file=await self._fetched(file))
        except (TelegramError, TimeoutError) as error:
            LOGGER.warning("file.not_fetched kind=%s", type(error).__name__)
        except Exception as error:  # noqa: BLE001 (whatever it is: the person is told that the file did not come)
            LOGGER.error("file.not_fetched fault=%s", scrubbed(error))  # noqa: TRY400 (text may be personal)
        return incoming

    async def _fetched(self, file: IncomingFile) -> IncomingFile:
        async with asyncio.timeout(FETCH_SECONDS):
            found = await self._bot.get_file(file.file_id)
            content = bytes(await found.download_as_bytearray())
        return replace(file, size=len(content), content=content)

    def _awaited(self, incoming: Incoming) -> bool:
        with self._database.read() as connection:
            return self._awaits(connection, incoming)
