"""The questions of a file with their answers: asked now or kept from before, each beside what is right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field

from bot.answering.assembly import Search
from bot.answering.protocols import QuestionAnswerer
from bot.answering.quoting import is_verbatim
from bot.commands.answer_json import AnswerJson, outcome_as_json
from bot.conversation.language import choose_language
from corpus.json_lines import LineText, Row, read_distinct
from corpus.model import Passage, PassageId
from corpus.questions import ScoredQuestion
from index.evaluation import DEPTH
from index.judgement import Judgement, Outcome
from index.retriever import HybridRetriever

FindPassage = Callable[[PassageId], Passage | None]
"""From the id of a passage to the passage, in the index that is quoted."""


class EvaluatedAnswer(AnswerJson):
    """An answer with the id of its question."""

    id: str


class _Quoted(Row):
    model_config = ConfigDict(extra="ignore")

    passage_id: str
    quote: str


class KeptAnswer(Row):
    """What scoring needs of an answer, read from the JSON that ``interekip eval --out`` writes."""

    model_config = ConfigDict(extra="ignore")

    id: LineText
    status: Annotated[Outcome, Field(strict=False)]
    text: str
    citations: list[_Quoted]
    took_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A question with its answer; ``ranking`` are the ids of the passages found, None where nobody searched."""

    row: ScoredQuestion
    judgement: Judgement
    took_ms: float
    ranking: tuple[str, ...] | None = None


def answer_all(
    answerer: QuestionAnswerer, rows: Sequence[ScoredQuestion], contact: str, today: date
) -> list[EvaluatedAnswer]:
    """Return one answer a question, in their order.

    Args:
        answerer: answers.
        rows: the questions.
        contact: whom a refusal names.
        today: the day against which validity is judged.

    """
    answers: list[EvaluatedAnswer] = []
    for row in rows:
        outcome = answerer.answer(row.question, today)
        answers.append({"id": row.id, **outcome_as_json(outcome, choose_language(row.question, None, None), contact)})
    return answers


def rank_all(search: Search, rows: Sequence[ScoredQuestion]) -> list[tuple[str, ...]]:
    """Return the ids of the passages that the search finds for each question, best first."""
    retriever = HybridRetriever(search.encoder, search.snapshot)
    return [tuple(hit.passage.id for hit in retriever.retrieve(row.question, DEPTH)) for row in rows]


def read_answers(path: Path) -> dict[str, KeptAnswer]:
    """Return the answers that ``interekip eval --out`` has kept, by the ids of their questions.

    Raises:
        LibraryFault: A line is broken or repeats an id.
    """
    return {numbered.row.id: numbered.row for numbered in read_distinct(path, KeptAnswer, lambda row: row.id)}


def evaluated_of(
    rows: Sequence[ScoredQuestion],
    answers: Sequence[Mapping[str, object] | KeptAnswer],
    passage_of: FindPassage,
    rankings: Sequence[tuple[str, ...]] | None = None,
) -> tuple[Evaluated, ...]:
    """Put each question beside its answer.

    Args:
        rows: the questions.
        answers: one a question, in their order.
        passage_of: the passages against which quotations are checked.
        rankings: one a question, where the search was asked too.

    """
    found = rankings if rankings is not None else [None] * len(rows)
    return tuple(
        _evaluated(row, KeptAnswer.model_validate(answer), passage_of, ranking)
        for row, answer, ranking in zip(rows, answers, found, strict=True)
    )


def _evaluated(
    row: ScoredQuestion, answer: KeptAnswer, passage_of: FindPassage, ranking: tuple[str, ...] | None
) -> Evaluated:
    judgement = Judgement(
        outcome=answer.status,
        text=answer.text,
        cited=tuple(citation.passage_id for citation in answer.citations),
        to_refuse=row.to_refuse,
        must=row.must,
        facts=row.facts,
        misquoted=sum(not _is_quoted(citation, passage_of) for citation in answer.citations),
    )
    return Evaluated(row, judgement, answer.took_ms, ranking)


def _is_quoted(citation: _Quoted, passage_of: FindPassage) -> bool:
    passage = passage_of(PassageId(citation.passage_id))
    return passage is not None and is_verbatim(citation.quote, passage.text)
