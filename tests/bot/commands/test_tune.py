"""Tuning from the command line: what is ordered, and how it ends."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.tuning.encoder_order import EncoderOrder
from index.tuning.question_order import QuestionOrder
from index.tuning.reader_order import ReaderOrder
from tests.bot.commands.conftest import Interekip


@pytest.fixture
def ordered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """The orders with the folder for what comes out, in place of the training."""
    orders: list[tuple[object, ...]] = []

    def encoder(order: EncoderOrder, work: Path, out: Path, **_: object) -> tuple[SimpleNamespace, dict[str, str]]:
        orders.append((order, work, out))
        worse = [each.name for each in order.watched]
        return SimpleNamespace(worse=worse, before=SimpleNamespace(general=worse)), {"model": "zdań"}

    def questions(order: QuestionOrder, _: Path, work: Path, out: Path, **__: object) -> dict[str, str]:
        orders.append((order, work, out))
        return {"model": "pytania"}

    def reader(order: ReaderOrder, _: Path, work: Path, out: Path, **__: object) -> dict[str, str]:
        orders.append((order, work, out))
        return {"model": "czytnik"}

    monkeypatch.setattr("index.tuning.encoder_order.run_encoder", encoder)
    monkeypatch.setattr("index.tuning.question_order.run_questions", questions)
    monkeypatch.setattr("index.tuning.reader_order.run_reader", reader)
    return orders


def test_without_a_name_the_encoder_is_tuned(interekip: Interekip, ordered: list[object], data: Path) -> None:
    assert interekip("tune").exit_code == 0
    assert interekip("tune", "encoder").exit_code == 0
    assert ordered == [(EncoderOrder(), data / "tuning", data / "tuning" / "encoder")] * 2


def test_options_reach_the_order_with_and_without_the_name(
    interekip: Interekip, ordered: list[tuple[object, ...]], tmp_path: Path
) -> None:
    options = "--general", tmp_path, "--temperature", 0.02, "--temperature", 0.03, "--epochs", 2, "--thaw"
    done = interekip("tune", *options, "--out", tmp_path / "wynik", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == {"model": "zdań"}
    assert str(tmp_path / "wynik" / "tuned.safetensors") in done.stderr
    assert "interekip setup" in done.stderr
    assert interekip("tune", "encoder", *options, "--out", tmp_path / "wynik").stdout == ""
    order = EncoderOrder(general=(tmp_path,), temperatures=(0.02, 0.03), epochs=2, thaw=True)
    assert [each[0] for each in ordered] == [order, order]
    assert ordered[0][2] == tmp_path / "wynik"


def test_worse_general_texts_end_with_an_error_and_no_check_is_said(
    interekip: Interekip, ordered: list[object], tmp_path: Path
) -> None:
    (tmp_path / "prasa").mkdir()
    worse = interekip("tune", "--watch", tmp_path / "prasa")
    assert worse.exit_code == 1
    assert "Gorzej niż przedtem wyszukuje w: prasa" in worse.stderr
    assert "Nie sprawdzono ogólnych tekstów" not in worse.stderr
    assert "Nie sprawdzono ogólnych tekstów" in interekip("tune").stderr
    assert len(ordered) == 2


def test_the_reader_goes_on_from_a_file_or_begins_with_layers(
    interekip: Interekip, ordered: list[tuple[object, ...]], tmp_path: Path, data: Path
) -> None:
    (tmp_path / "czytnik").write_bytes(b"")
    assert interekip("tune", "reader", "--from", tmp_path / "czytnik", "--epochs", 0.5).exit_code == 0
    assert interekip("tune", "reader", "--layers", 12, "--with-teacher", "--json").exit_code == 0
    assert ordered == [
        (ReaderOrder(base=tmp_path / "czytnik", epochs=0.5), data / "tuning", data / "tuning" / "reader"),
        (ReaderOrder(layers=12, with_teacher=True), data / "tuning", data / "tuning" / "reader"),
    ]


def test_with_a_teacher_a_file_and_layers_do_not_exclude_each_other(
    interekip: Interekip, ordered: list[tuple[object, ...]], tmp_path: Path
) -> None:
    (tmp_path / "większy").write_bytes(b"")
    done = interekip("tune", "reader", "--layers", 6, "--with-teacher", "--from", tmp_path / "większy")
    assert done.exit_code == 0, done.output
    assert ordered[0][0] == ReaderOrder(base=tmp_path / "większy", layers=6, with_teacher=True)


def test_the_network_of_questions_is_made_from_a_file_or_from_the_encoder(
    interekip: Interekip, ordered: list[tuple[object, ...]], tmp_path: Path, data: Path
) -> None:
    (tmp_path / "sieć").write_bytes(b"")
    (data / "tuning" / "questions-runs").mkdir(parents=True)
    done = interekip("tune", "questions", "--general", tmp_path, "--from", tmp_path / "sieć", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == {"model": "pytania"}
    assert str(data / "tuning" / "questions" / "questions.safetensors") in done.stderr
    assert "interekip setup" in done.stderr
    assert interekip("tune", "questions", "--epochs", 2, "--out", tmp_path / "wynik", "--fresh").exit_code == 0
    assert not list((data / "tuning").iterdir())
    assert ordered == [
        (
            QuestionOrder(general=(tmp_path,), base=tmp_path / "sieć"),
            data / "tuning",
            data / "tuning" / "questions",
        ),
        (QuestionOrder(epochs=2), data / "tuning", tmp_path / "wynik"),
    ]


@pytest.mark.parametrize("options", [("--layers", 7), ("--layers", 6, "--from", __file__), ("--general", "nie-ma")])
def test_what_cannot_be_ordered_is_refused(
    interekip: Interekip, ordered: list[object], options: tuple[object, ...]
) -> None:
    assert interekip("tune", "reader", *options).exit_code == 2
    assert not ordered


def test_fresh_forgets_what_an_earlier_run_has_done(interekip: Interekip, ordered: list[object], data: Path) -> None:
    for name in ("encoder-runs", "reader-runs", "base"):
        (data / "tuning" / name).mkdir(parents=True)
    assert interekip("tune", "--fresh").exit_code == 0
    assert sorted(path.name for path in (data / "tuning").iterdir()) == ["base", "reader-runs"]
    assert interekip("tune", "reader", "--fresh").exit_code == 0
    assert [path.name for path in (data / "tuning").iterdir()] == ["base"]
    assert len(ordered) == 2


@pytest.mark.parametrize("command", ["encoder", "questions", "reader"])
def test_without_the_extra_it_says_what_to_install(
    interekip: Interekip, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr("bot.commands.training.EXTRA", ("datasets", "nie_ma_takiego"))
    done = interekip("tune", command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "brakuje: nie_ma_takiego" in done.stderr
    assert "pip install '.[tune]'" in done.stderr


def test_an_interruption_says_how_to_go_on(interekip: Interekip, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.tuning.encoder_order.run_encoder", interrupt)
    done = interekip("tune")
    assert done.exit_code == 130
    assert "podejmie pracę" in done.stderr
