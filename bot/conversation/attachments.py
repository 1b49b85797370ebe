"""The files of messages, made of what the database has when the message is sent."""

import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from bot.answering.model import Language
from bot.clock import Clock
from bot.conversation.event_files import attendance_content, badges_content, poster_content
from bot.conversation.file_order import FileOrder, order
from bot.conversation.language import language_of
from bot.conversation.model import Attachment, AttachmentKind, File
from bot.conversation.registration_files import calendar_content, certificate_content, ticket_content
from bot.conversation.report_content import report_content
from bot.conversation.voucher_files import Make, VoucherFiles, attachment_ending
from bot.conversation.voucher_services import VoucherServices
from bot.documents.attendance_list import attendance_list_pdf
from bot.documents.badges import badges_pdf
from bot.documents.calendar_file import CalendarContent, calendar_file
from bot.documents.certificate import CertificateContent, certificate_pdf
from bot.documents.poster import PosterContent, poster_pdf, poster_png
from bot.documents.report import ReportContent, report_pdf
from bot.documents.report_workbook import report_xlsx
from bot.documents.spreadsheets import registrations_xlsx
from bot.documents.tickets import TicketContent, ticket_pdf, ticket_png
from bot.documents.worker import Worker
from bot.forum.event import Event
from bot.forum.export import COLUMNS, as_csv, export_rows
from bot.forum.model import Booking, Registration, telegram_person
from bot.forum.own_data import export_person
from bot.forum.service import ForumService
from bot.forum.statistics import event_statistics
from bot.forum.tickets import TicketKey, ticket_token
from bot.messages.documents import DOCUMENTS
from bot.store.engine import Connection, Database
from bot.store.privacy import export_chat
from bot.voucher.own_data import export_person as export_vouchers

_MIMES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "ics": "text/calendar",
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}

_ENDINGS = {
    AttachmentKind.TICKET: "png",
    AttachmentKind.CALENDAR: "ics",
    AttachmentKind.OWN_DATA: "json",
    AttachmentKind.POSTER_PNG: "png",
    AttachmentKind.REPORT_XLSX: "xlsx",
    AttachmentKind.EXPORT_XLSX: "xlsx",
    AttachmentKind.EXPORT_CSV: "csv",
    AttachmentKind.VOUCHER_LEDGER: "xlsx",
    AttachmentKind.VOUCHER_APPLICATIONS: "xlsx",
}
"""Of those that are no PDF."""


T = TypeVar("T")


def file_name(attachment: Attachment, ending: str | None = None) -> str:
    """Return what the file is called: by its kind alone, with the ``ending`` of what somebody attached."""
    return f"{DOCUMENTS[attachment.language].files[attachment.kind]}.{ending or _ENDINGS.get(attachment.kind, 'pdf')}"


class AttachmentFiles:
    """Makes the files; safe to use from several threads.

    Args:
        database: where everything is read, in a transaction of its own.
        forum: the service of events and sign-ups.
        tickets: what tickets are signed with.
        vouchers: the services of the voucher.
        clock: tells when a report and a calendar file were made.
        organiser: who gives certificates.
        bot: the user name of the bot, for links into it.
        worker: the process that makes them; it may do other things too, and ends with :meth:`close`.
    """

    def __init__(
        self,
        *,
        database: Database,
        forum: ForumService,
        tickets: TicketKey,
        vouchers: VoucherServices,
        clock: Clock,
        organiser: str,
        bot: str,
        worker: Worker,
    ) -> None:
        self._database = database
        self._forum = forum
        self._tickets = tickets
        self._clock = clock
        self._organiser = organiser
        self._bot = bot
        self._worker = worker
        self._vouchers = VoucherFiles(vouchers, clock, organiser, self._link)
        self._orders = {**self._by_kind(), **self._of_vouchers()}

    def make(self, attachment: Attachment, /) -> File | None:
        """Return the file; None when what it is about is gone, or is not (any more) such that there is one.

        Raises:
            DatabaseError: when the database cannot be read now.
            DocumentError: when the file cannot be made.

        """
        with self._database.read() as connection:
            asked = self._orders[attachment.kind](connection, attachment)
            name = file_name(attachment, _attached_ending(connection, attachment))
        if asked is None:
            return None
        content = asked if isinstance(asked, bytes) else self._worker.run(asked.function, *asked.content)
        return File(name, _MIMES[name.rpartition(".")[2]], content)

    def close(self) -> None:
        """End the process that makes them."""
        self._worker.close()

    def _by_kind(self) -> Mapping[AttachmentKind, Callable[[Connection, Attachment], FileOrder | bytes | None]]:
        """Return how each kind of file is made."""
        return {
            AttachmentKind.TICKET: lambda connection, asked: order(ticket_png, self._ticket(connection, asked)),
            AttachmentKind.TICKET_PDF: lambda connection, asked: order(ticket_pdf, self._ticket(connection, asked)),
            AttachmentKind.CALENDAR: lambda connection, asked: order(calendar_file, self._calendar(connection, asked)),
            AttachmentKind.CERTIFICATE: lambda connection, asked: order(
                certificate_pdf, self._certificate(connection, asked)
            ),
            AttachmentKind.OWN_DATA: lambda connection, asked: _own_data(connection, asked.subject),
            AttachmentKind.POSTER_PDF: lambda connection, asked: order(
                poster_pdf, self._of_event(connection, asked, self._poster)
            ),
            AttachmentKind.POSTER_PNG: lambda connection, asked: order(
                poster_png, self._of_event(connection, asked, self._poster)
            ),
            AttachmentKind.BADGES: lambda connection, asked: order(
                badges_pdf, self._of_people(connection, asked, badges_content)
            ),
            AttachmentKind.ATTENDANCE_LIST: lambda connection, asked: order(
                attendance_list_pdf, self._of_people(connection, asked, attendance_content)
            ),
            AttachmentKind.REPORT_PDF: lambda connection, asked: order(report_pdf, self._report(connection, asked)),
            AttachmentKind.REPORT_XLSX: lambda connection, asked: order(report_xlsx, self._report(connection, asked)),
            AttachmentKind.EXPORT_XLSX: lambda connection, asked: self._of_people(connection, asked, _workbook),
            AttachmentKind.EXPORT_CSV: lambda connection, asked: self._of_people(connection, asked, _csv),
        }

    def _of_vouchers(self) -> Mapping[AttachmentKind, Callable[[Connection, Attachment], FileOrder | bytes | None]]:
        """Return how each kind of file of the voucher is made."""

        def of_number(make: Make) -> Callable[[Connection, Attachment], FileOrder | bytes | None]:
            return lambda connection, asked: make(connection, asked.subject)

        return {kind: of_number(make) for kind, make in self._vouchers.by_kind().items()}

    def _ticket(self, connection: Connection, attachment: Attachment) -> TicketContent | None:
        booking = self._booking(connection, attachment)
        if booking is None:
            return None
        sessions = self._forum.chosen_sessions(connection, booking.registration)
        link = self._link(ticket_token(self._tickets, booking.registration))
        return ticket_content(booking, sessions, link, language_of(attachment.language))

    def _calendar(self, connection: Connection, attachment: Attachment) -> CalendarContent | None:
        booking = self._booking(connection, attachment)
        language = language_of(attachment.language)
        return None if booking is None else calendar_content(booking, self._clock.now(), language)

    def _certificate(self, connection: Connection, attachment: Attachment) -> CertificateContent | None:
        booking = self._booking(connection, attachment)
        return None if booking is None else certificate_content(booking, self._organiser, self._bot)

    def _report(self, connection: Connection, attachment: Attachment) -> ReportContent | None:
        def counted(event: Event, language: Language) -> ReportContent:
            return report_content(event_statistics(connection, event), self._clock.now(), language)

        return self._of_event(connection, attachment, counted)

    def _poster(self, event: Event, language: Language) -> PosterContent:
        return poster_content(event, self._link(f"event_{event.id}"), language)

    def _of_people(
        self,
        connection: Connection,
        attachment: Attachment,
        content: Callable[[Event, list[Registration], Language], T | None],
    ) -> T | None:
        def of_event(event: Event, language: Language) -> T | None:
            return content(event, self._forum.registrations_for(connection, event.id), language)

        return self._of_event(connection, attachment, of_event)

    def _of_event(
        self, connection: Connection, attachment: Attachment, content: Callable[[Event, Language], T | None]
    ) -> T | None:
        event = self._forum.get_event(connection, attachment.subject)
        return None if event is None else content(event, language_of(attachment.language))

    def _booking(self, connection: Connection, attachment: Attachment) -> Booking | None:
        registration = self._forum.find_registration(connection, attachment.subject)
        event = None if registration is None else self._forum.get_event(connection, registration.event_id)
        return None if registration is None or event is None else Booking(event, registration)

    def _link(self, payload: str) -> str:
        return f"https://t.me/{self._bot}?start={payload}"


def _attached_ending(connection: Connection, attachment: Attachment) -> str | None:
    attached = attachment.kind is AttachmentKind.VOUCHER_ATTACHMENT
    return attachment_ending(connection, attachment.subject) if attached else None


def _workbook(event: Event, registrations: list[Registration], _language: Language) -> FileOrder:
    rows = [list(row.values()) for row in export_rows(registrations)]
    return FileOrder(registrations_xlsx, (COLUMNS, rows, event.title))


def _csv(_event: Event, registrations: list[Registration], _language: Language) -> bytes:
    return as_csv(export_rows(registrations)).encode()


def _own_data(connection: Connection, user_id: int) -> bytes:
    """Return what is kept about somebody in Telegram, where the private chat has the number of the person."""
    person = telegram_person(user_id)
    known = {
        "chat": export_chat(connection, user_id),
        "events": export_person(connection, person),
        "vouchers": export_vouchers(connection, person),
    }
    return json.dumps(known, ensure_ascii=False, indent=2).encode()
