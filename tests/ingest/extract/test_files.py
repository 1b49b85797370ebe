import os
from pathlib import Path

import pytest

from ingest.extract import files
from ingest.extract.files import FileRefused, FolderError, FolderFile, read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "dokumenty"
    (inside / "nabory").mkdir(parents=True)
    (inside / "b.txt").write_bytes(b"drugi")
    (inside / "nabory" / "a.md").write_bytes(b"trzeci")
    (inside / ".ukryty").write_bytes(b"x")
    return inside


def test_files_come_in_the_order_of_their_names_and_hidden_ones_do_not(folder: Path) -> None:
    assert list(read_folder(folder)) == [
        FolderFile(Path("b.txt"), b"drugi"),
        FolderFile(Path("nabory/a.md"), b"trzeci"),
    ]


def test_links_are_followed_inside_the_folder_alone(folder: Path) -> None:
    (folder.parent / "tajne.txt").write_bytes(b"tajne")
    (folder / "c.txt").symlink_to(folder.parent / "tajne.txt")
    (folder / "d.txt").symlink_to(folder / "b.txt")
    (folder / "e").symlink_to(folder.parent)
    (folder / "f.txt").symlink_to(folder / "f.txt")
    found = {file.path.name: file for file in read_folder(folder)}
    assert isinstance(found["c.txt"], FileRefused)
    assert found["d.txt"] == FolderFile(Path("d.txt"), b"drugi")
    assert isinstance(found["f.txt"], FileRefused)
    assert not any(isinstance(file, FolderFile) and file.content == b"tajne" for file in found.values())


def test_pipes_and_large_files_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 5)
    os.mkfifo(folder / "potok")
    assert [type(file) for file in read_folder(folder)] == [FolderFile, FileRefused, FileRefused]


def test_a_folder_that_is_none_or_holds_too_much_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FolderError, match="Sprawdź ścieżkę"):
        list(read_folder(folder / "b.txt"))
    monkeypatch.setattr(files, "MOST_FILES", 1)
    with pytest.raises(FolderError, match="Podziel"):
        list(read_folder(folder))
