"""Memory that was freed and that the C library keeps: glibc does, others have no such functions and are left alone."""

import ctypes
from contextlib import suppress

ARENAS = 2
_M_ARENA_MAX = -8
"""Of glibc's malloc.h."""


def return_freed_memory() -> None:
    """Give back to the system what was needed for a moment: loading the encoder leaves glibc a hundred megabytes."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def share_arenas() -> None:
    """Let all threads allocate from a few arenas; call it before there are threads.

    glibc gives a thread one of its own, where what a network needed for a moment stays until that thread needs it.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, ARENAS)
