"""A model folder on disk: written aside, checked by a manifest, swapped in whole."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.durable import force_folder, write_through
from index.errors import IndexingError

MANIFEST = "manifest.json"
TABLE = "words.bin"
"""The encoder's table of word pieces, mapped by its graphs and by the reader."""

PASSAGES, QUESTIONS = "model.onnx", "questions.onnx"
"""The network of passages, and that of questions where they have one of their own."""

REBUILD = "Uruchom `make run`, aby go odbudować."


class ModelFolderError(IndexingError):
    """The model folder is missing, damaged or cannot be written."""


@dataclass(frozen=True, slots=True)
class _File:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Manifest:
    identity: str
    files: Mapping[str, _File]


def write_folder(folder: Path, files: Mapping[str, bytes], identity: str) -> None:
    """Write ``files`` and their manifest beside ``folder`` and put them in its place by renaming.

    One process writes at a time (``ensure_model`` holds a lock).

    Raises:
        ModelFolderError: when the disk refuses; the old folder then stays.

    """
    aside, old = (folder.with_name(f"{folder.name}.{suffix}") for suffix in ("new", "old"))
    try:
        for left_behind in (aside, old):
            shutil.rmtree(left_behind, ignore_errors=True)
        _write_files(aside, files, identity)
        _swap(folder, aside, old)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        reason = error.strerror or str(error)
        message = f"Nie da się zapisać modelu w {folder}: {reason}. Zwolnij miejsce albo zmień INTEREKIP_DATA_DIR."
        raise ModelFolderError(message) from error
    shutil.rmtree(old, ignore_errors=True)


def read_identity(folder: Path) -> str:
    """Return the identity of the model in ``folder``, after checking that its files are there in full size.

    That takes no time, and it is what every start does; ``verify_folder`` reads every byte.

    Raises:
        ModelFolderError: when the manifest or a file is missing, unreadable or of another size.

    """
    manifest = _read_manifest(folder)
    for name, expected in manifest.files.items():
        try:
            found = (folder / name).stat().st_size
        except OSError as error:
            raise ModelFolderError(f"Brakuje pliku modelu {folder / name}. {REBUILD}") from error
        if found != expected.size:
            raise ModelFolderError(f"Plik modelu {folder / name} jest uszkodzony. {REBUILD}")
    return manifest.identity


def is_model_folder(folder: Path) -> bool:
    """Return whether ``folder`` is a model of ours with all its files."""
    try:
        read_identity(folder)
    except ModelFolderError:
        return False
    return True


def verify_folder(folder: Path) -> None:
    """Compare every file with its checksum.

    Raises:
        ModelFolderError: names the first file that differs.

    """
    for name, expected in _read_manifest(folder).files.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelFolderError(f"Brakuje pliku modelu {folder / name}. {REBUILD}") from error
        if found != expected.sha256:
            raise ModelFolderError(f"Plik modelu {folder / name} jest uszkodzony. {REBUILD}")


def _read_manifest(folder: Path) -> _Manifest:
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = {name: _File(int(file["size"]), str(file["sha256"])) for name, file in content["files"].items()}
        return _Manifest(str(content["identity"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"W {folder} nie ma gotowego modelu. Uruchom `make run`, aby go zbudować."
        raise ModelFolderError(message) from error


def _write_files(folder: Path, files: Mapping[str, bytes], identity: str) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        write_through(folder / name, content)
    listed = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in files.items()
    }
    write_through(folder / MANIFEST, json.dumps({"identity": identity, "files": listed}, indent=1).encode())


def _swap(folder: Path, new: Path, old: Path) -> None:
    """Put ``new`` in the place of ``folder``, and ``folder`` back where that fails."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        with suppress(OSError):
            old.rename(folder)
        raise
    force_folder(folder.parent)
