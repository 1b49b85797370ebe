"""One whole run that trains the reader: from the tuned encoder and the questions to the file and its card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from index.durable import write_through
from index.model_build import READER, ensure_model
from index.tuning.card import Card, reader_card, write_card
from index.tuning.encoder_order import device
from index.tuning.material import load_reader_material
from index.tuning.progress import Tell, quiet_libraries
from index.tuning.reader_imitation import imitation_preset
from index.tuning.reader_run import FromTeacher, Start, tune_reader
from index.tuning.reader_training import ReaderTraining, reader_preset, teacher_preset
from index.tuning.starts import HALF, LAYERS, WHOLE, FromEncoder, FromPacked

FILE, CARD = "reader.safetensors", "reader-card.json"


@dataclass(frozen=True, slots=True)
class ReaderOrder:
    """What somebody wants to be trained; what is left open is as this machine can do it.

    ``general`` are folders in BEIR's form to learn from; ``base`` is a packed reader to go on from, ``layers`` how many
    a new reader has. With a teacher, the base and the encoder are what that one starts from, and the reader has half of
    its layers where nothing else is asked for.
    """

    general: tuple[Path, ...] = ()
    base: Path | None = None
    layers: int | None = None
    epochs: float | None = None
    with_teacher: bool = False

    @property
    def start(self) -> Start:
        """What the training starts from; without a GPU the packaged reader goes on, where nothing else is asked for."""
        if self.with_teacher:
            teacher = self._packed or FromEncoder(LAYERS[WHOLE])
            return FromTeacher(LAYERS[self.layers or HALF], teacher, self._as_asked(teacher_preset(), teacher))
        if self.base is None and self.layers is None and not torch.cuda.is_available():
            return FromPacked(READER.weights.read_bytes())
        return self._packed or FromEncoder(LAYERS[self.layers or WHOLE])

    @property
    def training(self) -> ReaderTraining:
        """How to train on this machine."""
        return self._as_asked(imitation_preset() if self.with_teacher else reader_preset(), self.start)

    @property
    def _packed(self) -> FromPacked | None:
        return FromPacked(self.base.read_bytes()) if self.base is not None else None

    def _as_asked(self, preset: ReaderTraining, start: Start) -> ReaderTraining:
        """Return the preset with the epochs that are asked for; a new reader learns in all its layers."""
        frozen = preset.frozen if isinstance(start, FromPacked) else 0
        return replace(preset, epochs=self.epochs or preset.epochs, frozen=frozen)


def run_reader(
    order: ReaderOrder, encoder: Path, work: Path, out: Path, *, tell: Tell, now: Callable[[], float]
) -> Card:
    """Train the reader and write the file and its card into ``out``; return the card.

    Args:
        order: what is trained.
        encoder: the folder of the tuned encoder; built where it is missing.
        work: a folder for what is done already.
        out: where the outcome goes; made where it is missing.
        tell: told in a sentence what is being done.
        now: seconds of a clock that never goes back.

    Raises:
        IndexingError: when the encoder cannot be built or the reader to go on from is damaged.
        LibraryFault: when a file of questions is missing or broken.
        OSError: when ``out`` cannot be written.

    """
    quiet_libraries()
    started = now()
    out.mkdir(parents=True, exist_ok=True)
    material, training, start = load_reader_material(order.general), order.training, order.start
    trained = tune_reader(ensure_model(encoder, tell), material, training, work / "reader-runs", tell, start=start)
    card = reader_card(trained, material, training, start, seconds=now() - started, device=device())
    write_through(out / FILE, trained.content)
    write_card(out / CARD, card)
    return card
