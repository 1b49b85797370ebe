"""The files of messages, from the database."""

import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import icalendar
import openpyxl
import pytest

from bot.answering.model import Language
from bot.conversation.attachments import AttachmentFiles
from bot.conversation.event_files import seated
from bot.conversation.model import Attachment, AttachmentKind, File
from bot.conversation.registration_files import calendar_content, certificate_content
from bot.conversation.voucher_services import VoucherServices
from bot.documents.worker import Worker
from bot.forum.certificates import issue_certificates
from bot.forum.event import Event
from bot.forum.model import Booking, Registration
from bot.forum.service import ForumService
from bot.forum.tickets import read_ticket
from bot.store.engine import Connection, Database
from tests.bot.documents.reading import codes, pages
from tests.bot.forum.door import KEY, Door
from tests.fakes.clock import FixedClock

OF_EVENTS = [kind for kind in AttachmentKind if not kind.value.startswith("voucher")]
OF_REGISTRATIONS = frozenset(
    {AttachmentKind.TICKET, AttachmentKind.TICKET_PDF, AttachmentKind.CALENDAR, AttachmentKind.CERTIFICATE}
)


class Filed:
    """An event at which somebody has a seat, was checked in and given a certificate; and what makes its files."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database = database
        self.clock = clock
        with database.transaction() as connection:
            door = Door(connection, clock)
            self.event: Event = door.event
            self.registration: Registration = door.seat(1, name="Łucja Źdźbło")
            door.open()
            door.admit(self.registration)
            door.close()
            issue_certificates(connection, self.event, at=clock.now())
            self.forum = door.forum
        self.files = AttachmentFiles(
            database=database,
            forum=door.forum,
            tickets=KEY,
            vouchers=VoucherServices.build(clock, KEY.secret),
            clock=clock,
            organiser="Urząd",
            bot="interekip_bot",
            worker=Worker(),
        )

    def file(self, kind: AttachmentKind, language: str = "pl") -> File:
        subject = self.registration.id if kind in OF_REGISTRATIONS else self.event.id
        made = self.files.make(Attachment(kind, 1 if kind is AttachmentKind.OWN_DATA else subject, language))
        assert made is not None
        return made

    def booking(self, connection: Connection) -> Booking:
        [booking] = self.forum.everything_about(connection, self.registration.person)
        return booking


@pytest.fixture
def filed(database: Database, clock: FixedClock) -> Iterator[Filed]:
    made = Filed(database, clock)
    yield made
    made.files.close()


def test_every_kind_has_a_file_named_without_anybody_in_it(filed: Filed) -> None:
    made = {kind: filed.file(kind) for kind in OF_EVENTS}
    assert all(re.fullmatch(r"[a-z-]+\.(pdf|png|ics|csv|xlsx|json)", file.name) for file in made.values())
    begins = {"pdf": b"%PDF", "png": b"\x89PNG", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "csv": b"\xef\xbb\xbf"}
    for file in made.values():
        assert file.content.startswith(begins.get(file.name.rpartition(".")[2], b"{"))
    assert made[AttachmentKind.TICKET].mime == "image/png"


def test_the_code_of_the_ticket_lets_its_person_in(filed: Filed) -> None:
    [link] = codes(filed.file(AttachmentKind.TICKET).content)
    address, _, token = link.partition("?start=")
    assert address == "https://t.me/interekip_bot"
    with filed.database.read() as connection:
        shown = read_ticket(KEY, connection, token)
    assert shown is not None
    assert shown.id == filed.registration.id


def test_the_printed_files_name_who_has_a_seat(filed: Filed) -> None:
    for kind in (AttachmentKind.BADGES, AttachmentKind.ATTENDANCE_LIST, AttachmentKind.CERTIFICATE):
        assert "Łucja Źdźbło" in " ".join(pages(filed.file(kind).content))
    assert codes(filed.file(AttachmentKind.POSTER_PDF).content) == [
        f"https://t.me/interekip_bot?start=event_{filed.event.id}"
    ]


def test_the_export_and_the_own_data_have_the_person(filed: Filed) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(filed.file(AttachmentKind.EXPORT_XLSX).content)).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Łucja Źdźbło" in cells
    assert "Łucja Źdźbło" in filed.file(AttachmentKind.EXPORT_CSV).content.decode()
    own: dict[str, Any] = json.loads(filed.file(AttachmentKind.OWN_DATA).content)
    assert [each["name"] for each in own["events"]["registrations"]] == ["Łucja Źdźbło"]


def test_the_report_names_nobody(filed: Filed) -> None:
    text = " ".join(pages(filed.file(AttachmentKind.REPORT_PDF, "en").content))
    assert "Łucja" not in text
    assert "Fundacja Most" in text


def test_the_calendar_entry_goes_under_the_same_name_when_the_seat_is_given_up(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        registration = door.seat(1)
        entry = calendar_content(Booking(door.event, registration), clock.now(), Language.PL)
        clock.advance(timedelta(hours=1))
        door.forum.cancel_registration(connection, registration.id, person=registration.person)
        files = AttachmentFiles(
            database=database,
            forum=door.forum,
            tickets=KEY,
            vouchers=VoucherServices.build(clock, KEY.secret),
            clock=clock,
            organiser="",
            bot="interekip_bot",
            worker=Worker(),
        )
    made = files.make(Attachment(AttachmentKind.CALENDAR, registration.id))
    ticket = files.make(Attachment(AttachmentKind.TICKET, registration.id))
    files.close()
    assert made is not None
    calendar: Any = icalendar.Calendar.from_ical(made.content)
    [event] = calendar.walk("VEVENT")
    assert (calendar["method"], event["uid"]) == ("CANCEL", entry.uid)
    assert event["sequence"] > entry.sequence
    assert ticket is None


def test_what_is_gone_has_no_file(database: Database, clock: FixedClock) -> None:
    files = AttachmentFiles(
        database=database,
        forum=ForumService(clock),
        tickets=KEY,
        vouchers=VoucherServices.build(clock, KEY.secret),
        clock=clock,
        organiser="",
        bot="interekip_bot",
        worker=Worker(),
    )
    made = {kind for kind in AttachmentKind if files.make(Attachment(kind, 9_999)) is not None}
    assert made == {AttachmentKind.OWN_DATA}


def test_nobody_gets_a_certificate_who_was_forgotten_or_did_not_come(filed: Filed) -> None:
    with filed.database.transaction() as connection:
        assert certificate_content(filed.booking(connection), "", "b") is not None
        booking = filed.booking(connection)
        filed.forum.erase_person(connection, filed.registration.person)
        erased = filed.forum.find_registration(connection, filed.registration.id)
        assert erased is not None
        assert certificate_content(Booking(booking.event, erased), "", "b") is None


def test_lists_are_in_polish_order_by_surname(database: Database, clock: FixedClock) -> None:
    surnames = ["Lis", "Łoś", "Mak", "Lzar", "Ćma", "Cud", "Zych", "Żak", "Źródło", "Śpiew", "Sum"]
    with database.transaction() as connection:
        door = Door(connection, clock, 20)
        people = [door.seat(number, name=f"Jan {surname}") for number, surname in enumerate(surnames, start=1)]
    ordered = [person.name.removeprefix("Jan ") for person in seated(people)]
    assert ordered == ["Cud", "Ćma", "Lis", "Lzar", "Łoś", "Mak", "Sum", "Śpiew", "Zych", "Źródło", "Żak"]
