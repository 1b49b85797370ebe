"""Adding and switching sources in an administrator's file."""

from datetime import timedelta
from pathlib import Path

import pytest

from corpus.errors import SourceListFault
from corpus.model import Audience
from corpus.source_editor import add_source, switch_source
from corpus.source_list import load_sources
from corpus.web_source import Follow, SourceId, WebSource

PLAIN = WebSource(SourceId("gmina-x"), "Współpraca „X”", "Gmina \\X", "https://x.example/", "region")
WHOLE = WebSource(
    id=SourceId("pelne"),
    title="Tytuł",
    publisher="Wydawca",
    url="https://y.example/a",
    topic="prawo",
    language="uk",
    reader="html",
    every=timedelta(hours=36),
    follow=Follow("https://y.example/", 2, 7),
    sitemap="https://y.example/sitemap.xml",
    archive="https://web.archive.org/web/2018/https://y.example/a",
    dead=True,
    drop=(".share", 'a[title="Drukuj"]'),
    audience=(Audience.NGO,),
    enabled=False,
)
PACKAGED = load_sources()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "var" / "sources.toml"


@pytest.mark.parametrize("source", [PLAIN, WHOLE])
def test_an_added_source_is_loaded_as_it_was(own: Path, source: WebSource) -> None:
    add_source(own, source)
    assert load_sources(own) == (*PACKAGED, source)


def test_adding_keeps_what_stands_there(own: Path) -> None:
    own.parent.mkdir()
    own.write_text('# nasze źródła\n[[source]] # wyłączone\nid = "pnwm-faq"\nenabled = false', encoding="utf-8")
    before = own.read_text(encoding="utf-8")
    add_source(own, PLAIN)
    assert own.read_text(encoding="utf-8").startswith(before)
    assert load_sources(own)[-1] == PLAIN


def test_a_taken_id_is_refused(own: Path) -> None:
    add_source(own, PLAIN)
    before = own.read_bytes()
    with pytest.raises(SourceListFault, match="już jest"):
        add_source(own, PLAIN)
    assert own.read_bytes() == before


def test_an_invalid_source_never_reaches_the_file(own: Path) -> None:
    with pytest.raises(SourceListFault, match="małe litery"):
        add_source(own, WebSource(SourceId("Ł"), "T", "W", "https://x.example/", "prawo"))
    assert not own.exists()


def test_a_packaged_source_is_switched_off_and_on(own: Path) -> None:
    switch_source(own, PACKAGED[2].id, enabled=False)
    assert [source.id for source in load_sources(own) if not source.enabled] == [PACKAGED[2].id]
    switch_source(own, PACKAGED[2].id, enabled=True)
    assert load_sources(own) == PACKAGED


def test_switching_an_own_source_keeps_its_comments(own: Path) -> None:
    add_source(own, PLAIN)
    own.write_text(own.read_text(encoding="utf-8") + "# do sprawdzenia\n", encoding="utf-8")
    switch_source(own, PLAIN.id, enabled=False)
    text = own.read_text(encoding="utf-8")
    assert ("# do sprawdzenia" in text, text.count("[[source]]")) == (True, 1)
    assert not load_sources(own)[-1].enabled


def test_an_unknown_source_is_not_switched(own: Path) -> None:
    with pytest.raises(SourceListFault, match="Nie ma źródła 'nieznane'"):
        switch_source(own, SourceId("nieznane"), enabled=False)
    assert not own.exists()


def test_a_broken_file_is_left_as_it_is(own: Path) -> None:
    own.parent.mkdir()
    own.write_text("[[source]\n", encoding="utf-8")
    with pytest.raises(SourceListFault, match="TOML"):
        add_source(own, PLAIN)
    with pytest.raises(SourceListFault, match="TOML"):
        switch_source(own, PACKAGED[0].id, enabled=False)
    assert own.read_text(encoding="utf-8") == "[[source]\n"


def test_a_full_disk_leaves_the_old_file(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_source(own, PLAIN)
    before = own.read_bytes()

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        add_source(own, WHOLE)
    assert [path.read_bytes() for path in own.parent.iterdir()] == [before]
