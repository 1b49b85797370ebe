"""``interekip ingest`` over a site on the loopback: what it does, what it says, and how it ends."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from bot.commands import ingest_parts
from bot.commands.crawling import contact_of
from bot.commands.ingest_account import Account, account_as_text
from bot.settings import Settings
from bot.store.answers import record
from bot.store.engine import Database
from corpus.library import Library, load_library
from corpus.model import PassageId
from index.snapshot import SnapshotStore
from ingest.gate import Verdict
from ingest.pipeline import EncoderSource
from ingest.report import Change, IngestReport, Status
from tests.bot.commands.conftest import Interekip
from tests.fakes.encoder import DIMENSION, FakeEncoder
from tests.fakes.snapshot import PUBLISHED, build_content
from tests.web import WebServer

TOPICS = 3
IDENTITY = FakeEncoder().identity
PAGE = "<html lang=pl><title>Nabór - Gmina</title><body><main><h1>Nabór</h1><p>{}</p></main></body></html>"
CALL = "Gmina Chełmno ogłasza nabór wniosków na wymianę młodzieży do 31 maja 2027 r."


@pytest.fixture(scope="module")
def library() -> Library:
    """The first topics of the library: each run reads, plans and publishes all of it."""
    whole = load_library()
    documents = whole.documents[:TOPICS]
    kept = {passage.id for document in documents for passage in document.passages}
    return Library(documents, tuple(question for question in whole.asked if question.passage_id in kept))


@pytest.fixture(scope="module")
def published(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of that library, when it had one passage less, one more and one other text."""
    first, second, *others = library.passages
    passages = (replace(first, text="Dawniej było inaczej."), *others, replace(second, id=PassageId("99-01")))
    kept = {passage.id for passage in passages}
    asked = [question for question in library.asked if question.passage_id in kept]
    folder = tmp_path_factory.mktemp("published") / "index"
    SnapshotStore(folder).publish(build_content(FakeEncoder(), passages, asked), PUBLISHED)
    return folder


@pytest.fixture
def quick(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small library, the fake encoder, its tokens counted as words, and a judge that finds everything good."""
    source = EncoderSource(IDENTITY, FakeEncoder)
    monkeypatch.setattr("bot.commands.preparation.load_library", lambda: library)
    monkeypatch.setattr("bot.commands.preparation.ensure_encoder", lambda _: None)
    monkeypatch.setattr(ingest_parts, "encoder_source", lambda _: source)
    monkeypatch.setattr(ingest_parts, "build_judge", lambda *_: lambda _: Verdict({"dobre": 1.0}, {}))


@pytest.fixture
def site(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with WebServer() as running:
        page = running.page("/", PAGE.format(CALL), etag='"1"')
        data.parent.joinpath("sources.toml").write_text(
            f'[[source]]\nid = "chelmno"\ntitle = "Nabór"\npublisher = "Gmina"\nurl = "{page}"\ntopic = "samorzad"\n'
        )
        monkeypatch.setenv("INTEREKIP_SOURCES", str(data.parent / "sources.toml"))
        monkeypatch.setenv("INTEREKIP_TEST_HOSTS", running.host)
        monkeypatch.setenv("INTEREKIP_MIN_DELAY", "0")
        monkeypatch.setenv("INTEREKIP_ARCHIVE_API_URL", running.url)
        monkeypatch.setenv("INTEREKIP_ARCHIVE_URL", running.url)
        yield running


@pytest.fixture
def older(data: Path, published: Path) -> Path:
    data.mkdir()
    store = SnapshotStore(published).load_any()
    SnapshotStore(data / "index").publish(store, PUBLISHED)
    return data


@pytest.mark.usefixtures("quick")
def test_a_dry_run_in_an_empty_folder_tells_all_and_makes_nothing(
    interekip: Interekip, data: Path, site: WebServer, library: Library
) -> None:
    done = interekip("ingest", "--dry-run", "--json", "--progress", "none")
    found = json.loads(done.stdout)
    assert (done.exit_code, found["status"], found["dry_run"], found["published"]) == (0, "success", True, False)
    assert found["counts"]["added"] == len(library.passages) + 1
    assert found["counts"]["encoded"] == len(library.passages) + len(library.asked) + 1
    assert not data.exists()
    assert site.record.count("/") == 1


@pytest.mark.usefixtures("quick", "older")
def test_a_page_comes_in_and_an_unchanged_one_costs_nothing(interekip: Interekip, data: Path, site: WebServer) -> None:
    first = interekip("ingest", "--json", "--progress", "json")
    found = json.loads(first.stdout)
    assert first.exit_code == 0
    assert {name: found["counts"][name] for name in ("added", "changed", "removed")} == {
        "added": 2,
        "changed": 1,
        "removed": 1,
    }
    assert {json.loads(line)["stage"] for line in first.stderr.splitlines()} == {
        "fetch",
        "plan",
        "encode",
        "gate",
        "publish",
    }
    snapshot = SnapshotStore(data / "index").load(IDENTITY, DIMENSION)
    [page] = [passage for passage in snapshot.passages if passage.id.startswith("chelmno")]
    assert page.text == CALL
    assert page.validity is not None
    assert page.sources[0].url == f"{site.url}/"
    again = interekip("ingest", "--progress", "none")
    assert again.exit_code == 0
    assert "bez zmian 1, nieudane 0" in again.stdout
    assert "Bez zmian, działa indeks" in again.stdout
    assert [request.headers.get("if-none-match") for request in site.record.of("/")] == [None, '"1"']


@pytest.mark.usefixtures("quick", "older")
def test_a_page_that_was_quoted_and_changes_is_named_with_its_answers(
    interekip: Interekip, data: Path, site: WebServer
) -> None:
    interekip("ingest", "--progress", "none")
    passages = SnapshotStore(data / "index").load_any().passages
    [page] = [passage for passage in passages if passage.id.startswith("chelmno")]
    database = Database.open(data / "interekip.db")
    now = datetime.now(UTC)
    with database.transaction() as connection:
        for at in (now, now - timedelta(days=89), now - timedelta(days=91)):
            record(
                connection,
                7,
                "?",
                snapshot_id="s",
                status="answered",
                reason=None,
                passage_ids=[page.id, "01-01"],
                at=at,
            )
    database.close()
    site.page("/", PAGE.format(CALL.replace("31 maja", "30 czerwca")), etag='"2"')
    found = json.loads(interekip("ingest", "--json", "--progress", "none").stdout)
    assert found["touched"] == [{"passage_id": page.id, "answers": 2}]
    assert [change["kind"] for change in found["changes"]] == ["changed"]


@pytest.mark.usefixtures("quick", "older")
def test_a_lost_page_ends_with_three_and_its_reason(interekip: Interekip, site: WebServer) -> None:
    interekip("ingest", "--progress", "none")
    site.page("/", "gone", status=410)
    done = interekip("ingest", "--progress", "none")
    assert done.exit_code == 3
    assert f"Nie udało się: {site.url}/: stronę usunięto (410)" in done.stdout


@pytest.mark.usefixtures("quick", "older")
def test_an_index_that_answers_worse_is_held_back_until_somebody_insists(
    interekip: Interekip, data: Path, site: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = SnapshotStore(data / "index").load_any().id
    monkeypatch.setattr(
        ingest_parts,
        "build_judge",
        lambda *_: lambda snapshot: Verdict({"dobre": 1.0 if snapshot.id == serving else 0.5}, {"Ile?": True}),
    )
    done = interekip("ingest", "--json", "--progress", "none")
    found = json.loads(done.stdout)
    assert (done.exit_code, found["status"], found["snapshot"]) == (1, "failed", serving)
    assert "--force" in found["message"]
    forced = interekip("ingest", "--force", "sprawdzone ręcznie", "--progress", "none")
    assert forced.exit_code == 0
    assert SnapshotStore(data / "index").load_any().id != serving
    assert site.record.count("/") == 2


@pytest.mark.usefixtures("quick", "site")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--source", "nie-ma"), "interekip source list"),
        (("--since", "wczoraj"), "2026-11-20"),
        (("--folder", "/nie/ma"), "Nie ma folderu"),
    ],
)
def test_what_is_asked_for_wrongly_is_told(interekip: Interekip, arguments: tuple[str, ...], says: str) -> None:
    done = interekip("ingest", "--progress", "none", *arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr


@pytest.mark.usefixtures("quick", "site")
def test_a_second_ingest_is_refused_while_one_runs(interekip: Interekip, data: Path) -> None:
    data.mkdir()
    with FileLock(data / "ingest.lock"):
        done = interekip("ingest", "--progress", "none")
    assert done.exit_code == 1
    assert "Trwa już inna aktualizacja" in done.stderr


@pytest.mark.usefixtures("quick", "site")
def test_a_list_of_sources_that_is_wrong_is_named_with_its_line(interekip: Interekip, data: Path) -> None:
    data.parent.joinpath("sources.toml").write_text('[[source]]\nid = "a"\nurll = "https://example.org"\n')
    done = interekip("ingest", "--progress", "none")
    assert done.exit_code == 1
    assert "sources.toml:3" in done.stderr
    assert "urll" in done.stderr


@pytest.mark.usefixtures("quick", "older", "site")
def test_a_folder_comes_in_and_stays_when_pages_are_read(interekip: Interekip, data: Path, tmp_path: Path) -> None:
    (tmp_path / "pliki").mkdir()
    (tmp_path / "pliki" / "a.md").write_text("# Regulamin\n\nWkład własny wynosi dziesięć procent.\n", encoding="utf-8")
    done = interekip("ingest", "--folder", tmp_path / "pliki", "--folder-url", "https://example.org/p", "--json")
    assert done.exit_code == 0, done.stderr
    assert interekip("ingest", "--progress", "none").exit_code == 0
    passages = SnapshotStore(data / "index").load_any().passages
    [page] = [passage for passage in passages if passage.id.startswith("folder-pliki")]
    assert (page.text, page.document_title) == ("Wkład własny wynosi dziesięć procent.", "Regulamin")
    assert page.sources[0].url == "https://example.org/p/a.md"
    assert any(passage.id.startswith("chelmno") for passage in passages)


@pytest.mark.usefixtures("quick", "older", "site")
def test_files_that_are_nowhere_on_the_web_keep_their_titles_and_have_no_link(
    interekip: Interekip, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "pliki").mkdir()
    for name in ("Regulamin", "Uchwała"):
        (tmp_path / "pliki" / f"{name}.md").write_text(
            f"# {name}\n\n{name} mówi o wkładzie własnym.\n", encoding="utf-8"
        )
    assert interekip("ingest", "--folder", tmp_path / "pliki", "--progress", "none").exit_code == 0
    found = SnapshotStore(data / "index").load_any().passages
    pages = [passage for passage in found if passage.id.startswith("folder-pliki")]
    assert [page.document_title for page in pages] == ["Regulamin", "Uchwała"]
    assert len({page.document_id for page in pages}) == 2
    assert {page.sources[0].url for page in pages} == {""}


def test_a_folder_that_cannot_be_written_is_named(
    interekip: Interekip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plik").write_text("to nie jest folder")
    monkeypatch.setenv("INTEREKIP_DATA_DIR", str(tmp_path / "plik" / "var"))
    done = interekip("ingest", "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert str(tmp_path / "plik" / "var") in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("teraz",), ("--json", "--yaml")])
def test_a_command_written_wrongly_ends_with_two(interekip: Interekip, arguments: tuple[str, ...]) -> None:
    assert interekip("ingest", *arguments).exit_code == 2


def test_the_account_for_people_shows_changes_failures_and_touched_answers() -> None:
    report = IngestReport(
        status=Status.PARTIAL,
        sources=2,
        pages_fetched=3,
        not_modified=4,
        failed=1,
        added=1,
        changed=1,
        removed=1,
        unchanged=5,
        encoded=2,
        bytes=1_500_000,
        seconds=12.0,
        snapshot="g-7",
        published=True,
        failures=(),
        changes=(
            Change("added", PassageId("a-1"), "Tytuł", "", None, "nowe " * 60),
            Change("changed", PassageId("a-2"), "Tytuł", "", "było", "jest"),
            Change("removed", PassageId("a-3"), "Tytuł", "", "zniknęło", None),
        ),
        worse_questions=("Ile?",),
    )
    text = account_as_text(Account(report, {PassageId("a-2"): 3}))
    for line in (
        "Źródła: 2. Strony: przeczytane 3, bez zmian 4, nieudane 1. Pobrano 1.5 MB w 12 s.",
        "  ~ a-2 Tytuł: „było” → „jest”",
        "  - a-3 Tytuł: „zniknęło”",
        "Gorsze odpowiedzi na pytania kontrolne: Ile?",
        "Fragment a-2 cytowano w odpowiedziach: 3.",
        "Opublikowano indeks g-7.",
    ):
        assert line in text.splitlines()
    assert len(text.splitlines()[2]) < 200


@pytest.mark.parametrize(
    ("fetch", "coordinator", "expected"),
    [
        ("https://example.org/bot", "biuro@example.org", "https://example.org/bot"),
        ("", "Zofia Żółć, tel. 123, biuro@example.org.", "biuro@example.org"),
        ("", "Zofia Żółć", ""),
    ],
)
def test_owners_of_servers_are_told_an_address_that_people_have_too(
    fetch: str, coordinator: str, expected: str
) -> None:
    assert contact_of(Settings(fetch_contact=fetch, coordinator_contact=coordinator)) == expected
