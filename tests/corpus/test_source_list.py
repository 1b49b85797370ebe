"""The packaged list of sources, and what an administrator's own file does to it."""

from datetime import timedelta
from pathlib import Path

import pytest

from corpus.errors import LibraryFault, SourceListFault
from corpus.library import load_library
from corpus.model import Audience
from corpus.source_list import load_sources
from corpus.web_source import Follow, SourceId, WebSource
from ingest.extract.model import MediaKind

ENTRY = """\
[[source]]
id = "gmina-chelmza"
title = "Współpraca zagraniczna"
publisher = "Gmina Chełmża"
url = "https://gmina.example/wspolpraca"
topic = "region"
"""
PACKAGED = load_sources()


def own(folder: Path, text: str | bytes) -> Path:
    path = folder / "sources.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def added(folder: Path, text: str) -> WebSource:
    *packaged, last = load_sources(own(folder, text))
    assert tuple(packaged) == PACKAGED
    return last


def fault(folder: Path, text: str | bytes) -> SourceListFault:
    with pytest.raises(SourceListFault) as caught:
        load_sources(own(folder, text))
    assert isinstance(caught.value, LibraryFault)
    assert caught.value.path == folder / "sources.toml"
    return caught.value


def test_the_packaged_list_names_its_sources_whole() -> None:
    assert 40 <= len(PACKAGED) <= 60
    assert len({source.id for source in PACKAGED}) == len({source.url for source in PACKAGED}) == len(PACKAGED)
    assert {source.topic for source in PACKAGED} <= {document.topic for document in load_library().documents}
    assert all(source.enabled and source.audience for source in PACKAGED)


def test_packaged_pages_that_are_gone_have_an_archive_form() -> None:
    dead = [source for source in PACKAGED if source.dead]
    assert dead
    assert all(source.archive and source.archive.endswith(source.url) for source in dead)


def test_packaged_sources_follow_their_own_site_alone() -> None:
    following = [source for source in PACKAGED if source.follow]
    assert following
    for source in following:
        assert source.follow is not None
        assert source.follow.prefix.split("/")[2] == source.url.split("/")[2]


def test_a_list_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert load_sources(tmp_path / "sources.toml") == PACKAGED
    assert load_sources(own(tmp_path, "# nic\n")) == PACKAGED


def test_a_new_entry_is_added_with_the_usual_values(tmp_path: Path) -> None:
    assert added(tmp_path, ENTRY) == WebSource(
        id=SourceId("gmina-chelmza"),
        title="Współpraca zagraniczna",
        publisher="Gmina Chełmża",
        url="https://gmina.example/wspolpraca",
        topic="region",
    )


def test_every_key_is_read(tmp_path: Path) -> None:
    more = """\
language = "en"
reader = "pdf"
every = "12 hours"
follow = { prefix = "https://gmina.example/", depth = 2, pages = 5 }
sitemap = "https://gmina.example/sitemap.xml"
archive = "https://web.archive.org/web/2014*/https://gmina.example/wspolpraca"
dead = true
drop = [".share", "#cookies"]
audience = ["ngo", "samorzad"]
enabled = false
"""
    source = added(tmp_path, ENTRY + more)
    assert (source.language, source.reader, source.every) == ("en", "pdf", timedelta(hours=12))
    assert source.follow == Follow("https://gmina.example/", 2, 5)
    assert source.sitemap == "https://gmina.example/sitemap.xml"
    assert source.archive == "https://web.archive.org/web/2014*/https://gmina.example/wspolpraca"
    assert (source.dead, source.enabled, source.drop) == (True, False, (".share", "#cookies"))
    assert source.audience == (Audience.NGO, Audience.MUNICIPALITY)


def test_every_kind_of_file_can_be_asked_for(tmp_path: Path) -> None:
    for reader in ("auto", *MediaKind):
        assert added(tmp_path, f'{ENTRY}reader = "{reader}"\n').reader == reader


def test_an_entry_with_the_same_id_takes_the_place(tmp_path: Path) -> None:
    sources = load_sources(own(tmp_path, ENTRY.replace("gmina-chelmza", PACKAGED[1].id)))
    assert [source.id for source in sources] == [source.id for source in PACKAGED]
    assert sources[1].publisher == "Gmina Chełmża"
    assert (sources[0], sources[2:]) == (PACKAGED[0], PACKAGED[2:])


def test_a_packaged_source_is_switched_off_by_its_id(tmp_path: Path) -> None:
    sources = load_sources(own(tmp_path, f'[[source]]\nid = "{PACKAGED[0].id}"\nenabled = false\n'))
    assert not sources[0].enabled
    assert (sources[0].url, sources[1:]) == (PACKAGED[0].url, PACKAGED[1:])


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (ENTRY.replace('"region"', '"region'), 6, "TOML"),
        (ENTRY + "topic = ", 7, "TOML"),
        (ENTRY + 'colour = "red"\n', 7, "'colour'"),
        (ENTRY.replace('publisher = "Gmina Chełmża"\n', ""), 1, "'publisher'"),
        (ENTRY.replace('"Gmina Chełmża"', '"  "'), 4, "'publisher' jest puste"),
        (ENTRY.replace('"Gmina Chełmża"', "7"), 4, "'publisher' musi być tekstem"),
        (ENTRY.replace('"Gmina Chełmża"', '"Gmina\\nChełmża"'), 4, "znak sterujący"),
        (ENTRY.replace("gmina-chelmza", "Gmina Chełmża"), 2, "małe litery"),
        (ENTRY.replace("gmina-chelmza", "05-01"), 2, "zaczyna się literą"),
        (ENTRY.replace("gmina-chelmza", "a" * 49), 2, "48 znaków"),
        (ENTRY.replace("https://", "ftp://"), 5, "adres strony"),
        (ENTRY.replace("https://gmina", "https://[gmina"), 5, "adres strony"),
        (ENTRY + 'language = "polski"\n', 7, "dwie litery"),
        (ENTRY + 'reader = "epub"\n', 7, "markdown"),
        (ENTRY + 'every = "co tydzień"\n', 7, '"7 days"'),
        (ENTRY + "every = 7\n", 7, '"7 days"'),
        (ENTRY + 'every = "60 weeks"\n', 7, "za długo"),
        (ENTRY + 'dead = "yes"\n', 7, "true albo false"),
        (ENTRY + 'drop = ".share"\n', 7, "'drop' musi być listą"),
        (ENTRY + 'audience = ["urzad"]\n', 7, "wolontariusz"),
        (ENTRY + 'follow = "https://gmina.example/"\n', 7, "tabelą"),
        (ENTRY + "\nfollow = { depth = 1 }\n", 8, "'prefix'"),
        (ENTRY + '\n[source.follow]\nprefix = "https://gmina.example/"\n\ndepth = 9\n', 11, "najwyżej 5"),
        (ENTRY + 'follow = { prefix = "https://gmina.example/", pages = 0 }\n', 7, "co najmniej 1"),
        (ENTRY + 'follow = { prefix = "https://gmina.example/", speed = 3 }\n', 7, "prefix, depth, pages"),
        (ENTRY + 'sitemap = "https://gmina.example/sitemap.xml"\n', 7, "'follow'"),
        (ENTRY + "\n" + ENTRY, 9, "ma już inny wpis"),
        (ENTRY + '[[source]]\nid = "nieznane"\nenabled = false\n', 8, "Nie ma źródła 'nieznane'"),
        (f'[[source]]\nid = "{PACKAGED[0].id}"\nenabled = "nie"\n', 3, "true albo false"),
        ("[source]\n", None, "[[source]]"),
        ("name = 1\n", None, "'name'"),
        (ENTRY.encode("cp1250"), 3, "UTF-8"),
        (b"# \x00\n", 1, "UTF-8"),
    ],
)
def test_a_fault_names_the_line_and_what_to_change(
    tmp_path: Path, text: str | bytes, line: int | None, says: str
) -> None:
    found = fault(tmp_path, text)
    assert (found.line, says in str(found)) == (line, True), str(found)


def test_a_line_is_found_behind_strings_and_comments_that_look_like_entries(tmp_path: Path) -> None:
    deceptive = '# [[source]]\ndrop = [\n  """\n[[source]]\nreader = 1 \\" """,\n  "[[source]]",\n] # reader = 1\n'
    assert fault(tmp_path, ENTRY + deceptive + "reader = 1\n").line == 14


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").mkdir()
    with pytest.raises(SourceListFault, match="uprawnienia"):
        load_sources(tmp_path / "sources.toml")
