"""What a coordinator does to a sign-up with a reason that they write: rejecting, moving up, inviting over capacity."""

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.card_view import ERASED
from bot.conversation.desk_card import DeskCard
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.model import Paragraph
from bot.conversation.turn import Reply, Turn
from bot.forum.model import RegistrationState
from bot.forum.notices import Notice
from bot.forum.outcomes import Decided
from bot.messages.registration_card import CARD
from bot.staff.model import Role

LONGEST_REASON = 500


class DeskReasons:
    """Asks for the reason, and then does it."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices, card: DeskCard) -> None:
        self._forum = services.forum
        self._card = card

    def begin(self, turn: Turn, task: DeskTask, registration_id: int) -> Reply:
        """Ask why."""
        if self._forum.find_registration(turn.connection, registration_id) is None:
            return self._card.show(turn, registration_id)
        form = DeskForm(task, registration_id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Return the question for the reason."""
        texts = CARD[turn.language]
        questions = {
            DeskTask.REJECT: texts.ask_reject,
            DeskTask.MOVE_UP: texts.ask_move_up,
            DeskTask.OVER_CAPACITY: texts.ask_over_capacity,
        }
        registration = self._forum.find_registration(turn.connection, form.subject)
        name = registration.name if registration else ""
        return Question([Paragraph((questions[form.task].format(name=name or ERASED),))])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Do it for the reason in ``text``."""
        texts = CARD[turn.language]
        if not any(character.isalpha() for character in text):
            return ask(turn, form, self.question(turn, form), texts.reason_too_short)
        if len(text) > LONGEST_REASON:
            return ask(turn, form, self.question(turn, form), texts.reason_too_long)
        note, notices = self._do(turn, form, text)
        return self._card.done(turn, form.subject, note, notices, instead=False)

    def _do(self, turn: Turn, form: DeskForm, reason: str) -> tuple[str, list[Notice]]:
        match form.task:
            case DeskTask.REJECT:
                return self._reject(turn, form.subject, reason)
            case DeskTask.MOVE_UP:
                return self._move_up(turn, form.subject, reason)
            case _:
                return self._invite(turn, form.subject, reason)

    def _reject(self, turn: Turn, registration_id: int, reason: str) -> tuple[str, list[Notice]]:
        texts = CARD[turn.language]
        result = self._forum.reject(turn.connection, registration_id, reason=reason, actor=actor(turn))
        return (texts.rejected, [*result.notices]) if isinstance(result, Decided) else (texts.nothing_done, [])

    def _move_up(self, turn: Turn, registration_id: int, reason: str) -> tuple[str, list[Notice]]:
        texts = CARD[turn.language]
        before = self._forum.find_registration(turn.connection, registration_id)
        notices = self._forum.move_up(turn.connection, registration_id, reason=reason, actor=actor(turn))
        waited = before is not None and before.state is RegistrationState.WAITING
        return texts.moved_up if waited else texts.nothing_done, notices

    def _invite(self, turn: Turn, registration_id: int, reason: str) -> tuple[str, list[Notice]]:
        texts = CARD[turn.language]
        notices = self._forum.invite_over_capacity(turn.connection, registration_id, reason=reason, actor=actor(turn))
        return texts.invited if notices else texts.nothing_done, notices
