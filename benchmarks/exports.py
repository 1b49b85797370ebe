"""How long the files of a large event take: read from the database, made in the process that files are made in."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.conversation.attachments import AttachmentFiles
from bot.conversation.model import Attachment, AttachmentKind
from bot.conversation.voucher_services import VoucherServices
from bot.documents.worker import Worker
from bot.forum.event import Event
from bot.forum.model import CONSENT_VERSION, Group
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.store.engine import Database
from bot.store.event_schema import registrations
from tests.process.sign_ups import new_event

REGISTRATIONS = 10_000
KINDS = (AttachmentKind.EXPORT_XLSX, AttachmentKind.EXPORT_CSV, AttachmentKind.REPORT_XLSX, AttachmentKind.REPORT_PDF)
_ORGANISATIONS = 400
_MUNICIPALITIES = 144


def file_seconds(folder: Path) -> dict[AttachmentKind, float]:
    """Make each file of an event with ten thousand sign-ups; the first one also starts the process that makes them."""
    with _files(folder) as (event, files):
        return {kind: seconds_of(files, Attachment(kind, event.id, "pl")) for kind in KINDS}


@contextmanager
def _files(folder: Path) -> Iterator[tuple[Event, AttachmentFiles]]:
    database = Database.open(folder / "large.db")
    event = new_event(database, REGISTRATIONS)
    with database.transaction() as connection:
        connection.execute(registrations.insert(), list(_rows(event)))
    with attachment_files(database, folder) as files:
        yield event, files
    database.close()


@contextmanager
def attachment_files(database: Database, folder: Path) -> Iterator[AttachmentFiles]:
    """Make files of what is in the database within the block, in a process of their own; ``folder`` is for its key."""
    clock = SystemClock()
    tickets = TicketKey.load(folder / "ticket.key")
    files = AttachmentFiles(
        database=database,
        forum=ForumService(clock),
        tickets=tickets,
        vouchers=VoucherServices.build(clock, tickets.secret),
        clock=clock,
        organiser="",
        bot="interekip_bot",
        worker=Worker(),
    )
    try:
        yield files
    finally:
        files.close()


def seconds_of(files: AttachmentFiles, attachment: Attachment) -> float:
    """Make the file."""
    began = time.monotonic()
    made = files.make(attachment)
    assert made is not None  # noqa: S101 (what it is about is there)
    return time.monotonic() - began


def _rows(event: Event) -> Iterator[dict[str, object]]:
    """Yield sign-ups that differ as people do, half of whom came."""
    groups, now = list(Group), datetime.now(UTC)
    for number in range(REGISTRATIONS):
        organisation = f"Fundacja Łąka nr {number % _ORGANISATIONS}"
        yield {
            "event_id": event.id,
            "person": f"telegram:{number + 1}",
            "chat_id": number + 1,
            "name": f"Łucja Żółtowska-Śpiewak {number}",
            "organisation": organisation,
            "organisation_key": organisation.casefold(),
            "participant_group": groups[number % len(groups)].value,
            "municipality": f"Gmina {number % _MUNICIPALITIES}",
            "email": f"lucja.{number}@example.org",
            "consent_version": CONSENT_VERSION,
            "consent_at": now,
            "state": "confirmed",
            "created_at": now,
            "confirmed_at": now,
            "checked_in_at": now + timedelta(seconds=number) if number % 2 else None,
            "channel": "chat",
        }
