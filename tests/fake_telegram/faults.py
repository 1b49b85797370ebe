"""Faults on demand: refusals, broken connections, answers that get lost or come late."""

import random
from dataclasses import dataclass, field

from tests.fake_telegram.bell import Bell
from tests.fake_telegram.refusals import Refusal, too_many_requests

WAIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Refused:
    """The request has no effect and is answered so."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection breaks; ``accepted`` tells whether after the effect, which the caller cannot see."""

    accepted: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """An answer that is no JSON, as a gateway gives it; ``accepted`` tells whether the request had its effect."""

    status: int
    accepted: bool


class Held:
    """A request that waits at the gate until it is opened; ``accepted`` tells whether after its effect."""

    def __init__(self, bell: Bell, *, accepted: bool) -> None:
        self.accepted = accepted
        self.arrived = 0
        self._bell = bell
        self._open = False

    def release(self) -> None:
        """Let all requests pass, those to come too."""
        self._open = True
        self._bell.ring()

    def reached(self, requests: int = 1, timeout: float = WAIT_SECONDS) -> None:
        """Block until so many requests have come to the gate."""
        assert self._bell.block_until(lambda: self.arrived >= requests, timeout), "no request came to the gate"

    async def hold(self) -> None:
        """Wait at the gate."""
        with self._bell.lock:
            self.arrived += 1
        self._bell.ring()
        await self._bell.until(lambda: self._open)


@dataclass(frozen=True, slots=True)
class Late:
    """The request is accepted and answered after ``seconds``."""

    seconds: float


Fault = Refused | Reset | Broken | Held | Late


def flood(retry_after: int = 1) -> Refused:
    """Return the fault of flood control."""
    return Refused(too_many_requests(retry_after))


def server_error(code: int = 500) -> Refused:
    """Return Telegram's own fault, in JSON and without effect."""
    names = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
    return Refused(Refusal(code, names.get(code, "Error")))


@dataclass(slots=True)
class _Rule:
    fault: Fault
    method: str | None
    chat_id: int | None
    times: int | None
    probability: float

    def fits(self, method: str, chat_id: int | None) -> bool:
        if self.times is not None and self.times <= 0:
            return False
        return self.method in {None, method} and self.chat_id in {None, chat_id}


@dataclass(slots=True)
class Faults:
    """The rules in force; the first that fits and strikes decides. ``dice`` makes chance repeatable."""

    bell: Bell
    dice: random.Random
    rules: list[_Rule] = field(default_factory=list)
    struck: int = 0
    gates: list[Held] = field(default_factory=list)

    def inject(
        self,
        fault: Fault,
        method: str | None = "sendMessage",
        *,
        chat_id: int | None = None,
        times: int | None = None,
        probability: float = 1.0,
    ) -> None:
        """Let ``fault`` strike ``method`` (None: each but getUpdates and getMe) in ``chat_id`` (None: each).

        ``times`` limits how often; ``probability`` is that of one request.
        """
        with self.bell.lock:
            self.rules.append(_Rule(fault, method, chat_id, times, probability))

    def hold(
        self,
        method: str | None = "sendMessage",
        *,
        accepted: bool,
        chat_id: int | None = None,
        times: int | None = None,
    ) -> Held:
        """Hold requests at a gate, before or after they have their effect."""
        gate = Held(self.bell, accepted=accepted)
        self.gates.append(gate)
        self.inject(gate, method, chat_id=chat_id, times=times)
        return gate

    def heal(self) -> None:
        """End all faults and open all gates."""
        with self.bell.lock:
            self.rules.clear()
        for gate in self.gates:
            gate.release()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault for this request, if any."""
        with self.bell.lock:
            for rule in self.rules:
                unnamed = rule.method is None and method in {"getUpdates", "getMe"}
                if not unnamed and rule.fits(method, chat_id) and self.dice.random() < rule.probability:
                    rule.times = None if rule.times is None else rule.times - 1
                    self.struck += 1
                    return rule.fault
        return None
