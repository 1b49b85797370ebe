"""A question and its answer, and what people do with the answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from bot.answering.model import Answered, AnswerResult, Clarify, Refused, TopicSuggestion, status_of
from bot.answering.protocols import AnswerOutcome, QuestionAnswerer
from bot.conversation.buttons import Action, Press, button, question_button, question_key
from bot.conversation.catalogue import Catalogue
from bot.conversation.hints import Hints
from bot.conversation.intent import LONGEST_READ
from bot.conversation.model import Block, Button, Paragraph, Strong
from bot.conversation.present import present_result
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_press import VoucherVerb, voucher_key
from bot.messages.feedback import FEEDBACK
from bot.messages.hints import HINTS
from bot.messages.voucher_start import VOUCHER_START
from bot.store import answers
from bot.store.answers import AnswerRecord, Thumbs

_VOUCHER_WORDS = ("voucher", "vouczer", "wauczer", "ваучер")


class Questions:
    """Answers questions and keeps what people think of the answers.

    Parameters:
        answerer: finds the answers.
        catalogue: the questions that buttons may ask.
        hints: for buttons that do not work any more.
        contact: where to ask a coordinator; "" when that is not known.
    """

    def __init__(self, answerer: QuestionAnswerer, catalogue: Catalogue, hints: Hints, contact: str) -> None:
        self._answerer = answerer
        self._catalogue = catalogue
        self._hints = hints
        self._contact = contact

    def answer(self, question: str, today: date, previous: str | None) -> AnswerOutcome:
        """Find the answer; slow, so never within a transaction."""
        return self._answerer.answer(question, today, previous)

    def reply(self, turn: Turn, outcome: AnswerOutcome, *, cut: bool = False, show_question: bool = False) -> Reply:
        """Show the answer and keep it.

        Args:
            turn: the question's.
            outcome: what :meth:`answer` found.
            cut: whether the message was longer than what was read.
            show_question: whether to repeat it, where a button asked and the person did not write it.
        """
        answer_id = _keep(turn, outcome)
        opening: list[Block] = [Paragraph((Strong(outcome.question),))] if show_question else []
        if cut:
            opening.append(Paragraph((HINTS[turn.language].cut.format(limit=LONGEST_READ),)))
        blocks = (*opening, *present_result(outcome.result, turn.language, self._contact))
        message = turn.message(blocks, [*_ways(turn, outcome.question), *self._rows(turn, outcome.result, answer_id)])
        if not isinstance(outcome.result, Answered):
            # A refused text is mostly thanks, small talk or a first try: a short follow-up goes on about what was
            # answered, and completing it with what nobody could answer would find nothing again.
            return turn.reply(message)
        return Reply((message,), replace(turn.dialog, previous_question=outcome.question))

    def rate(self, turn: Turn, answer_id: int, thumbs: Thumbs) -> Reply:
        """Keep a judgement, if the answer is the person's own."""
        texts = FEEDBACK[turn.language]
        if not answers.rate(turn.connection, answer_id, turn.chat_id, thumbs, turn.now):
            return self._hints.outdated_button(turn)
        if thumbs == "up":
            return turn.reply(turn.message([Paragraph((texts.thanks_up,))]))
        rows = [[_coordinator_button(turn, answer_id)]]
        return turn.reply(turn.message([Paragraph((texts.thanks_down,))], rows))

    def pass_on(self, turn: Turn, answer_id: int) -> Reply:
        """Put the question of an answer on the coordinator's list; pressing again changes nothing."""
        record = own_answer(turn, answer_id)
        if record is None or record.question is None:
            return self._hints.outdated_button(turn)
        answers.open_question(turn.connection, record.id, turn.chat_id, record.question, turn.now)
        return turn.reply(turn.message(self._passed_on(turn, record.question)))

    def _passed_on(self, turn: Turn, question: str) -> Iterator[Block]:
        texts = FEEDBACK[turn.language]
        yield Paragraph((texts.passed_on.format(question=question),))
        if self._contact:
            yield Paragraph((texts.urgent.format(contact=self._contact),))

    def _rows(self, turn: Turn, result: AnswerResult, answer_id: int) -> list[list[Button]]:
        ask = [_coordinator_button(turn, answer_id)]
        match result:
            case Answered():
                sources = button(FEEDBACK[turn.language].sources, Press(Action.SOURCES, answer_id))
                thumbs = (button("👍", Press(Action.UP, answer_id)), button("👎", Press(Action.DOWN, answer_id)))
                return [[sources, *thumbs], ask]
            case Refused(topics=topics) | Clarify(topics=topics):
                return [*self._topic_rows(topics), ask]
            case _:
                assert_never(result)

    def _topic_rows(self, topics: tuple[TopicSuggestion, ...]) -> list[list[Button]]:
        """Return a button for each topic whose question can be asked again, in this process and in the next."""
        known = (topic for topic in topics if self._catalogue.question(question_key(topic.question)))
        return [[question_button(topic.title, topic.question)] for topic in known]


def _ways(turn: Turn, question: str) -> Iterator[list[Button]]:
    """Yield the way to the voucher for a question about it: the library tells of the past, the room of today."""
    if any(word in question.casefold() for word in _VOUCHER_WORDS):
        yield [voucher_key(VOUCHER_START[turn.language].about, VoucherVerb.HOME)]


def own_answer(turn: Turn, answer_id: int) -> AnswerRecord | None:
    """Return the answer of that id, if the person got it."""
    record = answers.get(turn.connection, answer_id)
    return record if record is not None and record.chat_id == turn.chat_id else None


def _coordinator_button(turn: Turn, answer_id: int) -> Button:
    return button(FEEDBACK[turn.language].ask_coordinator, Press(Action.ASK_COORDINATOR, answer_id))


def _keep(turn: Turn, outcome: AnswerOutcome) -> int:
    status, reason = status_of(outcome.result)
    cited = outcome.result.citations if isinstance(outcome.result, Answered) else ()
    return answers.record(
        turn.connection,
        turn.chat_id,
        outcome.question,
        snapshot_id=outcome.snapshot_id,
        status=status,
        reason=reason,
        passage_ids=[citation.passage_id for citation in cited],
        at=turn.now,
    )
