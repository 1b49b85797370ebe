"""``python -m benchmarks [PART ...] [--beir DIR ...] [--out DIR]``: what ``make bench`` runs."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import (
    answer,
    crawling,
    encoder,
    extraction,
    fusion,
    indexing,
    peers,
    quality,
    reading,
    retrieve,
    selection,
    serving,
    signups,
    taps,
    understanding,
    vouchers,
)
from benchmarks.machine import machine_facts
from benchmarks.report import Report, show, write
from benchmarks.scope import Scope
from bot.commands.faults import plain_faults
from bot.settings import Settings

WIDTH = 200


class Part(StrEnum):
    """What can be measured."""

    ENCODER = "encoder"
    INDEX = "index"
    RETRIEVE = "retrieve"
    ANSWER = "answer"
    SERVING = "serving"
    QUALITY = "quality"
    PEERS = "peers"
    READING = "reading"
    UNDERSTANDING = "understanding"
    SELECTION = "selection"
    FUSION = "fusion"
    EXTRACTION = "extraction"
    CRAWL = "crawl"
    SIGNUPS = "signups"
    TAPS = "taps"
    VOUCHERS = "vouchers"


# In the order of running: the index comes last, as it loads torch into this process.
RUNS: dict[Part, Callable[[Scope], Report]] = {
    Part.ENCODER: encoder.run,
    Part.SERVING: serving.run,
    Part.ANSWER: answer.run,
    Part.QUALITY: quality.run,
    Part.RETRIEVE: retrieve.run,
    Part.SELECTION: selection.run,
    Part.FUSION: fusion.run,
    Part.READING: reading.run,
    Part.UNDERSTANDING: understanding.run,
    Part.PEERS: peers.run,
    Part.EXTRACTION: extraction.run,
    Part.CRAWL: crawling.run,
    Part.SIGNUPS: signups.run,
    Part.TAPS: taps.run,
    Part.VOUCHERS: vouchers.run,
    Part.INDEX: indexing.run,
}


def main(
    parts: Annotated[
        list[Part] | None, typer.Argument(help="what to measure; everything when nothing is named")
    ] = None,
    *,
    beir: Annotated[list[Path] | None, typer.Option(help="a collection in BEIR's form; may be repeated")] = None,
    queries: Annotated[int, typer.Option(help="how many queries of a collection to draw at most", min=1)] = 1000,
    out: Annotated[Path, typer.Option(help="the folder for the JSON files")] = Path("outputs"),
) -> None:
    """Measure, print tables, and write one JSON file a part."""
    # In a file or a pipe the tables may be as wide as they like.
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    with plain_faults():
        scope = Scope(Settings.load(), tuple(beir or ()), queries)
        for part, run in RUNS.items():
            if parts and part not in parts:
                continue
            # Before running: the load is that of others then.
            machine = machine_facts()
            report = run(scope)
            show(report, console)
            console.print(f"{write(report, machine, out)}\n", markup=False, highlight=False)


if __name__ == "__main__":
    typer.run(main)
