"""Making the network of questions: the encoder says what it makes of every text, and a smaller one learns it."""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from index.model_build.packed_layers import pack_layers
from index.tuning.checkpoints import keep_weights, kept_weights, run_folder
from index.tuning.encoder_folder import load_encoder
from index.tuning.encoder_search import describe
from index.tuning.layers import WEIGHTS_FILE, State
from index.tuning.measuring import EncoderFigures, measure_questions
from index.tuning.negatives import Vectors, encode_questions, encode_texts
from index.tuning.progress import Tell
from index.tuning.question_loss import Taught
from index.tuning.question_network import question_network, start_state, weights_of
from index.tuning.question_texts import ImitatedTexts, QuestionMaterial, imitated_texts
from index.tuning.question_training import QuestionTraining, train_questions
from index.tuning.ranges import input_ranges, sample
from index.tuning.starts import FromEncoder, FromPacked

TRAINED, PASSAGES, TAUGHT = "trained.safetensors", "passages.safetensors", "taught.safetensors"

Passages = Mapping[tuple[str, ...], Vectors]
"""The encoder's vectors of the passages of each collection, by their texts."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainedQuestions:
    """The packed network, how many texts it learnt on, and figures over the same passages.

    ``encoder``: with the encoder's own vectors of questions; ``before`` and ``after``: with those of the network as it
    started and as it is packed.
    """

    content: bytes
    texts: int
    encoder: EncoderFigures
    before: EncoderFigures
    after: EncoderFigures


def tune_questions(
    encoder: Path,
    material: QuestionMaterial,
    training: QuestionTraining,
    work: Path,
    tell: Tell,
    *,
    start: FromEncoder | FromPacked,
) -> TrainedQuestions:
    """Return a network that imitates the encoder on questions, as ``index.model_build`` reads it.

    Args:
        encoder: the folder of the tuned encoder.
        material: what is learnt from and measured with.
        training: how.
        work: a folder for what is done already; an interrupted run goes on from it.
        tell: told in a sentence what is being done.
        start: what the training starts from.

    Raises:
        QuestionWeightsError: when the file to start from is damaged.

    """
    begun = start_state(start, encoder)
    run = _Run(encoder, material, training, _folder_of(encoder, material, training, start, work), tell)
    passages = run.passages()
    whole = run.figures(load_encoder(encoder), passages)
    tell(f"Pytania całym modelem: {describe(whole)}")
    before = run.figures(run.network(begun, "start"), passages)
    tell(f"Mniejszą siecią przed nauką: {describe(before)}")
    learnt = imitated_texts(material, training.amounts, training.seed)
    trained = run.trained(begun, learnt, passages)
    state = {name: value.numpy() for name, value in trained.items()}
    packed = run.network(start_state(FromPacked(pack_layers(state)), encoder), "packed")
    after = run.figures(packed, passages)
    tell(f"Mniejszą siecią po nauce: {describe(after)}")
    with input_ranges(packed) as ranges:
        packed.encode_query(sample(material.known.asked.questions))
    content = pack_layers(state, ranges)
    return TrainedQuestions(content, len(learnt.texts), whole, before, after)


@dataclass(frozen=True, slots=True)
class _Run:
    """One way to make the network, in a folder of its own."""

    encoder: Path
    material: QuestionMaterial
    training: QuestionTraining
    folder: Path
    tell: Tell

    def network(self, state: State, name: str) -> SentenceTransformer:
        return question_network(self.encoder, state, self.folder / name, self.training.longest)

    def passages(self) -> Passages:
        """Return the encoder's vectors of all passages."""
        collections = self.material.collections

        def encode() -> dict[str, Vectors]:
            self.tell("Model zdań koduje fragmenty ...")
            model = load_encoder(self.encoder)
            return {str(place): encode_texts(model, each.texts) for place, each in enumerate(collections)}

        vectors = _kept_or_made(self.folder / PASSAGES, encode)
        return {each.texts: vectors[str(place)].numpy() for place, each in enumerate(collections)}

    def figures(self, model: SentenceTransformer, passages: Passages) -> EncoderFigures:
        """Return how good ``model`` is as an encoder of questions."""
        known = self.material.known
        return measure_questions(model, passages, known.asked, known.development, known.measured)

    def trained(self, begun: State, learnt: ImitatedTexts, passages: Passages) -> State:
        """Return the weights after the training; what an earlier run has trained is not trained again."""
        kept = kept_weights(self.folder / TRAINED)
        if kept is not None:
            self.tell("Nauka sieci dla pytań jest już skończona.")
            return kept
        steps = self.folder / "steps"
        taught = self._taught(learnt, passages, steps / TAUGHT)
        model = train_questions(self.network(begun, "start"), learnt, taught, self.training, steps, tell=self.tell)
        trained = weights_of(model)
        keep_weights(self.folder / TRAINED, trained)
        shutil.rmtree(steps)
        return trained

    def _taught(self, learnt: ImitatedTexts, passages: Passages, path: Path) -> Taught:
        def encode() -> dict[str, Vectors]:
            self.tell(f"Model zdań koduje to, na czym uczy się sieć dla pytań: {len(learnt.texts)} tekstów ...")
            model, asked = load_encoder(self.encoder), self.material.known.learnt[0].questions
            return {"texts": encode_questions(model, learnt.texts), "asked": encode_questions(model, asked)}

        every = np.concatenate([passages[each.texts] for each in self.material.collections])
        return Taught(**_kept_or_made(path, encode), passages=torch.from_numpy(every))


def _kept_or_made(path: Path, make: Callable[[], dict[str, Vectors]]) -> dict[str, torch.Tensor]:
    """Return what an interrupted run has kept in ``path``, or keep what ``make`` gives."""
    kept = kept_weights(path)
    if kept is None:
        kept = {name: torch.from_numpy(vectors) for name, vectors in make().items()}
        keep_weights(path, kept)
    return kept


def _folder_of(
    encoder: Path, material: QuestionMaterial, training: QuestionTraining, start: FromEncoder | FromPacked, work: Path
) -> Path:
    with (encoder / WEIGHTS_FILE).open("rb") as file:
        teacher = hashlib.file_digest(file, "sha256").hexdigest()
    learnt = [each.sha256 for each in material.known.learnt]
    return run_folder(work, teacher, training, start, learnt, material.unanswered)
