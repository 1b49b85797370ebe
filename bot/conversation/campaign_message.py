"""A message from a coordinator as participants get it, whoever sends it: the chat or the command line."""

from collections.abc import Iterable

from bot.answering.model import Language
from bot.conversation.buttons import Action, Press, button
from bot.conversation.language import language_of
from bot.conversation.model import Block, Button, Outgoing, Paragraph, Strong
from bot.forum.campaigns import Campaign, campaign_key
from bot.forum.event import Event
from bot.forum.model import Registration
from bot.messages.campaign import CAMPAIGN
from bot.store import dialogs
from bot.store.engine import Connection


def campaign_blocks(event: Event, text: str) -> tuple[Block, ...]:
    """Return the text below the title of the event that it is about; a blank line begins a paragraph."""
    paragraphs = (part.strip("\n") for part in text.split("\n\n"))
    return (Paragraph((Strong(event.title),)), *(Paragraph((part,)) for part in paragraphs if part))


def campaign_rows(language: Language) -> tuple[tuple[Button, ...], ...]:
    """Return the way to the person's own sign-ups."""
    return ((button(CAMPAIGN[language].mine, Press(Action.REGISTRATIONS)),),)


def campaign_messages(
    connection: Connection, event: Event, campaign: Campaign, recipients: Iterable[Registration]
) -> list[Outgoing]:
    """Return the message to each of ``recipients``, under the name that the progress is counted by."""
    blocks = campaign_blocks(event, campaign.text)
    messages = []
    for each in recipients:
        if each.chat_id is not None:
            language = language_of(each.language or dialogs.load(connection, each.chat_id).language)
            key = campaign_key(campaign, each)
            messages.append(Outgoing(each.chat_id, blocks, campaign_rows(language), language=language, key=key))
    return messages
