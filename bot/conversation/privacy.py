"""What is kept about a person: saying it, showing it, deleting it."""

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.buttons import Action, Press, button
from bot.conversation.model import Attachment, AttachmentKind, Block, Bullets, Button, Paragraph, Strong
from bot.conversation.notices import notice_messages
from bot.conversation.own_data import own_data
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import counted
from bot.forum.model import CONTACT_RETENTION_DAYS
from bot.forum.own_data import erase_person, export_person
from bot.forum.service import ForumService
from bot.messages.privacy import PRIVACY
from bot.store.privacy import erase_chat, export_chat
from bot.voucher.own_data import erase_person as erase_from_vouchers
from bot.voucher.own_data import export_person as export_vouchers

MOST_CORRECTED = 20
"""Sign-ups with a button to correct them; /moje has all."""


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
        known = export_person(turn.connection, turn.person)
        vouchers = export_vouchers(turn.connection, turn.person)
        blocks = own_data(exported, known, vouchers, bookings, form=turn.form, language=turn.language)
        return turn.reply(turn.message(blocks, list(self._data_rows(turn))))

    def send_file(self, turn: Turn) -> Reply:
        """Send everything that is kept about the person as a file for programs."""
        attached = Attachment(AttachmentKind.OWN_DATA, turn.incoming.user_id, turn.language)
        said = turn.message([Paragraph((PRIVACY[turn.language].exported,))])
        return turn.reply(replace(said, attachment=attached))

    def ask_before_erasing(self, turn: Turn) -> Reply:
        """Ask whether the person really wants to be forgotten."""
        texts = PRIVACY[turn.language]
        rows = [[button(texts.yes, Press(Action.ERASE_SURELY))], [button(texts.no, Press(Action.KEEP_DATA))]]
        return turn.reply(turn.message([Paragraph((texts.sure,)), Paragraph((texts.stays,))], rows))

    def keep(self, turn: Turn) -> Reply:
        """Leave all as it is."""
        return turn.reply(turn.instead([Paragraph((PRIVACY[turn.language].kept_on,))]))

    def erase(self, turn: Turn) -> Reply:
        """Forget the person, end what they signed up and applied for, and tell who gains; no dialog is kept."""
        texts = PRIVACY[turn.language]
        result = erase_person(turn.connection, self._forum, turn.person, turn.now)
        vouchers = erase_from_vouchers(turn.connection, turn.person, turn.now)
        news = list(notice_messages(turn.connection, [*result.notices, *vouchers.notices]))
        erase_chat(turn.connection, turn.chat_id, turn.now)
        blocks = [Paragraph((texts.erased,))]
        if result.certificates:
            blocks.append(Paragraph((texts.certificates_stay.format(numbers=", ".join(result.certificates)),)))
        if vouchers.kept:
            blocks.append(Paragraph((texts.vouchers_stay.format(numbers=", ".join(vouchers.kept)),)))
        return Reply((turn.instead(blocks), *news), dialog=None)

    def _data_rows(self, turn: Turn) -> Iterator[list[Button]]:
        texts = PRIVACY[turn.language]
        for booking in self._forum.registrations_of(turn.connection, turn.person)[:MOST_CORRECTED]:
            label = texts.correct.format(title=booking.event.title)
            yield [button(label, Press(Action.CHANGE, booking.registration.id))]
        yield [button(texts.export, Press(Action.EXPORT_DATA))]
        yield [button(texts.erase, Press(Action.ERASE))]

    def _explanation(self, turn: Turn) -> Iterator[Block]:
        texts = PRIVACY[turn.language]
        days = counted(texts.days, CONTACT_RETENTION_DAYS, turn.language)
        yield Paragraph((Strong(texts.title),))
        yield Bullets(tuple((line.format(days=days),) for line in texts.kept))
        yield Paragraph((texts.stays,))
        yield Paragraph((texts.elsewhere,))
        if self._contact:
            yield Paragraph((texts.contact.format(contact=self._contact),))
