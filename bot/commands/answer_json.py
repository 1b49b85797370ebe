"""An answer as the JSON object that scripts rely on."""

from typing import TypedDict

from bot.answering.model import Answered, Citation, Language, status_of
from bot.answering.protocols import AnswerOutcome
from bot.conversation.plain import render_text
from bot.conversation.present import present_result


class CitationJson(TypedDict):
    """A citation; ``valid_until`` is an ISO date."""

    passage_id: str
    title: str
    url: str
    quote: str
    published: str
    valid_until: str | None


class AnswerJson(TypedDict):
    """An answer, refused for a ``reason`` or given; ``took_ms`` is in milliseconds."""

    status: str
    reason: str | None
    text: str
    citations: list[CitationJson]
    took_ms: float


def outcome_as_json(outcome: AnswerOutcome, language: Language, contact: str) -> AnswerJson:
    """Return ``outcome`` for scripts.

    Args:
        outcome: what answering returned.
        language: of the words around the quotations in ``text``.
        contact: whom a refusal names.

    """
    status, reason = status_of(outcome.result)
    citations = outcome.result.citations if isinstance(outcome.result, Answered) else ()
    return {
        "status": status,
        "reason": reason,
        "text": render_text(present_result(outcome.result, language, contact)),
        "citations": [_citation(citation) for citation in citations],
        "took_ms": round(outcome.took_ms, 1),
    }


def _citation(citation: Citation) -> CitationJson:
    return {
        "passage_id": citation.passage_id,
        "title": citation.title,
        "url": citation.url,
        "quote": citation.quote,
        "published": citation.published,
        "valid_until": citation.valid_until,
    }
