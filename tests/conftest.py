"""What every test may use."""

import gc
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from index.model_build import ensure_model, ensure_reader
from tests.scheduling import place, scheduler

ROOT = Path(__file__).parents[1]

# One thread for each library that computes: with two test processes on two cores, more only wait for each other. They
# read it when they are loaded, which nothing above does.
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

# Temporary folders in memory, where there is room: databases wait for the disk at each transaction, and none of the
# tests cuts the power.
_MEMORY = Path("/dev/shm")  # noqa: S108 (pytest makes a folder of its own in it)
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 4 * 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# The same examples at each run, so that nobody's change fails by chance; `--hypothesis-profile=thorough` looks further.
settings.register_profile("suite", max_examples=25, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=500, deadline=None)
settings.load_profile("suite")


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Share the files out as suits them, where two processes run the tests."""
    return scheduler(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave garbage alone while thousands of tests are collected; then look for it seldom, and never among them."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: place(item.nodeid))


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
