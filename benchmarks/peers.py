"""Search systems that people would use instead, given the same passages and the same vectors, each in its own process.

The peers are an extra of this comparison and no dependencies of the product; what is not installed is skipped.
Install them with ``pip install -e '.[peers]'``. haiku.rag wants other versions of what the product pins
and a Python whose sqlite3 loads extensions (from 0.7 on Python 3.12), so it is no part of that extra:
``pip install 'haiku.rag>=0.6,<0.7'`` in a copy of the environment.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from benchmarks.peer_material import Material, write_material
from benchmarks.peer_systems import SYSTEMS, System
from benchmarks.report import Report, Row, Rows
from benchmarks.scope import Scope, development_collection
from bot.commands.preparation import tell
from corpus.beir import BeirCollection
from corpus.library import load_library
from corpus.model import AskedQuestion
from index.embedding_text import passage_text
from index.encoder import load_encoder
from index.model_build import BASE, ensure_model
from index.protocols import Encoder

DEVELOPMENT = "development"
LONGEST_S = 1800
"""Seconds after which a peer is given up."""

QUIET = {
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""No peer is to ask the network for anything."""


def run(scope: Scope) -> Report:
    """Compare all systems that are installed, on the development questions and on every collection that was given.

    Raises:
        IndexingError: when an encoder cannot be used.
        LibraryFault: when a collection cannot be used.

    """
    installed = {name: system for name, system in SYSTEMS.items() if _is_installed(system.module)}
    collections = {DEVELOPMENT: development_collection(), **scope.collections()}
    rows: dict[str, list[Row]] = {name: [] for name in collections}
    for label, encoder in _encoders(scope):
        for name, collection in collections.items():
            asked = load_library().asked if name == DEVELOPMENT else ()
            tell(f"peers: {name}, {label} ...")
            wanted = {key: each for key, each in installed.items() if _is_wanted(each, asked, known=rows[name])}
            rows[name].extend(_compare(_material(collection, asked, encoder), label, wanted))
    skipped = [f"{name}: skipped, not installed" for name in SYSTEMS if name not in installed]
    return Report(
        "peers", tuple(Rows(f"peers: {name}", tuple(found)) for name, found in rows.items()), notes=(*NOTES, *skipped)
    )


def _encoders(scope: Scope) -> Iterator[tuple[str, Encoder]]:
    """Yield the encoder before and after tuning, one at a time."""
    folder = scope.settings.data_dir / "benchmarks" / "base-model"
    folder.parent.mkdir(parents=True, exist_ok=True)
    yield "base", load_encoder(ensure_model(folder, tell, BASE), threads=2)
    yield "tuned", load_encoder(scope.settings.encoder, threads=2)


def _material(collection: BeirCollection, asked: tuple[AskedQuestion, ...], encoder: Encoder) -> Material:
    nothing = np.zeros((0, encoder.dimension), np.float32)
    return Material(
        passages=collection.passages,
        vectors=encoder.encode_documents([passage_text(passage) for passage in collection.passages]),
        queries=collection.queries,
        query_vectors=encoder.encode_queries(list(collection.queries.values())),
        relevant=collection.relevant,
        asked=asked,
        asked_vectors=encoder.encode_queries([question.text for question in asked]) if asked else nothing,
    )


def _is_wanted(system: System, asked: tuple[AskedQuestion, ...], *, known: list[Row]) -> bool:
    """Return whether there is something to measure: a system without vectors is the same with every encoder."""
    return (bool(asked) or not system.uses_asked) and (system.uses_vectors or not known)


def _compare(material: Material, label: str, systems: Mapping[str, System]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="interekip-peers-") as folder:
        write_material(material, Path(folder))
        for name, system in systems.items():
            yield {"system": name, "encoder": label if system.uses_vectors else "-", **_probe(name, Path(folder))}


def _probe(name: str, folder: Path) -> Row:
    """Measure one system in its own process; what it cannot do is said in its row and ends nothing."""
    try:
        done = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-m", "benchmarks.peer_probe", name, str(folder)],
            env=os.environ | QUIET,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=True,
        )
        found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired:
        return {"fault": f"not done within {LONGEST_S} s"}
    except subprocess.CalledProcessError as error:
        return {"fault": (str(error.stderr).strip().splitlines() or ["ended without a word"])[-1]}
    return found


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


NOTES = (
    "every system gets the same texts and the same vectors; index and query times are without encoding",
    "base is multilingual-e5-small as it came, tuned the encoder that InterEkip ships; bm25s uses none",
    "memory is what a system adds to a process that holds the texts and the vectors",
    "InterEkip's encoder and weights, and no other system's, were tuned on questions about the library",
)
