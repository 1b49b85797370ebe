"""Badges to print, cut and put into holders."""

from dataclasses import dataclass
from typing import Literal

from bot.documents.typesetting import typeset


@dataclass(frozen=True, slots=True)
class Badge:
    """One person."""

    name: str
    organisation: str
    group: str


@dataclass(frozen=True, slots=True)
class BadgesContent:
    """The badges of ``event``; so many ``per_page`` of A4, in two columns."""

    event: str
    badges: tuple[Badge, ...]
    per_page: Literal[8, 10] = 8
    language: str = "pl"


def badges_pdf(content: BadgesContent) -> bytes:
    """Return the pages; a long name is set smaller until it fits."""
    return typeset("badges", content, {})
