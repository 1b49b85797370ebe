"""Snapshots of the index on disk: published whole, verified on load, rolled back by name."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from corpus.model import AskedQuestion, Passage, PassageId
from index.durable import force_folder, write_through
from index.embedding_text import embedded_digest
from index.errors import IndexingError
from index.fusion import FusionWeights
from index.generation import ASIDE, DamagedGenerationError, number_of, read_generation, write_generation
from index.lexical import BM25Index
from index.serialisation import asked_from_bytes, asked_to_bytes, passages_from_bytes, passages_to_bytes
from index.vectors import FlatVectorIndex

LAYOUT = 1
"""Goes up when the files of a generation change, so that older ones are built again."""

POINTER = "current"
KEPT = 3
"""Generations that stay: the one that serves and two to go back to."""

BUILD = "Uruchom `interekip ingest`, aby zbudować indeks."
POINTER_FAULT = f"Plik {POINTER}, który wskazuje działający indeks, jest uszkodzony albo go brakuje."


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
    """A loaded generation.

    ``embedded`` is the ``embedded_digest`` of its texts when it was built; ``warning`` tells why it is not the one that
    should serve.
    """

    id: str
    created: str
    embedded: str
    warning: str | None = None
    _by_id: dict[PassageId, Passage] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {passage.id: passage for passage in self.passages})

    def passage(self, identifier: PassageId) -> Passage | None:
        """Return the passage of that id, if there is one."""
        return self._by_id.get(identifier)


Proof = Callable[[Snapshot], None]


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

    One process publishes at a time (the ingest holds a lock); any number may load meanwhile.

    Args:
        root: the folder; created when something is published.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def publish(self, content: SnapshotContent, at: datetime, prove: Proof | None = None) -> str:
        """Write a new generation aside, prove it and let it serve by one rename; return its name.

        Args:
            content: what is to serve.
            at: the time that it carries.
            prove: is shown the generation as it is read back from the disk, and raises when it must not serve.

        Raises:
            SnapshotError: when the disk refuses; says which generation serves then.

        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            self._sweep()
            previous, before = self.serving_name(), self._names()
            number = max((number_of(name) or 0 for name in before), default=0) + 1
            name = write_generation(self._root, number, _files(content, at))
            if prove is not None:
                self._prove(name, prove)
            self._point_to(name)
        except OSError as error:
            self._sweep()
            raise SnapshotError(self._refusal(error)) from error
        self._retire(before, previous)
        return name

    def load(self, encoder_identity: str, dimension: int) -> Snapshot:
        """Return the generation that serves, or the newest sound one before it with a warning.

        Raises:
            ModelMismatchError: when it was made with another model or dimension.
            SnapshotError: when there is none that can serve.

        """
        return _made_with(self.load_any(), encoder_identity, dimension)

    def load_named(self, name: str, encoder_identity: str, dimension: int) -> Snapshot:
        """Return the generation of that name, whether or not it serves; see ``load``.

        Raises:
            ModelMismatchError: when it was made with another model or dimension.
            SnapshotError: when there is none of that name.
            DamagedGenerationError: when it is damaged.

        """
        if name not in self._names():
            raise SnapshotError(f"Nie ma indeksu {name}. `interekip index verify` pokazuje wszystkie zachowane.")
        return _made_with(self._read(name), encoder_identity, dimension)

    def load_any(self) -> Snapshot:
        """Return the generation that serves, whatever model made it; see ``load``."""
        serving, names = self.serving_name(), self._names()
        faults = [POINTER_FAULT] if names and serving is None else []
        for name in _candidates(names, serving):
            try:
                return self._read(name, f"{' '.join(faults)} Działa indeks {name}." if faults else None)
            except IndexingError as error:
                faults.append(str(error))
        raise SnapshotError(f"{' '.join(faults) or 'Nie ma jeszcze indeksu.'} {BUILD}")

    def verify(self) -> list[SnapshotInfo]:
        """Read every generation whole and say which are sound, the newest first.

        A broken pointer leads the list under its own name.
        """
        serving, names = self.serving_name(), self._names()
        lost = [SnapshotInfo(POINTER, serves=False, fault=POINTER_FAULT)] if names and serving is None else []
        return lost + [self._inspect(name, serves=name == serving) for name in names]

    def serving_name(self) -> str | None:
        """Return the name of the generation that is to serve, unread; None when the pointer names none."""
        try:
            name = (self._root / POINTER).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if number_of(name) and (self._root / name).is_dir() else None

    def rollback(self) -> str:
        """Let the newest sound generation before the serving one serve; return its name.

        Raises:
            SnapshotError: when there is none, or the disk refuses.

        """
        serving = self.serving_name()
        for name in self._names():
            if (serving is None or name < serving) and self._inspect(name, serves=False).fault is None:
                try:
                    self._point_to(name)
                except OSError as error:
                    raise SnapshotError(self._refusal(error)) from error
                return name
        raise SnapshotError("Nie ma wcześniejszego indeksu, do którego można wrócić.")

    def _inspect(self, name: str, *, serves: bool) -> SnapshotInfo:
        try:
            snapshot = self._read(name)
        except IndexingError as error:
            return SnapshotInfo(name, serves, fault=str(error))
        sizes = len(snapshot.passages), len(snapshot.asked)
        return SnapshotInfo(name, serves, snapshot.created, snapshot.encoder_identity, *sizes)

    def _read(self, name: str, warning: str | None = None) -> Snapshot:
        files = read_generation(self._root / name)
        try:
            return _parse(name, files, warning)
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedGenerationError(f"Indeks {name} ma nieznaną budowę.") from error

    def _names(self) -> list[str]:
        """Return the names of all generations, the newest first."""
        try:
            return sorted((entry.name for entry in self._root.iterdir() if number_of(entry.name)), reverse=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            message = (
                f"Nie da się odczytać folderu indeksu {self._root} ({error.strerror}). Sprawdź dysk i uprawnienia."
            )
            raise SnapshotError(message) from error

    def _point_to(self, name: str) -> None:
        aside = self._root / f"{ASIDE}{POINTER}"
        write_through(aside, name.encode("ascii"))
        os.replace(aside, self._root / POINTER)  # noqa: PTH105 - the one rename that everything hangs on
        force_folder(self._root)

    def _prove(self, name: str, prove: Proof) -> None:
        try:
            prove(self._read(name))
        except BaseException:
            self._remove(name)
            raise

    def _retire(self, names: list[str], previous: str | None) -> None:
        """Remove all but those to go back to; what is newer than the previous was rolled back from or never served."""
        kept = [name for name in names if previous is None or name <= previous][: KEPT - 1]
        for name in set(names) - set(kept):
            self._remove(name)

    def _remove(self, name: str) -> None:
        # Renamed first: killed half-way, it must not be taken for a damaged generation.
        with suppress(OSError):
            aside = (self._root / name).rename(self._root / f"{ASIDE}{name}")
            shutil.rmtree(aside, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what crashed publishes left behind; what refuses to go only takes space."""
        with suppress(OSError):
            for entry in self._root.glob(f"{ASIDE}*"):
                if entry.is_dir():
                    shutil.rmtree(entry, ignore_errors=True)
                else:
                    entry.unlink()

    def _refusal(self, error: OSError) -> str:
        serving = self.serving_name()
        state = f"Działa indeks {serving}." if serving else "Żaden indeks jeszcze nie działa."
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return f"Na dysku z {self._root} nie ma miejsca. Zwolnij je i uruchom `interekip ingest`. {state}"
        reason = f"Nie da się zapisać indeksu w {self._root}: {error.strerror}."
        return f"{reason} Sprawdź dysk i uprawnienia i uruchom `interekip ingest`. {state}"


def _made_with(snapshot: Snapshot, encoder_identity: str, dimension: int) -> Snapshot:
    """Return ``snapshot`` if that encoder made it."""
    if snapshot.encoder_identity != encoder_identity or snapshot.passage_vectors.dimension != dimension:
        message = (
            f"Indeks {snapshot.id} zbudowano modelem {snapshot.encoder_identity} "
            f"({snapshot.passage_vectors.dimension} wymiarów), a wczytano {encoder_identity} ({dimension}). "
            "Uruchom `interekip ingest`, aby zbudować indeks tym modelem, albo zmień INTEREKIP_MODEL."
        )
        raise ModelMismatchError(message)
    return snapshot


def _candidates(names: list[str], serving: str | None) -> list[str]:
    """Return the order in which generations may serve: those before the serving one, then those after it."""
    if serving is None:
        return names
    return [serving, *(name for name in names if name < serving), *(name for name in names if name > serving)]


def _files(content: SnapshotContent, at: datetime) -> dict[str, bytes]:
    meta = {
        "layout": LAYOUT,
        "created": at.astimezone(UTC).isoformat(),
        "encoder": content.encoder_identity,
        "embedded": embedded_digest(content.passages, content.asked),
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
    if meta.get("layout") != LAYOUT:
        raise SnapshotError(f"Indeks {name} zbudowała inna wersja InterEkip.")
    snapshot = Snapshot(
        passages=passages_from_bytes(files["passages.jsonl"]),
        asked=asked_from_bytes(files["asked.jsonl"]),
        passage_vectors=FlatVectorIndex.from_bytes(files["passages.npy"]),
        asked_vectors=FlatVectorIndex.from_bytes(files["asked.npy"]),
        lexical=BM25Index.from_bytes(files["words.npz"]),
        weights=FusionWeights.from_json(meta["weights"]),
        encoder_identity=str(meta["encoder"]),
        id=name,
        created=str(meta["created"]),
        embedded=str(meta["embedded"]),
        warning=warning,
    )
    _check_parts(snapshot)
    return snapshot


def _check_parts(snapshot: Snapshot) -> None:
    sizes = {len(snapshot.passages), snapshot.passage_vectors.size, snapshot.lexical.size}
    owned = all(snapshot.passage(question.passage_id) for question in snapshot.asked)
    if len(sizes) != 1 or len(snapshot.asked) != snapshot.asked_vectors.size or not owned:
        raise DamagedGenerationError(f"Części indeksu {snapshot.id} nie pasują do siebie.")
