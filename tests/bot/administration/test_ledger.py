from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.administration.ledger import StateLedger
from bot.administration.oversight import FinishedRun, SourceState
from bot.administration.report import RunReport
from bot.messages.ingest_faults import FAULTS
from corpus.web_source import SourceId, WebSource
from ingest.state import IngestState, SourceRecord
from tests.bot.administration.examples import MOMENT

SOURCES = tuple(
    WebSource(SourceId(name), f"Źródło {name}", "Urząd", f"https://{name}.example/", "konkursy", enabled=name != "c")
    for name in ("a", "b", "c")
)


def sources() -> Sequence[WebSource]:
    return SOURCES


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "ingest.db"


def test_before_the_first_ingest_nothing_is_known_and_looking_begins_no_memory(memory: Path) -> None:
    ledger = StateLedger(memory, sources)
    assert ledger.last_run() is None
    assert [(state.title, state.looked_at, state.enabled) for state in ledger.sources()] == [
        ("Źródło a", None, True),
        ("Źródło b", None, True),
        ("Źródło c", None, False),
    ]
    assert not memory.exists()


def test_how_the_sources_fare_is_told_in_the_order_of_the_list_and_in_words(memory: Path) -> None:
    state = IngestState.open(memory)
    state.save_source(SourceRecord(SourceId("b"), MOMENT, MOMENT, 5, "timeout: 30 s", "inny: szczegół"))
    state.save_source(SourceRecord(SourceId("dawne"), MOMENT))
    state.close()
    assert StateLedger(memory, sources).sources() == [
        SourceState("Źródło a"),
        SourceState("Źródło b", MOMENT, MOMENT, 5, FAULTS["timeout"], "inny: szczegół"),
        SourceState("Źródło c", enabled=False),
    ]


def test_the_last_run_that_ended_is_told_with_its_report(memory: Path) -> None:
    state = IngestState.open(memory)
    first = state.begin_run(MOMENT)
    state.finish_run(first, MOMENT, "success", '{"status": "success", "published": true}', None)
    state.begin_run(MOMENT + timedelta(hours=1))
    ledger = StateLedger(memory, sources)
    assert ledger.last_run() == FinishedRun(MOMENT, RunReport("success", published=True))
    state.finish_run(first, MOMENT, "success", "nie JSON", None)
    state.close()
    assert ledger.last_run() == FinishedRun(MOMENT, None)


@pytest.mark.parametrize(
    ("change", "due", "troubled"),
    [
        ({}, True, False),
        ({"next_look": MOMENT}, True, False),
        ({"next_look": MOMENT + timedelta(seconds=1)}, False, False),
        ({"failures": 1}, True, True),
        ({"failures": 5, "parked": "nie ma strony"}, False, True),
        ({"failures": 5, "enabled": False}, False, False),
    ],
)
def test_which_source_is_due_and_which_is_in_trouble(change: dict[str, object], due: bool, troubled: bool) -> None:
    state = replace(SourceState("Źródło"), **change)  # type: ignore[arg-type]  # fields of SourceState
    assert (state.due(MOMENT), state.troubled) == (due, troubled)
