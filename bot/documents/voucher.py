"""The voucher to print: what it is worth and for what, and the code that redeems it."""

from dataclasses import dataclass
from decimal import Decimal

from bot.documents.amounts import in_words
from bot.documents.qr import qr_svg
from bot.documents.typesetting import typeset
from bot.messages.voucher_documents import VOUCHER_PAPERS


@dataclass(frozen=True, slots=True)
class VoucherContent:
    """What a voucher says. ``code`` is in groups of four; ``link`` is what its QR code opens.

    ``valid_until`` is the last day, written out. ``service`` says what it pays for, and ``rule`` what counts.
    """

    edition: str
    organisation: str
    number: str
    value: Decimal
    service: str
    rule: str
    valid_until: str
    smallest: Decimal
    code: str
    link: str
    issued: str
    organiser: str = ""
    sample: bool = False


def voucher_pdf(content: VoucherContent) -> bytes:
    """Return the voucher as a page of A4."""
    more = {"words": VOUCHER_PAPERS, "qr": qr_svg(content.link), "value_in_words": in_words(content.value)}
    return typeset("voucher", content, more)
