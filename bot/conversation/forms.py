"""The form that a dialog holds, of whatever kind: each kind has a room of its own that reads it and goes on with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar, runtime_checkable

from bot.conversation.intent import Said
from bot.conversation.model import IncomingFile, Outgoing
from bot.conversation.turn import Reply, Turn
from bot.store.engine import Connection

Form = TypeVar("Form")
Content = TypeVar("Content")

KIND = "form"
"""The key under which a stored form names its kind."""

MESSAGE = "message_id"
"""The key under which a form may keep the number of the message that shows it, so that a typed answer edits it.

It is dropped when the question is repeated below: what is above is not looked at any more.
"""


@dataclass(frozen=True, slots=True)
class LostForm:
    """A form that waited too long, or that this version cannot read.

    ``kind`` is that of a form whose answers stay elsewhere, "" when they are gone with it.
    """

    kind: str = ""


class FormRoom(Protocol[Form]):
    """Goes on with the forms of one kind. What it keeps with ``Turn.reply_and_keep`` has its kind under "form"."""

    @property
    def kind(self) -> str:
        """The name of the kind."""
        ...

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> Form | LostForm:
        """Return the stored form; it becomes ``Turn.form``. Whatever is stored, nothing is raised."""
        ...

    def takes(self, form: Form, said: Said) -> bool:
        """Return whether ``said`` is an entry of the form; if not, it is answered as a question."""
        ...

    def hear(self, turn: Turn, form: Form, said: Said) -> Reply:
        """Take a text as an entry; with its line breaks it is in ``turn.incoming.text``."""
        ...

    def remind(self, turn: Turn, form: Form) -> Outgoing:
        """Return the current question of the form once more, below what was said in between."""
        ...

    def leave(self, turn: Turn, form: Form) -> Reply:
        """Drop the form, as /anuluj wants."""
        ...


@runtime_checkable
class FileRoom(FormRoom[Form], Protocol[Form, Content]):
    """A room whose forms may ask for a file."""

    def largest_file(self, form: Form) -> int:
        """Return how many bytes the file that the form asks for may have; 0 when it asks for none."""
        ...

    def read_file(self, file: IncomingFile) -> Content:
        """Return what is in the file, before the transaction of the turn, so that it may take its time."""
        ...

    def take_file(self, turn: Turn, form: Form, content: Content) -> Reply:
        """Take the file that the form asks for, or say why it cannot be used."""
        ...


@dataclass(frozen=True, slots=True)
class SentFile:
    """What a room read in a file; ``kind`` is that of its forms."""

    kind: str
    content: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form with the room that goes on with it."""

    room: FormRoom[Any]
    form: Any

    @property
    def largest_file(self) -> int:
        """How many bytes the file that the form asks for may have; 0 when it asks for none."""
        return self.room.largest_file(self.form) if isinstance(self.room, FileRoom) else 0

    def read_file(self, file: IncomingFile) -> SentFile | None:
        """Return what is in the file; None when the form asks for none."""
        if not isinstance(self.room, FileRoom) or not self.largest_file:
            return None
        return SentFile(self.room.kind, self.room.read_file(file))

    def take_file(self, turn: Turn, file: SentFile) -> Reply | None:
        """Take the file; None when the form asks for none any more."""
        if not isinstance(self.room, FileRoom) or not self.largest_file or file.kind != self.room.kind:
            return None
        return self.room.take_file(turn, self.form, file.content)

    def takes(self, said: Said) -> bool:
        """Return whether ``said`` is an entry of the form."""
        return self.room.takes(self.form, said)

    def hear(self, turn: Turn, said: Said) -> Reply:
        """Take a text as an entry."""
        return self.room.hear(turn, self.form, said)

    def remind(self, turn: Turn) -> Outgoing:
        """Return the current question."""
        return self.room.remind(turn, self.form)

    def leave(self, turn: Turn) -> Reply:
        """Drop the form."""
        return self.room.leave(turn, self.form)


class Forms:
    """Finds the room of a stored form."""

    def __init__(self, rooms: Sequence[FormRoom[Any]]) -> None:
        self._rooms: Mapping[str, FormRoom[Any]] = {room.kind: room for room in rooms}

    def read(
        self, stored: Mapping[str, Any] | None, connection: Connection, now: datetime
    ) -> OpenForm | LostForm | None:
        """Return the form of a dialog; None when it holds none."""
        if stored is None:
            return None
        room = self._room(stored)
        form = LostForm() if room is None else room.read(stored, connection, now)
        return form if room is None or isinstance(form, LostForm) else OpenForm(room, form)

    def of(self, turn: Turn) -> OpenForm | None:
        """Return the form that is open in ``turn``."""
        room = self._room(turn.dialog.form or {})
        return None if room is None or turn.form is None else OpenForm(room, turn.form)

    def _room(self, stored: Mapping[str, Any]) -> FormRoom[Any] | None:
        kind = stored.get(KIND)
        return self._rooms.get(kind) if isinstance(kind, str) else None
