"""Vouchers and their money at the terminal: issued, redeemed, taken back, and audited."""

from pathlib import Path

import pytest
from sqlalchemy import text, update
from typer.testing import CliRunner

from bot.commands.voucher import app
from bot.store import audit
from bot.store.voucher_schema import voucher_applications
from tests.bot.commands.vouchers import NOW, Run, add_edition, edition, found, run_voucher, written
from tests.bot.voucher.money import granted, issued
from tests.fakes.clock import FixedClock


@pytest.fixture
def run(migrated: Path) -> Run:
    """Run commands where 2,000 zl are granted to somebody without Telegram and to somebody with it."""
    add_edition(migrated)
    with written(migrated) as connection:
        for number in (1, 2):
            granted(connection, edition(connection), number)
        no_chat = voucher_applications.c.id == 1
        connection.execute(update(voucher_applications).where(no_chat).values(chat_id=None))
    return run_voucher


@pytest.fixture
def code(run: Run) -> str:
    """The code of the one without Telegram."""
    assert run("issue", 1, "--as", "piotr").exit_code == 0
    shown: str = found(run("code", 1, "--json"))["code"]
    return shown


def test_a_voucher_is_issued_and_its_code_shown_once_to_who_has_no_chat(run: Run, migrated: Path) -> None:
    first = found(run("issue", 1, "--as", "piotr", "--json"))
    assert (first["status"], first["messages"], first["to_be_called"]) == ("issued", 0, ["V/2027/0001"])
    assert found(run("issue", 2, "--as", "piotr", "--json"))["messages"] == 1
    assert len(run("code", 1, "--as", "ola").stdout.splitlines()[0]) == len("XXXX-XXXX-XXXX-XXXX")
    with written(migrated) as connection:
        assert [each.action for each in audit.entries(connection, actor="cli:ola")] == ["voucher.code_taken"]
    assert run("code", 1).exit_code == 1
    assert "w Telegramie" in run("code", 2).stderr
    assert "Stary kod już nie działa" in run("new-code", 1).stdout
    assert run("code", 1).exit_code == 0


def test_money_is_redeemed_once_for_each_key_and_taken_back(run: Run, code: str) -> None:
    command = ("redeem", code, "1500,50", "--document", "FV 7/2027", "--key", "k1", "--json")
    first = found(run(*command))
    assert (first["status"], first["left"], first["repeated"]) == ("partly_redeemed", "499.50", False)
    again = found(run(*command))
    assert (again["entry_id"], again["repeated"]) == (first["entry_id"], True)
    assert "Zostało" not in run("redeem", code, "600", "--document", "FV 8").stdout
    back = run("reverse", first["entry_id"], "--reason", "zła faktura").stdout.replace("\u00a0", " ")
    assert "Cofnięto: 1 500,50 zł" in back
    assert "na voucherze zostało: 2 000,00 zł" in back
    assert run("reverse", first["entry_id"], "--reason", "znowu").exit_code == 1
    book = run("ledger", 1).stdout.replace("\u00a0", " ")
    assert "cofnięto realizację 1 500,50 zł, wniosek V/2027/0001" in book
    assert found(run("ledger", 1, "--json"))["money"]["spent"] == "0.00"


def test_a_code_is_read_from_standard_input_so_that_no_history_keeps_it(run: Run, code: str) -> None:
    assert run("check", code).exit_code == 0
    typed = CliRunner().invoke(app, ["check", "-", "--json"], input=f"{code.lower()}\n")
    assert found(typed)["left"] == "2000.00"


def test_wrong_codes_are_counted_although_they_are_refused(run: Run, code: str) -> None:
    wrong = f"{code[:-1]}{'2' if code[-1] != '2' else '3'}"
    refusals = [found(run("check", wrong, "--as", "obcy", "--json"), 1)["status"] for _ in range(6)]
    assert refusals == ["code_mistyped"] * 5 + ["too_many_attempts"]
    assert run("check", code, "--as", "ktos").exit_code == 0


def test_a_voucher_is_settled_or_revoked_and_the_rest_comes_back(run: Run, code: str) -> None:
    run("redeem", code, "500", "--document", "FV 1")
    settled = found(run("settle", 1, "--json"))
    assert (settled["status"], settled["to_be_called"]) == ("settled", ["V/2027/0001"])
    assert found(run("revoke", 2, "--reason", "rezygnacja", "--json"))["messages"] == 1
    assert found(run("ledger", 1, "--json"))["money"]["free"] == "9500.00"


def test_providers_are_kept(run: Run, code: str) -> None:
    assert found(run("provider", "add", "Biuro Tłumaczeń", "--number", "526-000-12-46", "--json"))["id"] == 1
    assert "Biuro Tłumaczeń" in run("provider", "list").stdout
    assert run("redeem", code, "500", "--document", "FV 1", "--provider", 1).exit_code == 0
    assert "sprawdź cyfry" in run("provider", "add", "Inne", "--number", "123").stderr
    assert run("provider", "remove", 1).exit_code == 0
    assert run("provider", "remove", 1).exit_code == 1
    assert run("provider", "list").stdout == "Nie ma wykonawców usług.\n"


def test_an_audit_finds_nothing_or_says_what_is_broken(run: Run, migrated: Path) -> None:
    assert run("audit").stdout == "Wszystko się zgadza.\n"
    with written(migrated) as connection:
        application = granted(connection, edition(connection), 3)
        issued(connection, application, FixedClock(NOW))
        connection.execute(text("UPDATE voucher_applications SET state = 'redeemed' WHERE id = 3"))
    result = run("audit")
    assert result.exit_code == 1
    assert result.stderr
    assert found(run("audit", "--json"), 1)["status"] == "broken"


def test_an_amount_that_is_none_is_refused_before_a_code_is_looked_at(run: Run) -> None:
    for amount in ("0", "-5", "dużo", "1,234"):
        assert run("redeem", "XXXX", amount, "--document", "FV").exit_code == 2
    assert run("redeem", "XXXX", "5", "--document", "FV", "--key", "k" * 99).exit_code == 2
