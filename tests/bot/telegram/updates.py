"""Raw updates as Telegram sends them."""

import json
from typing import Any

PERSON = {"id": 7, "is_bot": False, "first_name": "Ala", "language_code": "uk"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ala"}
GROUP = {"id": -100, "type": "supergroup", "title": "NGO"}
BOT = {"id": 99, "is_bot": True, "first_name": "InterEkip", "username": "InterEkipBot"}

Raw = dict[str, Any]


def message(
    update_id: int = 1, *, kind: str = "message", chat: Raw = PRIVATE, sender: Raw = PERSON, **content: object
) -> Raw:
    return {
        "update_id": update_id,
        kind: {"message_id": 10 + update_id, "date": 1_800_000_000, "chat": chat, "from": sender, **content},
    }


def person(number: int) -> tuple[Raw, Raw]:
    """Return the private chat and the sender of person ``number``."""
    return {**PRIVATE, "id": number}, {**PERSON, "id": number}


def text_from(number: int, update_id: int, text: str) -> Raw:
    chat, sender = person(number)
    return message(update_id, chat=chat, sender=sender, text=text)


def command(text: str, *, chat: Raw = PRIVATE) -> Raw:
    length = len(text.split(" ", 1)[0])
    return message(text=text, entities=[{"type": "bot_command", "offset": 0, "length": length}], chat=chat)


def press(update_id: int = 1, *, data: str = "a:1", number: int = 7, **message_fields: object) -> Raw:
    chat, sender = person(number)
    return {
        "update_id": update_id,
        "callback_query": {
            "id": f"c{update_id}",
            "from": sender,
            "chat_instance": "x",
            "data": data,
            "message": {"message_id": 5, "date": 1_800_000_000, "chat": chat, "text": "?", **message_fields},
        },
    }


def membership(status: str, chat: Raw = PRIVATE) -> Raw:
    member: Raw = {"user": BOT, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    return {
        "update_id": 1,
        "my_chat_member": {
            "chat": chat,
            "from": PERSON,
            "date": 1_800_000_000,
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": member,
        },
    }


def dump(raw: Raw) -> str:
    return json.dumps(raw)
