"""People who use the bot: what they do, and what they get to see."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fake_telegram.formatted import FormattedText, units
from tests.fake_telegram.shown import Shown
from tests.fake_telegram.updates import Update
from tests.fake_telegram.world import Chat, World

WAIT_SECONDS = 30.0
FIRST_PERSON = 5_000_000
FIRST_GROUP = -1_000_000
_MARKED = re.compile(r"(?P<bot_command>(?<![^\s])/[A-Za-z0-9_]{1,32}(?:@\w+)?)|(?P<mention>(?<!\w)@\w{5,32})")
Wanted = Callable[[Shown], bool]


class _Member:
    """Somebody who writes in ``chat``."""

    def __init__(self, world: World, chat: Chat, user: dict[str, Any]) -> None:
        self._world = world
        self._chat = chat
        self._user = user
        world.users[user["id"]] = user

    @property
    def id(self) -> int:
        """The number of the person."""
        return int(self._user["id"])

    @property
    def chat_id(self) -> int:
        """The number of the chat."""
        return self._chat.id

    def sends(self, text: str, *, times: int = 1, reply_to: int | None = None) -> Update:
        """Send ``text``; the bot gets the update ``times`` times."""
        return self._send(_marked(text), times=times, reply_to=reply_to)

    def edits(self, text: str, message_id: int | None = None) -> Update:
        """Correct an own message, by default the last one."""
        own = [shown for shown in self._chat.messages.values() if shown.sender == self.id]
        shown = self._chat.messages[message_id] if message_id is not None else own[-1]
        edited = self._world.change(self._chat, shown, content=_marked(text))
        return self._world.updates.put("edited_message", self._world.message(edited))

    def sends_photo(self, caption: str = "") -> Update:
        """Send a picture."""
        return self._sends_media("photo", [self._file(b"picture") | {"width": 640, "height": 480}], caption)

    def sends_voice(self) -> Update:
        """Send a voice message."""
        return self._sends_media("voice", self._file(b"voice") | {"duration": 3, "mime_type": "audio/ogg"})

    def sends_document(self, name: str = "wniosek.pdf", content: bytes = b"%PDF-1.7", caption: str = "") -> Update:
        """Send a file."""
        return self._sends_media("document", self._file(content) | {"file_name": name}, caption)

    def presses(self, button: str, message_id: int | None = None, *, times: int = 1) -> Update:
        """Press the button with this label or data, by default in the newest message that has it."""
        for shown in sorted(self._chat.messages.values(), key=lambda each: each.message_id, reverse=True):
            for each in shown.buttons:
                if message_id in {None, shown.message_id} and button in {each.label, each.data} and each.data:
                    return self.forges(each.data, shown.message_id, times=times)
        shown_labels = [shown.labels for shown in self._chat.messages.values() if shown.buttons]
        raise AssertionError(f"{self._user['first_name']} sees no button {button!r}, but {shown_labels}")

    def forges(self, data: str, message_id: int, *, times: int = 1) -> Update:
        """Send callback data that no button need have."""
        with self._world.bell.lock:
            return self._presses(data, self._world.message(self._chat.messages[message_id]), times)

    def presses_old(self, data: str, *, times: int = 1) -> Update:
        """Press a button that carries ``data`` in a message that is too old for the bot to see or edit."""
        return self._presses(data, {"chat": self._chat.card, "message_id": 1, "date": 0}, times)

    def _presses(self, data: str, message: dict[str, Any], times: int) -> Update:
        with self._world.bell.lock:
            self._world.chats[self.chat_id] = self._chat
            press = f"{self.id}{self._world.number():09d}"
            self._world.presses.add(press)
            query = {
                "id": press,
                "from": self._user,
                "message": message,
                "chat_instance": str(self.chat_id),
                "data": data,
            }
            return self._world.updates.put("callback_query", query, times)

    def _sends_media(self, kind: str, file: Any, caption: str = "") -> Update:  # noqa: ANN401 (sizes or a file)
        return self._send(_marked(caption), media=((kind, file),))

    def _send(self, content: FormattedText, *, times: int = 1, **more: Any) -> Update:  # noqa: ANN401 (fields of Shown)
        with self._world.bell.lock:
            self._world.chats[self.chat_id] = self._chat
            shown = self._world.add(self._chat, self.id, content=content, **more)
            return self._world.updates.put("message", self._world.message(shown), times)

    def _file(self, content: bytes) -> dict[str, Any]:
        file_id = self._world.store_file(content)
        return {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_size": len(content)}


class Person(_Member):
    """A person in a private chat with the bot.

    :meth:`expects` reads on in what the bot did, each message and each edit once and in order.
    """

    def __init__(self, world: World, name: str, language: str) -> None:
        with world.bell.lock:
            number = FIRST_PERSON + world.number()
        user = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        super().__init__(world, Chat({"id": number, "type": "private", "first_name": name}), user)
        self._read = 0

    @property
    def sees(self) -> list[Shown]:
        """What the bot wrote and still stands there."""
        with self._world.bell.lock:
            return [shown for shown in self._chat.messages.values() if shown.sender is None]

    @property
    def typing_shown(self) -> int:
        """How often the person saw that the bot types."""
        return self._chat.actions

    @property
    def unread(self) -> list[Shown]:
        """What the bot did since the last :meth:`expects`."""
        with self._world.bell.lock:
            return [shown for shown in self._chat.history[self._read :] if shown.sender is None]

    def expects(self, count: int = 1, where: Wanted | None = None, timeout: float = WAIT_SECONDS) -> list[Shown]:
        """Block until the bot has sent or edited ``count`` messages with ``where`` true, and return those.

        Everything up to the last of them counts as read.

        Raises:
            AssertionError: when they do not come within ``timeout`` seconds; says what came.

        """
        found = self._world.bell.block_until(lambda: len(self._found(where)) >= count, timeout)
        with self._world.bell.lock:
            places = self._found(where)[:count]
            came = [shown.text for shown in self.unread]
            assert found, f"{self._user['first_name']} got {len(places)} of {count} replies; unread: {came}"
            self._read = places[-1] + 1
            return [self._chat.history[place] for place in places]

    def reply(self, where: Wanted | None = None, timeout: float = WAIT_SECONDS) -> Shown:
        """Block until the bot replies, and return the reply."""
        return self.expects(1, where, timeout)[0]

    async def awaits(self, count: int = 1, where: Wanted | None = None, timeout: float = WAIT_SECONDS) -> list[Shown]:  # noqa: ASYNC109 (like its blocking sister)
        """Do as :meth:`expects` without blocking the loop."""
        return await asyncio.to_thread(self.expects, count, where, timeout)

    def asks(self, text: str, timeout: float = WAIT_SECONDS) -> Shown:
        """Send ``text`` and return the next reply."""
        self.sends(text)
        return self.reply(timeout=timeout)

    def taps(self, button: str, timeout: float = WAIT_SECONDS) -> Shown:
        """Press a button and return the next reply or edit."""
        self.presses(button)
        return self.reply(timeout=timeout)

    def blocks(self) -> Update:
        """Block the bot."""
        return self._change_membership("member", "kicked", blocked=True)

    def unblocks(self) -> Update:
        """Let the bot in again."""
        return self._change_membership("kicked", "member", blocked=False)

    def _found(self, where: Wanted | None) -> list[int]:
        return [
            place
            for place, shown in enumerate(self._chat.history)
            if place >= self._read and shown.sender is None and (where is None or where(shown))
        ]

    def _change_membership(self, before: str, after: str, *, blocked: bool) -> Update:
        with self._world.bell.lock:
            self._world.chats[self.chat_id] = self._chat
            self._chat.blocked = blocked
            change = {
                "chat": self._chat.card,
                "from": self._user,
                "date": int(self._world.clock()),
                "old_chat_member": _membership(self._world, before),
                "new_chat_member": _membership(self._world, after),
            }
            return self._world.updates.put("my_chat_member", change)


@dataclass(slots=True)
class Group:
    """A group chat."""

    world: World
    chat: Chat

    def __init__(self, world: World, title: str) -> None:
        self.world = world
        with world.bell.lock:
            self.chat = Chat({"id": FIRST_GROUP - world.number(), "type": "group", "title": title})
            world.chats[self.chat.id] = self.chat

    def member(self, person: Person) -> _Member:
        """Return ``person`` as one who writes in the group."""
        return _Member(self.world, self.chat, self.world.users[person.id])

    @property
    def sees(self) -> list[Shown]:
        """What the bot wrote there."""
        with self.world.bell.lock:
            return [shown for shown in self.chat.messages.values() if shown.sender is None]


def _membership(world: World, status: str) -> dict[str, Any]:
    return {"user": world.me, "status": status} | ({"until_date": 0} if status == "kicked" else {})


def _marked(text: str) -> FormattedText:
    """Mark commands and mentions, as Telegram does for what people write."""
    entities = tuple(
        {"type": found.lastgroup, "offset": units(text[: found.start()]), "length": units(found.group())}
        for found in _MARKED.finditer(text)
    )
    return FormattedText(text, entities)
