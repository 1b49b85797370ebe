"""A file of questions answered, kept and scored."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answering.model import Answered, AnswerResult, Clarify, RefusalReason, Refused
from bot.commands.evaluated import EvaluatedAnswer, answer_all, evaluated_of
from bot.commands.evaluation_summary import figures_of
from bot.commands.figures import Figures
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


def score(rows: tuple[ScoredQuestion, ...], answers: list[EvaluatedAnswer]) -> Figures:
    return figures_of(evaluated_of(rows, answers, small_snapshot().passage))


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
    assert (figures["cited_rightly"], figures["quotes_verbatim"], figures["citations_correct"]) == (0.5, 1.0, 0.5)
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


def test_a_quotation_that_is_not_in_its_passage_is_found_out(tmp_path: Path) -> None:
    rows = questions(tmp_path, RIGHT)
    answers = answer_all(answerer_of(small_snapshot()), rows, "", TODAY)
    answers[0]["citations"][0]["quote"] = "Dotacja MSZ wyniosła w 2014 r. 85.200 euro."
    figures = score(rows, answers)
    assert figures["quotes_verbatim"] == 1 - 1 / len(answers[0]["citations"])
    assert (figures["answered_correctly"], figures["citations_correct"]) == (1, 0.0)


def test_a_quotation_from_a_passage_that_is_gone_is_found_out(tmp_path: Path) -> None:
    rows = questions(tmp_path, RIGHT)
    answers = answer_all(answerer_of(small_snapshot()), rows, "", TODAY)
    assert figures_of(evaluated_of(rows, answers, lambda _: None))["quotes_verbatim"] == 0.0


def test_a_question_that_is_asked_back_is_counted_apart(tmp_path: Path) -> None:
    rows = questions(tmp_path, RIGHT, REFUSE)
    asks = FakeAnswerer({row.question: Clarify(()) for row in rows})
    figures = score(rows, answer_all(asks, rows, "", TODAY))
    assert (figures["clarified"], figures["clarified_to_refuse"]) == (1, 1)
    assert (figures["answered_incompletely"], figures["wrongly_refused"], figures["correctly_refused"]) == (0, 0, 0)


@pytest.mark.usefixtures("small")
def test_the_search_behind_the_answers_is_measured(interekip: Interekip, tmp_path: Path) -> None:
    figures = json.loads(interekip("eval", write_questions(tmp_path, RIGHT, REFUSE), "--json").stdout)
    assert (figures["recall_at_1"], figures["mrr_at_10"]) == (1.0, 1.0)
    assert figures["intervals"]["recall_at_1"] == [1.0, 1.0]


@pytest.mark.usefixtures("small")
def test_each_kind_of_question_has_its_own_figures(interekip: Interekip, tmp_path: Path) -> None:
    polish = RIGHT | {"lang": "pl", "style": "standard"}
    english = IN_VAIN | {"lang": "en", "style": "standard"}
    path = write_questions(tmp_path, polish, english, REFUSE)
    groups = json.loads(interekip("eval", path, "--json").stdout)["groups"]
    assert list(groups) == ["lang", "style"]
    assert {lang: group["answered_correctly_rate"] for lang, group in groups["lang"].items()} == {"pl": 1.0, "en": 0.0}
    assert groups["style"]["standard"]["questions"] == 2
    shown = interekip("eval", path).stdout
    assert "język" in shown
    assert "styl" in shown
    assert "kto pyta" not in shown


@pytest.mark.usefixtures("small")
def test_kept_answers_are_scored_without_answering_again(
    interekip: Interekip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = write_questions(tmp_path, RIGHT, REFUSE), tmp_path / "odpowiedzi.jsonl"
    first = json.loads(interekip("eval", path, "--out", out, "--json").stdout)
    monkeypatch.delattr("bot.answering.assembly.load_encoder")
    again = json.loads(interekip("eval", path, "--answers", out, "--json").stdout)
    # The times are kept in tenths of a millisecond, and nobody searched.
    assert {name: first[name] for name in again if name not in {"intervals", "groups"}} == {
        name: value for name, value in again.items() if name not in {"intervals", "groups"}
    }
    assert "recall_at_1" not in again
    lacking = interekip("eval", write_questions(tmp_path, LACKING), "--answers", out)
    assert (lacking.exit_code, lacking.stdout) == (1, "")
    assert "There is no answer to 'D2'" in lacking.stderr


@pytest.mark.usefixtures("small")
def test_two_runs_are_compared_question_by_question(interekip: Interekip, tmp_path: Path) -> None:
    path, out = write_questions(tmp_path, RIGHT, REFUSE), tmp_path / "dawne.jsonl"
    silence = {"status": "refused", "reason": "not_in_corpus", "text": "", "citations": [], "took_ms": 1.0}
    bold = silence | {"status": "answered", "text": "85.200"}
    out.write_text("".join(json.dumps(row) + "\n" for row in (silence | {"id": "D1"}, bold | {"id": "D4"})))
    found = json.loads(interekip("eval", path, "--against", out, "--json").stdout)["comparison"]
    assert (found["before"], found["questions"]) == ("dawne.jsonl", 2)
    assert (found["became_right"], found["became_wrong"], found["sign_test_p"]) == (["D1", "D4"], [], 0.5)
    shown = interekip("eval", path, "--against", out).stdout
    assert f"D1  {GRANT['question']}" in shown
    assert "Stały się złe: 0" in shown


@pytest.mark.usefixtures("small")
def test_runs_without_a_question_in_common_are_not_compared(interekip: Interekip, tmp_path: Path) -> None:
    path, out = write_questions(tmp_path, RIGHT), tmp_path / "inne.jsonl"
    out.write_text("")
    done = interekip("eval", path, "--against", out)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "inne.jsonl" in done.stderr


@pytest.mark.usefixtures("small")
def test_two_indexes_are_compared_question_by_question(
    interekip: Interekip, store: SnapshotStore, tmp_path: Path
) -> None:
    before = store.serving_name()
    store.publish(build_content(FakeEncoder(), PASSAGES[1:], ASKED[1:]), PUBLISHED)
    path = write_questions(tmp_path, RIGHT, REFUSE)
    found = json.loads(interekip("eval", path, "--index", before, "--json").stdout)
    assert found["answered_correctly"] == 0
    assert found["comparison"]["before"] == before
    assert (found["comparison"]["became_right"], found["comparison"]["became_wrong"]) == ([], ["D1"])
    unknown = interekip("eval", path, "--index", "g-000099")
    assert unknown.exit_code == 1
    assert "g-000099" in unknown.stderr


@pytest.mark.parametrize("options", [("--against", "a", "--index", "b"), ("--answers", "a", "--out", "b")])
def test_options_that_exclude_each_other_are_refused(
    interekip: Interekip, tmp_path: Path, options: tuple[str, ...]
) -> None:
    done = interekip("eval", write_questions(tmp_path, RIGHT), *options)
    assert (done.exit_code, done.stdout) == (2, "")
