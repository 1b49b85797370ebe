"""What buttons of those who run the voucher carry: "w:VERB:NUMBER:ARGUMENT", at most 64 bytes, read with distrust."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.model import Button
from bot.conversation.room_press import CHOOSING, LEAVING, read_room_press, written_press


class VoucherDeskVerb(StrEnum):
    """What a press asks for. The number is an edition, or what the comment says."""

    HOME = "home"
    NEW = "new"
    SAMPLE = "sample"
    EDITION = "edition"
    RULES = "rules"
    CHANGE = "change"
    MANAGE = "manage"
    EXTEND = "extend"  # call
    CLOSE_CALL = "stop"  # call
    CLOSE_CALL_SURELY = "stopyes"  # call
    RELEASE = "free"
    RELEASE_SURELY = "freeyes"
    END_RESERVE = "end"
    END_RESERVE_SURELY = "endyes"
    CLOSE = "close"
    CLOSE_SURELY = "closeyes"
    LIST = "list"
    FILTERS = "filters"
    SEARCH = "search"
    CARD = "card"  # application, and so below
    HISTORY = "history"
    START = "start"
    CORRECT = "correct"
    ACCEPT = "accept"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    ASSIGN = "assign"
    ASSIGN_TO = "to"
    APPEAL = "appeal"
    ISSUE = "issue"
    REVOKE = "revoke"
    SETTLE = "settle"
    SETTLE_SURELY = "setyes"
    NEW_CODE = "newcode"
    NEW_CODE_SURELY = "codeyes"
    LETTER = "letter"
    RECEIPT = "receipt"
    REVIEWS = "reviews"
    TAKE_BACK = "takeback"
    TAKE_BACK_SURELY = "backyes"
    ATTACHED = "attached"  # attachment
    ASSIGN_ALL = "share"  # call
    MISSING = "missing"  # call
    RANK = "rank"  # call
    RANKING = "ranking"  # ranking
    DECIDE = "decide"  # ranking
    DECIDE_SURELY = "decyes"  # ranking
    ISSUE_ALL = "issueall"
    ISSUE_ALL_SURELY = "issueyes"
    LEDGER = "ledger"
    ENTRY = "entry"  # ledger entry
    REVERSE = "reverse"  # ledger entry
    FILES = "files"
    FILE = "file"
    TASKS = "tasks"
    TASK = "task"  # application, and so below
    TASK_FILE = "taskfile"  # attachment
    SCORE = "score"
    STEP_DOWN = "down"
    STEP_DOWN_SURELY = "downyes"
    AFFILIATION = "belongs"
    REDEEM = "redeem"
    SAVE = "save"  # the open form
    SKIP = "skip"  # the open form
    CHOOSE = CHOOSING  # the open form; the argument ends with what is chosen
    LEAVE = LEAVING  # the open form


OF_FORM = frozenset({VoucherDeskVerb.SAVE, VoucherDeskVerb.SKIP, VoucherDeskVerb.CHOOSE, VoucherDeskVerb.LEAVE})
"""What belongs to the open form; every other button leads away from it."""

OF_REVIEWERS = frozenset(
    {
        VoucherDeskVerb.TASKS,
        VoucherDeskVerb.TASK,
        VoucherDeskVerb.TASK_FILE,
        VoucherDeskVerb.SCORE,
        VoucherDeskVerb.STEP_DOWN,
        VoucherDeskVerb.STEP_DOWN_SURELY,
        VoucherDeskVerb.AFFILIATION,
    }
)

OF_PROVIDERS = frozenset({VoucherDeskVerb.REDEEM})

_ROOM = "w"


@dataclass(frozen=True, slots=True)
class VoucherDeskPress:
    """A press. ``argument`` names a part of a list, a page, a file, a member of the staff, or the state of a form."""

    verb: VoucherDeskVerb
    number: int = 0
    argument: str = ""

    @property
    def data(self) -> str:
        """What the button carries."""
        return written_press(_ROOM, self.verb.value, self.number, self.argument)


def read_voucher_desk_press(data: str) -> VoucherDeskPress | None:
    """Return what ``data`` means; None when no button of those who run the voucher carries it."""
    found = read_room_press(_ROOM, data)
    if found is None or found[0] not in set(VoucherDeskVerb):
        return None
    verb, number, argument = found
    return VoucherDeskPress(VoucherDeskVerb(verb), number, argument)


def voucher_button(label: str, verb: VoucherDeskVerb, number: int = 0, argument: object = "") -> Button:
    """Return a button of those who run the voucher."""
    return Button(label, data=VoucherDeskPress(verb, number, str(argument)).data)
