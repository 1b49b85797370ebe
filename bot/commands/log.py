"""Where the log goes and how a line looks."""

import logging
import sys
import time

from bot.errors import BotError

_LOG_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s %(message)s"


def open_log(level: str) -> None:
    """Write the log to standard error, in UTC; ``level`` is a name of the logging module.

    Raises:
        BotError: when there is no such level.

    """
    formatter = logging.Formatter(_LOG_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    try:
        logging.getLogger().setLevel(level.upper())
    except ValueError as error:
        raise BotError(
            f"INTEREKIP_LOG_LEVEL nie może mieć wartości {level!r}; użyj INFO, WARNING albo DEBUG."
        ) from error
    logging.getLogger().addHandler(handler)
    # Nothing of this is in a line, and looking up where it was written takes longer than writing it ("Optimization" in
    # Python's logging HOWTO).
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging.getLogger("alembic").setLevel(logging.WARNING)
