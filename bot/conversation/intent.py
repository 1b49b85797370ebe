"""What a person wants, read from what they did; pure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.buttons import FormPress, Press, read_press
from bot.conversation.desk_press import DeskPress, read_desk_press
from bot.conversation.model import Incoming, IncomingFile
from bot.conversation.staff_press import StaffPress, read_staff_press
from bot.conversation.voucher_desk_press import VoucherDeskPress, read_voucher_desk_press
from bot.conversation.voucher_press import VoucherPress, read_voucher_press
from index.folding import fold
from index.normalise import normalise_text

LONGEST_READ = 1000
"""Characters that are read of a message; nobody's question needs more, and a form's fields far less."""


class CommandName(StrEnum):
    """The commands; the values are their names without slash, folded."""

    START = "start"
    HELP = "pomoc"
    EVENTS = "forum"
    REGISTRATIONS = "moje"
    OWN_DATA = "moje_dane"
    VERIFY = "sprawdz"
    SOURCES = "zrodla"
    PRIVACY = "prywatnosc"
    LANGUAGE = "jezyk"
    LEAVE = "anuluj"
    INGEST = "ingest"
    STATUS = "stan"
    TEAM = "zespol"
    JOURNAL = "dziennik"
    TEMPLATES = "szablony"
    DESK = "zapisy"
    DOOR = "wejscie"
    VOUCHER = "voucher"
    VOUCHER_DESK = "vouchery"
    REVIEWS = "oceny"
    CODE = "kod"


_OTHER_NAMES = {
    "help": CommandName.HELP,
    "mydata": CommandName.OWN_DATA,
    "verify": CommandName.VERIFY,
    "events": CommandName.EVENTS,
    "sources": CommandName.SOURCES,
    "privacy": CommandName.PRIVACY,
    "language": CommandName.LANGUAGE,
    "cancel": CommandName.LEAVE,
    "status": CommandName.STATUS,
    "team": CommandName.TEAM,
    "log": CommandName.JOURNAL,
    "templates": CommandName.TEMPLATES,
    "signups": CommandName.DESK,
    "door": CommandName.DOOR,
    "vouchers": CommandName.VOUCHER_DESK,
    "reviews": CommandName.REVIEWS,
    "code": CommandName.CODE,
}


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command; ``name`` is None for an unknown one. ``argument`` is what follows it."""

    name: CommandName | None
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Free text, without characters that show nothing.

    ``cut`` tells that it went on beyond what is read, ``edited`` that it is a corrected message.
    """

    text: str
    cut: bool = False
    edited: bool = False

    @property
    def wordless(self) -> bool:
        """Whether there is no letter and no digit in it."""
        return not any(character.isalnum() for character in self.text)

    @property
    def asks(self) -> bool:
        """Whether it is certainly a question and no entry of a form."""
        return self.text.endswith("?")


AnyPress = Press | FormPress | StaffPress | DeskPress | VoucherDeskPress | VoucherPress

_READERS: tuple[Callable[[str], AnyPress | None], ...] = (
    read_press,
    read_staff_press,
    read_desk_press,
    read_voucher_press,
    read_voucher_desk_press,
)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button; None when no button of ours carries that."""

    press: AnyPress | None


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something that is no text; ``kind`` names it as in :class:`Incoming`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A file, which is of use only where one was asked for; ``kind`` names it as in :class:`Incoming`."""

    file: IncomingFile
    kind: str = "document"


Intent = Command | Said | Pressed | Sent | Unsupported


def understand(incoming: Incoming) -> Intent:
    """Return what ``incoming`` means."""
    if incoming.button is not None:
        found = (read(incoming.button) for read in _READERS)
        return Pressed(next((press for press in found if press is not None), None))
    if incoming.file is not None:
        return Sent(incoming.file, incoming.unsupported or "document")
    if incoming.text is None:
        return Unsupported(incoming.unsupported or "other")
    text = normalise_text(incoming.text, LONGEST_READ + 1)
    if text.startswith("/"):
        return _command(text)
    return Said(text[:LONGEST_READ].strip(), cut=len(text) > LONGEST_READ, edited=incoming.edited)


def _command(text: str) -> Command:
    """Read "/Forum@SomeBot argument"; names are taken in any case, with or without diacritics."""
    word, _, argument = text.removeprefix("/").partition(" ")
    name = fold(word.partition("@")[0])
    known = CommandName(name) if name in set(CommandName) else _OTHER_NAMES.get(name)
    return Command(known, argument.strip())
