"""What a reader of an answer gets to see: what was asked for, the words of the source, and where they come from.

The same for the chat and for the terminal; buttons are the chat's own.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.answering.model import (
    Answered,
    AnswerResult,
    Citation,
    Clarify,
    Contradicted,
    Language,
    RefusalReason,
    Refused,
    Role,
    TopicSuggestion,
)
from bot.conversation.attribution import after_title, linked
from bot.conversation.cautions import cautions
from bot.conversation.model import Block, Bullets, Inline, Paragraph, Quotation, Strong
from bot.messages.answers import ANSWERS, AnswerTexts

MOST_CITATIONS = 3
_READ_ON = ("pobrano", "kopia")
"""How the ingest begins the state of a page."""

LONG_FURTHER_QUOTE = 200
"""Characters. The first quotation answers; a longer one behind it is folded, so that the answer stays in sight."""


def present_result(result: AnswerResult, language: Language, contact: str) -> tuple[Block, ...]:
    """Return the message about ``result``; quotations stay in the language of their source.

    Args:
        result: what answering returned.
        language: of the words around the quotations.
        contact: where to ask a coordinator, as people read it; "" when that is not known.
    """
    texts = ANSWERS[language]
    match result:
        case Answered():
            return tuple(_answer(result, language))
        case Refused():
            return (*_refusal(result, language), *_nearest(result.topics, texts), _where_to_ask(contact, texts))
        case Clarify(topics):
            return (Paragraph((texts.clarify,)), _questions(topics))
        case _:
            assert_never(result)


def _answer(answer: Answered, language: Language) -> Iterator[Block]:
    if answer.headline:
        yield Paragraph((Strong(answer.headline),))
    yield from _citations(answer.citations[:MOST_CITATIONS], language)
    yield Paragraph((ANSWERS[language].certainty[answer.certainty],))


def _refusal(refused: Refused, language: Language) -> Iterator[Block]:
    """Yield why there is no answer, and what the library says instead or has nearby."""
    texts = ANSWERS[language]
    if refused.contradicts:
        yield from _contradiction(refused.contradicts, language)
        return
    if refused.nearby is None:
        yield Paragraph((texts.refused[refused.reason],))
        return
    may_answer = refused.reason is RefusalReason.NOT_IN_CORPUS
    opening = (texts.perhaps,) if may_answer else (texts.refused[refused.reason], texts.nearby)
    yield from (Paragraph((text,)) for text in opening)
    yield from _citations((refused.nearby,), language)


def _contradiction(contradicted: Contradicted, language: Language) -> Iterator[Block]:
    opening = ANSWERS[language].contradicted.format(claim=contradicted.claim)
    yield Paragraph((f"{opening} ", Strong(contradicted.told)))
    yield from _citations((contradicted.citation,), language)


def _citations(citations: Sequence[Citation], language: Language) -> Iterator[Block]:
    """Yield the quotations, each under what a reader must know before believing it, and their sources.

    Neighbours from one source share its line: three quotations of a page need its address once.
    """
    sources = [tuple(_source(citation, ANSWERS[language])) for citation in citations]
    for number, (citation, source) in enumerate(zip(citations, sources, strict=True)):
        if before := [*_announced(citation, ANSWERS[language]), *cautions(citation, language)]:
            yield Paragraph(("\n".join(before),))
        yield Quotation(citation.quote, expandable=number > 0 and len(citation.quote) > LONG_FURTHER_QUOTE)
        if sources[number + 1 : number + 2] != [source]:
            yield Paragraph(source)


def _announced(citation: Citation, texts: AnswerTexts) -> Iterator[str]:
    """Yield why a citation stands beside the answer."""
    match citation.role:
        case Role.ANSWER:
            pass
        case Role.NEWER:
            yield texts.newer
        case Role.OTHERWISE:
            yield texts.otherwise
        case _:
            assert_never(citation.role)


def _source(citation: Citation, texts: AnswerTexts) -> Iterator[Inline]:
    yield f"{texts.source} "
    yield linked(citation.title, citation.url)
    yield f"{after_title(citation.publisher, citation.published)}.\n"
    state = texts.state if _is_a_time(citation.state) else texts.vague_state
    yield f"{texts.topic.format(title=citation.document_title)} {state.format(state=citation.state)}"
    if citation.archived and citation.original_url:
        yield "\n" + texts.archived.format(url=citation.original_url)


def _is_a_time(state: str) -> bool:
    """Tell "styczeń 2014" from "przechowana kopia" and "pobrano 25.11.2026"."""
    return any(map(str.isdigit, state)) and not state.startswith(_READ_ON)


def _nearest(topics: tuple[TopicSuggestion, ...], texts: AnswerTexts) -> Iterator[Block]:
    if topics:
        yield Paragraph((texts.nearest,))
        yield _questions(topics)


def _questions(topics: tuple[TopicSuggestion, ...]) -> Bullets:
    return Bullets(tuple((Strong(topic.title), f": {topic.question}") for topic in topics))


def _where_to_ask(contact: str, texts: AnswerTexts) -> Paragraph:
    return Paragraph((texts.where_to_ask.format(contact=contact) if contact else texts.ask_coordinator,))
