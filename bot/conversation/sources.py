"""Where answers come from: all sources of one answer, and the library as a whole."""

from collections.abc import Iterator

from bot.answering.model import Language
from bot.conversation.attribution import after_title, linked
from bot.conversation.button_rows import in_rows
from bot.conversation.buttons import question_button
from bot.conversation.catalogue import Catalogue, Topic
from bot.conversation.hints import Hints
from bot.conversation.model import Block, Bullets, Button, Inline, Link, Paragraph, Strong
from bot.conversation.questions import own_answer
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import counted, on_day
from bot.messages.sources import SOURCES
from bot.store import answers
from bot.store.answers import AnswerRecord
from corpus.model import Passage, Source

MOST_TOPICS = 40
"""Topics that are listed; far fewer than the hundred buttons that Telegram takes."""

BUTTONS_IN_A_ROW = 5


class Sources:
    """Shows sources as the snapshot in use has them."""

    def __init__(self, catalogue: Catalogue, hints: Hints) -> None:
        self._catalogue = catalogue
        self._hints = hints

    def of_answer(self, turn: Turn, answer_id: int) -> Reply:
        """Show all sources of the passages that an answer quoted."""
        record = own_answer(turn, answer_id)
        if record is None:
            return self._hints.outdated_button(turn)
        heading = SOURCES[turn.language].of_answer
        return turn.reply(turn.message(self._sources(record, heading, turn.language)))

    def show(self, turn: Turn) -> Reply:
        """Show the sources of the person's last answer, if there is one, and what the library holds."""
        last = answers.last_answered(turn.connection, turn.chat_id)
        heading = SOURCES[turn.language].of_last_answer
        cited = self._sources(last, heading, turn.language) if last else ()
        return turn.reply(turn.message([*cited, *self._library(turn.language)], self._example_rows()))

    def _sources(self, record: AnswerRecord, heading: str, language: Language) -> Iterator[Block]:
        texts = SOURCES[language]
        if not record.passage_ids:
            yield Paragraph((texts.none_quoted,))
            return
        yield Paragraph((Strong(heading),))
        for passage_id in record.passage_ids:
            passage = self._catalogue.passage(passage_id)
            yield from _of_passage(passage, language) if passage else (Paragraph((texts.passage_gone,)),)

    def _library(self, language: Language) -> Iterator[Block]:
        texts = SOURCES[language]
        topics = self._catalogue.topics
        facts = {
            "passages": counted(texts.passages, self._catalogue.size, language),
            "topics": counted(texts.topics, len(topics), language),
            "day": on_day(self._catalogue.created, language),
        }
        yield Paragraph((Strong(texts.library.format(**facts)),))
        lines = [_topic_line(number, topic, language) for number, topic in enumerate(topics[:MOST_TOPICS], 1)]
        if more := len(topics) - MOST_TOPICS:
            lines += [counted(texts.more_topics, more, language)] if more > 0 else []
        yield Paragraph(("\n".join(lines),))
        yield Paragraph((texts.press_number,))

    def _example_rows(self) -> list[list[Button]]:
        """Return the numbers of the topics, each asking the example question of its topic."""
        numbered = enumerate(self._catalogue.topics[:MOST_TOPICS], 1)
        buttons = [question_button(str(number), topic.example) for number, topic in numbered if topic.example]
        return in_rows(buttons, BUTTONS_IN_A_ROW)


def _of_passage(passage: Passage, language: Language) -> Iterator[Block]:
    yield Paragraph((Strong(passage.section_title), f" ({passage.document_title})"))
    yield Bullets(tuple(tuple(_source(source, language)) for source in passage.sources))


def _source(source: Source, language: Language) -> Iterator[Inline]:
    """Yield the title as a link that opens; a dead address stands beside it as text."""
    texts = SOURCES[language]
    dead = source.dead and source.archive_url is not None
    yield linked(source.title, source.archive_url if dead and source.archive_url else source.url)
    yield after_title(source.publisher, source.published)
    if dead:
        yield f" ({texts.archive_copy}; {texts.dead}: {source.url})"
    elif source.archive_url:
        yield " ("
        yield Link(texts.archive_copy, source.archive_url)
        yield ")"


def _topic_line(number: int, topic: Topic, language: Language) -> str:
    texts = SOURCES[language]
    line = f"{number}. {topic.title}: {counted(texts.passages, topic.passages, language)}"
    return f"{line}, {texts.example.format(question=topic.example)}" if topic.example else line
