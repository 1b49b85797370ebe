from pathlib import Path

from bot.forum.tickets import ReplacedTicket, TicketKey, ValidTicket, examine_ticket, ticket_token
from bot.store import audit
from tests.bot.commands.events import Run, database_of, found, registration, signed_up


def _phoned(desk: Run) -> None:
    desk("signup", 1, "--name", "Anna Nowak", "--organisation", "NGO", "--group", "other", "--consent")


def test_a_new_ticket_is_sent_and_the_old_one_is_replaced(desk: Run, tmp_path: Path) -> None:
    signed_up(tmp_path, 11)
    old = registration(tmp_path, 1)
    assert found(desk("new-ticket", 1, "--json")) == {"status": "renewed", "registration_id": 1, "messages": 1}
    key, new = TicketKey.load(tmp_path / "var" / "ticket.key"), registration(tmp_path, 1)
    database = database_of(tmp_path)
    with database.read() as connection:
        assert isinstance(examine_ticket(key, connection, ticket_token(key, old)), ReplacedTicket)
        assert isinstance(examine_ticket(key, connection, ticket_token(key, new)), ValidTicket)
        assert "ticket.renewed" in {each.action for each in audit.entries(connection, actor="cli")}
    database.close()
    assert desk("new-ticket", 9).exit_code == 1


def test_who_has_no_telegram_is_not_promised_a_message(desk: Run) -> None:
    _phoned(desk)
    assert "bot go nie wyśle" in desk("new-ticket", 1).stdout


def test_somebody_without_telegram_is_erased_after_a_second_thought(desk: Run, tmp_path: Path) -> None:
    _phoned(desk)
    signed_up(tmp_path, 11)
    first = desk("erase", 1)
    assert (first.exit_code, "--yes" in first.stderr) == (1, True)
    assert registration(tmp_path, 1).name == "Anna Nowak"
    erased = found(desk("erase", 1, "--yes", "--json"))
    assert (erased["status"], erased["certificate"]) == ("erased", None)
    left = registration(tmp_path, 1)
    assert (left.name, left.organisation, left.state, left.person) == ("", "", "cancelled", "erased:1")
    again = desk("erase", 1, "--yes")
    assert (again.exit_code, again.stderr.startswith("Nie ma zgłoszenia")) == (1, True)
    database = database_of(tmp_path)
    with database.read() as connection:
        done = [(each.actor, each.action) for each in audit.entries(connection, subject="registration:1")]
    database.close()
    assert done[-2:] == [("cli", "registration.cancelled"), ("cli", "registration.erased")]
