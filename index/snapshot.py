"""Snapshots of the index on disk: published whole, verified on load, rolled back by name."""

import errno
import json
import os
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from corpus.model import AskedQuestion, Passage, PassageId
from index.errors import IndexingError
from index.fusion import FusionWeights
from index.generation import (
    ASIDE,
    DamagedGenerationError,
    force_folder,
    read_generation,
    write_generation,
    write_through,
)
from index.lexical import BM25Index
from index.serialisation import asked_from_bytes, asked_to_bytes, passages_from_bytes, passages_to_bytes
from index.vectors import FlatVectorIndex

POINTER = "current"
KEPT = 3
"""Generations that stay: the one that serves and two to go back to."""

BUILD = "Uruchom `interekip ingest`, aby zbudować indeks."


class SnapshotError(IndexingError):
    """There is no snapshot that can serve, or it cannot be written."""


class ModelMismatchError(SnapshotError):
    """The snapshot's vectors come from another model than the one that is loaded."""


@dataclass(frozen=True, slots=True, eq=False)
class SnapshotContent:
    """What goes into a snapshot; the rows of the vectors follow ``passages`` and ``asked``."""

    passages: tuple[Passage, ...]
    asked: tuple[AskedQuestion, ...]
    passage_vectors: FlatVectorIndex
    asked_vectors: FlatVectorIndex
    lexical: BM25Index
    weights: FusionWeights
    encoder_identity: str


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot(SnapshotContent):
    """A loaded generation. ``warning`` tells why it is not the newest one that serves."""

    id: str
    created: str
    warning: str | None = None
    _by_id: dict[PassageId, Passage] = field(default_factory=dict, repr=False)

    def passage(self, identifier: PassageId) -> Passage | None:
        """Return the passage of that id, if there is one."""
        return self._by_id.get(identifier)


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """What `interekip index status` shows of a generation; ``fault`` says why it cannot serve."""

    id: str
    serves: bool
    created: str = ""
    encoder: str = ""
    passages: int = 0
    asked: int = 0
    fault: str | None = None


class SnapshotStore:
    """The generations in a folder and the pointer to the one that serves.

    Args:
        root: the folder; created when something is published.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def publish(self, content: SnapshotContent, at: datetime) -> str:
        """Write a new generation aside and let it serve by one rename; return its name.

        Raises:
            SnapshotError: when the disk refuses; the old generation then serves on.

        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            self._sweep()
            name = write_generation(self._root, at.strftime("%Y%m%dT%H%M%S%f"), _files(content, at))
            self._point_to(name)
            self._retire(name)
        except OSError as error:
            self._sweep()
            raise SnapshotError(_refusal(error, self._root)) from error
        return name

    def load(self, encoder_identity: str, dimension: int) -> Snapshot:
        """Return the generation that serves, or the newest sound one before it with a warning.

        Raises:
            ModelMismatchError: when it was made with another model or dimension.
            SnapshotError: when there is none that can serve.

        """
        snapshot = self.load_any()
        if snapshot.encoder_identity != encoder_identity or snapshot.passage_vectors.dimension != dimension:
            message = (
                f"Indeks {snapshot.id} zbudowano modelem {snapshot.encoder_identity} "
                f"({snapshot.passage_vectors.dimension} wymiarów), a wczytano {encoder_identity} ({dimension}). "
                "Uruchom `interekip ingest`, aby zbudować indeks tym modelem, albo zmień INTEREKIP_MODEL."
            )
            raise ModelMismatchError(message)
        return snapshot

    def load_any(self) -> Snapshot:
        """Return the generation that serves, whatever model made it; see ``load``."""
        faults: list[str] = []
        serving = self._serving()
        for name in self._candidates(serving):
            try:
                warning = f"{' '.join(faults)} Działa poprzedni indeks {name}." if faults else None
                return _parse(name, read_generation(self._root / name), warning)
            except (IndexingError, ValueError, KeyError) as error:
                faults.append(str(error))
        raise SnapshotError(f"{' '.join(faults) or 'Nie ma jeszcze indeksu.'} {BUILD}")

    def verify(self) -> list[SnapshotInfo]:
        """Read every generation whole and say which are sound, the newest first."""
        serving = self._serving()
        return [self._inspect(name, serves=name == serving) for name in self._names()]

    def rollback(self) -> str:
        """Let the newest sound generation before the serving one serve; return its name.

        Raises:
            SnapshotError: when there is none.

        """
        serving = self._serving()
        for name in self._names():
            if (serving is None or name < serving) and self._inspect(name, serves=False).fault is None:
                self._point_to(name)
                return name
        raise SnapshotError("Nie ma wcześniejszego indeksu, do którego można wrócić.")

    def _inspect(self, name: str, *, serves: bool) -> SnapshotInfo:
        try:
            snapshot = _parse(name, read_generation(self._root / name), None)
        except (IndexingError, ValueError, KeyError) as error:
            return SnapshotInfo(name, serves, fault=str(error))
        sizes = len(snapshot.passages), len(snapshot.asked)
        return SnapshotInfo(name, serves, snapshot.created, snapshot.encoder_identity, *sizes)

    def _candidates(self, serving: str | None) -> list[str]:
        names = self._names()
        if serving is None:
            return names
        return [serving, *(name for name in names if name < serving), *(name for name in names if name > serving)]

    def _names(self) -> list[str]:
        if not self._root.is_dir():
            return []
        return sorted((entry.name for entry in self._root.iterdir() if _is_generation(entry)), reverse=True)

    def _serving(self) -> str | None:
        try:
            name = (self._root / POINTER).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if _is_generation(self._root / name) and name == Path(name).name else None

    def _point_to(self, name: str) -> None:
        aside = self._root / f"{POINTER}.new"
        write_through(aside, name.encode("ascii"))
        os.replace(aside, self._root / POINTER)  # noqa: PTH105 - the one rename that everything hangs on
        force_folder(self._root)

    def _retire(self, newest: str) -> None:
        for name in [name for name in self._names() if name != newest][KEPT - 1 :]:
            shutil.rmtree(self._root / name, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what crashed publishes left behind."""
        for entry in self._root.glob(f"{ASIDE}*"):
            shutil.rmtree(entry, ignore_errors=True)


def _is_generation(entry: Path) -> bool:
    return entry.is_dir() and not entry.name.startswith(".")


def _files(content: SnapshotContent, at: datetime) -> dict[str, bytes]:
    meta = {
        "created": at.isoformat(),
        "encoder": content.encoder_identity,
        "dimension": content.passage_vectors.dimension,
        "weights": content.weights.as_json(),
        "counts": {"passages": len(content.passages), "asked": len(content.asked)},
    }
    return {
        "meta.json": json.dumps(meta, indent=1).encode(),
        "passages.jsonl": passages_to_bytes(content.passages),
        "asked.jsonl": asked_to_bytes(content.asked),
        "passages.npy": content.passage_vectors.to_bytes(),
        "asked.npy": content.asked_vectors.to_bytes(),
        "words.npz": content.lexical.to_bytes(),
    }


def _parse(name: str, files: dict[str, bytes], warning: str | None) -> Snapshot:
    meta = json.loads(files["meta.json"])
    passages = passages_from_bytes(files["passages.jsonl"])
    snapshot = Snapshot(
        passages=passages,
        asked=asked_from_bytes(files["asked.jsonl"]),
        passage_vectors=FlatVectorIndex.from_bytes(files["passages.npy"]),
        asked_vectors=FlatVectorIndex.from_bytes(files["asked.npy"]),
        lexical=BM25Index.from_bytes(files["words.npz"]),
        weights=FusionWeights.from_json(meta["weights"]),
        encoder_identity=str(meta["encoder"]),
        id=name,
        created=str(meta["created"]),
        warning=warning,
        _by_id={passage.id: passage for passage in passages},
    )
    sizes = {len(passages), snapshot.passage_vectors.size, snapshot.lexical.size}
    if len(sizes) != 1 or len(snapshot.asked) != snapshot.asked_vectors.size:
        raise DamagedGenerationError(f"Części indeksu {name} nie pasują do siebie.")
    return snapshot


def _refusal(error: OSError, root: Path) -> str:
    if error.errno == errno.ENOSPC:
        return f"Na dysku z {root} nie ma miejsca. Zwolnij je i uruchom `interekip ingest`; działa stary indeks."
    return f"Nie da się zapisać indeksu w {root}: {error.strerror}. Sprawdź uprawnienia; działa stary indeks."
