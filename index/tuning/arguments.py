"""What both trainings ask of sentence-transformers' trainer."""

from pathlib import Path
from typing import Any

import torch


def shared_arguments(*, epochs: float, batch: int, rate: float, seed: int, steps: int, work: Path) -> dict[str, Any]:
    """Return the arguments of the trainer: a linear warm-up and decay, one checkpoint kept, half precision on a GPU.

    Args:
        epochs: how often everything is learnt.
        batch: examples of one step.
        rate: the learning rate at its highest.
        seed: decides the order.
        steps: steps between two checkpoints.
        work: the folder of the checkpoints.

    """
    return {
        "output_dir": str(work),
        "num_train_epochs": epochs,
        "per_device_train_batch_size": batch,
        "learning_rate": rate,
        "warmup_steps": 0.1,
        "lr_scheduler_type": "linear",
        "bf16": torch.cuda.is_available(),
        "dataloader_pin_memory": torch.cuda.is_available(),
        "seed": seed,
        "save_steps": steps,
        "save_total_limit": 1,
        "disable_tqdm": True,
        "report_to": "none",
    }
