"""``interekip eval``: answer a file of questions, keep the answers, and score them where the file says how."""

import io
import json
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.answering.protocols import QuestionAnswerer
from bot.clock import SystemClock, today_in_warsaw
from bot.commands.answer_json import AnswerJson, outcome_as_json
from bot.commands.faults import plain_faults, tell_warning
from bot.commands.figures import Figures, show_figures
from bot.commands.whole_file import whole_file
from bot.conversation.language import choose_language
from bot.settings import Settings
from bot.wiring import build_answerer, build_search
from corpus.questions import ScoredQuestion, load_scored
from index.evaluation import Judgement, answer_figures, percentile


class EvaluatedAnswer(AnswerJson):
    """An answer with the id of its question."""

    id: str


def evaluate(
    questions: Annotated[Path, typer.Argument(help="plik JSONL z pytaniami")],
    *,
    out: Annotated[Path | None, typer.Option(dir_okay=False, help="plik JSONL na odpowiedzi")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Wypisz wyniki jako JSON.")] = False,
) -> None:
    """Answer all questions of a file and print how good the answers are."""
    with plain_faults(), whole_file(out) if out else nullcontext(io.StringIO()) as file:
        settings = Settings.load()
        rows = load_scored(questions)
        search = build_search(settings)
        tell_warning(search.snapshot)
        answerer = build_answerer(settings, search)
        answers = answer_all(answerer, rows, settings.coordinator_contact, today_in_warsaw(SystemClock()))
        file.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
    show_figures(score(rows, answers), questions.name, as_json=as_json)


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


def score(rows: Sequence[ScoredQuestion], answers: Sequence[EvaluatedAnswer]) -> Figures:
    """Return the figures of the answers; those about right and wrong only when the file says what is right."""
    took = [answer["took_ms"] for answer in answers]
    speed = {"questions": len(rows), "p50_ms": percentile(took, 0.5), "p95_ms": percentile(took, 0.95)}
    judged = [
        judge_answer(row, answer)
        for row, answer in zip(rows, answers, strict=True)
        if row.must or row.facts or row.to_refuse
    ]
    return speed | asdict(answer_figures(judged)) if judged else speed


def judge_answer(row: ScoredQuestion, answer: EvaluatedAnswer) -> Judgement:
    """Return the answer beside what the file says of a right one."""
    return Judgement(
        refused=answer["status"] != "answered",
        text=answer["text"],
        cited=tuple(citation["passage_id"] for citation in answer["citations"]),
        to_refuse=row.to_refuse,
        must=row.must,
        facts=row.facts,
    )
