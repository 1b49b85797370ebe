"""Requests on real connections: what goes wrong with them is told without the address, which holds the token."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.connections import Connections, _encoded

TRUST = ssl.create_default_context()
PATH = "/bot1:SECRET/sendMessage"


@asynccontextmanager
async def connected(most: int = 4) -> AsyncIterator[Connections]:
    connections = Connections(most, TRUST)
    await connections.initialize()
    try:
        yield connections
    finally:
        await connections.shutdown()


@asynccontextmanager
async def answering(answer: bytes | None, heard: list[bytes] | None = None) -> AsyncIterator[str]:
    """Serve ``answer`` to whatever is said; None leaves everybody waiting."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = await reader.read(65536)
        if heard is not None:
            heard.append(said)
        if answer is None:
            await reader.read()
        else:
            writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{PATH}"
    finally:
        server.close()


async def test_what_is_said_is_a_form_and_the_answer_comes_back_whole() -> None:
    heard: list[bytes] = []
    answer = b'HTTP/1.1 429 Too Many Requests\r\nContent-Length: 12\r\n\r\n{"ok":false}'
    data = RequestData([RequestParameter.from_input("text", "zażółć & <b>"), RequestParameter.from_input("n", [1])])
    async with connected() as connections, answering(answer, heard) as url:
        assert await connections.do_request(url, "POST", data) == (429, b'{"ok":false}')
    assert heard[0].startswith(f"POST {PATH} HTTP/1.1\r\n".encode())
    assert heard[0].endswith(b"text=za%C5%BC%C3%B3%C5%82%C4%87+%26+%3Cb%3E&n=%5B1%5D")


@given(st.dictionaries(st.text(min_size=1), st.text(), min_size=1))
def test_whatever_is_said_is_read_as_it_was_written(parameters: dict[str, str]) -> None:
    body = _encoded(parameters).decode("ascii")
    assert dict(parse_qsl(body, keep_blank_values=True, strict_parsing=True)) == parameters


async def test_who_says_nothing_is_waited_for_as_long_as_was_asked() -> None:
    async with connected() as connections, answering(None) as url:
        with pytest.raises(TimedOut):
            await connections.do_request(url, "POST", read_timeout=0.1)


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
async def test_what_is_no_answer_is_a_fault_of_the_network_without_the_token(answer: bytes) -> None:
    async with connected() as connections, answering(answer) as url:
        with pytest.raises(NetworkError) as fault:
            await connections.do_request(url, "POST")
    assert "SECRET" not in str(fault.value)


async def test_where_nobody_listens_is_a_fault_of_the_network_without_the_token() -> None:
    async with connected() as connections, answering(b"") as url:
        pass
    async with connected() as connections:
        with pytest.raises(NetworkError) as fault:
            await connections.do_request(url, "POST")
    assert "SECRET" not in str(fault.value)


async def test_before_the_start_and_after_the_end_nothing_is_asked() -> None:
    async with connected() as connections:
        pass
    with pytest.raises(RuntimeError, match="initialize"):
        await connections.do_request(f"http://127.0.0.1:9{PATH}", "GET")
