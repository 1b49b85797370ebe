"""What a reader must know before believing a quotation: that it is over, that there is something newer, or doubt."""

from collections.abc import Iterator
from datetime import date

from bot.answering.model import Citation, Language
from bot.conversation.wording import in_short
from bot.messages.answers import ANSWERS
from corpus.model import Confidence


def cautions(citation: Citation, language: Language) -> Iterator[str]:
    """Yield a line for each thing to know; none for what holds and is certain."""
    texts = ANSWERS[language]
    if citation.expired and citation.valid_until:
        over = _over(citation.valid_from, date.fromisoformat(citation.valid_until), language)
        yield f"{over} {texts.newer_beside if citation.superseded else texts.check_today}"
    elif citation.superseded:
        yield texts.superseded
    if citation.confidence is Confidence.MEDIUM:
        yield texts.uncertain
    if citation.confidence is Confidence.LOW:
        yield texts.doubtful


def _over(valid_from: str | None, last: date, language: Language) -> str:
    """Say when it held: whole years by their numbers, everything else by its last day."""
    texts = ANSWERS[language]
    first = date.fromisoformat(valid_from) if valid_from else None
    if (last.month, last.day) != (12, 31) or (first and (first.month, first.day) != (1, 1)):
        return texts.expired.format(day=in_short(last, language))
    if first is None:
        return texts.until_year.format(year=last.year)
    if first.year == last.year:
        return texts.of_year.format(year=last.year)
    return texts.of_years.format(first=first.year, last=last.year)
