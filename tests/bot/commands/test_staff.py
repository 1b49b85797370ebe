import json
import re
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.staff.model import Role, RoleGranted
from bot.staff.roles import StaffService
from bot.store.engine import Database
from tests.bot.commands.conftest import Interekip

pytestmark = pytest.mark.usefixtures("migrated")


def accept(data: Path, message: str, person: str = "telegram:7") -> None:
    token = re.fullmatch(r"/start staff_([\w-]{32})", message)
    assert token
    database = Database.open(data / "interekip.db")
    with database.transaction() as connection:
        result = StaffService(SystemClock()).accept(connection, token[1], person, "Anna Nowak")
    assert isinstance(result, RoleGranted)
    database.close()


def test_an_invitation_gives_its_role_and_the_role_can_be_taken_back(interekip: Interekip, data: Path) -> None:
    invited = interekip("staff", "invite", "coordinator")
    assert "„koordynator” działa raz, przez 7 dni" in invited.stdout
    accept(data, invited.stdout.splitlines()[-1])
    assert re.fullmatch(r"telegram:7  koordynator  Anna Nowak  od \d{4}-\d\d-\d\d\n", interekip("staff", "list").stdout)
    assert interekip("staff", "revoke", "7", "coordinator").stdout == "Odebrano rolę „koordynator”: telegram:7.\n"
    again = interekip("staff", "revoke", "telegram:7", "coordinator")
    assert (again.exit_code, again.stderr) == (1, "Ta osoba nie ma takiej roli: zobacz interekip staff list.\n")
    assert interekip("staff", "list").stdout == "Nikt nie ma jeszcze roli.\n"


def test_everything_is_there_as_json(interekip: Interekip, data: Path) -> None:
    invited = json.loads(interekip("staff", "invite", "door", "--json").stdout)
    assert (invited["role"], invited["days"]) == ("door", 7)
    accept(data, invited["message"])
    (member,) = json.loads(interekip("staff", "list", "--json").stdout)["members"]
    assert (member["person"], member["name"], member["role"], member["granted_by"]) == (
        ("telegram:7", "Anna Nowak", "door", "cli")
    )


def test_the_last_administrator_stays_until_the_settings_name_one(
    interekip: Interekip, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(data, interekip("staff", "invite", Role.ADMINISTRATOR).stdout.splitlines()[-1])
    refused = interekip("staff", "revoke", "7", Role.ADMINISTRATOR)
    assert refused.exit_code == 1
    assert "ostatni administrator" in refused.stderr
    monkeypatch.setenv("INTEREKIP_ADMINS", "9")
    assert "telegram:9  administrator  (z ustawień)" in interekip("staff", "list").stdout
    assert "INTEREKIP_ADMINS" in interekip("staff", "revoke", "9", Role.ADMINISTRATOR).stderr
    assert interekip("staff", "revoke", "7", Role.ADMINISTRATOR).exit_code == 0


def test_an_unknown_role_is_a_fault_of_the_command(interekip: Interekip) -> None:
    result = interekip("staff", "invite", "king")
    assert result.exit_code == 2
    assert "coordinator" in result.stderr
