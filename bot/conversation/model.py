"""What comes in from a person and what goes out to them, whatever carries it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.answering.model import Language


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A document or a photo that a person sent; no representation shows its name or content, which can be personal.

    ``size`` is in bytes, as it was announced; ``content`` is there once the file was fetched.
    """

    file_id: str
    name: str = field(repr=False)
    size: int
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a person did.

    Exactly one of ``text``, ``button`` and ``unsupported`` is set. ``text`` may start with a slash command.
    ``button`` is the callback data of a pressed button. ``unsupported`` names what arrived instead
    ("photo", "voice", "document", "sticker", "location", "contact", "other"); ``file`` is the document or photo that
    did.
    ``edited`` marks a corrected message.
    ``message_id`` is the message that carried the button, for editing it in place. ``user_name`` is what the person
    is called there, ``bot_name`` what the bot is, for links that lead to it; "" where it has no such name.
    """

    chat_id: int
    user_id: int
    at: datetime
    text: str | None = None
    button: str | None = None
    unsupported: str | None = None
    file: IncomingFile | None = None
    edited: bool = False
    message_id: int | None = None
    client_language: str | None = None
    user_name: str | None = None
    bot_name: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text with an address behind it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Emphasised text."""

    text: str


Inline = str | Link | Strong


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of inline parts."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a source, shown as a quotation; ``expandable`` folds a long one."""

    text: str
    expandable: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[tuple[Inline, ...], ...]


Block = Paragraph | Quotation | Bullets


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. ``data`` is at most 64 bytes, or ``url`` opens a page."""

    label: str
    data: str = ""
    url: str = ""


class AttachmentKind(StrEnum):
    """The files that a message can bring; said behind each is whose number its ``subject`` is."""

    TICKET = "ticket"
    """A picture; the registration's."""
    TICKET_PDF = "ticket_pdf"
    """The registration's."""
    CALENDAR = "calendar"
    """The registration's; a cancelled one takes the event out of the calendar again."""
    CERTIFICATE = "certificate"
    """The registration's."""
    OWN_DATA = "own_data"
    """What is kept about somebody, as JSON; their number in Telegram."""
    POSTER_PDF = "poster_pdf"
    """The event's, like all that follow."""
    POSTER_PNG = "poster_png"
    BADGES = "badges"
    ATTENDANCE_LIST = "attendance_list"
    REPORT_PDF = "report_pdf"
    REPORT_XLSX = "report_xlsx"
    EXPORT_XLSX = "export_xlsx"
    EXPORT_CSV = "export_csv"
    VOUCHER_LETTER = "voucher_letter"
    """About the last decision; the application's, like the next one."""
    VOUCHER_PDF = "voucher_pdf"
    """With the code, once it was shown: for the applicant alone."""
    VOUCHER_RECEIPT = "voucher_receipt"
    """What was submitted; the application's."""
    VOUCHER_ATTACHMENT = "voucher_attachment"
    """What an applicant attached, as it is; the attachment's."""
    VOUCHER_RANKING = "voucher_ranking"
    """The ranking list's."""
    VOUCHER_SETTLEMENT = "voucher_settlement"
    """The edition's, like all that follow."""
    VOUCHER_LEDGER = "voucher_ledger"
    VOUCHER_APPLICATIONS = "voucher_applications"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to make when the message is sent, so that nothing personal waits in the outbox.

    Whoever attaches it has checked that the chat may have it. ``language`` is the code of the language of the file.
    """

    kind: AttachmentKind
    subject: int
    language: str = "pl"


@dataclass(frozen=True, slots=True)
class File:
    """What an attachment became; ``name`` has nothing personal in it."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to a chat; ``replaces`` edits the message of that id instead of sending a new one.

    ``key`` is a name under which it is queued once, whoever is the cause; without one the cause names it.
    With an ``attachment`` the text stands under the file where there is room, else before it.
    """

    chat_id: int
    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    replaces: int | None = None
    language: Language = field(default=Language.PL)
    attachment: Attachment | None = None
    key: str = ""
