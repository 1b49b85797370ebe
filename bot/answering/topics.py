"""The nearest topics to offer when there is no answer."""

from collections.abc import Sequence

from bot.answering.model import TopicSuggestion
from corpus.model import DocumentId
from index.protocols import Hit

MOST_TOPICS = 3


def nearest_topics(hits: Sequence[Hit]) -> tuple[TopicSuggestion, ...]:
    """Return up to three topics of different documents, nearest first, each with a question that it answers."""
    topics: dict[DocumentId, TopicSuggestion] = {}
    for hit in hits:
        passage = hit.passage
        if passage.document_id in topics or not hit.signals.asked_text:
            continue
        topics[passage.document_id] = TopicSuggestion(
            document_id=passage.document_id, title=passage.section_title, question=hit.signals.asked_text
        )
        if len(topics) == MOST_TOPICS:
            break
    return tuple(topics.values())
