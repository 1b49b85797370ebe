"""The judge of the gate: the figures of a snapshot, and what must not fall."""

from datetime import date
from pathlib import Path

import pytest

from bot.commands.judging import GATED, build_judge, judge_with
from bot.settings import Settings
from corpus.questions import Floors
from ingest.gate import compare
from tests.bot.answering.small_library import ASKED, PASSAGES, SUPPORT, answerer_of, small_snapshot
from tests.bot.commands.test_evaluate import REFUSE, RIGHT, TODAY, TOO_BOLD, questions, write_questions
from tests.fakes.encoder import FakeEncoder


def test_a_verdict_has_the_gated_figures_and_their_floors(tmp_path: Path) -> None:
    floors = Floors({"answered_correctly_rate": 0.9, "mrr_at_10": 0.5}, {"answered_wrongly_rate": 0.1})
    judge = judge_with(answerer_of, questions(tmp_path, RIGHT, REFUSE, TOO_BOLD), TODAY, floors)
    verdict = judge(small_snapshot())
    assert list(verdict.figures) == list(GATED.values())
    assert verdict.figures["odpowiedzi dobre"] == 1.0
    assert verdict.figures["odmowy słuszne (czułość)"] == 0.5
    assert verdict.floors == {"odpowiedzi dobre": 0.9}
    assert verdict.good == {RIGHT["question"]: False, REFUSE["question"]: True}


def test_an_index_that_lost_an_answer_does_not_pass(tmp_path: Path) -> None:
    judge = judge_with(answerer_of, questions(tmp_path, RIGHT, REFUSE), TODAY, Floors({}, {}))
    decision = compare(judge(small_snapshot()), judge(small_snapshot(PASSAGES[1:], ASKED[1:])))
    assert not decision.passed
    assert decision.worse == (RIGHT["question"],)


def test_the_development_questions_are_encoded_once_for_both_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTEREKIP_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("bot.commands.judging.QUESTIONS_FOLDER", tmp_path)
    write_questions(tmp_path, RIGHT, REFUSE).rename(tmp_path / "dev.jsonl")
    (tmp_path / "floors.toml").write_text("[gate.at_least]\nrefusal_recall = 0.7\n")
    SUPPORT.save(tmp_path / "support.json")
    encoder, snapshot = FakeEncoder(), small_snapshot()
    judge = build_judge(Settings(), lambda: encoder, date(2027, 1, 15))
    first, encoded = judge(snapshot), encoder.encoded
    assert judge(snapshot) == first
    assert encoder.encoded == encoded > 0
    assert (first.good[RIGHT["question"]], first.floors) == (True, {"odmowy słuszne (czułość)": 0.7})
