"""Kind sentences for what is no question and no button that still works."""

from bot.conversation.buttons import Action, Press, button
from bot.conversation.forms import LostForm
from bot.conversation.model import Outgoing, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_form import VOUCHER_KIND
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.conversation.welcome import Welcome
from bot.messages.events import EVENTS
from bot.messages.hints import HINTS
from bot.messages.signup import SIGNUP
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_start import VOUCHER_START


class Hints:
    """Tells people what to do instead."""

    def __init__(self, welcome: Welcome) -> None:
        self._welcome = welcome

    def wordless(self, turn: Turn) -> Reply:
        """Answer emoji, marks and nothing at all."""
        rows = self._welcome.examples(turn.language)
        return turn.reply(turn.message([Paragraph((HINTS[turn.language].wordless,))], rows))

    def unsupported(self, turn: Turn, kind: str) -> Reply:
        """Answer something that is no text."""
        sentences = HINTS[turn.language].unsupported
        return turn.reply(turn.message([Paragraph((sentences.get(kind, sentences["other"]),))]))

    def outdated_button(self, turn: Turn) -> Reply:
        """Answer a button that is old, forged or somebody else's; below, since that message may be of use still."""
        return turn.reply(turn.message([Paragraph((HINTS[turn.language].outdated_button,))]))

    def outdated_example(self, turn: Turn) -> Reply:
        """Answer a button whose question has left the library."""
        return turn.reply(turn.message([Paragraph((HINTS[turn.language].outdated_example,))]))

    def nothing_to_leave(self, turn: Turn) -> Reply:
        """Answer the wish to leave a form that is not there."""
        return turn.reply(turn.message([Paragraph((HINTS[turn.language].nothing_to_leave,))]))

    def form_dropped(self, turn: Turn, form: LostForm) -> Outgoing:
        """Tell that a form was closed because of its age or because it cannot be read."""
        if form.kind == VOUCHER_KIND:
            mine = voucher_key(VOUCHER_START[turn.language].mine, VoucherVerb.MINE)
            return turn.message([Paragraph((VOUCHER_FORM[turn.language].dropped,))], [[mine]])
        events = button(EVENTS[turn.language].all_events, Press(Action.EVENTS))
        return turn.message([Paragraph((SIGNUP[turn.language].dropped,))], [[events]])
