"""Passages are read before they are asked for, those of another index too, and nothing holds up the end."""

import time

from bot.answering.ahead import AheadReader
from corpus.model import Passage
from tests.bot.answering.small_library import PASSAGES


def _until(seen: list[Passage], count: int) -> None:
    deadline = time.monotonic() + 5
    while len(seen) < count and time.monotonic() < deadline:
        time.sleep(0.005)


def test_every_passage_is_read_once_and_those_of_another_index_when_it_is_taken_up() -> None:
    seen: list[Passage] = []
    ahead = AheadReader(PASSAGES, seen.append, later=0.01, pause=0)
    with ahead.running():
        _until(seen, len(PASSAGES))
        time.sleep(0.05)
        assert seen == list(PASSAGES)
        ahead.take_up(PASSAGES[:1])
        _until(seen, len(PASSAGES) + 1)
    assert seen == [*PASSAGES, PASSAGES[0]]


def test_the_end_waits_for_no_passage() -> None:
    seen: list[Passage] = []
    with AheadReader(PASSAGES, seen.append, later=0.01, pause=60).running():
        time.sleep(0.05)
    assert seen == []
