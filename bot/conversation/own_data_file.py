"""Everything that is kept about a person as JSON, for programs: what they said in the chat and at events."""

import json

from bot.conversation.model import File
from bot.forum.model import telegram_person
from bot.forum.own_data import export_person
from bot.store.engine import Connection
from bot.store.privacy import export_chat


def own_data_file(connection: Connection, user_id: int) -> File:
    """Return the file of the person with that number in Telegram, whose private chat has the same number."""
    everything = {"chat": export_chat(connection, user_id), "events": export_person(connection, telegram_person(user_id))}
    content = json.dumps(everything, ensure_ascii=False, indent=2)
    return File("interekip-dane.json", "application/json", content.encode())
