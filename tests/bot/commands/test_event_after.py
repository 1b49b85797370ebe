import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from bot.clock import SystemClock
from bot.commands.event import app
from bot.forum.feedback import Answers, give_feedback
from bot.forum.model import Registration
from bot.store import outbox
from bot.store.engine import Database
from tests.bot.commands.event_today import Run, end_event, today


@pytest.fixture
def run(migrated: Path) -> Run:  # noqa: ARG001 - sets the environment
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def _json(result: Result, exit_code: int = 0) -> dict[str, Any]:
    assert result.exit_code == exit_code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def _admit(run: Run, *seats: Registration) -> None:
    for seat in seats:
        assert run("checkin", 1, "--registration", seat.id).exit_code == 0


def test_the_report_counts_who_came_and_names_nobody(run: Run, data: Path) -> None:
    seats = today(data, "Jan Iks", "Ewa Igrek", "Ada Zet", target=160)
    _admit(run, *seats[:2])
    end_event(data)
    found = _json(run("report", 1, "--json"))
    assert (found["signed_up"], found["confirmed"], found["came"], found["no_shows"]) == (3, 3, 2, 1)
    assert (found["target"], found["share_of_target"]) == (160, 2 / 160)
    assert found["municipalities"] == [{"name": "Gmina Żnin", "confirmed": 3, "came": 2}]
    text = run("report", 1).stdout
    assert "Uczestnicy wobec celu: 2 z 160 (1,2%)" in text
    assert "Gmina Żnin; 3; 2" in text
    assert "Participants against the target: 2 of 160 (1.2%)" in run("report", 1, "--lang", "en").stdout
    assert not any(name in text + json.dumps(found) for name in ("Iks", "Igrek", "Zet"))


def test_the_report_goes_whole_into_a_spreadsheet(run: Run, data: Path, tmp_path: Path) -> None:
    _admit(run, *today(data, "Jan Iks"))
    out = tmp_path / "raport.xlsx"
    assert f"Zapisano {out}" in run("report", 1, "--out", out).stderr
    with ZipFile(out) as workbook:
        texts = workbook.read("xl/sharedStrings.xml").decode()
    assert all(text in texts for text in ("Sprawozdanie: Forum", "Gmina Żnin", "Przyszło"))
    assert "Jan Iks" not in texts
    assert not list(tmp_path.glob("*.part"))
    assert run("report", 1, "--out", tmp_path / "raport.doc").exit_code == 2
    assert run("report", 7).stderr.startswith("Nie ma wydarzenia")


def test_certificates_are_given_once_told_and_verified(run: Run, data: Path) -> None:
    seats = today(data, "Jan Iks", "Ewa Igrek")
    _admit(run, seats[0])
    issued = _json(run("certificates", 1, "--json"))
    (given,) = issued["issued"]
    assert (given["registration_id"], issued["told"]) == (seats[0].id, 1)
    assert _json(run("certificates", 1, "--json")) == {"issued": [], "told": 0}
    with Database.open(data / "interekip.db").read() as connection:
        assert len(outbox.due(connection, SystemClock().now(), 10)) == 1
    verified = _json(run("verify", given["number"], "--json"))
    assert (verified["valid"], verified["initials"], verified["event"]) == (True, "J. I.", "Forum")
    assert "osobie o inicjałach J. I." in run("verify", given["number"]).stdout
    assert _json(run("verify", "IE/2027/0099-00", "--json"), 1) == {"valid": False}


def test_feedback_is_shown_from_three_answers_on(run: Run, data: Path) -> None:
    seats = today(data, "Jan Iks", "Ewa Igrek", "Ada Zet")
    _admit(run, *seats)
    database = Database.open(data / "interekip.db")
    for number, seat in enumerate(seats, start=1):
        with database.transaction() as connection:
            said = Answers(rating=number + 2, usefulness=5, comment="Dziękuję" if number == 2 else None)
            give_feedback(connection, seat.id, said, person=seat.person, at=SystemClock().now())
        if number == 2:
            assert "Wyniki widać od 3 odpowiedzi" in run("feedback", 1).stdout
    shown = run("feedback", 1).stdout
    assert "Odpowiedziało 3 z 3" in shown
    assert "średnio 4,0 (1: 0, 2: 0, 3: 1, 4: 1, 5: 1)" in shown
    assert "- Dziękuję" in shown
    assert _json(run("feedback", 1, "--json"))["rating"] == 4
