"""What every test may use."""

import os
from pathlib import Path

import pytest

from index.model_build import ensure_model, ensure_reader

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The default encoder's folder; `make test` has built it, so that no test needs a package registry."""
    return ensure_model(_data() / "model", lambda _: None)


@pytest.fixture(scope="session")
def reader_folder() -> Path:
    """The reader's folder."""
    return ensure_reader(_data() / "reader", lambda _: None)


def _data() -> Path:
    return Path(os.environ.get("INTEREKIP_DATA_DIR", ROOT / "var"))
