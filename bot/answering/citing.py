"""From a found passage to a citation that opens: which source, which address, and what to warn about."""

from collections.abc import Callable
from datetime import date
from urllib.parse import quote as quote_url

from bot.answering.model import Citation
from bot.answering.quoting import choose_quote, is_verbatim
from bot.errors import BotError
from corpus.model import Passage, Source

_EDGE = 5
"""Words at each end of a quotation that find it on its page; its middle may run over tags."""


class QuoteMismatchError(BotError):
    """A quotation is not in its passage; it must never reach a person."""


def cite(passage: Passage, today: date, score: Callable[[str], float]) -> Citation:
    """Quote ``passage`` and name its first living source, or the archive copy of a dead one.

    Parameters:
        passage: the passage as the snapshot holds it.
        today: the day against which validity is judged.
        score: how well a sentence of the passage answers the question.

    Raises:
        QuoteMismatchError: when the quotation is not, letter for letter, in the passage.

    """
    quote = choose_quote(passage.text, score)
    if not is_verbatim(quote, passage.text):
        raise QuoteMismatchError(f"Cytat nie zgadza się z fragmentem {passage.id}; nie wysłano go.")
    source = preferred_source(passage.sources)
    archived = source.dead and source.archive_url is not None
    address = source.archive_url if archived and source.archive_url else source.url
    validity = passage.validity
    return Citation(
        passage_id=passage.id,
        document_title=passage.document_title,
        section_title=passage.section_title,
        title=source.title,
        publisher=source.publisher,
        url=at_quote(address, quote) if source.verbatim else address,
        quote=quote,
        published=source.published,
        state=passage.state,
        confidence=passage.confidence,
        valid_from=validity.start.isoformat() if validity and validity.start else None,
        valid_until=validity.end.isoformat() if validity and validity.end else None,
        expired=validity.expired_on(today) if validity else False,
        archived=archived,
        original_url=source.url if archived else None,
    )


def at_quote(address: str, quote: str) -> str:
    """Return ``address`` so that a browser opens it at ``quote``.

    A text fragment of the quotation's first and last words (URL Fragment Text Directives, WICG); a browser that knows
    none opens the page. An address with a fragment of its own (a PDF's page) stays as it is.
    """
    lines = [words for line in quote.splitlines() if (words := line.removeprefix("•").split())]
    if "#" in address or not address or not lines:
        return address
    short = len(lines) == 1 and len(lines[0]) <= 2 * _EDGE
    ends = lines if short else [lines[0][:_EDGE], lines[-1][-_EDGE:]]
    # A dash is a part of the syntax, so it is encoded although it need not be elsewhere.
    text = ",".join(quote_url(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{address}#:~:text={text}"


def preferred_source(sources: tuple[Source, ...]) -> Source:
    """Return the first source whose address lives, else the first with an archive copy, else the first."""
    for source in sources:
        if not source.dead:
            return source
    return next((source for source in sources if source.archive_url), sources[0])
