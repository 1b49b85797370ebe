"""Training a tiny reader, going on from it, and its card."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load, save

from index.model_build.reader_weights import ReaderWeightsError
from index.tuning.card import reader_card
from index.tuning.questions import UnansweredPair
from index.tuning.reader_material import ReaderMaterial, reader_pairs
from index.tuning.reader_measuring import measure_reader
from index.tuning.reader_network import resume_reader, start_reader, unpacked_state
from index.tuning.reader_pairs import LabelledPair, Unanswered
from index.tuning.reader_run import TrainedReader, tune_reader
from index.tuning.reader_training import ReaderTraining, judge
from index.tuning.starts import FromEncoder, FromPacked
from tests.index.tuning.conftest import GENERAL, LIBRARY, SUBJECTS

TRAINING = ReaderTraining(epochs=1, batch=64, steps=50, rate=1e-3, share=0.5)
MATERIAL = ReaderMaterial(
    asked=LIBRARY,
    unanswered=(Unanswered("ile wiza euro", (5,)), Unanswered("kto forum", ())),
    kept=(Unanswered("kiedy umowa euro", (7,)),),
    general=(GENERAL,),
    unanswered_general=(UnansweredPair("komu termin", GENERAL.texts[0]),),
)
START = FromEncoder((0, 1))
PAIRS = [(f"ile {subject}", f"{subject} jest tu") for subject in SUBJECTS]


def _say(_: str) -> None:
    """Keep quiet."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def trained(tiny: Path, work: Path) -> TrainedReader:
    return tune_reader(tiny, MATERIAL, TRAINING, work, _say, start=START)


def test_a_reader_is_trained_on_the_share_of_the_pairs_and_measured_on_others(
    tiny: Path, trained: TrainedReader
) -> None:
    pairs = reader_pairs(tiny, MATERIAL, TRAINING.seed)

    assert trained.pairs == round(len(pairs.labelled) / 2)
    assert set(trained.before) == set(trained.after) == {"answered", "wrong", "unanswered"}
    assert trained.after["unanswered"].pairs == 1
    assert trained.before != trained.after


def test_the_packed_reader_judges_as_the_trained_one(
    tiny: Path, trained: TrainedReader, work: Path, tmp_path: Path
) -> None:
    from index.tuning.checkpoints import kept_weights  # noqa: PLC0415 - beside its only use

    (file,) = work.glob("*/reader/trained.safetensors")
    kept = kept_weights(file)
    assert kept is not None
    packed = resume_reader(tiny, unpacked_state(trained.content), tmp_path / "packed")
    unpacked = resume_reader(tiny, kept, tmp_path / "kept")

    assert np.allclose(judge(packed, PAIRS), judge(unpacked, PAIRS), atol=0.05)
    start = start_reader(tiny, START.layers, tmp_path / "start", TRAINING.seed)
    assert not np.allclose(judge(packed, PAIRS), judge(start, PAIRS), atol=0.05)


def test_what_is_trained_is_not_trained_again(
    tiny: Path, trained: TrainedReader, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("index.tuning.reader_run.train_reader")
    again = tune_reader(tiny, MATERIAL, TRAINING, work, _say, start=START)

    assert again.content == trained.content


def test_a_packed_reader_goes_on(tiny: Path, trained: TrainedReader, tmp_path: Path) -> None:
    few = ReaderTraining(epochs=1, batch=16, steps=50, rate=1e-3, frozen=0.5, share=0.05)
    further = tune_reader(tiny, MATERIAL, few, tmp_path, _say, start=FromPacked(trained.content))
    before, after = unpacked_state(trained.content), unpacked_state(further.content)
    lowest, highest = (f"encoder.layer.{layer}.attention.self.query.bias" for layer in (0, 1))

    assert further.before == trained.after
    assert np.array_equal(before[lowest], after[lowest])
    assert not np.array_equal(before[highest], after[highest])


def test_a_reader_with_another_head_does_not_go_on(trained: TrainedReader) -> None:
    headless = {name: value for name, value in load(trained.content).items() if not name.startswith("head")}

    with pytest.raises(ReaderWeightsError, match="--layers"):
        unpacked_state(save(headless))


def test_the_card_says_what_the_reader_is_made_of(trained: TrainedReader) -> None:
    card = json.loads(json.dumps(reader_card(trained, MATERIAL, TRAINING, START, seconds=12.4, device="CPU")))
    library, general = card["learnt"]

    assert card["start"] == {"encoder_layers": [0, 1]}
    assert (library["name"], general["name"]) == ("library", GENERAL.name)
    assert len(library["sha256"]) == 64
    assert library["sha256"] != general["sha256"]
    assert card["seconds"] == 12
    assert {"before", "after", "training", "file", "libraries"} <= set(card)


def test_right_is_above_zero_where_the_passage_answers(tiny: Path, trained: TrainedReader, tmp_path: Path) -> None:
    reader = resume_reader(tiny, unpacked_state(trained.content), tmp_path)
    logits = judge(reader, PAIRS)
    as_judged = [LabelledPair(*pair, float(logit > 0)) for pair, logit in zip(PAIRS, logits, strict=True)]
    figures = measure_reader(reader, {"as judged": as_judged, "none": []})

    assert set(figures) == {"as judged"}
    assert (figures["as judged"].pairs, figures["as judged"].share) == (len(PAIRS), 1.0)
