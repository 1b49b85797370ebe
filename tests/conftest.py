"""What every test may use."""

import os
from pathlib import Path

import pytest

from index.model_build import ensure_model

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The default encoder's folder; `make test` has built it, so that no test needs a package registry."""
    data = Path(os.environ.get("INTEREKIP_DATA_DIR", ROOT / "var"))
    return ensure_model(data / "model", lambda _: None)
