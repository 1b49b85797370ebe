"""Whole lives of vouchers in the chat while the process is killed and every update comes three times."""

import os
import random
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from sqlalchemy import select

from bot.store import audit
from bot.store.audit import AuditEntry
from bot.store.engine import Connection, Database
from bot.store.schema import outbox_messages as outbox
from bot.voucher.invariants import broken
from bot.voucher.ledger_sql import EntryKind, entries
from bot.voucher.states import State
from bot.voucher.voucher_sql import voucher_of
from tests.fake_telegram import FakeTelegram, Late, Person
from tests.process.conftest import Serve
from tests.process.serving import Home
from tests.process.sign_ups import people_database
from tests.process.storm import NEW_MESSAGES
from tests.process.test_signup_storms import repeated
from tests.process.voucher_life import DOCUMENT, IDEA, NAME, NIP, ORGANISATION, PATIENCE, Life

KILLS = int(os.environ.get("INTEREKIP_KILLS", "2"))
LONGEST_SECONDS = 3.0
"""Between two kills: long enough for a few turns of a life."""
ONCE = (
    "voucher_application.submitted",
    "voucher_application.formal_started",
    "voucher_application.formal_passed",
    "voucher_application.granted",
    "voucher_application.settled",
    "voucher.issued",
    "voucher.code_shown",
    "voucher.redeemed",
)


def test_killed_at_random_moments_of_whole_lives(home: Home, telegram: FakeTelegram, serve: Serve) -> None:
    home = home.having(INTEREKIP_LOG_LEVEL="DEBUG")
    database = people_database(home)
    telegram.faults.inject(Late(0.02), None)  # so that kills also meet messages that are on their way
    chance = random.Random(2027)
    kills, lives, twice = 0, list[Life](), 0
    while kills < KILLS or not lives:
        life = Life(telegram, database, len(lives) + 1, times=3)
        lives.append(life)
        with ThreadPoolExecutor(1) as pool:
            runs = [serve(home, telegram)]
            story = pool.submit(life.live)
            while kills < KILLS and not (life.over or story.done()):
                telegram.world.bell.block_until(lambda: life.over, chance.uniform(0, LONGEST_SECONDS))  # noqa: B023 (asked within this round)
                runs[-1].kill()
                kills += 1
                runs.append(serve(home, telegram))
            story.result(3 * PATIENCE)
        came_twice = sum(came_too_often(life, person) for person in life.people)
        assert came_twice <= sum(map(repeated, runs))
        twice += came_twice
        is_whole(life, database)
        assert runs[-1].stop() == 0
    assert remembered_elsewhere(lives, database, home) == set()
    print(f"{kills} kills in {len(lives)} lives, {twice} messages on their way came twice")  # noqa: T201 (what a long run found)
    database.close()


def is_whole(life: Life, database: Database) -> None:
    """Check that nothing of the life is lost and nothing happened twice."""
    application = life.application
    assert application.state is State.SETTLED
    assert len(set(life.codes)) == 1
    with database.read() as connection:
        assert broken(connection) == []
        book = [(each.kind, each.amount) for each in entries(connection, life.edition_id)]
        logged = Counter(each.action for each in _log(connection, life))
    assert book == [
        (EntryKind.BUDGET, Decimal(10_000)),
        (EntryKind.GRANT, Decimal(2_000)),
        (EntryKind.REDEMPTION, Decimal("1500.50")),
        (EntryKind.RELEASE, Decimal("499.50")),
    ]
    assert {action: logged[action] for action in ONCE} == dict.fromkeys(ONCE, 1)


def came_too_often(life: Life, person: Person) -> int:
    """Return how many messages too many somebody got: all that they should get differ."""
    new = [
        (call.method, call.parameters.get("text") or call.parameters.get("caption"))
        for call in life.telegram.calls[life.first_call :]
        if call.chat_id == person.chat_id and call.accepted and call.method in NEW_MESSAGES
    ]
    return len(new) - len(set(new))


def remembered_elsewhere(lives: list[Life], database: Database, home: Home) -> set[str]:
    """Return what is personal or secret and stands in a log, in the audit log or in a message that was sent."""
    canaries = {NAME, NIP, re.sub(r"\D", "", NIP), ORGANISATION, IDEA, DOCUMENT, "kanar"}
    canaries |= {code for life in lives for code in (*life.codes, *(each.replace("-", "") for each in life.codes))}
    with database.read() as connection:
        rows = [repr(entry.details) + entry.subject for entry in audit.entries(connection)]
        rows += [f"{row.key} {row.payload}" for row in connection.execute(select(outbox.c.key, outbox.c.payload))]
    texts = [path.read_text(errors="replace") for path in home.folder.glob("*.log")] + rows
    return {each for each in canaries if any(each.casefold() in text.casefold() for text in texts)}


def _log(connection: Connection, life: Life) -> list[AuditEntry]:
    """Return what the audit log has about the application and its voucher."""
    voucher = voucher_of(connection, life.application_id)
    assert voucher is not None
    subjects = {f"voucher_application:{life.application_id}", f"voucher:{voucher.id}"}
    return [each for each in audit.entries(connection) if each.subject in subjects]
