"""What all trainings ask of sentence-transformers' trainer."""

from pathlib import Path
from typing import Any, Protocol

import torch


class Training(Protocol):
    """How a network is trained, as far as every training says it."""

    @property
    def epochs(self) -> float:
        """How often everything is learnt."""
        ...

    @property
    def batch(self) -> int:
        """Examples of one step."""
        ...

    @property
    def rate(self) -> float:
        """The learning rate at its highest."""
        ...

    @property
    def seed(self) -> int:
        """Decides the order."""
        ...

    @property
    def steps(self) -> int:
        """Steps between two checkpoints."""
        ...


def shared_arguments(training: Training, work: Path) -> dict[str, Any]:
    """Return the arguments of the trainer: a linear warm-up and decay, one checkpoint kept, half precision on a GPU.

    Args:
        training: how the network is trained.
        work: the folder of the checkpoints.

    """
    return {
        "output_dir": str(work),
        "num_train_epochs": training.epochs,
        "per_device_train_batch_size": training.batch,
        "learning_rate": training.rate,
        "warmup_steps": 0.1,
        "lr_scheduler_type": "linear",
        "bf16": torch.cuda.is_available(),
        "dataloader_pin_memory": torch.cuda.is_available(),
        "seed": training.seed,
        "save_steps": training.steps,
        "save_total_limit": 1,
        "disable_tqdm": True,
        "report_to": "none",
    }
