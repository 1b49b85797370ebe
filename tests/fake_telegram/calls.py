"""What was asked of the server, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``at`` is in seconds of the monotonic clock.

    ``accepted``: it had its effect. ``status``: what was answered; 0 when no answer reached the caller.
    """

    method: str
    parameters: Mapping[str, Any]
    at: float
    status: int
    accepted: bool

    @property
    def chat_id(self) -> int | None:
        """The chat that the request was about."""
        value = self.parameters.get("chat_id")
        return None if value is None else int(value)
