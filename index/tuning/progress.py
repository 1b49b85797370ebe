"""What a training tells people while it runs."""

import logging
import time
from collections.abc import Callable
from typing import Any

from datasets import disable_progress_bars
from transformers import PrinterCallback, Trainer, TrainerCallback, TrainerControl, TrainerState, TrainingArguments
from transformers.utils.logging import disable_progress_bar

Tell = Callable[[str], None]

PAUSE = 15.0
"""Seconds between two sentences at least."""


class StepTeller(TrainerCallback):
    """Tells which step of how many is done and how long the rest takes.

    The signatures of its methods are the trainer's, of which the state is used.

    Args:
        tell: told a sentence.
        now: seconds of a clock that never goes back.
    """

    def __init__(self, tell: Tell, now: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._now = now
        self._told = self._started = now()
        self._first = 0

    def on_train_begin(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:  # noqa: ANN401, ARG002
        """Remember where the training begins, which is not step 0 when it goes on from a checkpoint."""
        self._first = state.global_step
        self._told = self._started = self._now()
        self._tell(f"Uczę: krok {state.global_step} z {state.max_steps} ...")

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:  # noqa: ANN401, ARG002
        """Tell the step, unless another was told just now."""
        now = self._now()
        if now - self._told < PAUSE:
            return
        self._told = now
        step = (now - self._started) / (state.global_step - self._first)
        left = step * (state.max_steps - state.global_step) / 60
        self._tell(f"Krok {state.global_step} z {state.max_steps}, {step:.1f} s na krok, jeszcze ok. {left:.0f} min.")


def quiet_libraries() -> None:
    """Switch off the bars of the libraries, which show the loading of every file, and their advice to programmers."""
    logging.getLogger("transformers").setLevel(logging.ERROR)
    disable_progress_bar()  # type: ignore[no-untyped-call] # transformers types some of its functions
    disable_progress_bars()


def tell_steps(trainer: Trainer, tell: Tell) -> None:
    """Let ``trainer`` tell its steps; its own lines would go to standard output, which scripts read."""
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(StepTeller(tell))
