"""A start in half the time: the encoder is loaded while Python imports the rest."""

import gc
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from bot.settings import Settings
from index.encoder import SERVING_THREADS, load_encoder
from index.memory import share_arenas
from index.protocols import Encoder


@contextmanager
def encoder_beside(settings: Settings) -> Iterator[Future[Encoder]]:
    """Load the encoder on a thread of its own; within the block import what it is needed for, and build that.

    Loading needs Python's lock for next to nothing, importing a thousand modules for all of its time. Until the end of
    the block Python does not look for garbage: there is none, and looking would cost a seventh of the start. Afterwards
    it looks no more at what is there by then, and what stays.

    Args:
        settings: which encoder.

    """
    share_arenas()
    gc.disable()
    try:
        with ThreadPoolExecutor(1) as beside:
            yield beside.submit(load_encoder, settings.encoder, SERVING_THREADS)
        gc.freeze()
    finally:
        gc.enable()
