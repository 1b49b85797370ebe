"""A tiny network of questions that imitates a tiny encoder: trained, interrupted, packed, and its card."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.model_build.packed_layers import unpack_layers
from index.model_build.question_weights import QuestionWeightsError
from index.tuning import progress
from index.tuning.card import questions_card
from index.tuning.encoder_folder import load_encoder
from index.tuning.encoder_search import Material
from index.tuning.layers import State
from index.tuning.negatives import encode_questions
from index.tuning.question_network import question_network, start_state
from index.tuning.question_run import TrainedQuestions, tune_questions
from index.tuning.question_texts import Amounts, QuestionMaterial
from index.tuning.question_training import QuestionTraining
from index.tuning.starts import FromEncoder, FromPacked
from tests.index.tuning.conftest import DEVELOPMENT, GENERAL, LIBRARY

TRAINING = QuestionTraining(epochs=4, batch=32, rate=3e-3, amounts=Amounts(1, 0, 100), longest=16, steps=4)
MATERIAL = QuestionMaterial(Material(LIBRARY, (GENERAL,), DEVELOPMENT), ("ile wiza euro",))
START = FromEncoder((1,))


def _say(_: str) -> None:
    """Keep quiet."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def trained(tiny: Path, work: Path) -> TrainedQuestions:
    return tune_questions(tiny, MATERIAL, TRAINING, work, _say, start=START)


def _likeness(tiny: Path, state: State, folder: Path) -> float:
    """Return the mean cosine with the encoder's vectors of the development questions."""
    own = encode_questions(question_network(tiny, state, folder, 16), DEVELOPMENT.questions)
    whole = encode_questions(load_encoder(tiny), DEVELOPMENT.questions)
    return float(np.einsum("qd,qd->q", own, whole).mean())


def test_the_packed_network_has_fewer_layers_and_learnt_the_vectors_of_questions_it_never_saw(
    tiny: Path, trained: TrainedQuestions, tmp_path: Path
) -> None:
    before = _likeness(tiny, start_state(START, tiny), tmp_path / "before")
    after = _likeness(tiny, start_state(FromPacked(trained.content), tiny), tmp_path / "after")

    unpacked = unpack_layers(trained.content)
    assert unpacked.shape.layers == 1
    assert len(unpacked.ranges) == 4
    assert after > before + 0.02


def test_figures_are_of_its_questions_over_the_encoders_passages(trained: TrainedQuestions) -> None:
    assert {*trained.before.general, *trained.after.general, *trained.encoder.general} == {GENERAL.name}
    assert trained.after.goal != trained.before.goal


def test_what_is_trained_is_not_trained_again(
    tiny: Path, trained: TrainedQuestions, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("index.tuning.question_run.train_questions")
    again = tune_questions(tiny, MATERIAL, TRAINING, work, _say, start=START)

    assert again.content == trained.content


def test_an_interrupted_run_goes_on_and_gives_the_same(
    tiny: Path, trained: TrainedQuestions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(sentence: str) -> None:
        if sentence.startswith("Krok 6 z"):
            raise KeyboardInterrupt

    monkeypatch.setattr(progress, "PAUSE", 0.0)
    with pytest.raises(KeyboardInterrupt):
        tune_questions(tiny, MATERIAL, TRAINING, tmp_path, interrupt, start=START)
    told: list[str] = []
    again = tune_questions(tiny, MATERIAL, TRAINING, tmp_path, told.append, start=START)

    assert any(sentence.startswith("Uczę: krok 4 z") for sentence in told)
    assert not any(sentence.startswith("Model zdań koduje") for sentence in told)
    assert not list(tmp_path.glob("*/steps"))
    assert again.after == trained.after


def test_a_damaged_file_to_go_on_from_is_refused(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(QuestionWeightsError, match="--from"):
        tune_questions(tiny, MATERIAL, TRAINING, tmp_path, _say, start=FromPacked(b"no weights"))


def test_the_card_says_what_the_network_is_made_of(trained: TrainedQuestions) -> None:
    card = json.loads(json.dumps(questions_card(trained, MATERIAL, TRAINING, START, seconds=12.4, device="CPU")))

    assert card["start"] == {"encoder_layers": [1]}
    assert [each["name"] for each in card["learnt"]] == ["library", GENERAL.name]
    assert (card["texts"], card["training"]["amounts"]["fragments"]) == (trained.texts, 100)
    assert all(set(card[name]["general"]) == {GENERAL.name} for name in ("encoder", "before", "after"))
    assert card["unanswered"]["questions"] == 1
