"""What the log says of an unexpected error: everything but what people wrote."""

import traceback
from pathlib import Path

_DEPTH = 12


def scrubbed(error: BaseException) -> str:
    """Return types and places of ``error`` and its causes on one line, never their messages.

    A message may quote a person (a driver names the values of a row, a parser the text); a place in the code cannot.
    """
    chain: list[str] = []
    current: BaseException | None = error
    while current is not None and len(chain) < _DEPTH:
        chain.append(f"{type(current).__module__}.{type(current).__qualname__} at {_places(current)}")
        current = current.__cause__ or current.__context__
    return " from ".join(chain)


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_DEPTH:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}" for frame in frames) or "nowhere"
