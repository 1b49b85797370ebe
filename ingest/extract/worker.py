"""The process in which pages are read, started by ``sandbox.Reader`` and killed by it when a page is too much.

It imports what reading needs and nothing else, gets no environment with secrets, and ends with its parent.
"""

import copyreg
import math
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.extract.model import Block, BlockKind, ExtractFailed, ExtractFault, ExtractOutcome
from ingest.extract.page_request import PageRequest
from ingest.extract.reading import read_page

_GRACE = 5.0
"""Seconds after the deadline at which a worker ends itself, should its parent be gone."""


def serve(connection: Connection, deadline: float, memory: int) -> None:
    """Read pages until the other end is closed.

    Args:
        connection: says True once the worker is ready; then a PageRequest comes in for every outcome that goes out.
        deadline: seconds for a page.
        memory: bytes by which the process may grow beyond what it has at its start.
    """
    _limit_memory(memory)
    connection.send(True)
    while True:
        try:
            request: PageRequest = connection.recv()
            # The default action of SIGALRM ends the process, also in the middle of a call into C.
            signal.alarm(math.ceil(deadline + _GRACE))
            connection.send(_read(request))
            signal.alarm(0)
        except (EOFError, ConnectionError):
            return
        except MemoryError:
            os._exit(1)  # what is left may be half built, so the parent starts another


def _read(request: PageRequest) -> ExtractOutcome:
    try:
        return read_page(request.content, request.url, request.declared, request.charset, request.drop, ocr=request.ocr)
    except RecursionError:
        return ExtractFailed(ExtractFault.TOO_COMPLEX, "nested too deeply")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a library makes of hostile bytes costs this page alone
        return ExtractFailed(ExtractFault.DAMAGED, f"the reader gave up ({type(error).__name__})")


def _parts(block: Block) -> tuple[type[Block], tuple[BlockKind, str, int, int | None]]:
    """Say how a block is pickled: a frozen dataclass with slots does it in Python, at three times the cost."""
    return Block, (block.kind, block.text, block.level, block.page)


def _limit_memory(growth: int) -> None:
    """Bound the private memory, as Linux counts it; elsewhere the deadline alone bounds a page."""
    status = Path("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        limit = int(fields["VmData"].split()[0]) * 1024 + growth
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


if __name__ == "__main__":
    copyreg.pickle(Block, _parts)
    serve(Connection(int(sys.argv[1])), float(sys.argv[2]), int(sys.argv[3]))
