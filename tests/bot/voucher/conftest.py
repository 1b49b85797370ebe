"""The tests of the voucher run on both databases."""

import pytest

from bot.store.engine import Database


@pytest.fixture
def database(either_database: Database) -> Database:
    return either_database
