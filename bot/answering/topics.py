"""The nearest topics to offer when there is no answer."""

from collections.abc import Iterable, Mapping, Sequence

from bot.answering.model import TopicSuggestion
from corpus.model import AskedQuestion, DocumentId, PassageId
from index.protocols import Hit

MOST_TOPICS = 3


def leading_questions(asked: Iterable[AskedQuestion]) -> Mapping[PassageId, str]:
    """Return the first question of each passage: the editors write a whole Polish sentence there."""
    questions: dict[PassageId, str] = {}
    for question in asked:
        questions.setdefault(question.passage_id, question.text)
    return questions


def nearest_topics(hits: Sequence[Hit], questions: Mapping[PassageId, str]) -> tuple[TopicSuggestion, ...]:
    """Return up to three topics of different documents, nearest first.

    Args:
        hits: what was found, best first.
        questions: a question that each passage answers; a passage without one is no topic.

    """
    topics: dict[DocumentId, TopicSuggestion] = {}
    for passage in (hit.passage for hit in hits):
        if passage.document_id not in topics and passage.id in questions:
            topics[passage.document_id] = TopicSuggestion(
                document_id=passage.document_id, title=passage.section_title, question=questions[passage.id]
            )
    return tuple(topics.values())[:MOST_TOPICS]
