"""Small programs that stand in for ``interekip ingest``: they say what a test wrote down for them."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

REPORT = {
    "status": "partial",
    "dry_run": False,
    "snapshot": "00000007-ab",
    "published": True,
    "counts": {"sources": 3, "pages_fetched": 12, "not_modified": 30, "failed": 1, "added": 5, "encoded": 6},
    "bytes": 3_400_000,
    "seconds": 125.4,
    "failures": [{"source": "urzad", "url": "https://urzad.example/a", "fault": "timeout", "text": "milczy"}],
    "changes": [],
    "worse_questions": ["Ile wyniosła dotacja?"],
    "touched": [{"passage_id": "01-01", "answers": 5}],
    "message": "",
}
STEPS = (
    {"stage": "fetch", "done": 1, "total": 3, "source": "urzad"},
    {"stage": "fetch", "done": 3, "total": 3, "source": "frse"},
    {"stage": "publish", "done": 0, "total": 0, "source": None},
)


def program(text: str) -> Sequence[str]:
    """Return the command that runs ``text`` in Python, without waiting for anything that is not needed."""
    return (sys.executable, "-S", "-E", "-c", text)


def ingest_of(
    report: object = REPORT,
    steps: Sequence[object] = STEPS,
    *,
    said: str = "",
    gate: Path | None = None,
    code: int = 0,
) -> Sequence[str]:
    """Return a command that tells ``steps``, then ``said``, and prints ``report``.

    After the first step it waits until there is a file ``gate``.
    """
    lines = [json.dumps(step) for step in steps]
    return program(f"""
import os, sys, time
for line in {lines!r}:
    sys.stderr.write(line + chr(10)); sys.stderr.flush()
    while {gate is not None} and not os.path.exists({str(gate)!r}):
        time.sleep(0.005)
sys.stderr.write({said!r})
sys.stdout.write({("" if report is None else json.dumps(report))!r})
sys.exit({code})
""")
