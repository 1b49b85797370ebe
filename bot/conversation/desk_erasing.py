"""Erasing somebody's sign-up at their wish: for those who have no Telegram to do it in themselves."""

from bot.conversation.desk_card import DeskCard
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.turn import Reply, Turn
from bot.forum.withdrawal import Withdrawn, erase_registration
from bot.messages.registration_card import CARD


class DeskErasing:
    """Asks twice, as it cannot be taken back, and erases."""

    def __init__(self, services: DeskServices, card: DeskCard) -> None:
        self._forum = services.forum
        self._card = card

    def ask_first(self, turn: Turn, registration_id: int) -> Reply:
        """Ask whether the data is to be erased, and say what stays."""
        texts = CARD[turn.language]
        return self._asked(turn, registration_id, texts.sure_erase, texts.yes_erase, DeskVerb.ERASE_SURELY)

    def ask_again(self, turn: Turn, registration_id: int) -> Reply:
        """Ask once more."""
        texts = CARD[turn.language]
        return self._asked(turn, registration_id, texts.really_erase, texts.finally_erase, DeskVerb.ERASE_FINALLY)

    def erase(self, turn: Turn, registration_id: int) -> Reply:
        """Cancel the sign-up, forget whose it was, and tell those whom it concerns."""
        texts = CARD[turn.language]
        result = erase_registration(turn.connection, self._forum, registration_id, turn.now, actor=actor(turn))
        if isinstance(result, Withdrawn):
            return self._card.done(turn, registration_id, texts.erased, result.notices)
        return self._card.done(turn, registration_id, texts.nothing_done)

    def _asked(self, turn: Turn, registration_id: int, question: str, yes: str, verb: DeskVerb) -> Reply:
        rows = [
            [desk_button(yes, verb, registration_id)],
            [desk_button(CARD[turn.language].no, DeskVerb.CARD, registration_id)],
        ]
        card = self._card.message(turn, registration_id, [question])
        return turn.reply(turn.instead(card.blocks, rows))
