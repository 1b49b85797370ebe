"""Where a run keeps what it has done, so that one that was interrupted goes on."""

import hashlib
from pathlib import Path

from safetensors.torch import load_file, save_file
from torch import Tensor

_STATE = "trainer_state.json"
"""The trainer writes it last, so a checkpoint that has it is whole."""


def run_folder(work: Path, *made_of: object) -> Path:
    """Return the folder inside ``work`` of a run that is made of these values; another choice has another folder.

    Args:
        work: the folder of all runs.
        made_of: everything that decides what comes out; their ``repr`` must say all of it.

    """
    return work / hashlib.sha256(repr(made_of).encode()).hexdigest()[:12]


def last_checkpoint(folder: Path) -> str | None:
    """Return the newest whole checkpoint of a trainer in ``folder``; None where there is none."""
    whole = [path.parent for path in folder.glob(f"checkpoint-*/{_STATE}")]
    return str(max(whole, key=lambda path: int(path.name.rpartition("-")[2]))) if whole else None


def keep_weights(path: Path, weights: dict[str, Tensor]) -> None:
    """Write ``weights`` to ``path``, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    save_file({name: value.contiguous() for name, value in weights.items()}, aside)
    aside.replace(path)


def kept_weights(path: Path) -> dict[str, Tensor] | None:
    """Return what ``keep_weights`` wrote; None where a run has not got so far."""
    return load_file(path) if path.exists() else None
