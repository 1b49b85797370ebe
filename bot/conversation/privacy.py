"""What is kept about a person: saying it, showing it, deleting it."""

from collections.abc import Iterator

from bot.conversation.buttons import Action, Press, button
from bot.conversation.model import Block, Bullets, Paragraph, Strong
from bot.conversation.notices import notice_messages
from bot.conversation.own_data import own_data
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import counted
from bot.forum.model import CONTACT_RETENTION_DAYS
from bot.forum.service import ForumService
from bot.messages.privacy import PRIVACY
from bot.store.privacy import erase_chat, export_chat


class Privacy:
    """Speaks about personal data; ``contact`` is where to ask about it, "" when that is not known."""

    def __init__(self, forum: ForumService, contact: str) -> None:
        self._forum = forum
        self._contact = contact

    def explain(self, turn: Turn) -> Reply:
        """Tell what is kept, why and for how long."""
        texts = PRIVACY[turn.language]
        rows = [[button(texts.show, Press(Action.SHOW_DATA))], [button(texts.erase, Press(Action.ERASE))]]
        return turn.reply(turn.message(self._explanation(turn), rows))

    def show_data(self, turn: Turn) -> Reply:
        """Show everything that is kept about the person."""
        exported = export_chat(turn.connection, turn.chat_id)
        bookings = self._forum.everything_about(turn.connection, turn.person)
        rows = [[button(PRIVACY[turn.language].erase, Press(Action.ERASE))]]
        return turn.reply(turn.message(own_data(exported, bookings, turn.form, turn.language), rows))

    def ask_before_erasing(self, turn: Turn) -> Reply:
        """Ask whether the person really wants to be forgotten."""
        texts = PRIVACY[turn.language]
        rows = [[button(texts.yes, Press(Action.ERASE_SURELY))], [button(texts.no, Press(Action.KEEP_DATA))]]
        return turn.reply(turn.message([Paragraph((texts.sure,))], rows))

    def keep(self, turn: Turn) -> Reply:
        """Leave all as it is."""
        return turn.reply(turn.instead([Paragraph((PRIVACY[turn.language].kept_on,))]))

    def erase(self, turn: Turn) -> Reply:
        """Forget the person, cancel their sign-ups and tell who gets the seats; not even the dialog is kept."""
        news = list(notice_messages(turn.connection, self._forum.erase_person(turn.connection, turn.person)))
        erase_chat(turn.connection, turn.chat_id, turn.now)
        goodbye = turn.instead([Paragraph((PRIVACY[turn.language].erased,))])
        return Reply((goodbye, *news), dialog=None)

    def _explanation(self, turn: Turn) -> Iterator[Block]:
        texts = PRIVACY[turn.language]
        days = counted(texts.days, CONTACT_RETENTION_DAYS, turn.language)
        yield Paragraph((Strong(texts.title),))
        yield Bullets(tuple((line.format(days=days),) for line in texts.kept))
        yield Paragraph((texts.elsewhere,))
        if self._contact:
            yield Paragraph((texts.contact.format(contact=self._contact),))
