"""What comes in from a person and what goes out to them, whatever carries it."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.answering.model import Language


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a person did.

    Exactly one of ``text``, ``button`` and ``unsupported`` is set. ``text`` may start with a slash command.
    ``button`` is the callback data of a pressed button. ``unsupported`` names what arrived instead
    ("photo", "voice", "document", "sticker", "location", "contact", "other"). ``edited`` marks a corrected message.
    ``message_id`` is the message that carried the button, for editing it in place.
    """

    chat_id: int
    user_id: int
    at: datetime
    text: str | None = None
    button: str | None = None
    unsupported: str | None = None
    edited: bool = False
    message_id: int | None = None
    client_language: str | None = None


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


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to a chat; ``replaces`` edits the message of that id instead of sending a new one.

    ``key`` is a name under which it is queued once, whoever is the cause; without one the cause names it.
    """

    chat_id: int
    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    replaces: int | None = None
    language: Language = field(default=Language.PL)
    key: str = ""
