"""The door: tickets that are scanned, a search by name, and people who come without a sign-up. For staff alone."""

from collections.abc import Sequence
from typing import assert_never

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.card_view import ERASED
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.model import Block, Button, Outgoing, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import at_time
from bot.forum.attendance_model import (
    ADMITTED_AROUND,
    AlreadyCheckedIn,
    CheckedIn,
    CheckInResult,
    CheckInUndone,
    NotAdmitted,
)
from bot.forum.event import Event
from bot.forum.model import Registration
from bot.forum.selection import events_to_run
from bot.forum.tickets import (
    CancelledTicket,
    ForgedTicket,
    NotATicket,
    OtherEventsTicket,
    ReplacedTicket,
    TicketFault,
    TicketKey,
    ValidTicket,
    examine_ticket,
)
from bot.messages.desk import DESK
from bot.messages.door import DOOR
from bot.messages.signup import SIGNUP
from bot.staff.model import Role


class Door:
    """Lets people in; as a task it searches for the name that is typed.

    Parameters:
        services: what all rooms of the staff share.
        tickets: the key that tickets are signed with.
    """

    role = Role.DOOR

    def __init__(self, services: DeskServices, tickets: TicketKey) -> None:
        self._services = services
        self._tickets = tickets

    def scan(self, turn: Turn, token: str) -> Reply:
        """Follow the link of a ticket; who is no staff learns nothing from it but whom it is for."""
        if not self._services.allows(turn, Role.DOOR):
            return turn.reply(turn.message([Paragraph((DOOR[turn.language].for_staff,))]))
        ticket = examine_ticket(self._tickets, turn.connection, token, event_id=_door_of(turn))
        if not isinstance(ticket, ValidTicket):
            return turn.reply(turn.message(self._refusal(turn, ticket)))
        result = self._services.attendance.check_in(turn.connection, ticket.registration.id, actor=actor(turn))
        return turn.reply(_verdict(turn, result))

    def open(self, turn: Turn) -> Reply:
        """Begin with the event of now; ask which where there are several."""
        texts = DOOR[turn.language]
        events = [
            event
            for event in events_to_run(turn.connection, self._services.forum, turn.now)
            if event.starts_at - ADMITTED_AROUND <= turn.now <= event.ends_at + ADMITTED_AROUND
            and event.cancelled_at is None
        ]
        if len(events) == 1:
            return self.search(turn, events[0])
        rows = [[desk_button(event.title, DeskVerb.DOOR, event.id)] for event in events]
        return turn.reply(turn.message([Paragraph((texts.choose_event if events else texts.no_event,))], rows))

    def search(self, turn: Turn, event: Event) -> Reply:
        """Ask who comes in."""
        form = DeskForm(DeskTask.DOOR, event.id, turn.now)
        return ask(turn, form, self.question(turn, form))

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Ask for a part of the name."""
        texts, event = DOOR[turn.language], self._services.forum.get_event(turn.connection, form.subject)
        if event is None:
            return Question([Paragraph((DESK[turn.language].form_gone,))])
        walk_in = [desk_button(texts.walk_in, DeskVerb.WALK_IN, event.id)]
        return Question([Paragraph((texts.question.format(title=event.title),))], [walk_in])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Show who may be meant; the question stays open for the next person."""
        texts = DOOR[turn.language]
        found = self._services.attendance.find(turn.connection, form.subject, text)
        if not found:
            return ask(turn, form, self.question(turn, form), texts.found_none)
        rows = [[desk_button(_label(each), DeskVerb.ADMIT, each.id)] for each in found]
        walk_in = [desk_button(texts.walk_in, DeskVerb.WALK_IN, form.subject)]
        return turn.reply_and_keep(form, turn.message([Paragraph((texts.choose,))], [*rows, walk_in]))

    def admit(self, turn: Turn, registration_id: int) -> Reply:
        """Check in whom the button names."""
        result = self._services.attendance.check_in(turn.connection, registration_id, actor=actor(turn))
        return turn.reply(_verdict(turn, result, instead=True))

    def take_back(self, turn: Turn, registration_id: int) -> Reply:
        """Undo a check-in."""
        texts = DOOR[turn.language]
        undone = self._services.attendance.undo_check_in(turn.connection, registration_id, actor=actor(turn))
        if not isinstance(undone, CheckInUndone):
            return turn.reply(turn.instead([Paragraph((texts.nothing_to_undo,))]))
        return turn.reply(turn.instead([Paragraph((f"{texts.undone} ", Strong(undone.registration.name or ERASED)))]))

    def _refusal(self, turn: Turn, fault: TicketFault) -> Sequence[Block]:
        """Return red, what is wrong with the ticket, and whose it is."""
        texts, said = DOOR[turn.language], DOOR[turn.language].tickets[_fault_name(fault)]
        blocks: list[Block] = [Paragraph((Strong(texts.refused),)), Paragraph((said,))]
        if isinstance(fault, NotATicket | ForgedTicket):
            return blocks
        event = self._services.forum.get_event(turn.connection, fault.registration.event_id)
        return blocks if event is None else [*blocks, _who(turn, fault.registration, event)]


def _fault_name(fault: TicketFault) -> str:
    match fault:
        case NotATicket():
            return "no_ticket"
        case ForgedTicket():
            return "forged"
        case ReplacedTicket():
            return "replaced"
        case CancelledTicket():
            return "gone"
        case OtherEventsTicket():
            return "other_event"
        case _:
            assert_never(fault)


def _door_of(turn: Turn) -> int | None:
    """Return the event that the person lets people into just now; None when they chose none."""
    form = turn.form
    if isinstance(form, DeskForm) and form.task in {DeskTask.DOOR, DeskTask.WALK_IN}:
        return form.subject
    return None


def verdict_blocks(turn: Turn, result: CheckInResult) -> Sequence[Block]:
    """Return green, yellow or red, and who it is."""
    texts = DOOR[turn.language]
    match result:
        case CheckedIn(registration, event):
            return [Paragraph((Strong(texts.admitted),)), _who(turn, registration, event)]
        case AlreadyCheckedIn(registration, event):
            came = registration.checked_in_at or turn.now
            said = Paragraph((Strong(texts.already.format(at=at_time(came, turn.language))),))
            return [said, _who(turn, registration, event)]
        case NotAdmitted(obstacle, registration, event):
            why = [Paragraph((Strong(texts.refused),)), Paragraph((texts.obstacles[obstacle],))]
            return [*why, _who(turn, registration, event)] if registration and event else why


def _verdict(turn: Turn, result: CheckInResult, *, instead: bool = False) -> Outgoing:
    say = turn.instead if instead else turn.message
    return say(verdict_blocks(turn, result), verdict_rows(turn, result))


def verdict_rows(turn: Turn, result: CheckInResult) -> list[list[Button]]:
    """Return what can be done next: undoing a check-in."""
    if isinstance(result, CheckedIn | AlreadyCheckedIn):
        return [[desk_button(DOOR[turn.language].undo, DeskVerb.TAKE_BACK, result.registration.id)]]
    return []


def _who(turn: Turn, registration: Registration, event: Event) -> Block:
    group = SIGNUP[turn.language].groups[registration.group]
    rest = "\n".join(part for part in (registration.organisation, group, event.title) if part)
    return Paragraph((Strong(registration.name or ERASED), f"\n{rest}"))


def _label(registration: Registration) -> str:
    return ", ".join(part for part in (registration.name or ERASED, registration.organisation) if part)
