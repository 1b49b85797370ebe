"""A file of questions answered, kept and scored."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answering.model import Answered, AnswerResult, RefusalReason, Refused
from bot.commands.evaluate import answer_all, score
from corpus.questions import ScoredQuestion, load_scored
from index.snapshot import SnapshotStore
from tests.bot.answering.small_library import ASKED, PASSAGES, answerer_of, small_snapshot
from tests.bot.commands.conftest import Interekip, damage
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.encoder import FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content

TODAY = date(2027, 1, 15)
GRANT = {"id": "D1", "question": "Ile wyniosła dotacja MSZ na projekt InterEkip?"}
RIGHT: dict[str, Any] = GRANT | {"type": "answer", "must": ["85[ .]?200"], "facts": ["01-01"]}
LACKING: dict[str, Any] = RIGHT | {"id": "D2", "must": ["85[ .]?200", "99 euro"], "facts": ["07-01"]}
IN_VAIN: dict[str, Any] = {"id": "D3", "question": "Ile kosztuje rower?", "type": "answer", "must": ["300"]}
REFUSE: dict[str, Any] = {"id": "D4", "question": "Jaki przepis na sernik?", "type": "refuse"}
TOO_BOLD: dict[str, Any] = GRANT | {"id": "D5", "type": "refuse"}
KEYS = ["id", "status", "reason", "text", "citations", "took_ms"]


def write_questions(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "pytania.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def questions(folder: Path, *rows: dict[str, Any]) -> tuple[ScoredQuestion, ...]:
    return load_scored(write_questions(folder, *rows))


def test_every_question_gets_its_answer_in_order(tmp_path: Path) -> None:
    rows = questions(tmp_path, REFUSE, RIGHT)
    answers = answer_all(answerer_of(small_snapshot()), rows, "", TODAY)
    assert [list(answer) for answer in answers] == [KEYS, KEYS]
    assert [(answer["id"], answer["status"], answer["reason"]) for answer in answers] == [
        ("D4", "refused", "out_of_scope"),
        ("D1", "answered", None),
    ]
    assert PASSAGES[0].text in answers[1]["text"]


def test_questions_are_asked_alone_and_on_the_given_day(tmp_path: Path) -> None:
    answerer = FakeAnswerer({})
    answer_all(answerer, questions(tmp_path, RIGHT, LACKING), "", TODAY)
    assert answerer.asked == [(GRANT["question"], TODAY, None)] * 2


def test_every_kind_of_answer_is_counted(tmp_path: Path) -> None:
    rows = questions(tmp_path, RIGHT, LACKING, IN_VAIN, REFUSE, TOO_BOLD)
    figures = score(rows, answer_all(answerer_of(small_snapshot()), rows, "", TODAY))
    assert figures["questions"] == 5
    assert (figures["answered_correctly"], figures["answered_incompletely"], figures["wrongly_refused"]) == (1, 1, 1)
    assert (figures["correctly_refused"], figures["wrongly_answered"]) == (1, 1)
    assert figures["answered_correctly_rate"] == pytest.approx(1 / 3)
    assert figures["cited_rightly"] == 0.5
    assert 0 < figures["p50_ms"] <= figures["p95_ms"]


def test_passages_alone_are_enough_to_score(tmp_path: Path) -> None:
    rows = questions(tmp_path, GRANT | {"facts": ["01-01"]}, GRANT | {"id": "D2", "facts": ["04-01"]})
    figures = score(rows, answer_all(answerer_of(small_snapshot()), rows, "", TODAY))
    assert (figures["answered_correctly"], figures["answered_incompletely"]) == (1, 1)


def test_what_the_file_does_not_say_is_not_scored(tmp_path: Path) -> None:
    rows = questions(tmp_path, GRANT, REFUSE | {"type": ""})
    figures = score(rows, answer_all(answerer_of(small_snapshot()), rows, "", TODAY))
    assert set(figures) == {"questions", "p50_ms", "p95_ms"}


@pytest.mark.parametrize("result", [Refused(RefusalReason.NOT_SUPPORTED), Answered(())])
def test_the_score_is_read_from_the_answers_that_were_kept(tmp_path: Path, result: AnswerResult) -> None:
    rows = questions(tmp_path, REFUSE)
    answers = answer_all(FakeAnswerer({REFUSE["question"]: result}), rows, "", TODAY)
    kept = json.loads(json.dumps(answers))
    assert score(rows, kept) == score(rows, answers)
    assert score(rows, kept)["correctly_refused"] == isinstance(result, Refused)


@pytest.mark.usefixtures("small")
def test_the_command_keeps_the_answers_and_prints_the_figures(interekip: Interekip, tmp_path: Path) -> None:
    path, out = write_questions(tmp_path, RIGHT, REFUSE), tmp_path / "odpowiedzi.jsonl"
    done = interekip("eval", path, "--out", out, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    figures = json.loads(done.stdout)
    assert (figures["answered_correctly"], figures["correctly_refused"]) == (1, 1)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [list(row) for row in rows] == [KEYS, KEYS]
    assert [row["id"] for row in rows] == ["D1", "D4"]
    assert "wyniosła" in out.read_text(encoding="utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["odpowiedzi.jsonl", "pytania.jsonl", "var"]


@pytest.mark.usefixtures("small")
def test_the_command_prints_a_table_for_people(interekip: Interekip, tmp_path: Path) -> None:
    done = interekip("eval", write_questions(tmp_path, RIGHT))
    assert done.exit_code == 0
    assert "answered_correctly_rate" in done.stdout
    assert "pytania.jsonl" in done.stdout


@pytest.mark.usefixtures("small")
def test_an_empty_file_has_no_figures(interekip: Interekip, tmp_path: Path) -> None:
    done = interekip("eval", write_questions(tmp_path), "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"questions": 0, "p50_ms": 0.0, "p95_ms": 0.0})


@pytest.mark.usefixtures("small")
def test_a_missing_file_is_named(interekip: Interekip, tmp_path: Path) -> None:
    done = interekip("eval", tmp_path / "nie-ma.jsonl")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nie-ma.jsonl" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("small")
def test_a_broken_line_is_named_and_the_old_answers_stay(interekip: Interekip, tmp_path: Path) -> None:
    path, out = write_questions(tmp_path, RIGHT, {"id": "D2"}), tmp_path / "odpowiedzi.jsonl"
    out.write_text("dawne\n")
    done = interekip("eval", path, "--out", out)
    assert done.exit_code == 1
    assert f"{path}:2: 'question' cannot be used" in done.stderr
    assert out.read_text() == "dawne\n"
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_a_folder_that_is_missing_is_found_out_before_the_work(interekip: Interekip, tmp_path: Path) -> None:
    done = interekip("eval", write_questions(tmp_path, RIGHT), "--out", tmp_path / "nie ma" / "odpowiedzi.jsonl")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "odpowiedzi.jsonl" in done.stderr
    assert "Sprawdź ścieżkę" in done.stderr


def test_answers_do_not_go_into_a_folder(interekip: Interekip, tmp_path: Path) -> None:
    assert interekip("eval", write_questions(tmp_path, RIGHT), "--out", tmp_path).exit_code == 2


def test_a_damaged_index_lets_the_previous_one_answer_and_says_so(
    interekip: Interekip, small: Path, store: SnapshotStore, tmp_path: Path
) -> None:
    store.publish(build_content(FakeEncoder(), PASSAGES[1:], ASKED[1:]), PUBLISHED)
    name = damage(small)
    done = interekip("eval", write_questions(tmp_path, RIGHT), "--json")
    assert json.loads(done.stdout)["answered_correctly"] == 1
    assert name in done.stderr
