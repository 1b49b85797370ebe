"""How a network runs: ONNX Runtime on the CPU, with little memory and without spinning threads."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray


class Session(Protocol):
    """A loaded network, as far as we use it."""

    def run(
        self, names: Sequence[str] | None, inputs: Mapping[str, NDArray[np.generic]]
    ) -> Sequence[NDArray[np.float32]]:
        """Return the outputs of that name (all for None) for the named inputs."""
        ...


_SLOWER = ["SkipLayerNormFusion"]
"""Adding and normalising in one step takes twice as long as in two: a tenth of a question's time."""


def load_session(path: Path, threads: int) -> Session:
    """Load the network in ``path``; runs from several threads at once are safe.

    Args:
        path: an ONNX file.
        threads: threads inside one run, shared by all runs of the session.

    """
    session: Session = onnxruntime.InferenceSession(
        str(path), _options(threads), providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
    return session


class LateSession:
    """A network that is loaded when it is first run, once, whichever of several threads comes first.

    Args:
        path: an ONNX file.
        threads: as for ``load_session``.
    """

    def __init__(self, path: Path, threads: int) -> None:
        self._path = path
        self._threads = threads
        self._session: Session | None = None
        self._lock = Lock()

    def load(self) -> Session:
        """Return the network, loaded."""
        with self._lock:
            if self._session is None:
                self._session = load_session(self._path, self._threads)
            return self._session

    def run(
        self, names: Sequence[str] | None, inputs: Mapping[str, NDArray[np.generic]]
    ) -> Sequence[NDArray[np.float32]]:
        """Run the network; see Session."""
        return self.load().run(names, inputs)


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
