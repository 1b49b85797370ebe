"""One generation of the index as files with checksums; nothing is parsed before its checksum is right."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from index.durable import force_folder, write_through
from index.errors import IndexingError

MANIFEST = "manifest.json"
ASIDE = ".new-"
PROOF = 32
"""Characters of the checksum in a generation's name: 128 bits."""

_NAME = re.compile(rf"(\d{{8}})-[0-9a-f]{{{PROOF}}}")


class DamagedGenerationError(IndexingError):
    """A file of a generation is missing or is not what was written."""


def number_of(name: str) -> int | None:
    """Return the number of the generation of that name, or None when it is no such name."""
    match = _NAME.fullmatch(name)
    return int(match[1]) if match else None


def write_generation(root: Path, number: int, files: Mapping[str, bytes]) -> str:
    """Write ``files`` and their manifest aside, force them onto the disk, and give the folder its name.

    The name is the number and the beginning of the manifest's checksum; the manifest holds the checksums of the files.
    So the name alone proves every byte of the generation.

    Args:
        root: the folder of all generations.
        number: higher than that of any generation in ``root``; a clock that was set back would confuse their order.
        files: content by file name.

    Returns:
        The generation's name.

    Raises:
        OSError: when the disk refuses; what was written aside stays for the caller to sweep away.

    """
    sums = {name: _checksum(content) for name, content in files.items()}
    manifest = json.dumps({"files": sums}, indent=1).encode()
    name = f"{number:08d}-{_checksum(manifest)[:PROOF]}"
    aside = root / f"{ASIDE}{os.getpid()}"
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
        DamagedGenerationError: names the file that cannot be read or differs.

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


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DamagedGenerationError(f"Brakuje pliku indeksu {path.parent.name}/{path.name}.") from error
    except OSError as error:
        message = f"Nie da się odczytać pliku indeksu {path.parent.name}/{path.name} ({error.strerror})."
        raise DamagedGenerationError(message) from error


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
