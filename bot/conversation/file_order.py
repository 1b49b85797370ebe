"""What a file is made of, in another process: a function and its contents."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileOrder:
    """A function, and what it makes a file of."""

    function: Callable[..., bytes]
    content: tuple[Any, ...]


def order(function: Callable[[T], bytes], content: T | None) -> FileOrder | None:
    """Return the order for ``content``; None where there is nothing to make a file of."""
    return None if content is None else FileOrder(function, (content,))
