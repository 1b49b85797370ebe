"""Papers and tables of the voucher as files."""

import csv
import json
from pathlib import Path

import pytest

from bot.messages.voucher_documents import LETTERS
from bot.store import audit
from bot.store.voucher_schema import voucher_applications
from bot.voucher.decision_model import Occasion, Outcome
from bot.voucher.decisions_sql import insert_ranking
from bot.voucher.edition_sql import calls_of
from bot.voucher.funds import balance
from bot.voucher.ranking import Entry, rank
from bot.voucher.states import State
from tests.bot.commands.vouchers import NOW, Run, add_edition, edition, found, run_voucher, written
from tests.bot.documents.reading import pages
from tests.bot.voucher.money import decided, granted, submitted, zl


@pytest.fixture
def run(migrated: Path) -> Run:
    add_edition(migrated)
    with written(migrated) as connection:
        granted(connection, edition(connection), 1)
    return run_voucher


def test_papers_are_made_and_the_log_says_who_took_them(run: Run, tmp_path: Path, migrated: Path) -> None:
    for paper, number in (("letter", "V/2027/0001"), ("settlement", 1), ("ledger", 1)):
        out = tmp_path / paper
        assert run("file", paper, number, "--out", out, "--as", "anna").exit_code == 0
        assert out.read_bytes()[:2] in {b"%P", b"PK"}
        assert out.stat().st_mode & 0o077 == 0
    with written(migrated) as connection:
        exported = [each for each in audit.entries(connection) if each.action.endswith(".exported")]
    assert [(each.actor, each.subject, each.details["file"]) for each in exported] == [
        ("cli:anna", "voucher_application:1", "letter"),
        ("cli:anna", "voucher_edition:1", "settlement"),
        ("cli:anna", "voucher_edition:1", "ledger"),
    ]


def test_the_settlement_says_in_words_what_was_granted_and_spent(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "rozliczenie.pdf"
    run("file", "settlement", 1, "--out", out)
    text = " ".join(pages(out.read_bytes()))
    assert "Przyznane razem 2 000,00 zł (słownie: dwa tysiące złotych 00/100)" in text
    assert "Wykorzystane 0,00 zł (słownie: zero złotych 00/100)" in text


def test_letters_of_a_ranking_list_are_about_what_was_decided_by_it(run: Run, tmp_path: Path, migrated: Path) -> None:
    with written(migrated) as connection:
        made = edition(connection)
        moved_up = submitted(connection, made, 2, State.GRANTED)
        entry = Entry(moved_up.id, "V/2027/0002", NOW, zl(2_000), 1, 8_050, 8, passes=True, reviews=())
        (call,), money = calls_of(connection, made.id), balance(connection, made)
        listed = insert_ranking(connection, call.id, rank([entry]), rules_version=1, money=money, by="cli:ewa", at=NOW)
        decided(connection, moved_up, outcome=Outcome.RESERVE, amount=None, ranking_id=listed.id)
        decided(connection, moved_up, occasion=Occasion.RESERVE)
        own = voucher_applications.c.id == moved_up.id
        connection.execute(voucher_applications.update().where(own).values(score=9_900))
    out = tmp_path / "pisma"
    assert run("letters", listed.id, "--out", out, "--as", "anna").exit_code == 0
    (letter,) = out.iterdir()
    assert letter.name == "V-2027-0002.pdf"
    text = " ".join(pages(letter.read_bytes()))
    assert LETTERS["reserve"] in text
    assert "80,50 ze 100" in text
    assert run("file", "letter", "V/2027/0002", "--out", out / "ostatnie.pdf").exit_code == 0
    assert LETTERS["moved_up"] in " ".join(pages((out / "ostatnie.pdf").read_bytes()))
    with written(migrated) as connection:
        exported = [each.subject for each in audit.entries(connection) if each.actor == "cli:anna"]
    assert exported == [f"voucher_application:{moved_up.id}"]


def test_what_there_is_none_of_is_refused_and_leaves_no_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "plik"
    for paper, number, code in (("ranking", 1, 1), ("attachment", 7, 1), ("settlement", 9, 1), ("ledger", "x", 2)):
        assert run("file", paper, number, "--out", out).exit_code == code
    assert run("file", "voucher", 1, "--out", out).exit_code == 2
    assert run("file", "voucher", 1, "--out", out, "--bot", "bot").exit_code == 1
    assert run("letters", 1, "--out", out).exit_code == 1
    assert not out.exists()


def test_tables_are_exported_for_people_and_for_programs(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "wnioski.csv"
    assert run("export", 1, "--out", out).exit_code == 0
    columns, row = list(csv.reader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert "Fundacja 1" in row
    assert "Tłumaczenie" in row
    assert len(row) == len(columns)
    book = json.loads(run("export", 1, "--table", "ledger", "--format", "json").stdout)
    assert len(book) == 2
    assert run("export", 1, "--table", "decisions", "--format", "xlsx", "--out", out).exit_code == 0
    assert out.read_bytes()[:2] == b"PK"
    assert run("export", 1, "--format", "xlsx").exit_code == 2
    assert run("export", 1, "--format", "ods").exit_code == 2
    assert found(run("list", 1, "--json"))["applications"]
