"""Which tests run in the same process, and which begin, where two processes share them (``--dist loadfile``)."""

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

_TOGETHER = {
    "torch": (
        "tests/index/tuning/",
        "tests/index/test_encoder",
        "tests/index/test_sentence_module.py",
        "tests/index/model_build/test_graph.py",
        "tests/index/model_build/test_reader_weights.py",
        "tests/ingest/test_encoding.py",
        "tests/bot/commands/test_tune.py",
    ),
    "hall": (
        "tests/process/test_canaries.py",
        "tests/process/test_signup_journeys.py",
        "tests/process/test_signup_storms.py",
    ),
    "house": (
        "tests/process/test_repeats_and_faults.py",
        "tests/process/test_strange_input.py",
    ),
}
"""Files that share what takes seconds: loading torch, or a process that serves (tests/process/conftest.py)."""

_LONG = (
    *(file for files in _TOGETHER.values() for file in files),
    "tests/process/",
    "tests/bot/voucher/test_money_histories.py",
    "tests/bot/voucher/test_voucher_storm.py",
    "tests/bot/forum/test_storm.py",
    "tests/bot/forum/test_histories.py",
    "tests/bot/store/test_processes.py",
    "tests/bot/telegram/test_app.py",
)
"""What takes longest: it comes first, so that no process still has it to do when the other has done all else."""


class _Together(LoadFileScheduling):  # type: ignore[misc]  # xdist ships no types
    """Shares out files, and some of them as if they were one."""

    def _split_scope(self, nodeid: str) -> str:
        for name, files in _TOGETHER.items():
            if nodeid.startswith(files):
                return name
        return str(super()._split_scope(nodeid))


def scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """Return what shares out the files in the order of the collection, not those with most tests first."""
    config.option.loadscopereorder = False
    return _Together(config, log)


def place(nodeid: str) -> int:
    """Return how early a test is to run; tests of one number keep their order."""
    return next((place for place, path in enumerate(_LONG) if nodeid.startswith(path)), len(_LONG))
