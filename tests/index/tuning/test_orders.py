"""What is ordered, what becomes of it, and the card of the encoder."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import load_library
from corpus.parts import ASKED, Part, part_of
from corpus.questions import QUESTIONS_FOLDER, load_questions
from index.evaluation import RetrievalFigures
from index.model_build import READER, TUNED
from index.normalise import normalise_text
from index.tuning.card import encoder_card, write_card
from index.tuning.encoder_order import EncoderOrder
from index.tuning.encoder_search import Candidate, TunedEncoder
from index.tuning.encoder_training import ON_CPU
from index.tuning.material import load_encoder_material, load_reader_material
from index.tuning.measuring import EncoderFigures
from index.tuning.question_order import QuestionOrder
from index.tuning.question_training import question_preset
from index.tuning.questions import QuestionSet
from index.tuning.reader_imitation import WITH_GPU as IMITATION_WITH_GPU
from index.tuning.reader_order import ReaderOrder
from index.tuning.reader_run import FromTeacher
from index.tuning.reader_training import ON_CPU as READER_ON_CPU
from index.tuning.reader_training import TEACHER_WITH_GPU
from index.tuning.starts import HALF, LAYERS, WHOLE, FromEncoder, FromPacked

FIGURES = RetrievalFigures(10, 0.8, 0.9, 0.9, 0.85, 0.9)


def _figures(**general: float) -> EncoderFigures:
    return EncoderFigures(
        FIGURES, FIGURES, {name: replace(FIGURES, ndcg_at_10=value) for name, value in general.items()}
    )


def _tuned(before: EncoderFigures, after: EncoderFigures) -> TunedEncoder:
    chosen = Candidate(ON_CPU, 0.8, after)
    return TunedEncoder(before, chosen, (chosen,), b"layers")


def test_general_texts_may_lose_a_hundredth_and_no_more() -> None:
    before = _figures(first=0.90, second=0.85, third=0.70)

    assert _tuned(before, _figures(first=0.895, second=0.83, third=0.75)).worse == ["second"]


def test_every_temperature_is_a_choice() -> None:
    choices = EncoderOrder(temperatures=(0.02, 0.05), epochs=0.5, thaw=True).choices(ON_CPU)

    assert [each.temperature for each in choices] == [0.02, 0.05]
    assert {(each.epochs, each.freeze_table, each.batch) for each in choices} == {(0.5, False, ON_CPU.batch)}
    assert EncoderOrder().choices(ON_CPU) == [ON_CPU]


def test_without_a_gpu_the_packaged_reader_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    (tmp_path / "own").write_bytes(b"own")

    assert ReaderOrder().start == FromPacked(READER.weights.read_bytes())
    assert ReaderOrder(base=tmp_path / "own").start == FromPacked(b"own")
    assert ReaderOrder().training == READER_ON_CPU


def test_a_new_reader_learns_in_all_its_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    order = ReaderOrder(layers=12, epochs=3)

    assert order.start == FromEncoder(tuple(range(12)))
    assert (order.training.frozen, order.training.epochs) == (0, 3)
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    assert ReaderOrder().start == FromEncoder(tuple(range(12)))


def test_with_a_teacher_the_base_is_what_the_teacher_starts_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    (tmp_path / "own").write_bytes(b"own")
    order = ReaderOrder(base=tmp_path / "own", with_teacher=True)

    assert order.start == FromTeacher(LAYERS[HALF], FromPacked(b"own"), TEACHER_WITH_GPU)
    assert order.training == IMITATION_WITH_GPU
    fresh = ReaderOrder(with_teacher=True, epochs=2)
    assert fresh.start == FromTeacher(LAYERS[HALF], FromEncoder(LAYERS[WHOLE]), replace(TEACHER_WITH_GPU, epochs=2))
    assert fresh.training.epochs == 2


def test_without_a_gpu_the_packaged_network_of_questions_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert TUNED.questions is not None
    (tmp_path / "own").write_bytes(b"own")
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)

    assert QuestionOrder().start == FromPacked(TUNED.questions.read_bytes())
    assert QuestionOrder(base=tmp_path / "own").start == FromPacked(b"own")
    assert QuestionOrder(epochs=3).training(question_preset()).epochs == 3
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    assert QuestionOrder().start == FromEncoder(LAYERS[HALF])


def test_the_development_questions_measure_and_are_not_learnt() -> None:
    material = load_encoder_material([], [])
    development = {normalise_text(row.question) for row in load_questions(QUESTIONS_FOLDER / "dev.jsonl")}
    (learnt,) = material.learnt

    assert set(material.development.questions) <= development
    assert not development & set(learnt.questions)
    assert len(material.development.questions) > 100
    assert all(part_of(question, ASKED) is Part.FIT for question in learnt.questions)


def test_what_the_reader_is_measured_with_is_not_learnt() -> None:
    material = load_reader_material([])
    learnt, kept = ({each.question for each in part} for part in (material.unanswered, material.kept))

    assert len(learnt) > len(kept) > 100
    assert not learnt & kept
    assert max(row for each in material.kept for row in each.closest) < len(load_library().passages)


def test_the_card_says_what_was_learnt_tried_and_reached(tmp_path: Path) -> None:
    questions = QuestionSet("library", ("a", "b"), ("A?", "B?"), (0, 1))
    turned = QuestionSet("library", ("b", "a"), ("A?", "B?"), (1, 0))
    card = encoder_card(_tuned(_figures(x=0.9), _figures(x=0.92)), [questions], seconds=60.2, device="CPU")
    write_card(tmp_path / "card.json", card)
    read = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))

    assert read["learnt"] == [{"name": "library", "questions": 2, "sha256": turned.sha256}]
    assert read["training"]["seed"] == ON_CPU.seed
    assert (read["share"], read["seconds"], read["file"]["bytes"]) == (0.8, 60, 6)
    assert (read["before"]["general"]["x"]["ndcg_at_10"], read["after"]["general"]["x"]["ndcg_at_10"]) == (0.9, 0.92)
    assert [each["share"] for each in read["tried"]] == [0.8]
