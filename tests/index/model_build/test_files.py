import errno
import json
import shutil
from pathlib import Path

import pytest

from index.model_build.files import (
    MANIFEST,
    ModelFolderError,
    is_model_folder,
    read_identity,
    verify_folder,
    write_folder,
)
from tests.index.faulty_disk import FaultyDisk

OLD = {"model.onnx": b"old weights", "1_Pooling/config.json": b"{}"}
NEW = {"model.onnx": b"new and longer weights", "tokenizer.json": b"[]", "1_Pooling/config.json": b"{}"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "model"
    write_folder(path, OLD, "old-1")
    return path


def _contents(folder: Path) -> dict[str, bytes]:
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: content for name, content in files.items() if name != MANIFEST}


def test_a_folder_holds_what_was_written_and_its_name(folder: Path) -> None:
    assert _contents(folder) == OLD
    assert read_identity(folder) == "old-1"
    assert is_model_folder(folder)
    verify_folder(folder)


def test_a_new_model_takes_the_place_of_the_old_one_whole(folder: Path) -> None:
    write_folder(folder, NEW, "new-2")
    assert (_contents(folder), read_identity(folder)) == (NEW, "new-2")
    assert [entry.name for entry in folder.parent.iterdir()] == ["model"]


def test_what_a_crash_left_behind_is_swept_away(folder: Path) -> None:
    for suffix in ("new", "old"):
        left = folder.with_name(f"model.{suffix}")
        left.mkdir()
        (left / "model.onnx").write_bytes(b"half")
    write_folder(folder, NEW, "new-2")
    assert [entry.name for entry in folder.parent.iterdir()] == ["model"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_refuses_at_any_step_leaves_a_whole_model(folder: Path, tmp_path: Path, code: int) -> None:
    found = []
    for fail_at in range(100):
        target = tmp_path / f"try{fail_at}" / "model"
        shutil.copytree(folder, target)
        disk = FaultyDisk(fail_at, code, stays_broken=False)
        with pytest.MonkeyPatch.context() as patch:
            disk.install(patch)
            fault = _write(target)
        if not disk.refused:
            break
        verify_folder(target)
        assert _contents(target) == (OLD if read_identity(target) == "old-1" else NEW)
        if fault is not None:
            assert "Zwolnij miejsce albo zmień INTEREKIP_DATA_DIR" in fault
            found.append(read_identity(target))
    assert len(found) > 10
    # Only the very last step comes after the new name.
    assert found == ["old-1"] * (len(found) - 1) + ["new-2"]


def _write(folder: Path) -> str | None:
    try:
        write_folder(folder, NEW, "new-2")
    except ModelFolderError as error:
        return str(error)
    return None


def test_every_changed_byte_is_found_by_file(folder: Path) -> None:
    for name, sound in OLD.items():
        for place in range(len(sound)):
            (folder / name).write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
            with pytest.raises(ModelFolderError, match=f"{name} jest uszkodzony. Uruchom `make run`"):
                verify_folder(folder)
        (folder / name).write_bytes(sound)
    verify_folder(folder)


def test_a_file_of_another_size_is_found_without_reading_it(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(OLD["model.onnx"][:-1])
    with pytest.raises(ModelFolderError, match=r"model\.onnx jest uszkodzony"):
        read_identity(folder)
    (folder / "model.onnx").unlink()
    with pytest.raises(ModelFolderError, match=r"Brakuje pliku modelu .*model\.onnx"):
        read_identity(folder)
    with pytest.raises(ModelFolderError, match="Brakuje pliku modelu"):
        verify_folder(folder)
    assert not is_model_folder(folder)


@pytest.mark.parametrize(
    "manifest", [None, b"", b"{", b"[]", b'"x"', b'{"identity": "a"}', b'{"identity": "a", "files": []}', b"\xff"]
)
def test_without_a_sound_manifest_there_is_no_model(folder: Path, manifest: bytes | None) -> None:
    path = folder / MANIFEST
    path.unlink() if manifest is None else path.write_bytes(manifest)
    for check in (read_identity, verify_folder):
        with pytest.raises(ModelFolderError, match=r"nie ma gotowego modelu\. Uruchom `make run`"):
            check(folder)


def test_an_older_manifest_without_sizes_is_built_again(folder: Path) -> None:
    (folder / MANIFEST).write_text(json.dumps({"identity": "old-1", "files": {"model.onnx": "0" * 64}}))
    assert not is_model_folder(folder)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("nie folder")
    with pytest.raises(ModelFolderError, match="Nie da się zapisać modelu"):
        write_folder(tmp_path / "file" / "model", NEW, "new-2")
