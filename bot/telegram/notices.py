"""The texts around the conversation, as letters and menus."""

from dataclasses import replace

from bot.conversation.language import language_of
from bot.conversation.model import Button, Outgoing, Paragraph
from bot.conversation.wording import from_to
from bot.forum.event import Event
from bot.messages.notices import DEFAULT_LANGUAGE, NOTICES, notices_for
from bot.telegram.letters import Letter, compose
from bot.telegram.menu import Menu


class TelegramNotices:
    """Apologies and invitations; ``username`` is the bot's, for the link to the private chat."""

    def __init__(self, username: str) -> None:
        self._chat = f"https://t.me/{username}?start="

    def incident(self, language: str | None, number: str) -> Letter:
        """Return the apology with the number to quote."""
        return _letter(notices_for(language).incident.format(number=number))

    def invitation(
        self, language: str | None, message_id: int, event: Event | None = None, *, voucher: bool = False
    ) -> Letter:
        """Return the answer to ``message_id`` of a group: that the bot is talked to in private, about what it asked."""
        texts, payload = notices_for(language), "grupa"
        if event is not None or voucher:
            payload = "voucher" if event is None else f"event_{event.id}"
        text = texts.invitation if event is None else _invitation_to(event, language)
        letter = _letter(text, Button(texts.open_chat, url=f"{self._chat}{payload}"))
        return replace(letter, reply_to=message_id)


def menus() -> list[Menu]:
    """Return the menus: the default one first, which is Polish, then one for each further language."""
    return [
        Menu(None if code == DEFAULT_LANGUAGE else code, texts.commands, texts.about, texts.administration)
        for code, texts in NOTICES.items()
    ]


def _invitation_to(event: Event, language: str | None) -> str:
    when = from_to(event.starts_at, event.ends_at, language_of(language))
    return notices_for(language).invitation_to_event.format(title=event.title, when=when, place=event.place)


def _letter(text: str, button: Button | None = None) -> Letter:
    rows = () if button is None else ((button,),)
    (letter,) = compose(Outgoing(0, (Paragraph((text,)),), rows))
    return letter
