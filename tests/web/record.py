"""What the server was asked, and when."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

WAIT_SECONDS = 20.0


@dataclass(slots=True)
class Request:
    """One request; ``target`` is the path with its query, ``headers`` have names in lower case, times are monotonic.

    ``ended`` is None while it is answered.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    begun: float = field(default_factory=time.monotonic)
    ended: float | None = None

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


class Record:
    """The requests so far, in the order in which they came."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._requests: list[Request] = []
        self.connections = 0

    def begin(self, request: Request) -> None:
        with self._lock:
            self._requests.append(request)
            self._lock.notify_all()

    def connected(self) -> None:
        with self._lock:
            self.connections += 1

    @property
    def requests(self) -> list[Request]:
        with self._lock:
            return list(self._requests)

    def of(self, path: str) -> list[Request]:
        return [request for request in self.requests if path in {request.path, request.target}]

    def count(self, path: str) -> int:
        return len(self.of(path))

    def wait_for(self, path: str, seconds: float = WAIT_SECONDS) -> None:
        """Block until ``path`` has been asked for."""
        with self._lock:
            asked = self._lock.wait_for(lambda: any(path in {r.path, r.target} for r in self._requests), seconds)
        assert asked, f"{path} was not asked for"

    def targets(self) -> list[str]:
        return [request.target for request in self.requests]

    def pages(self) -> list[str]:
        """Return the targets without those of robots.txt."""
        return [target for target in self.targets() if target != "/robots.txt"]

    def most_in_flight(self) -> int:
        """Return how many requests were being answered at the same time at most."""
        moments = [(request.begun, 1) for request in self.requests]
        moments += [(request.ended, -1) for request in self.requests if request.ended is not None]
        now = most = 0
        for _, step in sorted(moments):
            now += step
            most = max(most, now)
        return most

    def pauses(self) -> list[float]:
        """Return the seconds between the end of each request and the beginning of the next."""
        requests = self.requests
        return [after.begun - before.ended for before, after in pairwise(requests) if before.ended is not None]
