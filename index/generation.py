"""One generation of the index as files with checksums; nothing is parsed before its checksum is right."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from index.errors import IndexingError

MANIFEST = "manifest.json"
ASIDE = ".new-"
PROOF = 32
"""Characters of the checksum in a generation's name: 128 bits."""


class DamagedGenerationError(IndexingError):
    """A file of a generation is missing or is not what was written."""


def write_generation(root: Path, stamp: str, files: Mapping[str, bytes]) -> str:
    """Write ``files`` and their manifest aside, force them onto the disk, and give the folder its name.

    The name is ``stamp`` and the beginning of the manifest's checksum; the manifest holds the checksums of the files.
    So the name alone proves every byte of the generation.

    Args:
        root: the folder of all generations.
        stamp: a time that sorts as text.
        files: content by file name.

    Returns:
        The generation's name.

    """
    sums = {name: _checksum(content) for name, content in files.items()}
    manifest = json.dumps({"files": sums}, indent=1).encode()
    name = f"{stamp}-{_checksum(manifest)[:PROOF]}"
    aside = root / f"{ASIDE}{os.getpid()}-{stamp}"
    aside.mkdir(parents=True)
    for file, content in files.items():
        write_through(aside / file, content)
    write_through(aside / MANIFEST, manifest)
    force_folder(aside)
    aside.rename(root / name)
    force_folder(root)
    return name


def read_generation(folder: Path) -> dict[str, bytes]:
    """Return the checked bytes of every file of a generation, each read once.

    Raises:
        DamagedGenerationError: names the file that is missing or differs.

    """
    manifest = _read(folder / MANIFEST)
    if _checksum(manifest)[:PROOF] != folder.name.rpartition("-")[2]:
        raise DamagedGenerationError(f"Plik indeksu {folder.name}/{MANIFEST} jest uszkodzony.")
    files: dict[str, bytes] = {}
    for name, expected in json.loads(manifest)["files"].items():
        files[name] = _read(folder / name)
        if _checksum(files[name]) != expected:
            raise DamagedGenerationError(f"Plik indeksu {folder.name}/{name} jest uszkodzony.")
    return files


def write_through(path: Path, content: bytes) -> None:
    """Write a file and force it onto the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def force_folder(folder: Path) -> None:
    """Force the names in ``folder`` onto the disk; without it a new file may lose its name in a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DamagedGenerationError(f"Brakuje pliku indeksu {path.parent.name}/{path.name}.") from error


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
