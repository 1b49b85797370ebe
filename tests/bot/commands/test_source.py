"""The list of sources at a terminal: added to, switched, shown with what is remembered, and tried."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.commands.source import app
from bot.commands.source_check import SourceCheck, check_as_text
from corpus.model import Audience
from corpus.source_list import load_sources
from corpus.web_source import Follow
from ingest.fetching.model import Validators
from ingest.state import IngestState, KnownPage, SourceRecord
from tests.ingest.passages import web_passage
from tests.web import WebServer

PACKAGED = load_sources()
NEW = ("--id", "gmina-x", "--title", "Współpraca", "--publisher", "Gmina X", "--topic", "region")
PAGE = """\
<html lang="pl"><head><title>Granty</title></head><body><main><h1>Granty</h1>
<p>Nabór wniosków w konkursie na małe granty trwa do 31 maja 2024 r. i jest otwarty dla organizacji z regionu.</p>
<p>Więcej: <a href="/granty/regulamin">regulamin</a>, <a href="/inne">inne</a>.</p></main></body></html>"""


def source(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def site() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


@pytest.fixture
def reachable(site: WebServer, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, with the test server allowed."""
    monkeypatch.setenv("INTEREKIP_TEST_HOSTS", site.host)
    monkeypatch.setenv("INTEREKIP_MIN_DELAY", "0")
    monkeypatch.setenv("INTEREKIP_COORDINATOR_CONTACT", "koordynator@x.example")
    monkeypatch.setenv("INTEREKIP_ARCHIVE_API_URL", site.url)
    monkeypatch.setenv("INTEREKIP_ARCHIVE_URL", site.url)
    return data


def listed() -> list[dict[str, Any]]:
    done = source("list", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.stdout)["sources"]
    return found


def test_a_source_is_added_with_all_that_was_said(data: Path) -> None:
    more = ("--follow", "https://x.example/a/", "--depth", "2", "--every", "12 hours", "--audience", "ngo")
    done = source("add", "https://x.example/a/", *NEW, *more)
    assert done.exit_code == 0, done.stderr
    assert "interekip source check gmina-x" in done.stdout
    added = load_sources(data / "sources.toml")[-1]
    assert (added.id, added.follow, added.audience) == ("gmina-x", Follow("https://x.example/a/", 2), (Audience.NGO,))
    assert listed()[-1]["every"] == "12 hours"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ftp://x.example", *NEW), "adres strony"),
        (("https://x.example", *NEW, "--reader", "epub"), "markdown"),
        (("https://x.example", *NEW, "--id", "pnwm-faq"), "już jest na liście"),
    ],
)
def test_what_cannot_be_added_is_told_in_a_sentence(data: Path, arguments: tuple[str, ...], says: str) -> None:
    done = source("add", *arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr
    assert not data.exists()


def test_a_source_is_switched_off_and_on(data: Path) -> None:
    assert source("disable", "pnwm-faq").exit_code == 0
    assert [each["id"] for each in listed() if not each["enabled"]] == ["pnwm-faq"]
    assert source("enable", "pnwm-faq").exit_code == 0
    assert load_sources(data / "sources.toml") == PACKAGED


def test_an_unknown_source_is_told(data: Path) -> None:
    for command in ("disable", "enable", "check"):
        done = source(command, "nieznane")
        assert (done.exit_code, "nieznane" in done.stderr, "source list" in done.stderr) == (1, True, True)
    assert not data.exists()


def test_a_list_that_the_settings_name_is_not_edited(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTEREKIP_SOURCES", "inne.toml")
    done = source("disable", "pnwm-faq")
    assert (done.exit_code, "inne.toml" in done.stderr, data.exists()) == (1, True, False)


def test_a_broken_list_is_told_with_its_line(data: Path) -> None:
    data.mkdir()
    (data / "sources.toml").write_text('[[source]]\nid = "x"\n', encoding="utf-8")
    done = source("list")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "sources.toml:1:" in done.stderr


def test_the_list_shows_what_is_remembered(data: Path) -> None:
    at, page = datetime(2026, 11, 25, 11, 30, tzinfo=UTC), PACKAGED[0].url
    data.mkdir()
    state = IngestState.open(data / "ingest.db")
    passages = (web_passage(1, "Jeden."), web_passage(2, "Dwa."))
    state.save_pages([KnownPage(page, PACKAGED[0].id, Validators(), at, at, "1", "Granty", passages)])
    state.save_source(SourceRecord(PACKAGED[0].id, looked_at=at, next_look=at))
    state.save_source(SourceRecord(PACKAGED[1].id, looked_at=at, failures=2, fault="timeout: 30 s"))
    state.save_source(SourceRecord(PACKAGED[2].id, looked_at=at, failures=5, parked="robots: Disallow"))
    state.close()
    good, failing, parked, unread, *_ = listed()
    assert (good["pages"], good["passages"], good["looked_at"]) == (1, 2, at.isoformat())
    assert (failing["failures"], failing["fault"], parked["parked"]) == (2, "timeout: 30 s", "robots: Disallow")
    assert (unread["looked_at"], unread["pages"]) == (None, 0)
    table = " ".join(source("list").stdout.replace("│", " ").split())
    assert all(part in table for part in (PACKAGED[0].id, "w porządku", "25.11.2026", "12:30", "jeszcze nie"))
    assert all(part in table for part in ("próby: 2", "odstawione"))


def test_a_look_at_the_list_makes_nothing(data: Path) -> None:
    assert len(listed()) == len(PACKAGED)
    assert not data.exists()


def test_a_check_reads_the_first_page_and_changes_nothing(site: WebServer, reachable: Path) -> None:
    page = site.page("/granty/", PAGE)
    assert source("add", page, *NEW, "--follow", page).exit_code == 0
    before = sorted(reachable.iterdir())
    done = source("check", "gmina-x", "--json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["fault"], found["kind"], found["title"], found["language"]) == (None, "html", "Granty", "pl")
    assert (found["passages"], found["links"]) == (1, [f"{site.url}/granty/regulamin"])
    assert any("do 31 maja 2024 r." in line for line in found["first_lines"])
    assert sorted(reachable.iterdir()) == before
    assert "/granty/regulamin" not in {request.path for request in site.record.requests}


def test_a_check_says_why_a_page_cannot_be_had(site: WebServer, reachable: Path) -> None:
    site.robots("User-agent: *\nDisallow: /\n")
    assert source("add", site.page("/granty/", PAGE), *NEW).exit_code == 0
    done = source("check", "gmina-x")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "robots.txt" in done.stderr
    assert reachable.exists()


def test_a_check_is_told_in_words() -> None:
    links = tuple(f"https://x.example/{number}" for number in range(12))
    check = SourceCheck("x", "https://x.example/", title="Granty", archived="2014-03-12", passages=3, links=links)
    text = check_as_text(check)
    assert all(part in text for part in ("Tytuł: Granty", "fragmenty: 3", "kopię archiwalną z 2014-03-12"))
    assert all(part in text for part in (links[9], "i jeszcze 2"))
    assert links[10] not in text
