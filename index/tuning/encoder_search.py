"""Tuning the encoder: each choice is trained, averaged with the original in several shares, and measured."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from corpus.parts import Part
from index.model_build.carrier import Carrier
from index.model_build.difference import make_difference
from index.model_build.packages import WEIGHTS, fetch
from index.model_build.weights import WORDS, Weights, read_weights
from index.tuning.averaging import average
from index.tuning.encoder_training import EncoderTraining, train_encoder
from index.tuning.measuring import DevelopmentSet, EncoderFigures, measure_encoder
from index.tuning.questions import QuestionSet, learnt_of_asked, part_of_general

SHARES = (1.0, 0.9, 0.8, 0.7, 0.55)
"""Shares of the tuned weights that are tried; the rest is the original's."""

State = Mapping[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Material:
    """What is learnt from and measured with.

    ``asked`` are the library's passages with all their asked questions, of which a part is learnt; ``general`` are
    whole collections, of which a part is learnt and a part kept for measuring.
    """

    asked: QuestionSet
    general: tuple[QuestionSet, ...]
    development: DevelopmentSet

    @property
    def measured(self) -> list[QuestionSet]:
        """The parts of the general collections that are kept for measuring."""
        return [part_of_general(questions, Part.MEASURE) for questions in self.general]


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


def tune_encoder(
    base: Path, material: Material, choices: Sequence[EncoderTraining], work: Path, tell: Callable[[str], None]
) -> TunedEncoder:
    """Return the best of ``choices`` by EncoderFigures.goal.

    Args:
        base: the base encoder's folder, as ``index.model_build`` makes it.
        material: what is learnt from and measured with.
        choices: how to train, each is tried.
        work: a folder for checkpoints; an interrupted run goes on from them.
        tell: told in a sentence what is being done.

    Raises:
        IndexingError: when the base weights cannot be fetched.

    """
    original = SentenceTransformer(str(base))
    before = measure_encoder(original, material.asked, material.development, material.measured)
    tell(f"Przed dostrojeniem: {describe(before)}")
    found = [
        candidate
        for number, training in enumerate(choices)
        for candidate in _tried(base, material, training, work / f"choice-{number}", tell)
    ]
    chosen, state = max(found, key=lambda each: each[0].figures.goal)
    tell(f"Wybrano udział {chosen.share}: {describe(chosen.figures)}")
    weights = read_weights(Carrier(fetch(WEIGHTS)))
    return TunedEncoder(
        before, chosen, tuple(each for each, _ in found), make_difference(weights, _layers(state, weights))
    )


def describe(figures: EncoderFigures) -> str:
    """Return the main figures in a line."""
    library = figures.with_asked
    general = ", ".join(f"{name} nDCG@10 {each.ndcg_at_10:.3f}" for name, each in figures.general.items())
    return f"R@1 {library.recall_at_1:.3f}, MRR@10 {library.mrr_at_10:.3f}{', ' if general else ''}{general}"


def _tried(
    base: Path, material: Material, training: EncoderTraining, work: Path, tell: Callable[[str], None]
) -> Iterator[tuple[Candidate, State]]:
    """Train in one way and yield it with every share of the tuned weights."""
    learnt = [part_of_general(questions, Part.FIT) for questions in material.general]
    model = train_encoder(base, learnt_of_asked(material.asked), learnt, training, work)
    tuned = {name: value.detach().cpu().clone() for name, value in model.state_dict().items()}
    original = SentenceTransformer(str(base), device="cpu").state_dict()
    for share in SHARES:
        state = average(original, tuned, share)
        model.load_state_dict(state)
        figures = measure_encoder(model, material.asked, material.development, material.measured)
        tell(f"Udział {share}: {describe(figures)}")
        yield Candidate(training, share, figures), state


def _layers(state: State, weights: Weights) -> dict[str, NDArray[np.float32]]:
    """Return the weights that may have changed, under BertModel's names."""
    layers: dict[str, NDArray[np.float32]] = {}
    for full, value in state.items():
        name = full[full.find("embeddings.") if ".embeddings." in full else full.find("encoder.layer.") :]
        if name != WORDS and (name in weights.matrices or name in weights.vectors):
            layers[name] = value.float().numpy()
    return layers
