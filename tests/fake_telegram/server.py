"""The HTTP side: tokens, bodies, faults and answers around the methods."""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, assert_never

from aiohttp import web

from tests.fake_telegram.calls import Call
from tests.fake_telegram.faults import Broken, Fault, Faults, Held, Late, Refused, Reset
from tests.fake_telegram.limits import GOVERNED, FloodLimits
from tests.fake_telegram.messages import Messages
from tests.fake_telegram.methods import Delivery, methods
from tests.fake_telegram.parameters import Parameters, read_parameters
from tests.fake_telegram.person import WAIT_SECONDS, Group, Person
from tests.fake_telegram.profile import Profile
from tests.fake_telegram.refusals import Refusal
from tests.fake_telegram.updates import LONGEST_POLL, MOST_AT_ONCE
from tests.fake_telegram.world import World

TOKEN = "1234567890:AAfake-telegram-token-for-tests-only-xyz"  # noqa: S105 (it opens nothing but this server)
USERNAME = "interekip_bot"
START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: dict[str, Any]
    accepted: bool


_NOTHING = _Answer(0, {}, accepted=False)
"""No answer reaches the caller."""


class FakeTelegram:
    """A Bot API server on a free port of the loopback.

    ``async with FakeTelegram()`` serves in the running loop, ``with FakeTelegram()`` in a thread of its own.
    ``limits`` switches flood control on. ``seed`` decides what befalls by chance.
    """

    def __init__(self, token: str = TOKEN, *, limits: FloodLimits | None = None, seed: int = 0) -> None:
        self.token = token
        self.limits = limits
        self.world = World(USERNAME)
        self.faults = Faults(self.world.bell, random.Random(seed))
        self.calls: list[Call] = []
        self.profile = Profile(self.world)
        self.delivery = Delivery(self.world)
        self._methods = methods(Messages(self.world), self.profile, self.delivery)
        self._runner: web.AppRunner | None = None
        self._thread: threading.Thread | None = None
        self._stop: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self._started = threading.Event()
        self.url = ""

    def person(self, name: str = "Anna", language: str = "pl") -> Person:
        """Return a new person with a private chat, whom the bot does not know until they write."""
        return Person(self.world, name, language)

    def group(self, title: str = "Forum") -> Group:
        """Return a new group with the bot in it."""
        return Group(self.world, title)

    def calls_of(self, method: str, chat_id: int | None = None) -> list[Call]:
        """Return the requests of ``method`` so far, in one chat or in all."""
        with self.world.bell.lock:
            return [
                call for call in self.calls if call.method.lower() == method.lower() and chat_id in {None, call.chat_id}
            ]

    def until(self, true: Callable[[], bool], timeout: float = WAIT_SECONDS) -> None:
        """Block until ``true``, looked at after everything that happens."""
        assert self.world.bell.block_until(true, timeout), "it did not happen in time"

    def until_given_away(self, updates: int) -> None:
        """Block until polls have taken more than ``updates`` updates."""
        self.until(lambda: self.world.updates.handed_out > updates)

    def until_asked(self, method: str, calls: int) -> None:
        """Block until there were more than ``calls`` requests of ``method``."""
        self.until(lambda: len(self.calls_of(method)) > calls)

    async def start(self) -> None:
        """Begin to serve."""
        application = web.Application(client_max_size=64 * 2**20)
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        application.router.add_get("/file/bot{token}/files/{file_id}", self._serve_file)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2, handle_signals=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def close(self) -> None:
        """Stop serving."""
        self.faults.heal()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve_until_stopped(),), name="fake-telegram")
        self._thread.start()
        assert self._started.wait(START_SECONDS), "the server did not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stop is not None:
            loop, stop = self._stop
            loop.call_soon_threadsafe(stop.set)
        if self._thread is not None:
            self._thread.join()

    async def _serve_until_stopped(self) -> None:
        stop = asyncio.Event()
        self._stop = (asyncio.get_running_loop(), stop)
        async with self:
            self._started.set()
            await stop.wait()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return web.json_response(Refusal(401, "Unauthorized").body(), status=401)
        method = request.match_info["method"]
        try:
            asked = await read_parameters(request)
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        except ConnectionError:
            return web.Response()  # the caller was gone before it had said everything
        fault = self.faults.strike(method, _chat_of(asked))
        answer = await self._answer(request, method, asked, fault)
        if isinstance(fault, Reset) and request.transport is not None:
            request.transport.abort()
        if isinstance(fault, Broken):
            return web.Response(status=fault.status, text="<html><h1>Bad Gateway</h1></html>", content_type="text/html")
        if isinstance(fault, Held) and fault.accepted:
            await fault.hold()
        if isinstance(fault, Late):
            await asyncio.sleep(fault.seconds)
        return web.json_response(answer.body, status=answer.status)

    async def _answer(self, request: web.Request, method: str, asked: Parameters, fault: Fault | None) -> _Answer:
        """Let the method have its effect, unless ``fault`` comes before it."""
        match fault:
            case Refused(refusal):
                return self._record(method, asked, fault, _refused(refusal))
            case Reset(accepted=False) | Broken(accepted=False):
                return self._record(method, asked, fault, _NOTHING)
            case Held(accepted=False):
                await fault.hold()
                if request.transport is None or request.transport.is_closing():
                    return self._record(method, asked, fault, _NOTHING)
            case Reset() | Broken() | Held() | Late() | None:
                pass
            case _:
                assert_never(fault)
        return await self._perform(method, asked, fault)

    async def _perform(self, method: str, asked: Parameters, fault: Fault | None) -> _Answer:
        if method.lower() == "getupdates":
            try:
                polled = _Answer(200, {"ok": True, "result": await self._updates(asked)}, accepted=True)
            except Refusal as refusal:
                polled = _refused(refusal)
            return self._record(method, asked, fault, polled)
        with self.world.bell.lock:  # who sees the effect sees it in the log too
            try:
                answer = _Answer(200, {"ok": True, "result": self._call(method, asked)}, accepted=True)
            except Refusal as refusal:
                answer = _refused(refusal)
            return self._record(method, asked, fault, answer)

    def _call(self, method: str, asked: Parameters) -> Any:  # noqa: ANN401 (whatever the method returns)
        found = self._methods.get(method.lower())
        if found is None:
            raise Refusal(404, "Not Found: method not found")
        if self.limits is not None and method.lower() in GOVERNED:
            self.limits.admit(_chat_of(asked))
        return found(asked)

    def _record(self, method: str, asked: Parameters, fault: Fault | None, answer: _Answer) -> _Answer:
        status = fault.status if isinstance(fault, Broken) else 0 if isinstance(fault, Reset) else answer.status
        with self.world.bell.lock:
            self.calls.append(Call(method, asked.values, time.monotonic(), status, answer.accepted))
        self.world.bell.ring()
        return answer

    async def _updates(self, asked: Parameters) -> list[dict[str, Any]]:
        if self.delivery.webhook:
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        limit = min(max(asked.number("limit", MOST_AT_ONCE), 1), MOST_AT_ONCE)
        seconds = min(max(asked.number("timeout"), 0), LONGEST_POLL)
        return await self.world.updates.poll(asked.number("offset"), limit, seconds, asked.structure("allowed_updates"))

    async def _serve_file(self, request: web.Request) -> web.Response:
        content = self.world.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self.token or content is None:
            return web.json_response(Refusal(404, "Not Found").body(), status=404)
        return web.Response(body=content)


def _refused(refusal: Refusal) -> _Answer:
    return _Answer(refusal.code, refusal.body(), accepted=False)


def _chat_of(asked: Parameters) -> int | None:
    try:
        return asked.number("chat_id") or None
    except Refusal:
        return None
