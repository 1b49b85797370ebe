"""A ticket: a picture for the chat, and a page to print."""

from dataclasses import dataclass

from bot.documents.qr import qr_svg
from bot.documents.typesetting import typeset
from bot.messages.documents import DOCUMENTS


@dataclass(frozen=True, slots=True)
class TicketContent:
    """What a ticket says. ``when`` is written out; ``link`` is what the QR code opens at the door.

    ``number`` is for people who cannot scan; ``workshops`` are those that the person chose.
    """

    event: str
    when: str
    place: str
    name: str
    link: str
    number: str
    directions: str | None = None
    workshops: tuple[str, ...] = ()
    language: str = "pl"


def ticket_png(content: TicketContent) -> bytes:
    """Return the picture: the QR code with the text under it."""
    return typeset("ticket_card", content, _words(content), "png")


def ticket_pdf(content: TicketContent) -> bytes:
    """Return a page of A4 with the ticket and how to get there."""
    return typeset("ticket", content, _words(content))


def _words(content: TicketContent) -> dict[str, object]:
    return {"words": DOCUMENTS[content.language].ticket, "qr": qr_svg(content.link)}
