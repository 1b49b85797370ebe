"""One whole run that makes the network of questions: from the tuned encoder to the file and its card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from index.durable import write_through
from index.model_build import TUNED, ensure_model
from index.tuning.card import Card, questions_card, write_card
from index.tuning.encoder_order import device
from index.tuning.material import load_question_material
from index.tuning.progress import Tell, quiet_libraries
from index.tuning.question_run import tune_questions
from index.tuning.question_training import QuestionTraining, question_preset
from index.tuning.starts import HALF, LAYERS, FromEncoder, FromPacked

FILE, CARD = "questions.safetensors", "questions-card.json"


@dataclass(frozen=True, slots=True)
class QuestionOrder:
    """What somebody wants to be made; what is left open is as this machine can do it.

    ``general`` are folders in BEIR's form to learn from and to measure with; ``base`` is a packed network
    to go on from.
    """

    general: tuple[Path, ...] = ()
    base: Path | None = None
    epochs: float | None = None

    @property
    def start(self) -> FromEncoder | FromPacked:
        """What the training starts from; without a GPU the packaged network goes on."""
        if self.base is not None:
            return FromPacked(self.base.read_bytes())
        if TUNED.questions is not None and not torch.cuda.is_available():
            return FromPacked(TUNED.questions.read_bytes())
        return FromEncoder(LAYERS[HALF])

    def training(self, preset: QuestionTraining) -> QuestionTraining:
        """Return how to train."""
        return replace(preset, epochs=self.epochs or preset.epochs)


def run_questions(
    order: QuestionOrder, encoder: Path, work: Path, out: Path, *, tell: Tell, now: Callable[[], float]
) -> Card:
    """Make the network and write the file and its card into ``out``; return the card.

    Args:
        order: what is made.
        encoder: the folder of the tuned encoder; built where it is missing.
        work: a folder for what is done already.
        out: where the outcome goes; made where it is missing.
        tell: told in a sentence what is being done.
        now: seconds of a clock that never goes back.

    Raises:
        IndexingError: when the encoder cannot be built or the network to go on from is damaged.
        LibraryFault: when a file of questions is missing or broken.
        OSError: when ``out`` cannot be written.

    """
    quiet_libraries()
    started = now()
    out.mkdir(parents=True, exist_ok=True)
    material, training, start = load_question_material(order.general), order.training(question_preset()), order.start
    trained = tune_questions(
        ensure_model(encoder, tell), material, training, work / "questions-runs", tell, start=start
    )
    card = questions_card(trained, material, training, start, seconds=now() - started, device=device())
    write_through(out / FILE, trained.content)
    write_card(out / CARD, card)
    return card
