"""How long the work on an edition with a thousand applications takes, with the services that do it in earnest."""

import time
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from benchmarks.exports import attachment_files, seconds_of
from bot.conversation.model import Attachment, AttachmentKind
from bot.store.engine import Database, Location
from bot.voucher.decision_results import BudgetPreview, Decided, Ranking
from bot.voucher.decision_service import DecisionService
from bot.voucher.edition_sql import calls_of
from bot.voucher.invariants import broken
from bot.voucher.model import Edition
from bot.voucher.states import State
from tests.bot.voucher.edge import put_applications, put_reviews
from tests.bot.voucher.money import DECIDER, NOW, new_edition, zl
from tests.fakes.clock import FixedClock

APPLICATIONS = 1_000
_FILES = {
    "export the ranking list": AttachmentKind.VOUCHER_RANKING,
    "export the ledger": AttachmentKind.VOUCHER_LEDGER,
    "export the applications": AttachmentKind.VOUCHER_APPLICATIONS,
    "export the settlement": AttachmentKind.VOUCHER_SETTLEMENT,
}


def edition_seconds(location: Location, folder: Path) -> dict[str, float]:
    """Rank, preview and decide about the applications, check all invariants, and make the files of it."""
    database = Database.open(location)
    edition = _edition(database)
    ranking, taken = _decided(database, edition)
    began = time.monotonic()
    with database.read() as connection:
        assert broken(connection) == []  # noqa: S101 (the storms tell when it is not so)
    taken["check the invariants"] = time.monotonic() - began
    with attachment_files(database, folder) as files:
        for what, kind in _FILES.items():
            about = ranking.id if kind is AttachmentKind.VOUCHER_RANKING else edition.id
            taken[what] = seconds_of(files, Attachment(kind, about, "pl"))
    database.close()
    return taken


def _edition(database: Database) -> Edition:
    """Make an edition whose money suffices for half of those that pass."""
    with database.transaction() as connection:
        edition = new_edition(connection, budget=zl(800_000), appeal_reserve=zl(80_000))
        ids = put_applications(connection, edition, State.SCORING, zl(2_000), range(APPLICATIONS))
        put_reviews(connection, {each: 2 + number % 9 for number, each in enumerate(ids)})
    return edition


def _decided(database: Database, edition: Edition) -> tuple[Ranking, dict[str, float]]:
    service = DecisionService(FixedClock(NOW + timedelta(days=31)))
    moments = [time.monotonic()]
    with database.transaction() as connection:
        ranking = service.make_ranking(connection, calls_of(connection, edition.id)[0].id, actor=DECIDER)
    moments.append(time.monotonic())
    assert isinstance(ranking, Ranking)  # noqa: S101 (all are assessed)
    with database.read() as connection:
        assert isinstance(service.preview(connection, ranking.id), BudgetPreview)  # noqa: S101
    moments.append(time.monotonic())
    with database.transaction() as connection:
        assert isinstance(service.decide(connection, ranking.id, actor=DECIDER), Decided)  # noqa: S101
    moments.append(time.monotonic())
    taken = [after - before for before, after in pairwise(moments)]
    return ranking, dict(zip(("rank", "preview", "decide"), taken, strict=True))
