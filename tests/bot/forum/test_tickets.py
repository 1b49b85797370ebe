import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.forum.model import Registration, RegistrationId
from bot.forum.ticket_renewal import renew_ticket
from bot.forum.tickets import (
    CancelledTicket,
    ForgedTicket,
    NotATicket,
    OtherEventsTicket,
    ReplacedTicket,
    TicketKey,
    TicketKeyError,
    ValidTicket,
    examine_ticket,
    read_ticket,
    ticket_token,
)
from bot.store.engine import Database
from tests.bot.forum.door import KEY, Door
from tests.bot.store.memory import discard, fresh_database
from tests.fakes.clock import FixedClock


def test_a_key_stays_the_same_another_file_has_another_and_neither_shows_its_secret(tmp_path: Path) -> None:
    one, other = (TicketKey.load(tmp_path / name) for name in ("a.key", "b.key"))
    assert one == TicketKey.load(tmp_path / "a.key") != other
    assert repr(one) == "TicketKey()"


def test_without_the_key_new_tickets_have_to_be_sent(tmp_path: Path) -> None:
    path = tmp_path / "ticket.key"
    path.write_bytes(b"short")
    with pytest.raises(TicketKeyError, match="wyślij uczestnikom nowe bilety"):
        TicketKey.load(path)


def test_a_ticket_is_known_by_its_token_which_fits_a_deep_link(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        registration = Door(connection, clock).seat(1)
        token = ticket_token(KEY, registration)
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", token)
        assert len(ticket_token(KEY, replace(registration, id=RegistrationId(2**63 - 1)))) <= 64
        assert examine_ticket(KEY, connection, f" {token}\n") == ValidTicket(registration)
        assert read_ticket(KEY, connection, token) == registration


def test_each_bad_ticket_is_told_from_the_others(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        other = Door(connection, clock)
        first, second = door.seat(1), door.seat(2)
        token = ticket_token(KEY, first)
        stolen = token.replace(f"_{first.id}_", f"_{second.id}_")
        assert examine_ticket(KEY, connection, stolen) == ForgedTicket()
        assert examine_ticket(KEY, connection, ticket_token(TicketKey(bytes(32)), first)) == ForgedTicket()
        assert examine_ticket(KEY, connection, token.replace(f"_{first.id}_", "_99_")) == ForgedTicket()
        assert examine_ticket(KEY, connection, token, event_id=other.event.id) == OtherEventsTicket(first)
        door.forum.cancel_registration(connection, first.id)
        assert isinstance(examine_ticket(KEY, connection, token), CancelledTicket)
        assert read_ticket(KEY, connection, token) is None


def test_a_newer_ticket_replaces_the_older_ones(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        old = door.seat(1)
        new = renew_ticket(connection, old.id, clock.now(), actor=old.person)
        assert new is not None
        assert examine_ticket(KEY, connection, ticket_token(KEY, old)) == ReplacedTicket(new)
        assert examine_ticket(KEY, connection, ticket_token(KEY, new)) == ValidTicket(new)
        never = ticket_token(KEY, replace(new, ticket_serial=7))
        assert examine_ticket(KEY, connection, never) == ForgedTicket()


@pytest.fixture(scope="module")
def somebody() -> Iterator[tuple[Database, Registration]]:
    """One registration in a database that no test changes."""
    database = fresh_database()
    with database.transaction() as connection:
        registration = Door(connection, FixedClock()).seat(1)
    yield database, registration
    discard(database)


@settings(max_examples=30, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=70),
        st.from_regex(r"ci_[0-9]{1,25}_[A-Za-z0-9_-]{0,30}", fullmatch=True),
        st.from_regex(r"ci_1_[A-Za-z0-9_-]{22}", fullmatch=True),
    )
)
def test_no_text_but_our_own_is_a_ticket(somebody: tuple[Database, Registration], text: str) -> None:
    database, registration = somebody
    assume(text != ticket_token(KEY, registration))
    with database.read() as connection:
        assert isinstance(examine_ticket(KEY, connection, text), NotATicket | ForgedTicket)
