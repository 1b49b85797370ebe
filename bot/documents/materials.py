"""The materials of an event as a list whose addresses can be followed."""

from dataclasses import dataclass

from bot.documents.typesetting import typeset
from bot.messages.documents import DOCUMENTS


@dataclass(frozen=True, slots=True)
class LinkedMaterial:
    """One material: its title, and where it is."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MaterialsContent:
    """The materials of ``event``."""

    event: str
    when: str
    materials: tuple[LinkedMaterial, ...]
    language: str = "pl"


def materials_pdf(content: MaterialsContent) -> bytes:
    """Return the list on pages of A4, with the addresses to be read as well."""
    return typeset("materials", content, {"words": DOCUMENTS[content.language].materials})
