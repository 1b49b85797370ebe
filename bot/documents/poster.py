"""A poster that invites to an event."""

from dataclasses import dataclass

from bot.documents.qr import qr_svg
from bot.documents.typesetting import typeset
from bot.messages.documents import DOCUMENTS


@dataclass(frozen=True, slots=True)
class PosterContent:
    """What a poster says. ``link`` opens the sign-up in Telegram; ``deadline`` is written out, like ``when``."""

    event: str
    when: str
    place: str
    link: str
    deadline: str
    language: str = "pl"


def poster_pdf(content: PosterContent) -> bytes:
    """Return the poster as a page of A4."""
    return typeset("poster", content, _words(content))


def poster_png(content: PosterContent) -> bytes:
    """Return the poster as a picture of 1654 by 2339 pixels."""
    return typeset("poster", content, _words(content), "png")


def _words(content: PosterContent) -> dict[str, object]:
    return {"words": DOCUMENTS[content.language].poster, "qr": qr_svg(content.link)}
