import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from typer.testing import CliRunner, Result

from bot.clock import SystemClock, in_warsaw
from bot.commands.voucher import app
from bot.store import audit, outbox
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_sql import find_edition
from bot.voucher.states import State
from tests.bot.voucher.money import submitted

Run = Callable[..., Result]

EXAMPLE = Path(__file__).parents[3] / "docs" / "pl" / "voucher.toml"
NOW = in_warsaw(SystemClock().now())
OPENS, CLOSES = (f"{NOW + timedelta(days=days):%Y-%m-%d} 10:00" for days in (-1, 40))
RULES = f"""
title = "Voucher na próbę"
budget = 10_000
appeal_reserve = 1_000
value = 2_000
smallest_redemption = 100
threshold = 50
largest_difference = 30
limits = {{ per_edition = 1, per_year = 1 }}
days = {{ correction = 7, appeal = 14, code = 180 }}
calls = [{{ opens = "{OPENS}", closes = "{CLOSES}" }}]
applicants = [{{ kind = "foundation", rule = "Fundacje mogą." }}]
services = [{{ key = "translation", name = "Tłumaczenie", rule = "Pisemne." }}]
criteria = [{{ key = "idea", name = "Pomysł", question = "Jaki?", weight = 100, most = 10 }}]
"""


@pytest.fixture
def run(migrated: Path) -> Run:  # noqa: ARG001 (the folder of the state)
    return lambda *arguments: CliRunner().invoke(app, ["edition", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "voucher.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def added(run: Run, file: Path) -> dict[str, Any]:
    return _json(run("add", file, "--as", "anna", "--json"))


def _json(result: Result, exit_code: int = 0) -> dict[str, Any]:
    assert result.exit_code == exit_code, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def _put_on_reserve(migrated: Path, *, chat_id: int | None) -> None:
    """Let an application over 2,000 zl wait for money, after its call was closed and no appeal can come."""
    database = Database.open(migrated / "interekip.db")
    with database.transaction() as connection:
        edition = find_edition(connection, 1)
        assert edition is not None
        waiting = submitted(connection, edition, 1, State.RESERVE)
        values = {"reserve_place": 1, "chat_id": chat_id, "language": "pl", "score": 8_000}
        connection.execute(update(voucher_applications).where(voucher_applications.c.id == waiting.id).values(**values))
    database.close()


def test_an_edition_is_added_listed_and_shown(run: Run, added: dict[str, Any], migrated: Path) -> None:
    assert (added["id"], added["title"], added["sample"], added["rules_version"]) == (1, "Voucher na próbę", False, 1)
    assert added["money"] == {
        "budget": "10000.00",
        "promised": "0.00",
        "spent": "0.00",
        "free": "10000.00",
        "reserve_held": "1000.00",
        "free_for_ranking": "9000.00",
    }
    (call,) = added["calls"]
    assert (call["number"], call["open"], call["opens_at"][:16]) == (1, True, OPENS.replace(" ", "T"))
    assert _json(run("list", "--json")) == {"editions": [added]}
    shown = _json(run("show", 1, "--json"))
    assert [(each["version"], each["reason"]) for each in shown["versions"]] == [(1, None)]
    text = run("show", 1).stdout.replace("\u00a0", " ")
    assert "budżet 10 000,00 zł, wolne 10 000,00 zł, obiecane 0,00 zł, wydane 0,00 zł; w tym na odwołania" in text
    assert f"{OPENS} - {CLOSES}, trwa" in text
    assert "pierwsze zasady" in text
    database = Database.open(migrated / "interekip.db")
    with database.read() as connection:
        assert [each.actor for each in audit.entries(connection)] == ["cli:anna"]
    database.close()


def test_without_an_edition_the_list_says_what_to_do(run: Run) -> None:
    assert "interekip voucher edition add" in run("list").stdout
    missing = run("show", 7)
    assert (missing.exit_code, missing.stderr) == (
        1,
        "Nie ma edycji o tym numerze: zobacz interekip voucher edition list.\n",
    )


def test_the_example_of_the_handbook_is_checked_without_a_database(run: Run, migrated: Path) -> None:
    (migrated / "interekip.db").unlink()
    text = run("check", EXAMPLE).stdout.replace("\u00a0", " ")
    assert "Budżet: 100 000,00 zł, w tym na odwołania 10 000,00 zł" in text
    assert "- partnership: Współpraca, 37,5%, do 10 pkt." in text
    assert "wcześniej po wnioskach na 3 × budżet" in text
    assert _json(run("check", EXAMPLE, "--json"))["criteria"][1]["weight"] == "37.5"
    assert not (migrated / "interekip.db").exists()


def test_every_fault_of_a_file_is_a_line_and_nothing_is_stored(run: Run, file: Path) -> None:
    file.write_text(RULES.replace("weight = 100, ", "").replace("= 2_000", "= 20_000"), encoding="utf-8")
    for command in ("add", "check"):
        result = run(command, file)
        assert result.exit_code == 1
        assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["criteria[1].weight", "value"]
    over = RULES.replace(OPENS, "2026-01-01 10:00").replace(CLOSES, "2026-02-01 10:00")
    file.write_text(over, encoding="utf-8")
    assert run("check", file).stderr.startswith("calls[1].closes: Nabór musi się kończyć w przyszłości")
    assert _json(run("list", "--json")) == {"editions": []}
    assert "Sprawdź ścieżkę" in run("add", file.with_name("brak.toml")).stderr


@pytest.mark.usefixtures("added")
def test_rules_change_with_a_reason_and_every_version_is_shown(run: Run, file: Path) -> None:
    file.write_text(RULES.replace("threshold = 50", 'threshold = "62,5"'), encoding="utf-8")
    changed = _json(run("change", 1, file, "--reason", "Uchwała 7", "--json"))
    assert (changed["rules_version"], changed["moved_up"], changed["messages"]) == (2, [], 0)
    assert [_json(run("rules", 1, *more, "--json"))["threshold"] for more in ((), ("--version", 1))] == ["62.5", "50.0"]
    assert "Próg: 62,5%" in run("rules", 1).stdout
    assert "Uchwała 7" in run("show", 1).stdout
    for version in (0, 3):
        assert run("rules", 1, "--version", version).exit_code == 2


@pytest.mark.usefixtures("added")
def test_what_is_refused_is_said_and_ends_with_one(run: Run, file: Path) -> None:
    assert _json(run("release-reserve", 1, "--json"), 1) == {"status": "still_open", "count": 1}
    refused = run("close", 1)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Tyle spraw jest w toku: 1." in refused.stderr
    assert _json(run("change", 9, file, "--reason", "x", "--json"), 1) == {"status": "unknown"}
    same = _json(run("call-extend", 1, CLOSES, "--json"), 1)
    assert (same["status"], same["until"][:10]) == ("call_not_later", CLOSES[:10])


@pytest.mark.usefixtures("added")
def test_a_call_is_extended_and_closed(run: Run) -> None:
    later = f"{NOW + timedelta(days=50):%Y-%m-%d}"
    assert _json(run("call-extend", 1, later, "--json"))["closes_at"][:16] == f"{later}T23:59"
    assert run("call-extend", 1, "jutro").exit_code == 2
    closed = _json(run("call-close", 1, "--json"))
    assert (closed["open"], closed["closes_at"][:10]) == (False, later)
    assert "skończony przed czasem" in run("show", 1).stdout
    assert run("call-close", 1).exit_code == 1


@pytest.mark.usefixtures("added")
def test_whoever_has_a_draft_is_told_that_the_call_ends_at_another_time(run: Run, file: Path, migrated: Path) -> None:
    database = Database.open(migrated / "interekip.db")
    with database.transaction() as connection:
        edition = find_edition(connection, 1)
        assert edition is not None
        submitted(connection, edition, 1, State.DRAFT)
    assert _json(run("call-extend", 1, f"{NOW + timedelta(days=50):%Y-%m-%d}", "--json"))["messages"] == 1
    later = f"{NOW + timedelta(days=60):%Y-%m-%d} 10:00"
    file.write_text(RULES.replace(CLOSES, later), encoding="utf-8")
    changed = _json(run("change", 1, file, "--reason", "Więcej czasu", "--json"))
    assert (changed["moved_up"], changed["messages"]) == ([], 1)
    assert "Wiadomości do wysłania: 1." in run("call-close", 1).stdout
    with database.read() as connection:
        assert outbox.waiting(connection) == 3
    database.close()


@pytest.mark.usefixtures("added")
def test_the_reserve_list_has_the_reserve_once_it_is_released(run: Run, file: Path, migrated: Path) -> None:
    file.write_text(RULES.replace("10_000", "2_500"), encoding="utf-8")
    run("change", 1, file, "--reason", "Mniej pieniędzy")
    _put_on_reserve(migrated, chat_id=1)
    run("call-close", 1)
    released = _json(run("release-reserve", 1, "--json"))
    assert (released["moved_up"], released["messages"], released["to_be_called"]) == (["V/2027/0001"], 1, [])
    assert (released["money"]["promised"], released["money"]["reserve_held"]) == ("2000.00", "0.00")
    database = Database.open(migrated / "interekip.db")
    with database.read() as connection:
        assert outbox.waiting(connection) == 1
    database.close()


@pytest.mark.usefixtures("added")
def test_whoever_moves_up_with_a_higher_budget_and_has_no_chat_is_named(run: Run, file: Path, migrated: Path) -> None:
    file.write_text(RULES.replace("10_000", "2_500"), encoding="utf-8")
    run("change", 1, file, "--reason", "Mniej pieniędzy")
    _put_on_reserve(migrated, chat_id=None)
    file.write_text(RULES, encoding="utf-8")
    text = run("change", 1, file, "--reason", "Więcej pieniędzy").stdout
    assert "Z listy rezerwowej voucher dostają: V/2027/0001." in text
    assert "Zawiadom osoby spoza Telegrama, wnioski: V/2027/0001." in text


@pytest.mark.usefixtures("added")
def test_an_edition_is_closed(run: Run) -> None:
    run("call-close", 1)
    assert _json(run("close", 1, "--json"))["closed_at"] is not None
    assert ", zamknięta " in run("list").stdout


def test_a_sample_is_made_while_there_is_no_edition(run: Run) -> None:
    assert _json(run("sample", "--json"))["sample"] is True
    assert "PRZYKŁAD" in run("list").stdout
    assert _json(run("sample", "--json"), 1) == {"status": "exists"}


def test_who_does_it_is_one_word(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("add", file, "--as", "anna i jan").exit_code == 2

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run("add", file).exit_code == 2
    assert _json(run("list", "--json")) == {"editions": []}
