"""What the library holds, for showing it: topics, sources, and questions that it answers for certain."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from bot.answering.model import Language
from bot.conversation.buttons import question_key
from bot.conversation.language import detect_language
from corpus.model import AskedQuestion, Confidence, DocumentId, Passage, PassageId

LONGEST_EXAMPLE = 60
"""Characters; a longer question would be cut on its button."""

LONGEST_IN_LIST = 80
"""Characters of a question in the list of topics, if there is such a short one."""

EXAMPLES = 3

_Asked = tuple[str, Passage]


@dataclass(frozen=True, slots=True)
class Topic:
    """A document of the library, or the pages of one publisher.

    ``example`` is a question that one of its passages answers; None without any.
    """

    title: str
    passages: int
    example: str | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The library as one snapshot has it.

    ``created`` is when the snapshot was made. ``examples`` are questions to begin with, for each language.
    """

    topics: tuple[Topic, ...]
    created: datetime
    examples: Mapping[Language, tuple[str, ...]]
    _passages: Mapping[PassageId, Passage]
    _questions: Mapping[str, str]

    @property
    def size(self) -> int:
        """The number of passages."""
        return len(self._passages)

    def passage(self, passage_id: str) -> Passage | None:
        """Return the passage, or None when this snapshot has none of that id."""
        return self._passages.get(PassageId(passage_id))

    def question(self, key: str) -> str | None:
        """Return the question whose key in buttons is ``key``; None when no passage answers it any more."""
        return self._questions.get(key)


def build_catalogue(passages: Sequence[Passage], asked: Sequence[AskedQuestion], created: str) -> Catalogue:
    """Return the catalogue of a snapshot.

    Args:
        passages: all its passages, document by document.
        asked: the questions that they answer.
        created: when it was made, in ISO 8601; UTC where it names no zone.
    """
    by_id = {passage.id: passage for passage in passages}
    known = [(question.text, by_id[question.passage_id]) for question in asked if question.passage_id in by_id]
    moment = datetime.fromisoformat(created)
    return Catalogue(
        topics=_topics(passages, _first_of_each(known, _is_polish) | _first_of_each(known, _is_short_polish)),
        created=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
        examples={language: _spread(_first_of_each(known, partial(_shows_well, language))) for language in Language},
        _passages=by_id,
        _questions={question_key(text): text for text, _ in known},
    )


def _topics(passages: Iterable[Passage], examples: Mapping[DocumentId, str]) -> tuple[Topic, ...]:
    """Return the documents of the library; pages of the web, of which nobody asked, under their publishers."""
    counts: Counter[Topic] = Counter()
    for passage in passages:
        example = examples.get(passage.document_id)
        from_page = example is None and bool(passage.sources)
        title = passage.sources[0].publisher if from_page else passage.document_title
        counts[Topic(title, 0, example)] += 1
    return tuple(replace(topic, passages=count) for topic, count in counts.items())


def _first_of_each(known: Iterable[_Asked], suits: Callable[[str, Passage], bool]) -> dict[DocumentId, str]:
    """Return for each document, in order, the first of its questions that suits."""
    firsts: dict[DocumentId, str] = {}
    for question, passage in known:
        if passage.document_id not in firsts and suits(question, passage):
            firsts[passage.document_id] = question
    return firsts


def _is_polish(question: str, _: Passage) -> bool:
    return question.endswith("?") and question[0].isupper() and detect_language(question) is Language.PL


def _is_short_polish(question: str, passage: Passage) -> bool:
    return len(question) <= LONGEST_IN_LIST and _is_polish(question, passage)


def _shows_well(language: Language, question: str, passage: Passage) -> bool:
    """Return whether ``question`` is good to begin with: short, in ``language``, with a certain, lasting answer."""
    lasting = passage.confidence is Confidence.HIGH and passage.validity is None
    short = question.endswith("?") and len(question) <= LONGEST_EXAMPLE
    return lasting and short and detect_language(question) is language


def _spread(examples: Mapping[DocumentId, str]) -> tuple[str, ...]:
    """Return some of ``examples`` from all over the library."""
    questions = list(examples.values())
    step = max(len(questions) // EXAMPLES, 1)
    return tuple(questions[::step][:EXAMPLES])
