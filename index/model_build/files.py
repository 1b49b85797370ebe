"""A model folder on disk: written aside, checked by a manifest, swapped in whole."""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from index.errors import IndexingError

MANIFEST = "manifest.json"


class ModelFolderError(IndexingError):
    """The model folder is missing, damaged or cannot be written."""


def write_folder(folder: Path, files: Mapping[str, bytes], identity: str) -> None:
    """Write ``files`` and their manifest beside ``folder`` and put them in its place by renaming.

    Raises:
        ModelFolderError: when the disk refuses; the old folder then stays.

    """
    aside = folder.with_name(f"{folder.name}.new-{os.getpid()}")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        for name, content in files.items():
            _write(aside / name, content)
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        manifest = {"identity": identity, "files": sums}
        _write(aside / MANIFEST, json.dumps(manifest, indent=1).encode())
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        message = (
            f"Nie da się zapisać modelu w {folder}: {error.strerror}. Zwolnij miejsce albo zmień INTEREKIP_DATA_DIR."
        )
        raise ModelFolderError(message) from error


def read_identity(folder: Path) -> str:
    """Return the identity of the model in ``folder``, after checking that its files are there in full size.

    Raises:
        ModelFolderError: when the manifest or a file is missing or unreadable.

    """
    return str(_manifest(folder)["identity"])


def verify_folder(folder: Path) -> None:
    """Compare every file with its checksum.

    Raises:
        ModelFolderError: names the first file that differs.

    """
    sums = _manifest(folder)["files"]
    if not isinstance(sums, dict) or not sums:
        raise ModelFolderError(f"Manifest modelu w {folder} jest uszkodzony. Usuń ten folder i uruchom `make run`.")
    for name, expected in sums.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelFolderError(
                f"Brakuje pliku modelu {folder / name}. Uruchom `make run`, aby go odbudować."
            ) from error
        if found != expected:
            raise ModelFolderError(
                f"Plik modelu {folder / name} jest uszkodzony. Uruchom `make run`, aby go odbudować."
            )


def _manifest(folder: Path) -> dict[str, object]:
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {"identity": content["identity"], "files": content["files"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"W {folder} nie ma gotowego modelu. Uruchom `make run`, aby go zbudować."
        raise ModelFolderError(message) from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
