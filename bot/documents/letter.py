"""A letter about an application: a decision, or the receipt of what was submitted.

It is in Polish, as papers of a Polish grant are.
"""

from dataclasses import dataclass
from decimal import Decimal

from bot.documents.amounts import figures_and_words
from bot.documents.typesetting import typeset
from bot.messages.voucher_documents import VOUCHER_PAPERS


@dataclass(frozen=True, slots=True)
class LetterContent:
    """What a letter says.

    ``sender`` may be "". ``facts`` are labels with values. ``paragraphs`` may have ``{amount}``, for ``amount`` in
    figures and words. ``notes`` are printed small at the end. ``signature`` is what stands under the line to sign on,
    "" for none. ``sample`` marks the letter of an invented edition across the page.
    """

    title: str
    sender: str
    recipient: tuple[str, ...]
    date: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()
    signature: str = ""
    amount: Decimal | None = None
    sample: bool = False


def letter_pdf(content: LetterContent) -> bytes:
    """Return the letter on pages of A4."""
    said = "" if content.amount is None else figures_and_words(content.amount)
    # Not str.format: what a coordinator or an applicant wrote may have braces.
    paragraphs = [each.replace("{amount}", said) for each in content.paragraphs]
    return typeset("letter", content, {"words": VOUCHER_PAPERS, "paragraphs": paragraphs})
