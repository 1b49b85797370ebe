"""One sign-up and what a coordinator does with it."""

from collections.abc import Iterable, Sequence

from bot.conversation.card_view import card_blocks
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor, told
from bot.conversation.model import Block, Button, Outgoing, Paragraph
from bot.conversation.people_list import listing
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import counted
from bot.forum.attendance_model import AlreadyCheckedIn, CheckedIn, CheckInUndone, NotAdmitted
from bot.forum.model import Registration, RegistrationState
from bot.forum.notices import Notice
from bot.forum.outcomes import Cancelled, Decided
from bot.messages.desk import DESK
from bot.messages.door import DOOR
from bot.messages.registration_card import CARD

_ACTIONS: dict[RegistrationState, tuple[DeskVerb, ...]] = {
    RegistrationState.PENDING: (DeskVerb.APPROVE, DeskVerb.REJECT),
    RegistrationState.WAITING: (DeskVerb.MOVE_UP, DeskVerb.OVER_CAPACITY, DeskVerb.CANCEL),
    RegistrationState.OFFERED: (DeskVerb.CANCEL,),
    RegistrationState.CONFIRMED: (DeskVerb.CHECK_IN, DeskVerb.CANCEL),
}


class DeskCard:
    """Shows one sign-up and changes it."""

    def __init__(self, services: DeskServices) -> None:
        self._forum = services.forum
        self._attendance = services.attendance

    def show(self, turn: Turn, registration_id: int) -> Reply:
        """Show the sign-up in place of the pressed message."""
        return turn.reply(self.message(turn, registration_id))

    def message(self, turn: Turn, registration_id: int, notes: Iterable[str] = (), *, instead: bool = True) -> Outgoing:
        """Return the message about the sign-up as it is now, below ``notes``."""
        say = turn.instead if instead else turn.message
        registration = self._forum.find_registration(turn.connection, registration_id)
        event = self._forum.get_event(turn.connection, registration.event_id) if registration else None
        if registration is None or event is None:
            back = desk_button(DESK[turn.language].to_events, DeskVerb.EVENTS)
            return say([Paragraph((CARD[turn.language].nothing_done,))], [[back]])
        opening: list[Block] = [Paragraph((note,)) for note in notes]
        blocks = [*opening, *card_blocks(turn, self._forum, event, registration)]
        return say(blocks, [*_actions(turn, registration), *_ways(turn, registration)])

    def approve(self, turn: Turn, registration_id: int) -> Reply:
        """Agree to a sign-up that waits for it."""
        texts = CARD[turn.language]
        match self._forum.approve(turn.connection, registration_id, actor=actor(turn)):
            case Decided(registration, _, notices):
                seated = registration.state is RegistrationState.CONFIRMED
                note = texts.approved if seated else texts.approved_waiting
                return self.done(turn, registration_id, note, notices)
            case _:
                return self.done(turn, registration_id, texts.nothing_done)

    def ask_before_cancelling(self, turn: Turn, registration_id: int) -> Reply:
        """Ask whether the sign-up is really to be cancelled."""
        texts = CARD[turn.language]
        rows = [
            [desk_button(texts.yes_cancel, DeskVerb.CANCEL_SURELY, registration_id)],
            [desk_button(texts.no, DeskVerb.CARD, registration_id)],
        ]
        card = self.message(turn, registration_id, [texts.sure_cancel])
        return turn.reply(turn.instead(card.blocks, rows))

    def cancel(self, turn: Turn, registration_id: int) -> Reply:
        """Cancel the sign-up and tell everybody whom it concerns."""
        texts = CARD[turn.language]
        result = self._forum.cancel_registration(turn.connection, registration_id, actor=actor(turn))
        if isinstance(result, Cancelled):
            return self.done(turn, registration_id, texts.registration_cancelled, result.notices)
        return self.done(turn, registration_id, texts.nothing_done)

    def check_in(self, turn: Turn, registration_id: int) -> Reply:
        """Mark that the person came."""
        texts = CARD[turn.language]
        match self._attendance.check_in(turn.connection, registration_id, actor=actor(turn)):
            case CheckedIn():
                note = texts.checked_in
            case AlreadyCheckedIn():
                note = texts.already_in
            case NotAdmitted(obstacle):
                note = DOOR[turn.language].obstacles[obstacle]
        return self.done(turn, registration_id, note)

    def undo_check_in(self, turn: Turn, registration_id: int) -> Reply:
        """Take the check-in back."""
        texts = CARD[turn.language]
        undone = self._attendance.undo_check_in(turn.connection, registration_id, actor=actor(turn))
        note = texts.check_in_undone if isinstance(undone, CheckInUndone) else texts.nothing_done
        return self.done(turn, registration_id, note)

    def done(
        self, turn: Turn, registration_id: int, note: str, notices: Sequence[Notice] = (), *, instead: bool = True
    ) -> Reply:
        """Close the form, show the sign-up below what was done and who is told, and tell them."""
        messages = told(turn, notices)
        card = self.message(turn, registration_id, [note, *telling(turn, notices, messages)], instead=instead)
        return turn.reply_and_keep(None, card, *messages)


def telling(turn: Turn, notices: Sequence[Notice], messages: Sequence[Outgoing]) -> list[str]:
    """Return how many people get a message, and how many cannot."""
    texts, without_chat = CARD[turn.language], len(notices) - len(messages)
    said = [counted(texts.told, len(messages), turn.language)] if messages else []
    return [*said, texts.not_told.format(number=without_chat)] if without_chat else said


def _actions(turn: Turn, registration: Registration) -> list[list[Button]]:
    texts = CARD[turn.language]
    labels = {
        DeskVerb.APPROVE: texts.approve,
        DeskVerb.REJECT: texts.reject,
        DeskVerb.MOVE_UP: texts.move_up,
        DeskVerb.OVER_CAPACITY: texts.over_capacity,
        DeskVerb.CANCEL: texts.cancel,
        DeskVerb.CHECK_IN: texts.check_in,
        DeskVerb.UNDO_CHECK_IN: texts.undo,
        DeskVerb.ERASE: texts.erase,
    }
    verbs = _ACTIONS.get(registration.state, ())
    if registration.checked_in_at is not None:
        verbs = (DeskVerb.UNDO_CHECK_IN,)
    if registration.name:
        verbs = (*verbs, DeskVerb.ERASE)
    return [[desk_button(labels[verb], verb, registration.id)] for verb in verbs]


def _ways(turn: Turn, registration: Registration) -> list[list[Button]]:
    texts = DESK[turn.language]
    alike = desk_button(
        texts.of_organisation, DeskVerb.PEOPLE, registration.event_id, listing("like", str(registration.id))
    )
    back = desk_button(texts.to_event, DeskVerb.EVENT, registration.event_id)
    return [[alike], [back]] if registration.organisation else [[back]]
