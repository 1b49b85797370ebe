"""Processes of the tests that begin where everything is loaded already: seconds less for each."""

import multiprocessing
from multiprocessing.context import ForkServerContext

_PRELOADED = (
    "anyio._backends._asyncio",
    "bot.cli",
    "bot.commands.chat",
    "bot.commands.event",
    "bot.commands.serve",
    "bot.commands.terminal",
    "bot.telegram.app",
    "bot.wiring",
    "httpcore",
    "tests.bot.forum.storm",
    "tests.bot.store.processes",
    "tests.bot.voucher.storm",
    "tests.index.publishing",
    "tests.ingest.ingesting",
    "tests.frozen",  # the last: it sees all that is loaded
)


def forking() -> ForkServerContext:
    """Return how to start processes that are forked from one without threads.

    A test process has one fork server, which loads what it was told before the first start, and nothing later: so it is
    told the same by all tests.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context
