"""What a person sees in a chat."""

from dataclasses import dataclass
from typing import Any

from tests.fake_telegram.formatted import FormattedText, piece
from tests.fake_telegram.keyboard import Rows, ShownButton


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands; an edit makes a new value with the same ``message_id`` and a higher ``edits``.

    ``sender`` is None for the bot. ``media`` holds the further fields of the Bot API (photo, voice, document ...).
    """

    message_id: int
    chat_id: int
    date: int
    sender: int | None
    content: FormattedText
    keyboard: Rows = ()
    media: tuple[tuple[str, Any], ...] = ()
    reply_to: int | None = None
    edits: int = 0

    @property
    def text(self) -> str:
        """The text without markup; of a file its caption."""
        return self.content.text

    @property
    def buttons(self) -> list[ShownButton]:
        """The buttons in reading order."""
        return [button for row in self.keyboard for button in row]

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons."""
        return [button.label for button in self.buttons]

    @property
    def links(self) -> list[str]:
        """The addresses behind words of the text."""
        return [entity["url"] for entity in self.content.entities if entity["type"] == "text_link"]

    def parts(self, *kinds: str) -> list[str]:
        """Return the pieces of the text that are marked as one of ``kinds``."""
        return [
            piece(self.text, entity["offset"], entity["length"])
            for entity in self.content.entities
            if entity["type"] in kinds
        ]

    @property
    def quotations(self) -> list[str]:
        """What stands as a quotation."""
        return self.parts("blockquote", "expandable_blockquote")
