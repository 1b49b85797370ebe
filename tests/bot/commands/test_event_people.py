"""Lists of people that are imported and exported at the terminal, and messages to some of them."""

import csv
import io
import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.clock import WARSAW, SystemClock
from bot.commands.event import app
from bot.documents.spreadsheets import registrations_xlsx
from bot.documents.tables import read_table
from bot.forum.model import telegram_person
from bot.forum.service import ForumService
from bot.store import audit, outbox
from bot.store.engine import Database
from tests.bot.commands.events import database_of
from tests.bot.forum.people import applicant
from tests.bot.store.memory import copy_of_migrated

HEADERS = ["Imię i nazwisko", "Organizacja", "Grupa", "E-mail", "Zgoda"]
ANNA = ["Anna Nowak", "Fundacja Most", "ngo_leader", "anna@example.org", "tak"]
JAN = ["Jan Lis", "Gmina Lubicz", "radna / radny", "", "tak"]
BAD = ["Ewa", "NGO", "kosmonauci", "nie-adres", ""]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def found(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    read: dict[str, Any] = json.loads(result.stdout)
    return read


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one event of three seats."""
    monkeypatch.setenv("INTEREKIP_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "var").mkdir()
    copy_of_migrated(tmp_path / "var" / "interekip.db")
    day = f"{SystemClock().now().astimezone(WARSAW) + timedelta(days=30):%Y-%m-%d}"
    times = ("--start", f"{day} 10:00", "--end", f"{day} 16:00")
    assert run("add", "--title", "Forum", "--place", "Toruń", *times, "--capacity", 3).exit_code == 0
    return tmp_path


def people_csv(folder: Path, *rows: list[str]) -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([HEADERS, *rows])
    path = folder / "lista.csv"
    path.write_text(out.getvalue(), encoding="cp1250")
    return path


def with_chat(folder: Path, *numbers: int) -> None:
    database = Database.open(folder / "var" / "interekip.db")
    with database.transaction() as connection:
        for number in numbers:
            ForumService(SystemClock()).sign_up(connection, 1, applicant(number, person=telegram_person(number)))
    database.close()


def test_a_list_is_tried_imported_and_imported_again(folder: Path) -> None:
    path = people_csv(folder, ANNA, JAN)
    assert "Próba: z miejscem: 2" in run("import", 1, path, "--dry-run").stdout
    assert found(run("export", 1, "--json"))["registrations"] == []
    assert found(run("import", 1, path, "--json")) == {
        "status": "imported",
        "confirmed": 2,
        "waiting": 0,
        "pending": 0,
        "already_registered": 0,
        "faults": [],
        "ignored_columns": [],
    }
    assert "zapisanych wcześniej: 2" in run("import", 1, path).stdout


def test_faulty_rows_are_named_and_nobody_is_stored_unless_they_are_to_be_skipped(folder: Path) -> None:
    path = people_csv(folder, ANNA, BAD)
    refused = run("import", 1, path)
    assert refused.exit_code == 1
    for words in (
        "Nie zapisano nikogo",
        "Wiersze z błędami: 1.",
        "Wiersz 3: nie ma grupy „kosmonauci”; podaj jedną z: samorząd (urząd), radna / radny",
        "Wiersz 3, e-mail „nie-adres”: To nie wygląda na adres e-mail.",
        "Wiersz 3: brak zgody",
    ):
        assert words in refused.stderr
    trial = run("import", 1, path, "--json", "--dry-run")
    assert trial.exit_code == 1
    assert {fault["row"] for fault in json.loads(trial.stdout)["faults"]} == {3}
    assert found(run("export", 1, "--json"))["registrations"] == []
    assert found(run("import", 1, path, "--skip-faulty", "--json"))["confirmed"] == 1


def test_a_workbook_that_we_exported_is_read_again(folder: Path) -> None:
    path = folder / "lista.xlsx"
    path.write_bytes(registrations_xlsx(HEADERS, [ANNA, JAN]))
    assert found(run("import", 1, path, "--json"))["confirmed"] == 2


def test_what_is_no_list_says_what_to_do(folder: Path) -> None:
    path = folder / "lista.csv"
    told = {b"": "żadnych wierszy", b"a;b\n1;2\n": "„imię i nazwisko” i „organizacja”", b"PK\x03\x04\x00": "plik"}
    for content, words in told.items():
        path.write_bytes(content)
        result = run("import", 1, path)
        assert result.exit_code == 1
        assert words in result.stderr


def test_a_list_for_no_event_or_from_nowhere_is_refused(folder: Path) -> None:
    assert "interekip event list" in run("import", 9, people_csv(folder, ANNA)).stderr
    missing = run("import", 1, folder / "nie-ma.csv")
    assert missing.exit_code == 1
    assert "nie-ma.csv" in missing.stderr


def test_the_export_is_filtered_and_comes_as_a_workbook_for_its_owner_alone(folder: Path) -> None:
    run(
        "import",
        1,
        people_csv(folder, ANNA, JAN, ["=1+1 Ola", "NGO", "", "", "tak"], ["Iga Wąs", "NGO", "", "", "tak"]),
    )
    waiting = found(run("export", 1, "--state", "waiting", "--json"))["registrations"]
    assert [row["name"] for row in waiting] == ["Iga Wąs"]
    out = folder / "lista.xlsx"
    assert run("export", 1, "--format", "xlsx", "--group", "other", "--out", out).exit_code == 0
    assert out.stat().st_mode & 0o077 == 0
    assert [row[3] for row in read_table(out.read_bytes(), out.name)] == ["name", "=1+1 Ola", "Iga Wąs"]
    with closing(database_of(folder)) as database, database.read() as connection:
        noted = [each for each in audit.entries(connection, actor="cli") if each.action == "event.exported"]
    assert [(each.subject, each.details["file"]) for each in noted] == [
        ("event:1", "export_json"),
        ("event:1", "export_xlsx"),
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "xlsx"), "--out lista.xlsx"),
        (("--format", "pdf"), "csv, xlsx albo json"),
        (("--state", "sleeping"), "podaj jeden ze stanów"),
        (("--group", "x"), "podaj jedną z grup"),
    ],
)
def test_exports_that_make_no_sense_are_refused(options: tuple[str, ...], words: str) -> None:
    refused = run("export", 1, *options)
    assert refused.exit_code == 2
    assert words in " ".join(refused.stderr.replace("│", " ").split())


def test_a_message_is_tried_then_queued_for_those_with_a_chat(folder: Path) -> None:
    run("import", 1, people_csv(folder, ANNA))
    with_chat(folder, 11, 12)
    asked = ("message", 1, "--audience", "confirmed", "--text", "Sala jest inna.")
    assert found(run(*asked, "--dry-run", "--json")) == {"status": "trial", "recipients": 2, "without_chat": 1}
    assert "odbiorców: 2. Bez rozmowy w Telegramie, do zawiadomienia inaczej: 1." in run(*asked).stdout
    database = Database.open(folder / "var" / "interekip.db")
    with database.read() as connection:
        queued = outbox.due(connection, SystemClock().now(), 9)
    database.close()
    assert [each.key for each in queued] == ["campaign:1:2:0", "campaign:1:3:0"]
    assert "Sala jest inna." in queued[0].payload["html"]


@pytest.mark.usefixtures("folder")
def test_messages_that_nobody_can_get_are_refused() -> None:
    assert run("message", 1, "--audience", "all", "--text", "x").exit_code == 2
    assert "nie ma słów" in run("message", 1, "--audience", "came", "--text", "…").stderr
    assert "nie ma komu wysłać" in run("message", 1, "--audience", "came", "--text", "Dzień dobry").stderr
