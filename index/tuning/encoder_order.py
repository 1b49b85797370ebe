"""One whole run that tunes the encoder: from the base and the questions to the file and its card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from index.durable import write_through
from index.model_build import BASE, ensure_model
from index.tuning.card import Card, encoder_card, write_card
from index.tuning.encoder_search import TunedEncoder, tune_encoder
from index.tuning.encoder_training import EncoderTraining, encoder_preset
from index.tuning.material import load_encoder_material
from index.tuning.progress import Tell, quiet_libraries

FILE, CARD = "tuned.safetensors", "model-card.json"


@dataclass(frozen=True, slots=True)
class EncoderOrder:
    """What somebody wants to be tried; what is left open is as this machine can do it.

    ``general`` are folders in BEIR's form to learn from and to measure with, ``watched`` others only to measure with.
    """

    general: tuple[Path, ...] = ()
    watched: tuple[Path, ...] = ()
    temperatures: tuple[float, ...] = ()
    epochs: float | None = None
    thaw: bool = False

    def choices(self, preset: EncoderTraining) -> list[EncoderTraining]:
        """Return every way to train that is to be tried."""
        training = replace(preset, freeze_table=not self.thaw, epochs=self.epochs or preset.epochs)
        return [replace(training, temperature=each) for each in self.temperatures or (preset.temperature,)]


def run_encoder(
    order: EncoderOrder, work: Path, out: Path, *, tell: Tell, now: Callable[[], float]
) -> tuple[TunedEncoder, Card]:
    """Tune the encoder and write the file and its card into ``out``.

    Args:
        order: what is tried.
        work: a folder for the base encoder and for what is done already.
        out: where the outcome goes; made where it is missing.
        tell: told in a sentence what is being done.
        now: seconds of a clock that never goes back.

    Raises:
        IndexingError: when the base encoder cannot be fetched or written.
        LibraryFault: when a file of questions is missing or broken.
        OSError: when ``out`` cannot be written.

    """
    quiet_libraries()
    started = now()
    out.mkdir(parents=True, exist_ok=True)
    material = load_encoder_material(order.general, order.watched)
    base = ensure_model(work / "base", tell, BASE)
    tuned = tune_encoder(base, material, order.choices(encoder_preset()), work / "encoder-runs", tell)
    card = encoder_card(tuned, material.learnt, seconds=now() - started, device=device())
    write_through(out / FILE, tuned.difference)
    write_card(out / CARD, card)
    return tuned, card


def device() -> str:
    """Return what the training runs on, in words."""
    if torch.cuda.is_available():
        return torch.cuda.get_device_name()
    return f"CPU, {torch.get_num_threads()} threads"
