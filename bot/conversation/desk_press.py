"""What buttons of those who run events carry: "d:VERB:NUMBER:ARGUMENT", at most 64 bytes, read back with distrust."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.model import Button
from bot.conversation.room_press import CHOOSING, LEAVING, read_room_press, written_press


class DeskVerb(StrEnum):
    """What a press asks for. The number is an event, or what the comment says."""

    EVENTS = "list"
    EVENT = "event"
    PEOPLE = "people"
    FILTERS = "filters"
    SEARCH = "search"
    CARD = "card"  # registration
    APPROVE = "approve"  # registration
    REJECT = "reject"  # registration
    MOVE_UP = "up"  # registration
    OVER_CAPACITY = "over"  # registration
    CANCEL = "drop"  # registration
    CANCEL_SURELY = "dropyes"  # registration
    ERASE = "erase"  # registration
    ERASE_SURELY = "ersure"  # registration
    ERASE_FINALLY = "eryes"  # registration
    CHECK_IN = "came"  # registration
    UNDO_CHECK_IN = "undo"  # registration
    FILES = "files"
    FILE = "file"
    AUDIENCES = "message"
    AUDIENCE = "to"
    PROGRESS = "progress"  # message to a group
    EDIT = "edit"
    FIELD = "field"
    SESSIONS = "sessions"
    REMOVE_SESSION = "rmsess"  # session
    NEW = "new"
    COPY = "copy"
    POSTPONE = "move"
    CALL_OFF = "off"
    CALL_OFF_SURELY = "offsure"
    CALL_OFF_FINALLY = "offyes"
    DOOR = "door"
    ADMIT = "admit"  # registration
    TAKE_BACK = "back"  # registration
    WALK_IN = "walkin"
    IMPORT = "import"
    SAVE = "save"  # the open form
    TEST = "test"  # the open form
    SKIP = "skip"  # the open form
    CHOOSE = CHOOSING  # the open form; the argument ends with what is chosen
    LEAVE = LEAVING  # the open form


_ROOM = "d"


@dataclass(frozen=True, slots=True)
class DeskPress:
    """A press. ``argument`` names a part of a list, a field, an audience, or the state of a form."""

    verb: DeskVerb
    number: int = 0
    argument: str = ""

    @property
    def data(self) -> str:
        """What the button carries."""
        return written_press(_ROOM, self.verb.value, self.number, self.argument)


def read_desk_press(data: str) -> DeskPress | None:
    """Return what ``data`` means; None when no button of the desk carries it."""
    found = read_room_press(_ROOM, data)
    if found is None or found[0] not in set(DeskVerb):
        return None
    verb, number, argument = found
    return DeskPress(DeskVerb(verb), number, argument)


def desk_button(label: str, verb: DeskVerb, number: int = 0, argument: str = "") -> Button:
    """Return a button of the desk."""
    return Button(label, data=DeskPress(verb, number, argument).data)
