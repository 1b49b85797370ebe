"""How requests reach Telegram: aiohttp beneath python-telegram-bot, which brings httpx.

Of thirty-two requests at once each costs httpx 3.4 ms of processor time and aiohttp 0.5 ms, and Python does one thing
at a time: with httpx a crowd waited for the sending longer than for its answers.
"""

import ssl
from typing import Any
from urllib.request import getproxies

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0

_KEEP_SECONDS = 120.0
"""How long an idle connection is kept: a new one costs a reply three round trips."""

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Connections(BaseRequest):
    """Connections that are opened when they are needed and kept for a while.

    Args:
        most: how many requests may be under way at once; the others wait.
        trust: the authorities whose certificates count.
    """

    def __init__(self, most: int, trust: ssl.SSLContext) -> None:
        self._most = most
        self._trust = trust
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Be ready for requests of the running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._most, keepalive_timeout=_KEEP_SECONDS, ssl=self._trust),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                # Looked for anew in a thread at every request, which a bot without a proxy need not pay for.
                trust_env=bool(getproxies()),
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 (the parent's signature)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request and return the status and the body of its answer.

        Raises:
            TimedOut: when it took longer than any of the times.
            NetworkError: when Telegram cannot be reached or does not speak HTTP.

        """
        if self._session is None:
            raise RuntimeError("Call initialize before the first request.")
        writing, reading = _seconds(write_timeout, ANSWER_SECONDS), _seconds(read_timeout, ANSWER_SECONDS)
        opening = _seconds(pool_timeout, ANSWER_SECONDS) + _seconds(connect_timeout, CONNECT_SECONDS)
        patience = aiohttp.ClientTimeout(total=opening + writing + reading, connect=opening, sock_read=reading)
        body, headers = _body(request_data)
        try:
            async with self._session.request(method, url, data=body, headers=headers, timeout=patience) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # Its own words may hold the address, and so the token.
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error


def _seconds(asked: object, usual: float) -> float:
    """Return what was asked for; whoever asked for nothing left python-telegram-bot's own default there."""
    return asked if isinstance(asked, int | float) else usual


def _body(data: RequestData | None) -> tuple[Any, dict[str, str]]:
    """Return the body of the request and the headers that tell its form."""
    if data is None or not data.contains_files:
        return (None, {}) if data is None else (_encoded(data.json_parameters), _FORM)
    form = aiohttp.FormData(data.json_parameters)
    for name, (file_name, content, media_type) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=media_type)
    return form, {}


def _encoded(parameters: dict[str, str]) -> bytes:
    """Return the body of a form; Python's own ``urlencode`` takes seven times as long for an answer's text."""
    return URL.build(query=parameters).raw_query_string.encode()
