"""A conversation on a fresh database, and somebody who talks with it."""

import pytest

from bot.store.engine import Database
from tests.bot.conversation.talk import Person, Talk
from tests.fakes.clock import FixedClock


@pytest.fixture
def talk(database: Database, clock: FixedClock) -> Talk:
    return Talk(database, clock)


@pytest.fixture
def anna(talk: Talk) -> Person:
    return talk.person()
