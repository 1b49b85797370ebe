"""One search system over one collection in a process of its own: ``python -m benchmarks.peer_probe SYSTEM FOLDER``.

Prints one JSON object on its last line. See benchmarks/peers.py.
"""

import json
import sys
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.peer_material import Material, read_material
from benchmarks.peer_systems import SYSTEMS, System
from benchmarks.process import memory_of
from index.evaluation import percentile, retrieval_figures


def measure(system: System, material: Material) -> dict[str, object]:
    """Return quality and costs; the memory is what the system adds to a process that holds the collection."""
    before = memory_of("self")
    import_module(system.module)
    started = time.perf_counter()
    rank = system.prepare(material)
    index_s = time.perf_counter() - started
    rankings, took = [], []
    for query in range(len(material.queries)):
        started = time.perf_counter()
        rankings.append(rank(query))
        took.append((time.perf_counter() - started) * 1000)
    after = memory_of("self")
    figures = asdict(retrieval_figures(rankings, [material.relevant[query] for query in material.queries]))
    return figures | {
        "index_s": index_s,
        "query_p50_ms": percentile(took, 0.5),
        "query_p95_ms": percentile(took, 0.95),
        "memory_mb": after.resident_mb - before.resident_mb if before and after else None,
    }


def main() -> None:
    name, folder = sys.argv[1:]
    print(json.dumps(measure(SYSTEMS[name], read_material(Path(folder)))))


if __name__ == "__main__":
    main()
