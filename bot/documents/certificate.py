"""The certificate of attendance, in Polish and English on one page."""

from dataclasses import dataclass

from bot.documents.typesetting import typeset
from bot.messages.documents import CERTIFICATE


@dataclass(frozen=True, slots=True)
class Dated:
    """Dates written out in the two languages of the certificate."""

    pl: str
    en: str


@dataclass(frozen=True, slots=True)
class CertificateContent:
    """What a certificate says. ``bot`` is where its ``number`` can be checked: the name of the bot, without "@".

    ``organiser`` may be "". ``sample`` marks the certificate of an invented event across the page.
    """

    name: str
    event: str
    when: Dated
    place: str
    organiser: str
    issued: Dated
    number: str
    bot: str
    sample: bool = False


def certificate_pdf(content: CertificateContent) -> bytes:
    """Return the certificate as a page of A4."""
    return typeset("certificate", content, {"words": CERTIFICATE})
