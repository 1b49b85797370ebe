"""Applications at the terminal: from paper to the reviewers."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.store import audit, outbox
from bot.voucher.assessment_sql import reviews_of
from bot.voucher.edition_service import EditionService
from bot.voucher.model import ApplicationId
from bot.voucher.rules import CallPlan
from bot.voucher.rules_file import load_rules_file
from bot.voucher.states import State
from tests.bot.commands.vouchers import DAY, NOW, Run, add_edition, application, edition, found, run_voucher, written
from tests.bot.voucher.attached import EXE, PDF
from tests.bot.voucher.money import submitted
from tests.fakes.clock import FixedClock

HANDBOOK = Path(__file__).parents[3] / "docs" / "pl"
PAPER = """
applicant_kind = "foundation"
organisation = "Fundacja Most"
organisation_number = "526-000-12-46"
signatory = "Anna Nowak"
contact = "anna@example.org"
idea = "Warsztaty młodzieży z Torunia i Getyngi"
partner = "Jugendhaus Göttingen"
partner_country = "Niemcy"
service = "translation"
purpose = "Tłumaczenie wniosku na niemiecki"
estimate = 1_800
requested = "1 500,50"
declarations = ["no_double_funding"]
"""


@pytest.fixture
def run(migrated: Path) -> Run:
    add_edition(migrated)
    return run_voucher


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "wniosek.toml"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_an_application_on_paper_is_handed_in_and_who_brought_it_has_to_be_called(
    run: Run, paper: Path, tmp_path: Path, migrated: Path
) -> None:
    (tmp_path / "list.pdf").write_bytes(PDF)
    added = found(run("apply", 1, paper, "--attachment", tmp_path / "list.pdf", "--informed", "--json"))
    assert (added["status"], added["number"][-4:], added["sample"]) == ("submitted", "0001", False)
    stored = application(migrated)
    assert (stored.channel, stored.chat_id, str(stored.requested)) == ("terminal", None, "1500.50")
    assert run("formal-start", added["number"].lower()).exit_code == 0
    asked = found(run("ask-correction", 1, "--text", "Brak podpisu", "--json"))
    assert (asked["status"], asked["messages"]) == ("needs_correction", 0)
    assert asked["to_be_called"] == [added["number"]]
    assert "Brak podpisu" in found(run("show", 1, "--json"))["correction_asked"]
    again = run("apply", 1, paper, "--informed")
    assert (again.exit_code, "już" in again.stderr) == (1, True)


def test_whose_draft_is_left_when_paper_closes_the_call_is_told(run: Run, paper: Path, migrated: Path) -> None:
    with written(migrated) as connection:
        editions, made = EditionService(FixedClock(NOW)), edition(connection)
        before = editions.rules(connection, made.id)
        changed = replace(before, calls=(replace(before.calls[0], early_close=Decimal("0.1")),))
        editions.change_rules(connection, made.id, changed, reason="Zmiana", actor="cli:anna")
        submitted(connection, made, 7, State.DRAFT)
    assert found(run("apply", 1, paper, "--informed", "--json"))["messages"] == 1
    with written(migrated) as connection:
        assert outbox.waiting(connection) == 1


def test_a_correction_and_an_appeal_on_paper_are_handed_in_and_the_log_says_who_did_it(
    run: Run, paper: Path, tmp_path: Path, migrated: Path
) -> None:
    assert run("apply", 1, paper, "--informed", "--as", "ewa").exit_code == 0
    (tmp_path / "podpis.pdf").write_bytes(PDF)
    paper.write_text('purpose = "Tłumaczenie listu intencyjnego na niemiecki"', encoding="utf-8")
    correct = ("correct", 1, paper, "--attachment", tmp_path / "podpis.pdf", "--as", "ewa")
    early = run(*correct)
    assert (early.exit_code, "Stan wniosku: złożony" in early.stderr) == (1, True)
    assert run("formal-start", 1).exit_code == 0
    assert run("ask-correction", 1, "--text", "Brak podpisu").exit_code == 0
    assert found(run(*correct, "--json"))["status"] == "formal"
    card = found(run("show", 1, "--json"))
    assert (card["fields"]["purpose"], card["fields"]["organisation"]) == (
        "Tłumaczenie listu intencyjnego na niemiecki",
        "Fundacja Most",
    )
    assert [each["name"] for each in card["attachments"]] == ["podpis.pdf"]
    assert run("reject", 1, "--code", "not_eligible", "--reason", "Nie ta gmina.", "--as", "jan").exit_code == 0
    assert run("file-appeal", 1, "--reasons", "!").exit_code == 1
    appealed = found(run("file-appeal", 1, "--reasons", "Gmina jest ta sama.", "--as", "ewa", "--json"))
    assert appealed["status"] == "appeal"
    assert run("file-appeal", 1, "--reasons", "Jeszcze raz to samo.").exit_code == 1
    with written(migrated) as connection:
        noted = [each.details["state"] for each in audit.entries(connection, actor="cli:ewa")]
    assert noted == ["submitted", "formal", "appeal"]


def test_who_has_a_chat_corrects_and_appeals_there(run: Run, migrated: Path) -> None:
    with written(migrated) as connection:
        submitted(connection, edition(connection), 1, State.NEEDS_CORRECTION)
    for command in (("correct", 1), ("file-appeal", 1, "--reasons", "Tak uważamy.")):
        refused = run(*command)
        assert (refused.exit_code, "w Telegramie (/voucher)" in refused.stderr) == (1, True)


def test_the_paper_of_the_handbook_fits_the_rules_of_the_handbook(migrated: Path, tmp_path: Path) -> None:
    rules = replace(load_rules_file(HANDBOOK / "voucher.toml"), calls=(CallPlan(NOW - DAY, NOW + 30 * DAY),))
    with written(migrated) as connection:
        EditionService(FixedClock(NOW)).create(connection, rules, actor="cli:anna")
    _, _, block = (HANDBOOK / "vouchery.md").read_text(encoding="utf-8").partition("```toml\n")
    path = tmp_path / "wniosek.toml"
    path.write_text(block.partition("```")[0], encoding="utf-8")
    assert found(run_voucher("apply", 1, path, "--informed", "--json"))["status"] == "submitted"


def test_every_fault_of_a_paper_is_a_line_and_nothing_is_stored(run: Run, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "umowa.pdf").write_bytes(EXE)
    paper.write_text(PAPER.replace("0-12-46", "0-12-47").replace("Niemcy", "Atlantyda"), encoding="utf-8")
    refused = run("apply", 1, paper, "--attachment", tmp_path / "umowa.pdf", "--informed")
    assert refused.exit_code == 1
    keys = ["organisation_number", "partner_country", "umowa.pdf"]
    assert [line.partition(":")[0] for line in refused.stderr.splitlines()] == keys
    assert found(run("list", 1, "--state", "draft", "--json"))["applications"] == []
    assert run("apply", 1, paper).exit_code == 2


def test_applications_are_listed_searched_and_shown(run: Run, migrated: Path) -> None:
    with written(migrated) as connection:
        for number, state in enumerate((State.SUBMITTED, State.SCORING, State.DRAFT), 1):
            submitted(connection, edition(connection), number, state)
    shown = run("list", 1).stdout
    assert "V/2027/0001  Fundacja 1" in shown
    assert "Fundacja 3" not in shown
    assert found(run("list", 1, "--json"))["counts"] == {"draft": 1, "submitted": 1, "scoring": 1}
    searched = found(run("list", 1, "--search", "fundacja 0002", "--json"))["applications"]
    assert [each["application_id"] for each in searched] == [2]
    card = run("show", "V/2027/0002").stdout
    assert "Organizacja: Fundacja 2" in card
    assert "Wnioskowana kwota: 2\u00a0000,00\u00a0zł" in card


def test_the_formal_check_leads_to_reviewers(run: Run, migrated: Path) -> None:
    with written(migrated) as connection:
        submitted(connection, edition(connection), 1, State.SUBMITTED)
        staff = StaffService(FixedClock())
        for person in ("telegram:901", "telegram:902"):
            staff.accept(connection, staff.invite(connection, Role.REVIEWER, actor="cli"), person, None)
    assert found(run("formal-start", 1, "--json"))["status"] == "formal"
    accepted = found(run("formal-accept", 1, "--json"))
    assert (accepted["status"], accepted["messages"], accepted["to_be_called"]) == ("scoring", 1, [])
    first = run("assign-all", 1)
    assert "Nie powiedzieli, z jakimi organizacjami są związani: telegram:901, telegram:902." in first.stdout
    for person in ("telegram:901", "telegram:902"):
        assert found(run("declare", person, "--json"))["organisations"] == 0
    assert found(run("assign", 1, "telegram:901", "--json"))["messages"] == 1
    shared = found(run("assign-all", 1, "--json"))
    assert (shared["assigned"], shared["short"], shared["messages"]) == (1, [], 1)
    with written(migrated) as connection:
        asked = {review.reviewer for review in reviews_of(connection, ApplicationId(1))}
    assert asked == {"telegram:901", "telegram:902"}
    assert found(run("take-back", 1, "telegram:902", "--json"))["status"] == "taken_back"
    assert run("take-back", 1, "telegram:902").exit_code == 1
    with written(migrated) as connection:
        assert [review.reviewer for review in reviews_of(connection, ApplicationId(1))] == ["telegram:901"]


_REFUSED: list[tuple[tuple[object, ...], int, str]] = [
    (("show", 9), 1, "Nie ma wniosku o tym numerze"),
    (("show", 10**40), 1, "Nie ma wniosku o tym numerze"),
    (("formal-start", "V/2027/9999"), 1, "Nie ma wniosku o tym numerze"),
    (("formal-accept", 1), 1, ""),
    (("list", 7), 1, "Nie ma edycji"),
    (("list", 1, "--state", "jakis"), 2, "podaj jeden ze stanów"),
    (("withdraw", 1, "--as", "dwa słowa"), 2, "podaj jedno słowo"),
]


def test_what_cannot_be_is_refused_with_a_sentence(run: Run, migrated: Path) -> None:
    with written(migrated) as connection:
        submitted(connection, edition(connection), 1, State.SUBMITTED)
    for command, code, words in _REFUSED:
        result = run(*command)
        assert result.exit_code == code, command
        assert words in " ".join(result.stderr.replace("│", " ").split())
    assert found(run("withdraw", 1, "--reason", "prośba", "--json"))["status"] == "withdrawn"
