"""Memory that was freed and that the C library keeps."""

import ctypes
from contextlib import suppress


def return_freed_memory() -> None:
    """Give back to the system what was needed for a moment: loading the encoder leaves glibc a hundred megabytes."""
    with suppress(AttributeError, OSError, TypeError):  # another C library has no such function
        ctypes.CDLL(None).malloc_trim(0)
