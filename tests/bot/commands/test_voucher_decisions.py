"""Ranking lists, decisions and appeals at the terminal."""

from pathlib import Path

import pytest
from sqlalchemy import update

from bot.store.voucher_schema import voucher_applications
from bot.voucher.appeal_filing import AppealFiling
from bot.voucher.decision_model import ReasonCode
from bot.voucher.formal import FormalService
from bot.voucher.reviews import ReviewService
from bot.voucher.states import State
from tests.bot.commands.vouchers import NOW, Run, add_edition, application, edition, found, run_voucher, written
from tests.bot.voucher.money import submitted
from tests.fakes.clock import FixedClock

REVIEWERS = ("telegram:801", "telegram:802")


@pytest.fixture
def run(migrated: Path) -> Run:
    """Run commands where three applications are assessed and their call is closed: 80, 60 and 20 percent."""
    add_edition(migrated)
    clock = FixedClock(NOW)
    reviews = ReviewService(clock)
    with written(migrated) as connection:
        for reviewer in REVIEWERS:
            reviews.declare(connection, reviewer, (), actor=reviewer)
        for number, points in enumerate((8, 6, 2), 1):
            made = submitted(connection, edition(connection), number, State.SCORING)
            for reviewer in REVIEWERS:
                reviews.assign(connection, made.id, reviewer, actor="cli:anna")
                reviews.score(connection, made.id, {"idea": points}, "", reviewer=reviewer)
        no_chat = voucher_applications.c.id == 2
        connection.execute(update(voucher_applications).where(no_chat).values(chat_id=None))
    assert run_voucher("edition", "call-close", 1).exit_code == 0
    return run_voucher


def test_a_ranking_list_is_made_previewed_decided_and_counted_again(run: Run, migrated: Path) -> None:
    ranking = found(run("rank", 1, "--as", "anna", "--json"))
    places = [(each["number"], each["score"], each["outcome"]) for each in ranking["places"]]
    assert places == [
        ("V/2027/0001", "80.00", "granted"),
        ("V/2027/0002", "60.00", "granted"),
        ("V/2027/0003", "20.00", "rejected"),
    ]
    preview = run("preview", 1).stdout.replace("\u00a0", " ")
    assert "1. V/2027/0001  80,00%  2 000,00 zł: voucher" in preview
    assert "Wolne teraz: 9 000,00 zł" in preview
    assert "Wolne potem: 5 000,00 zł" in preview
    decided = found(run("decide", 1, "--as", "anna", "--json"))
    assert (len(decided["decisions"]), decided["messages"], decided["to_be_called"]) == (3, 2, ["V/2027/0002"])
    assert application(migrated, 3).state is State.REJECTED
    assert run("verify-ranking", 1).stdout == "Z zapisanych ocen wychodzi ta sama lista.\n"
    again = run("decide", 1)
    assert (again.exit_code, bool(again.stderr)) == (1, True)


def test_an_appeal_is_decided_by_another_person(run: Run, migrated: Path) -> None:
    run("rank", 1)
    run("decide", 1, "--as", "anna")
    with written(migrated) as connection:
        AppealFiling(FixedClock(NOW)).file(connection, 3, "Komisja pominęła załącznik z budżetem", person="telegram:3")
    assert "pominęła załącznik" in run("appeals", 1).stdout
    command = ("appeal", "V/2027/0003", "granted", "--reason", "Punkty policzono źle")
    assert run(*command, "--as", "anna").exit_code == 1
    granted = found(run(*command, "--as", "piotr", "--json"))
    assert (granted["status"], granted["messages"]) == ("granted", 1)
    assert "Punkty policzono źle" in run("show", 3).stdout
    assert run("appeals", 1).stdout == "Nie ma odwołań, które czekają.\n"


def test_an_appeal_against_a_formal_rejection_is_sent_to_be_assessed(run: Run, migrated: Path) -> None:
    with written(migrated) as connection:
        made = submitted(connection, edition(connection), 4, State.FORMAL)
        formal, why = FormalService(FixedClock(NOW)), ReasonCode.FORMAL_INCOMPLETE
        formal.reject(connection, made.id, reason_code=why, reason="Brak podpisu", actor="cli:anna")
        AppealFiling(FixedClock(NOW)).file(connection, made.id, "Podpis był na drugiej stronie", person="telegram:4")
    refused = run("appeal", 4, "granted", "--reason", "Podpis jest", "--as", "piotr")
    assert refused.exit_code == 1
    assert "Ten wniosek nie był oceniany merytorycznie: skieruj go do oceny." in refused.stderr
    assert run("appeal", 4, "rescore", "--reason", "Podpis jest", "--as", "piotr").exit_code == 0
    assert application(migrated, 4).state is State.SCORING


def test_one_application_is_rejected_and_the_reserve_ended(run: Run, migrated: Path) -> None:
    rejected = found(run("reject", 3, "--code", "not_eligible", "--reason", "Spoza regionu", "--json"))
    assert rejected["status"] == "rejected"
    with written(migrated) as connection:
        two = voucher_applications.c.id == 2
        connection.execute(update(voucher_applications).where(two).values(requested=15_000))
    run("rank", 1)
    run("decide", 1)
    assert application(migrated, 2).state is State.RESERVE
    ended = run("end-reserve", 1)
    assert ended.stdout == "Odrzucono wniosków: 1.\nZawiadom osoby spoza Telegrama, wnioski: V/2027/0002.\n"


_REFUSED: list[tuple[tuple[object, ...], int, str]] = [
    (("rank", 9), 1, ""),
    (("preview", 9), 1, ""),
    (("decide", 10**30), 1, ""),
    (("verify-ranking", 9), 1, "Nie ma listy rankingowej"),
    (("reject", 1, "--code", "inny", "--reason", "tak"), 2, "podaj jeden z kodów"),
    (("reject", 1, "--code", "other", "--reason", " "), 1, ""),
    (("appeal", 1, "granted", "--reason", "tak"), 1, ""),
    (("appeal", 1, "moze", "--reason", "tak"), 2, "podaj jedno z"),
]


def test_a_decision_that_cannot_be_is_refused_with_a_sentence(run: Run) -> None:
    for command, code, words in _REFUSED:
        result = run(*command)
        assert result.exit_code == code, command
        assert result.stderr
        assert words in " ".join(result.stderr.replace("│", " ").split())
