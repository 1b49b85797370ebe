"""A small reader that learns from a larger one."""

from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import CrossEncoder
from torch import nn

from index.model_build.reader_weights import ReaderWeightsError
from index.tuning import progress
from index.tuning.checkpoints import kept_weights
from index.tuning.layers import count_layers, take_layers
from index.tuning.reader_imitation import LABEL, LOGIT, STATE, UNKNOWN, Opinions, ReaderImitationLoss, opinions
from index.tuning.reader_network import LOGITS, STATES, resume_reader, start_reader, unpacked_state
from index.tuning.reader_run import FromTeacher, TrainedReader, tune_reader
from index.tuning.reader_training import ReaderTraining, judge
from index.tuning.starts import FromEncoder, FromPacked
from tests.index.tuning.test_reader_run import MATERIAL, PAIRS

TEACHER = ReaderTraining(epochs=1, batch=64, rate=1e-3, share=0.3, doubt=0.02)
TRAINING = ReaderTraining(epochs=1, batch=64, rate=1e-3, steps=3, share=0.3)
START = FromTeacher((1,), FromEncoder((0, 1)), TEACHER)


def _say(_: str) -> None:
    """Keep quiet."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def trained(tiny: Path, work: Path) -> TrainedReader:
    return tune_reader(tiny, MATERIAL, TRAINING, work, _say, start=START)


@pytest.fixture(scope="module")
def reader(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> CrossEncoder:
    return start_reader(tiny, (0, 1), tmp_path_factory.mktemp("reader"), 1)


def test_opinions_are_the_logits_and_states_of_the_pairs_in_their_order(reader: CrossEncoder) -> None:
    mixed = [(question + " jest" * (row % 3), text) for row, (question, text) in enumerate(PAIRS)]
    thought = opinions(reader, mixed)

    assert np.allclose(thought.logits.numpy(), judge(reader, mixed), atol=1e-4)
    assert thought.states.shape == (len(mixed), 2 * 64)


class _Given(nn.Module):
    """A reader whose logits and states are given."""

    def __init__(self, logits: torch.Tensor, states: torch.Tensor) -> None:
        super().__init__()
        self.made = {LOGITS: logits[:, None], STATES: states}

    def preprocess(self, pairs: list[tuple[str, str]]) -> dict[str, torch.Tensor]:
        assert len(pairs) == len(self.made[STATES])
        return {}

    def forward(self, _: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        return self.made


LOGITS_GIVEN, STATES_GIVEN = torch.tensor([2.0, -30.0]), torch.tensor([[0.0, 1.0], [2.0, 3.0]])
SPREAD = 2.0


def _loss(logits: torch.Tensor, states: torch.Tensor, answers: list[float]) -> float:
    taught = Opinions(LOGITS_GIVEN, STATES_GIVEN.half())
    loss = ReaderImitationLoss(_Given(logits, states), taught, answers)  # type: ignore[arg-type] # all that it asks
    return float(loss([["a", "b"], ["c", "d"]], torch.tensor([0, 1])))


def test_what_the_teacher_thinks_costs_nothing_and_it_need_not_be_surer_than_sure() -> None:
    assert _loss(torch.tensor([2.0, -9.0]), STATES_GIVEN, [UNKNOWN, UNKNOWN]) == pytest.approx(0.0, abs=1e-6)
    assert _loss(torch.tensor([4.0, -9.0]), STATES_GIVEN, [UNKNOWN, UNKNOWN]) == pytest.approx(LOGIT * 2)
    off = STATES_GIVEN + torch.tensor([[0.0, 2.0], [0.0, 0.0]])
    assert _loss(torch.tensor([2.0, -9.0]), off, [UNKNOWN, UNKNOWN]) == pytest.approx(STATE * 1 / SPREAD)


def test_a_label_counts_where_there_is_one() -> None:
    told = LABEL * torch.log1p(torch.exp(torch.tensor([2.0]))) / 2

    assert _loss(torch.tensor([2.0, -9.0]), STATES_GIVEN, [0.0, UNKNOWN]) == pytest.approx(float(told))


def test_the_small_reader_begins_as_layers_of_its_teacher_and_comes_nearer_to_it(
    tiny: Path, trained: TrainedReader, work: Path, tmp_path: Path
) -> None:
    (kept,) = (kept_weights(path) for path in work.glob("*/teacher/trained.safetensors"))
    assert kept is not None
    states = kept, take_layers(kept, START.layers), unpacked_state(trained.content)
    readers = [resume_reader(tiny, state, tmp_path / str(place)) for place, state in enumerate(states)]
    teacher, before, after = (judge(reader, PAIRS) for reader in readers)

    assert [count_layers(state) for state in states] == [2, 1, 1]
    assert np.abs(after - teacher).mean() < np.abs(before - teacher).mean()


def test_the_teacher_is_measured_too(trained: TrainedReader) -> None:
    assert trained.teacher is not None
    assert set(trained.teacher) == set(trained.before) == set(trained.after)


def test_an_interrupted_run_asks_the_teacher_no_more(
    tiny: Path, trained: TrainedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(sentence: str) -> None:
        if sentence.startswith("Krok 4 z") and stage[-1].startswith("Większy czytnik ocenia"):
            raise KeyboardInterrupt
        if not sentence.startswith(("Krok", "Uczę", "Przed", "Par")):
            stage.append(sentence)

    stage = [""]
    monkeypatch.setattr(progress, "PAUSE", 0.0)
    with pytest.raises(KeyboardInterrupt):
        tune_reader(tiny, MATERIAL, TRAINING, tmp_path, interrupt, start=START)
    monkeypatch.delattr("index.tuning.reader_run.opinions")
    monkeypatch.delattr("index.tuning.reader_run.train_reader")
    told: list[str] = []
    again = tune_reader(tiny, MATERIAL, TRAINING, tmp_path, told.append, start=START)

    assert any(sentence.startswith("Uczę: krok 3 z") for sentence in told)
    assert again.after == trained.after


def test_a_teacher_that_lacks_layers_is_refused_before_anything_is_trained(
    tiny: Path, trained: TrainedReader, tmp_path: Path
) -> None:
    start = FromTeacher((0, 2, 4), FromPacked(trained.content), TEACHER)

    with pytest.raises(ReaderWeightsError, match="musi mieć 5 warstw"):
        tune_reader(tiny, MATERIAL, TRAINING, tmp_path, _say, start=start)
