"""The files of letters, made away from the event loop when their turn has come."""

import asyncio
import logging
from typing import Protocol

from bot.conversation.model import Attachment, File
from bot.telegram.incidents import scrubbed
from bot.telegram.offload import Offload

LOGGER = logging.getLogger(__name__)

MAKING_THREADS = 2


class AttachmentMaker(Protocol):
    """Makes files; blocking, and called from several threads."""

    def make(self, attachment: Attachment, /) -> File | None:
        """Return the file; None when there is nothing to make it of any more."""
        ...

    def close(self) -> None:
        """Give back what making needs."""
        ...


class Files:
    """Asks the maker in threads of their own, so that a file keeps no tap waiting; without a maker there are none."""

    def __init__(self, maker: AttachmentMaker | None) -> None:
        self._maker = maker
        self._making = Offload(MAKING_THREADS, "making")

    async def make(self, attachment: Attachment) -> File | None:
        """Return the file, None when it cannot be made; a database that is busy is waited for."""
        if self._maker is None:
            return None
        try:
            return await self._making.persist(self._maker.make, attachment)
        except Exception as error:  # noqa: BLE001 (whatever it is: the text still goes out, and the others go on)
            LOGGER.error("outbox.no_file kind=%s fault=%s", attachment.kind, scrubbed(error))  # noqa: TRY400 (text may be personal)
            return None

    async def close(self) -> None:
        """Wait for what is being made."""
        await asyncio.to_thread(self._making.close)
        if self._maker is not None:
            await asyncio.to_thread(self._maker.close)
