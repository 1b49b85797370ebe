import json
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.administration.report import FailedPage, RunReport, read_report
from bot.commands.ingest_account import Account, account_as_json
from corpus.model import PassageId
from corpus.web_source import SourceId
from ingest.report import IngestReport, Status
from ingest.visit import Lost
from tests.bot.administration.programs import REPORT


def test_a_report_is_read_whole() -> None:
    report = read_report(json.dumps(REPORT))
    assert report is not None
    assert (report.status, report.snapshot, report.published, report.bytes) == ("partial", "00000007-ab", True, 3400000)
    assert (report.counts.sources, report.counts.added, report.counts.removed) == (3, 5, 0)
    assert report.failures == (FailedPage("urzad", "https://urzad.example/a", "timeout", "milczy"),)
    assert [(each.passage_id, each.answers) for each in report.touched] == [("01-01", 5)]


def test_what_the_ingest_prints_is_read_without_a_loss() -> None:
    done = IngestReport(
        Status.PARTIAL, 1, 2, 3, 4, 5, 6, 7, 8, 9, bytes=10, seconds=1.5, snapshot="g", published=True,
        failures=(Lost(SourceId("urzad"), "https://urzad.example/a", "timeout", "30 s"),), changes=(),
        worse_questions=("Ile?",), message="Uwaga.",
    )  # fmt: skip
    printed = account_as_json(Account(done, {PassageId("01-01"): 2}))
    read = read_report(json.dumps(printed, ensure_ascii=False))
    assert read is not None
    found = json.loads(json.dumps(asdict(read)))
    assert found == {key: value for key, value in printed.items() if key not in {"dry_run", "changes"}}


@pytest.mark.parametrize(
    ("status", "published", "outcome"),
    [
        ("success", True, "success"),
        ("success", False, "unchanged"),
        ("partial", False, "partial"),
        ("failed", False, "failed"),
    ],
)
def test_a_success_without_anything_new_is_told_apart(status: str, published: bool, outcome: str) -> None:
    report = read_report(json.dumps({"status": status, "published": published}))
    assert report is not None
    assert report.outcome == outcome


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"status": "weird"}', '{"status": "success", "bytes": -1}', '{"published": true}']
)
def test_what_is_no_report_is_none(text: str) -> None:
    assert read_report(text) is None


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(REPORT)), st.none() | st.text() | st.integers() | st.lists(st.text())))
def test_whatever_is_printed_is_a_report_or_none(printed: dict[str, object]) -> None:
    assert isinstance(read_report(json.dumps(printed)), RunReport | None)
