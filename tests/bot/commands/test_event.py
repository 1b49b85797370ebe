import csv
import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.clock import WARSAW, SystemClock
from bot.commands.event import app
from bot.forum.model import Confirmed, Waiting, telegram_person
from bot.forum.service import ForumService
from bot.store import dialogs, outbox
from bot.store.engine import Database
from tests.bot.forum.people import applicant
from tests.bot.store.memory import copy_of_migrated

Run = Callable[..., Result]

SOON = SystemClock().now().astimezone(WARSAW) + timedelta(days=30)
DAY = f"{SOON:%Y-%m-%d}"


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTEREKIP_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "var"


@pytest.fixture
def run(data_dir: Path) -> Run:
    data_dir.mkdir()
    copy_of_migrated(data_dir / "interekip.db")
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def _add(run: Run, *more: str, capacity: int = 1, start: str = f"{DAY} 10:00") -> Result:
    times = ("--start", start, "--end", f"{DAY} 16:00")
    return run("add", "--title", "Forum", "--place", "Toruń", *times, "--capacity", capacity, *more)


def _signup(run: Run, name: str, *more: str, event_id: int = 1) -> Result:
    who = ("--name", name, "--organisation", "Gmina Żnin", "--group", "councillor")
    return run("signup", event_id, *who, *more)


def _json(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_an_event_is_added_and_listed_with_its_seats(run: Run) -> None:
    added = _json(_add(run, "--deadline", f"{SOON - timedelta(days=7):%Y-%m-%d}", "--json"))
    assert added["id"] == 1
    assert datetime.fromisoformat(added["starts_at"]).strftime("%Y-%m-%d %H:%M") == f"{DAY} 10:00"
    assert added["signup_deadline"][11:16] == "23:59"
    _signup(run, "Jan Kowalski", "--consent")
    (listed,) = _json(run("list", "--json"))["events"]
    assert listed == {**added, "confirmed": 1}
    assert f"{DAY} 10:00-16:00, Toruń" in run("list").stdout
    assert "zajęte 1 z 1" in run("list").stdout


def test_the_deadline_is_the_start_unless_said(run: Run) -> None:
    added = _json(_add(run, "--json"))
    assert added["signup_deadline"] == added["starts_at"]


def test_an_empty_list_says_what_to_do(run: Run) -> None:
    assert "interekip event add" in run("list").stdout
    assert _json(run("list", "--json")) == {"events": []}


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("jutro", "nie rozumiem czasu 'jutro'"),
        (DAY, "nie rozumiem czasu"),
        ("2027-13-45 10:00", "nie rozumiem czasu"),
        ("2027-03-28 02:30", "nie istnieje"),
    ],
)
def test_a_time_that_cannot_be_read_is_a_fault_of_the_command(run: Run, start: str, words: str) -> None:
    result = _add(run, start=start)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.replace("│", " ").split())


def test_an_event_that_cannot_take_place_is_refused_with_a_sentence(run: Run) -> None:
    result = _add(run, capacity=0)
    assert (result.exit_code, result.stderr) == (1, "Liczba miejsc musi być od 1 do 100000.\n")
    past = _add(run, start="2020-01-01 10:00")
    assert (past.exit_code, past.stderr) == (1, "Wydarzenie musi się zaczynać w przyszłości.\n")


def test_sign_ups_get_seats_then_places(run: Run) -> None:
    _add(run)
    first = _json(_signup(run, "Jan Kowalski", "--consent", "--email", "jan@gmina.pl", "--json"))
    second = _json(_signup(run, "Anna Nowak", "--consent", "--phone", "600100200", "--json"))
    assert first == {"status": "confirmed", "registration_id": 1, "sample": False}
    assert second == {"status": "waiting", "registration_id": 2, "place": 1, "sample": False}
    third = _signup(run, "Ewa Lis", "--consent")
    assert third.stdout == "Brak wolnych miejsc. Zgłoszenie nr 3 jest na liście rezerwowej, miejsce 2.\n"


@pytest.mark.parametrize(
    ("name", "more", "event_id", "status", "words"),
    [
        ("Jan Kowalski", (), 1, "consent_missing", "--consent"),
        ("Jan Kowalski", ("--consent",), 7, "event_unknown", "interekip event list"),
        ("Jan Kowalski", ("--consent",), 10**30, "event_unknown", "interekip event list"),
        ("J", ("--consent",), 1, "invalid", "imię i nazwisko (--name)"),
        ("Jan Kowalski", ("--consent", "--email", "jan@"), 1, "invalid", "adres e-mail (--email)"),
        ("Jan Kowalski", ("--consent", "--phone", "12"), 1, "invalid", "numer telefonu (--phone)"),
    ],
)
def test_a_refused_sign_up_says_why(
    run: Run, *, name: str, more: tuple[str, ...], event_id: int, status: str, words: str
) -> None:
    _add(run)
    result = _signup(run, name, *more, event_id=event_id)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stdout == ""
    as_json = _signup(run, name, *more, "--json", event_id=event_id)
    assert (as_json.exit_code, json.loads(as_json.stdout)["status"]) == (1, status)


def test_the_same_person_is_not_signed_up_twice(run: Run) -> None:
    _add(run, capacity=5)
    _signup(run, "Jan Kowalski", "--consent")
    again = _signup(run, "jan  KOWALSKI", "--consent")
    assert again.exit_code == 1
    assert "już zapisana, zgłoszenie nr 1" in again.stderr


def test_an_unknown_group_is_a_fault_of_the_command(run: Run) -> None:
    _add(run)
    result = run("signup", 1, "--name", "Jan Kowalski", "--organisation", "Gmina", "--group", "krasnal", "--consent")
    assert result.exit_code == 2
    assert "local_government" in result.stderr


def test_cancelling_promotes_and_says_whom_to_call(run: Run) -> None:
    _add(run)
    for name in ("Jan Kowalski", "Anna Nowak"):
        _signup(run, name, "--consent")
    result = _json(run("cancel", 1, "--json"))
    promoted = {"registration_id": 2, "told": False, "offered": False}
    assert result == {"status": "cancelled", "registration_id": 1, "told": False, "promoted": promoted}
    again = run("cancel", 1)
    assert again.exit_code == 1
    assert "Nie ma takiego czynnego zgłoszenia" in again.stderr
    assert run("cancel", 2).stdout == "Odwołano zgłoszenie nr 2. Zawiadom tę osobę, bo nie ma jej w Telegramie.\n"


@pytest.mark.parametrize(
    ("language", "words"),
    [(None, "Zwolniło się miejsce"), ("en", "A seat has become free"), ("uk", "Звільнилося місце")],
)
def test_cancelling_queues_the_message_to_a_promoted_person_in_telegram(
    run: Run, data_dir: Path, language: str | None, words: str
) -> None:
    _add(run)
    database = Database.open(data_dir / "interekip.db")
    service = ForumService(SystemClock())
    with database.transaction() as connection:
        dialogs.save(connection, 22, dialogs.Dialog(language), SystemClock().now())
        results = [service.sign_up(connection, 1, applicant(number)) for number in (11, 22)]
    assert [type(result) for result in results] == [Confirmed, Waiting]
    assert _json(run("cancel", 1, "--json"))["promoted"] == {
        "registration_id": 2,
        "told": True,
        "offered": True,
    }
    with database.read() as connection:
        cancelled, message = outbox.due(connection, SystemClock().now(), 10)
        (mine,) = service.registrations_of(connection, telegram_person(22))
    assert (cancelled.chat_id, message.chat_id) == (11, 22)
    assert all(part in message.payload["plain"] for part in (words, "Forum", "Toruń"))
    assert mine.registration.state == "offered"


def test_the_list_of_participants_goes_to_a_file_for_its_owner_alone(run: Run, tmp_path: Path) -> None:
    _add(run)
    _signup(run, "=HYPERLINK(Żółw)", "--consent", "--phone", "600100200")
    out = tmp_path / "lista.csv"
    assert run("export", 1, "--out", out).exit_code == 0
    assert out.stat().st_mode & 0o077 == 0
    (row,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")), delimiter=";")
    assert (row["name"], row["phone"], row["group"]) == ("'=HYPERLINK(Żółw)", "'+48600100200", "councillor")
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["lista.csv"]


@pytest.mark.parametrize("options", [("--json",), ("--format", "json")])
def test_the_list_of_participants_as_json_is_as_it_was_typed(run: Run, options: tuple[str, ...]) -> None:
    _add(run)
    _signup(run, "=Łucja", "--consent")
    found = _json(run("export", 1, *options))
    assert found["event_id"] == 1
    assert [(each["id"], each["name"], each["state"]) for each in found["registrations"]] == [
        (1, "=Łucja", "confirmed")
    ]


def test_exports_that_cannot_be_made_say_why(run: Run, tmp_path: Path) -> None:
    _add(run)
    assert run("export", 9).exit_code == 1
    assert run("export", 1, "--format", "xlsx").exit_code == 2
    missing = run("export", 1, "--out", tmp_path / "nie ma" / "lista.csv")
    assert missing.exit_code == 1
    assert "lista.csv" in missing.stderr


def test_a_damaged_database_is_named_and_kept(run: Run, data_dir: Path) -> None:
    (data_dir / "interekip.db").write_bytes(b"not a database" * 500)
    result = run("list")
    assert result.exit_code == 1
    assert "uszkodzony" in result.stderr
    assert (data_dir / "interekip.db").read_bytes() == b"not a database" * 500
