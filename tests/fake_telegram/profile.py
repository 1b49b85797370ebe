"""Methods about the bot itself: who it is, its command menu and its descriptions."""

import json
import re
from typing import Any

from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.refusals import bad_request
from tests.fake_telegram.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_LONGEST = {"name": 64, "short_description": 120, "description": 512}


class Profile:
    """The bot's menu by scope and language, and its texts by language."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def get_me(self, _asked: Parameters) -> dict[str, Any]:
        """GetMe."""
        return self._world.me | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def set_my_commands(self, asked: Parameters) -> bool:
        """SetMyCommands."""
        commands = asked.structure("commands")
        if not isinstance(commands, list):
            raise bad_request("can't parse commands JSON object")
        self._commands[_scope(asked), _language(asked)] = [_command(each) for each in commands]
        return True

    def get_my_commands(self, asked: Parameters) -> list[dict[str, str]]:
        """GetMyCommands."""
        return self._commands.get((_scope(asked), _language(asked)), [])

    def delete_my_commands(self, asked: Parameters) -> bool:
        """DeleteMyCommands."""
        self._commands.pop((_scope(asked), _language(asked)), None)
        return True

    def set_text(self, kind: str, asked: Parameters) -> bool:
        """SetMyName, setMyShortDescription and setMyDescription."""
        text = asked.text(kind)
        if len(text) > _LONGEST[kind]:
            raise bad_request(f"{kind.replace('_', ' ')} is too long")
        self._texts[kind, _language(asked)] = text
        return True

    def get_text(self, kind: str, asked: Parameters) -> dict[str, str]:
        """GetMyName, getMyShortDescription and getMyDescription; another language falls back to the default."""
        return {kind: self._texts.get((kind, _language(asked))) or self._texts.get((kind, ""), "")}


def _scope(asked: Parameters) -> str:
    return json.dumps(asked.structure("scope") or {"type": "default"}, sort_keys=True)


def _language(asked: Parameters) -> str:
    language = asked.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _command(command: Any) -> dict[str, str]:  # noqa: ANN401 (what the caller sent)
    name, description = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
