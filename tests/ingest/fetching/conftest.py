"""A site for a test."""

from collections.abc import Iterator

import pytest

from tests.web import WebServer


@pytest.fixture
def site() -> Iterator[WebServer]:
    with WebServer() as running:
        yield running
