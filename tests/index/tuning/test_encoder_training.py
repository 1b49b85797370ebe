"""Training a tiny encoder: repeated, interrupted, averaged and measured."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from sentence_transformers import SentenceTransformer

from index.model_build.carrier import Carrier
from index.model_build.difference import apply_difference
from index.model_build.weights import WORDS, dense, read_weights
from index.tuning import progress
from index.tuning.encoder_search import SHARES, Material, TunedEncoder, tune_encoder
from index.tuning.encoder_training import EncoderTraining, train_encoder
from index.tuning.questions import learnt_of_asked
from tests.index.model_build.carriers import make_carrier
from tests.index.tuning.conftest import DEVELOPMENT, GENERAL, LIBRARY

TRAINING = EncoderTraining(epochs=1, batch=16, negatives=1, copies=1, pairs=0, steps=2, rate=1e-3, longest=16)
MATERIAL = Material(LIBRARY, (), DEVELOPMENT, watched=(GENERAL,))

State = dict[str, torch.Tensor]
Tuned = tuple[TunedEncoder, Path]


def _say(_: str) -> None:
    """Keep quiet."""


@pytest.fixture(scope="module")
def tuned(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Tuned:
    """The outcome, and the folder of what was done."""
    work = tmp_path_factory.mktemp("work")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.tuning.encoder_search.fetch", lambda _: make_carrier().to_bytes())
        return tune_encoder(tiny, MATERIAL, [TRAINING], work, _say), work


@pytest.fixture(scope="module")
def trained(tuned: Tuned) -> State:
    """The layers after a training that nothing interrupted."""
    (file,) = tuned[1].glob("*/trained.safetensors")
    return load_file(file)


def test_an_interrupted_run_goes_on_and_the_same_seed_gives_the_same_weights(
    tiny: Path, trained: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(sentence: str) -> None:
        if sentence.startswith("Krok 3 z 4"):
            raise KeyboardInterrupt

    monkeypatch.setattr(progress, "PAUSE", 0.0)
    learnt = learnt_of_asked(LIBRARY)
    with pytest.raises(KeyboardInterrupt):
        train_encoder(tiny, learnt, [], TRAINING, tmp_path, tell=interrupt)
    told: list[str] = []
    again = train_encoder(tiny, learnt, [], TRAINING, tmp_path, tell=told.append).state_dict()

    assert told[0].startswith("Uczę: krok 2 z 4")
    assert all(torch.allclose(again[name].cpu(), value, atol=1e-6) for name, value in trained.items())


def test_the_layers_learn_and_the_table_of_words_stays(tiny: Path, trained: State) -> None:
    before = SentenceTransformer(str(tiny), device="cpu").state_dict()
    changed = {name for name, value in trained.items() if not torch.equal(value, before[name].float())}

    assert any("encoder.layer.1" in name for name in changed)
    assert {name for name in before if name not in trained} == {name for name in before if WORDS in name}


def test_every_share_is_tried_and_the_best_is_chosen(tuned: Tuned) -> None:
    outcome, _ = tuned

    assert [each.share for each in outcome.candidates] == list(SHARES)
    assert outcome.chosen.figures.goal == max(each.figures.goal for each in outcome.candidates)
    assert outcome.chosen.figures.goal > outcome.before.goal
    assert list(outcome.before.general) == [GENERAL.name]


def test_the_file_turns_the_base_into_the_mean_of_both(trained: State, tuned: Tuned) -> None:
    outcome, _ = tuned
    name = "encoder.layer.1.output.dense.weight"
    after = next(value for full, value in trained.items() if full.endswith(name))
    base = read_weights(Carrier(make_carrier().to_bytes()))
    before = torch.from_numpy(dense(base.matrices[name]))
    expected = outcome.chosen.share * after + (1 - outcome.chosen.share) * before
    shipped = torch.from_numpy(dense(apply_difference(base, outcome.difference).matrices[name]))

    assert torch.allclose(shipped, expected, atol=1e-3)
    assert not torch.allclose(shipped, before, atol=1e-3)


def test_what_is_trained_is_not_trained_again(tiny: Path, tuned: Tuned, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, work = tuned
    monkeypatch.setattr("index.tuning.encoder_search.fetch", lambda _: make_carrier().to_bytes())
    monkeypatch.delattr("index.tuning.encoder_search.train_encoder")
    again = tune_encoder(tiny, MATERIAL, [TRAINING], work, _say)

    assert again.difference == outcome.difference
    assert not list(work.glob("*/checkpoint-*"))


def test_another_choice_is_another_run(tiny: Path, tuned: Tuned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.tuning.encoder_search.fetch", lambda _: make_carrier().to_bytes())
    monkeypatch.delattr("index.tuning.encoder_search.train_encoder")
    warmer = EncoderTraining(temperature=0.1)

    with pytest.raises(NameError):
        tune_encoder(tiny, MATERIAL, [warmer], tuned[1], _say)
