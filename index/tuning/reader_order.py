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
from index.tuning.reader_run import LAYERS, FromEncoder, FromReader, Start, tune_reader
from index.tuning.reader_training import ReaderTraining, reader_preset

FILE, CARD = "reader.safetensors", "reader-card.json"


@dataclass(frozen=True, slots=True)
class ReaderOrder:
    """What somebody wants to be trained; what is left open is as this machine can do it.

    ``general`` are folders in BEIR's form to learn from; ``base`` is a packed reader to go on from, ``layers`` how many
    of the encoder's a new reader has: all, or half of them where it has a teacher.
    """

    general: tuple[Path, ...] = ()
    base: Path | None = None
    layers: int | None = None
    epochs: float | None = None
    with_teacher: bool = False

    @property
    def start(self) -> Start:
        """What the training starts from; without a GPU the packaged reader goes on, where nothing else is asked for."""
        if self.base is not None:
            return FromReader(self.base.read_bytes())
        if self.layers is None and not self.with_teacher and not torch.cuda.is_available():
            return FromReader(READER.weights.read_bytes())
        return FromEncoder(LAYERS[self.layers or (6 if self.with_teacher else 12)])

    def training(self, preset: ReaderTraining) -> ReaderTraining:
        """Return how to train; a new reader learns in all its layers."""
        frozen = preset.frozen if isinstance(self.start, FromReader) else 0
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
    material, training = load_reader_material(order.general), order.training(reader_preset())
    trained = tune_reader(
        ensure_model(encoder, tell), material, training, work / "reader-runs", tell,
        start=order.start, with_teacher=order.with_teacher,
    )  # fmt: skip
    card = reader_card(trained, material, training, order.start, seconds=now() - started, device=device())
    write_through(out / FILE, trained.content)
    write_card(out / CARD, card)
    return card
