"""What an ingest tells while it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The steps of an ingest, in their order."""

    FETCH = "fetch"
    PLAN = "plan"
    ENCODE = "encode"
    GATE = "gate"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` sources (fetch) or texts (encode); ``source`` is the one that was just read."""

    stage: Stage
    done: int = 0
    total: int = 0
    source: str | None = None


Listener = Callable[[Progress], None]
