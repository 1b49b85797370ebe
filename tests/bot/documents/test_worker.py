"""The process that makes files."""

import io
import os
import pickle
import time

import pytest

from bot.documents.errors import DocumentError
from bot.documents.tables import TableError, TableProblem, read_table
from bot.documents.worker import Worker, work


def test_functions_run_in_one_other_process_that_is_replaced_when_it_dies() -> None:
    with Worker(longest_seconds=5) as worker:
        first = worker.run(os.getpid)
        assert first == worker.run(os.getpid) != os.getpid()
        assert worker.run(divmod, 7, 2) == (3, 1)
        with pytest.raises(TableError) as caught:
            worker.run(read_table, b"", name="x.csv")
        assert caught.value.problem is TableProblem.EMPTY
        with pytest.raises(DocumentError) as broken:
            worker.run(int, "Kowalski")
        assert "Kowalski" not in repr(broken.value.__context__) + str(broken.value)
        assert worker.run(os.getpid) != first


def test_what_takes_too_long_is_given_up() -> None:
    with Worker(longest_seconds=0.3) as worker, pytest.raises(DocumentError):
        worker.run(time.sleep, 30)


def test_the_process_ends_when_it_is_idle() -> None:
    with Worker(idle_seconds=0.01) as worker:
        number = worker.run(os.getpid)
        deadline = time.monotonic() + 5
        while _runs(number) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not _runs(number)


def test_orders_are_answered_until_there_are_no_more() -> None:
    orders = [pickle.dumps((divmod, (7, 2), {})), pickle.dumps((read_table, (b"", "x"), {}))]
    answers = io.BytesIO()
    work(io.BytesIO(b"".join(len(order).to_bytes(8) + order for order in orders)), answers)
    answers.seek(0)
    results = [pickle.loads(answers.read(int.from_bytes(answers.read(8)))) for _ in orders]  # noqa: S301 (our own)
    assert results[0] == ((3, 1), None)
    assert isinstance(results[1][1], TableError)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
