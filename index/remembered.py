"""What was worked out for the last questions, since people press the same buttons and ask the same things."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """The values of the keys that were asked for last; safe to use from several threads.

    Unlike ``functools.lru_cache`` it holds no method, and so no circle of references that would keep an index in memory
    after another one has taken its place.

    Args:
        most: how many values are kept.

    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def value(self, key: K, work_out: Callable[[], V]) -> V:
        """Return the value of ``key``, from ``work_out`` when it is not kept; two threads at once may both work."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = work_out()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return made
