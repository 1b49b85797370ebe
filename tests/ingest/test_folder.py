from datetime import datetime
from pathlib import Path

import pytest

from ingest.crawl import LostPage, PageOutcome, ReadPage, SamePage
from ingest.extract.files import FolderError
from ingest.folder import FolderPages
from ingest.folder_source import Folder, is_folder, open_folder
from ingest.state import KnownPage
from tests.fakes.web import FETCHED, read_lines

READING = "1-x"


def now() -> datetime:
    return FETCHED


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "Moje Pliki (ważne)"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text("Regulamin\nTreść", encoding="utf-8")
    (folder / "b" / "ż ó.md").write_text("Notatka\nInna treść", encoding="utf-8")
    return folder


async def read(folder: Folder, *known: KnownPage) -> list[PageOutcome]:
    pages = FolderPages(folder, read_lines, now)
    memory = {page.url: page for page in known}
    return [page async for page in pages.pages(folder.as_source(), memory, READING)]


async def test_every_file_is_a_page_under_its_address(files: Path) -> None:
    outcomes = await read(open_folder(files, "https://example.org/pliki", "Urząd"))
    assert [one.url for one in outcomes] == [
        "folder-moje-pliki-wazne/a.txt",
        "folder-moje-pliki-wazne/b/ż ó.md",
    ]
    first, second = outcomes
    assert isinstance(first, ReadPage)
    assert isinstance(second, ReadPage)
    assert first.fetched.final_url == "https://example.org/pliki/a.txt"
    assert second.fetched.final_url == "https://example.org/pliki/b/%C5%BC%20%C3%B3.md"
    assert (first.extracted.title, first.fetched.media_type) == ("Regulamin", "text/plain")


async def test_a_folder_that_is_nowhere_has_no_addresses(files: Path) -> None:
    folder = open_folder(files, "", "")
    [first, _] = await read(folder)
    assert isinstance(first, ReadPage)
    assert first.fetched.final_url == ""
    source = folder.as_source()
    assert (source.publisher, is_folder(source.id)) == ("Moje Pliki (ważne)", True)


async def test_a_file_with_the_same_bytes_is_not_read_again(files: Path) -> None:
    folder = open_folder(files, "", "")
    [first, _] = await read(folder)
    assert isinstance(first, ReadPage)
    known = KnownPage(
        first.url, folder.as_source().id, first.fetched.validators, FETCHED, FETCHED, READING, "Regulamin", ()
    )
    assert [type(one) for one in await read(folder, known)] == [SamePage, ReadPage]
    (files / "a.txt").write_text("Regulamin\nNowa treść", encoding="utf-8")
    assert [type(one) for one in await read(folder, known)] == [ReadPage, ReadPage]


async def test_what_cannot_be_read_is_told_and_the_others_come_in(files: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (files / "0-link.txt").symlink_to(tmp_path / "secret.txt")
    (files / "1-scan.txt").write_text("scan")
    outcomes = await read(open_folder(files, "", ""))
    assert [type(one) for one in outcomes] == [LostPage, LostPage, ReadPage, ReadPage]


def test_a_folder_that_is_none_and_an_address_that_is_none_are_named(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="Nie ma folderu"):
        open_folder(tmp_path / "nie", "", "")
    with pytest.raises(FolderError, match="https://"):
        open_folder(tmp_path, "ftp://example.org", "")
