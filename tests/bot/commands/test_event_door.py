import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.clock import SystemClock
from bot.commands.event import app
from bot.forum.tickets import TicketKey, ticket_token
from tests.bot.commands.event_today import Run, today


@pytest.fixture
def run(migrated: Path) -> Run:  # noqa: ARG001 - sets the environment
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def _json(result: Result, exit_code: int = 0) -> dict[str, Any]:
    assert result.exit_code == exit_code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_somebody_is_checked_in_by_ticket_number_or_name_and_taken_back(run: Run, data: Path) -> None:
    first, second, third = today(data, "Łucja Żółć", "Jan Iks", "Ewa Igrek")
    token = ticket_token(TicketKey.load(data / "ticket.key"), first)
    by_ticket = _json(run("checkin", 1, "--ticket", token, "--json"))
    assert (by_ticket["status"], by_ticket["registration_id"], by_ticket["name"]) == ("checked_in", 1, "Łucja Żółć")
    assert _json(run("checkin", 1, "--name", "zolc", "--json"))["status"] == "already_checked_in"
    assert "Obecność zapisana: Jan Iks" in run("checkin", 1, "--registration", second.id).stdout
    assert "Obecność zapisana: Ewa Igrek" in run("checkin", 1, "--name", "igrek").stdout
    assert _json(run("checkin", 1, "--registration", third.id, "--undo", "--json"))["status"] == "undone"
    assert _json(run("checkin", 1, "--registration", third.id, "--undo", "--json"), 1)["status"] == "nothing_to_undo"


def test_who_cannot_be_checked_in_is_told_from_the_others(run: Run, data: Path) -> None:
    first, _ = today(data, "Jan Nowak", "Ewa Nowak")
    token = ticket_token(TicketKey.load(data / "ticket.key"), first)
    several = _json(run("checkin", 1, "--name", "nowak", "--json"), 1)
    assert [person["name"] for person in several["people"]] == ["Ewa Nowak", "Jan Nowak"]
    assert "wybierz jedną opcją --registration" in run("checkin", 1, "--name", "nowak").stderr
    assert _json(run("checkin", 1, "--name", "Zenon", "--json"), 1) == {"status": "nobody"}
    forged = _json(run("checkin", 1, "--ticket", token.replace("ci_1_", "ci_2_"), "--json"), 1)
    assert forged == {"status": "not_admitted", "reason": "forged"}
    assert "nie jest bilet" in run("checkin", 1, "--ticket", "https://example.org").stderr
    assert _json(run("checkin", 1, "--registration", 99, "--json"), 1)["reason"] == "unknown"
    assert run("checkin", 9, "--registration", 1).stderr.startswith("Nie ma wydarzenia")
    assert run("checkin", 1).exit_code == 2


def test_a_walk_in_gets_a_seat_and_beyond_the_capacity_only_if_wanted(run: Run, data: Path) -> None:
    today(data, "Jan Iks", capacity=1)
    who = ("walkin", 1, "--name", "Ewa Igrek", "--organisation", "Gmina Toruń", "--group", "councillor", "--json")
    assert _json(run(*who), 1)["status"] == "consent_missing"
    assert _json(run(*who, "--consent"), 1) == {"status": "no_seat_left", "capacity": 1}
    admitted = _json(run(*who, "--consent", "--over-capacity"))
    assert (admitted["status"], admitted["over_capacity"]) == ("checked_in", True)
    assert _json(run(*who, "--consent"))["status"] == "already_checked_in"


def test_an_offline_list_is_looked_at_first_and_then_merged(run: Run, data: Path, tmp_path: Path) -> None:
    today(data, "Jan Iks", "Ewa Igrek")
    offline = tmp_path / "drzwi.csv"
    now = SystemClock().now().isoformat()
    offline.write_text(f"bilet;czas\n1;{now}\n99;{now}\nJan;{now}\n", encoding="utf-8-sig")
    expected = {"checked_in": 1, "made_earlier": 0, "unchanged": 0}
    faults = [{"line": 3, "reason": "unknown"}, {"line": 4, "reason": "unreadable"}]
    assert _json(run("merge", 1, offline, "--dry-run", "--json"), 1) == {"dry_run": True, **expected, "faults": faults}
    assert _json(run("merge", 1, offline, "--json")) == {"dry_run": False, **expected, "faults": faults}
    again = run("merge", 1, offline).stdout
    assert "nowe obecności: 0, wcześniejszy czas: 0, bez zmian: 1" in again
    assert "wiersz 3: nie ma takiego zgłoszenia" in again
    offline.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in run("merge", 1, offline).stderr
