"""The texts around the conversation, as letters and menus."""

from dataclasses import replace

from bot.conversation.model import Button, Outgoing, Paragraph
from bot.messages.notices import DEFAULT_LANGUAGE, NOTICES, notices_for
from bot.telegram.letters import Letter, compose
from bot.telegram.menu import Menu


class TelegramNotices:
    """Apologies and invitations; ``username`` is the bot's, for the link to the private chat."""

    def __init__(self, username: str) -> None:
        self._link = f"https://t.me/{username}?start=grupa"

    def incident(self, language: str | None, number: str) -> Letter:
        """Return the apology with the number to quote."""
        return _letter(notices_for(language).incident.format(number=number))

    def invitation(self, language: str | None, message_id: int) -> Letter:
        """Return the answer to ``message_id`` of a group: that the bot is talked to in private."""
        texts = notices_for(language)
        letter = _letter(texts.invitation, Button(texts.open_chat, url=self._link))
        return replace(letter, reply_to=message_id)


def menus() -> list[Menu]:
    """Return the menus: the default one first, which is Polish, then one for each further language."""
    return [
        Menu(None if code == DEFAULT_LANGUAGE else code, texts.commands, texts.about, texts.administration)
        for code, texts in NOTICES.items()
    ]


def _letter(text: str, button: Button | None = None) -> Letter:
    rows = () if button is None else ((button,),)
    (letter,) = compose(Outgoing(0, (Paragraph((text,)),), rows))
    return letter
