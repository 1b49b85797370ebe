"""Methods about messages: send, edit, delete, answer a press."""

from typing import Any

from tests.fake_telegram.formatted import LONGEST_CAPTION, LONGEST_TEXT, FormattedText, check_size, clean, trim
from tests.fake_telegram.keyboard import Rows, read_keyboard
from tests.fake_telegram.markup import parse_html
from tests.fake_telegram.parameters import Parameters, Upload
from tests.fake_telegram.refusals import bad_request
from tests.fake_telegram.world import Chat, World

_UPLOADS = ("photo", "video", "voice", "document", "video_note")
_RECORDINGS = ("video", "voice", "video_note")
_ACTIONS = frozenset(
    ["typing", "choose_sticker", "find_location", *(f"upload_{kind}" for kind in _UPLOADS)]
    + [f"record_{kind}" for kind in _RECORDINGS]
)
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


class Messages:
    """What the bot does in chats."""

    def __init__(self, world: World) -> None:
        self._world = world

    def send_message(self, asked: Parameters) -> dict[str, Any]:
        """SendMessage."""
        content = _content(asked, "text", LONGEST_TEXT)
        keyboard = read_keyboard(asked.structure("reply_markup"))
        chat = self._world.chat_to_write(_chat_id(asked))
        reply = self._replied(asked, chat)
        return self._world.message(self._world.add(chat, None, content=content, keyboard=keyboard, reply_to=reply))

    def send_document(self, asked: Parameters) -> dict[str, Any]:
        """SendDocument."""
        return self._send_file(asked, "document")

    def send_photo(self, asked: Parameters) -> dict[str, Any]:
        """SendPhoto."""
        return self._send_file(asked, "photo")

    def edit_message_text(self, asked: Parameters) -> dict[str, Any]:
        """EditMessageText; without reply_markup the keyboard goes."""
        content = _content(asked, "text", LONGEST_TEXT)
        return self._edit(asked, content, read_keyboard(asked.structure("reply_markup")))

    def edit_message_reply_markup(self, asked: Parameters) -> dict[str, Any]:
        """EditMessageReplyMarkup."""
        return self._edit(asked, None, read_keyboard(asked.structure("reply_markup")))

    def delete_message(self, asked: Parameters) -> bool:
        """DeleteMessage."""
        chat = self._world.chat_to_write(_chat_id(asked))
        if chat.messages.pop(asked.number("message_id"), None) is None:
            raise bad_request("message to delete not found")
        return True

    def answer_callback_query(self, asked: Parameters) -> bool:
        """AnswerCallbackQuery; each press is answered once."""
        press = asked.text("callback_query_id")
        if press not in self._world.presses:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        self._world.presses.discard(press)
        self._world.answered_presses.append(press)
        return True

    def send_chat_action(self, asked: Parameters) -> bool:
        """SendChatAction."""
        chat = self._world.chat_to_write(_chat_id(asked))
        if asked.text("action") not in _ACTIONS:
            raise bad_request("wrong parameter action in request")
        chat.actions += 1
        return True

    def _send_file(self, asked: Parameters, kind: str) -> dict[str, Any]:
        caption = _content(asked, "caption", LONGEST_CAPTION) if asked.text("caption") else FormattedText("")
        keyboard = read_keyboard(asked.structure("reply_markup"))
        chat = self._world.chat_to_write(_chat_id(asked))
        media = {kind: self._file(_upload(asked, kind), kind)}
        shown = self._world.add(chat, None, content=caption, keyboard=keyboard, media=tuple(media.items()))
        return self._world.message(shown)

    def _file(self, upload: Upload, kind: str) -> Any:  # noqa: ANN401 (a list of sizes or one file)
        file_id = self._world.store_file(upload.content)
        card = {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_size": len(upload.content)}
        if kind == "photo":
            return [card | {"width": 800, "height": 600}]
        return card | {"file_name": upload.name, "mime_type": upload.kind}

    def _edit(self, asked: Parameters, content: FormattedText | None, keyboard: Rows) -> dict[str, Any]:
        chat = self._world.chat_to_write(_chat_id(asked))
        shown = chat.messages.get(asked.number("message_id"))
        if shown is None:
            raise bad_request("message to edit not found")
        if shown.sender is not None:
            raise bad_request("message can't be edited")
        content = shown.content if content is None else content
        if (content, keyboard) == (shown.content, shown.keyboard):
            raise bad_request(_SAME)
        return self._world.message(self._world.change(chat, shown, content=content, keyboard=keyboard))

    def _replied(self, asked: Parameters, chat: Chat) -> int | None:
        reply = asked.structure("reply_parameters") or {}
        number = reply.get("message_id") or asked.number("reply_to_message_id")
        if not number or number in chat.messages:
            return int(number) if number else None
        if reply.get("allow_sending_without_reply") or asked.flag("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")


def _chat_id(asked: Parameters) -> int:
    if not asked.text("chat_id"):
        raise bad_request("chat_id is empty")
    return asked.number("chat_id")


def _content(asked: Parameters, name: str, longest: int) -> FormattedText:
    """Return the text of ``name`` with its entities as it will be shown."""
    text = clean(asked.text(name))
    if not text:
        raise bad_request("message text is empty")
    mode = asked.text("parse_mode").strip('"').lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    entities = tuple(asked.structure("entities") or ())
    return check_size(trim(parse_html(text) if mode else FormattedText(text, entities)), longest)


def _upload(asked: Parameters, kind: str) -> Upload:
    name = asked.text(kind).removeprefix("attach://")
    found = asked.uploads.get(kind) or asked.uploads.get(name)
    if found is None:
        raise bad_request(f"there is no {kind} in the request")
    if not found.content:
        raise bad_request("file must be non-empty")
    return found
