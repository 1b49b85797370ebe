"""The methods by name, as Telegram finds them: capitals do not matter."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.fake_telegram.messages import Messages
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.profile import Profile
from tests.fake_telegram.refusals import bad_request
from tests.fake_telegram.world import World

Method = Callable[[Parameters], Any]


class Delivery:
    """Webhooks, noted but not called; files; the end of a session."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.webhook = ""

    def set_webhook(self, asked: Parameters) -> bool:
        """SetWebhook."""
        url = asked.text("url")
        if url and not url.startswith("https://"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = url
        return True

    def delete_webhook(self, _asked: Parameters) -> bool:
        """DeleteWebhook."""
        self.webhook = ""
        return True

    def get_webhook_info(self, _asked: Parameters) -> dict[str, Any]:
        """GetWebhookInfo."""
        waiting = len(self._world.updates.unconfirmed())
        return {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": waiting}

    def get_file(self, asked: Parameters) -> dict[str, Any]:
        """GetFile."""
        file_id = asked.text("file_id")
        if file_id not in self._world.files:
            raise bad_request("invalid file_id")
        size = len(self._world.files[file_id])
        return {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_size": size, "file_path": f"files/{file_id}"}

    def leave(self, _asked: Parameters) -> bool:
        """LogOut and close."""
        return True


def methods(messages: Messages, profile: Profile, delivery: Delivery) -> dict[str, Method]:
    """Return what answers each method but getUpdates, which waits."""
    return {
        "getme": profile.get_me,
        "setmycommands": profile.set_my_commands,
        "getmycommands": profile.get_my_commands,
        "deletemycommands": profile.delete_my_commands,
        **{f"setmy{kind.replace('_', '')}": partial(profile.set_text, kind) for kind in _TEXTS},
        **{f"getmy{kind.replace('_', '')}": partial(profile.get_text, kind) for kind in _TEXTS},
        "sendmessage": messages.send_message,
        "senddocument": messages.send_document,
        "sendphoto": messages.send_photo,
        "sendchataction": messages.send_chat_action,
        "editmessagetext": messages.edit_message_text,
        "editmessagereplymarkup": messages.edit_message_reply_markup,
        "deletemessage": messages.delete_message,
        "answercallbackquery": messages.answer_callback_query,
        "setwebhook": delivery.set_webhook,
        "deletewebhook": delivery.delete_webhook,
        "getwebhookinfo": delivery.get_webhook_info,
        "getfile": delivery.get_file,
        "logout": delivery.leave,
        "close": delivery.leave,
    }


_TEXTS = ("name", "short_description", "description")
