"""``interekip eval``: answer a file of questions, keep the answers, score and compare them."""

import io
import json
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Self

import typer

from bot.answering.assembly import Search, build_answerer, build_search
from bot.clock import SystemClock, today_in_warsaw
from bot.commands.comparison import Comparison, compare_runs
from bot.commands.evaluated import Evaluated, EvaluatedAnswer, answer_all, evaluated_of, rank_all, read_answers
from bot.commands.evaluation_report import show_evaluation
from bot.commands.evaluation_summary import summarise
from bot.commands.faults import plain_faults, tell_warning
from bot.commands.whole_file import whole_file
from bot.settings import Settings
from corpus.errors import LibraryFault
from corpus.questions import ScoredQuestion, load_scored
from index.memorised_encoder import MemorisedEncoder
from index.snapshot import Snapshot, SnapshotStore


def evaluate(
    questions: Annotated[Path, typer.Argument(help="plik JSONL z pytaniami")],
    *,
    out: Annotated[Path | None, typer.Option(dir_okay=False, help="plik JSONL na odpowiedzi")] = None,
    answers: Annotated[
        Path | None, typer.Option(dir_okay=False, help="odpowiedzi zapisane przez --out; oceń je, nie odpowiadaj")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(dir_okay=False, help="odpowiedzi zapisane przez --out, z którymi porównać")
    ] = None,
    index: Annotated[str, typer.Option(metavar="NAZWA", help="zachowany indeks, z którym porównać")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Wypisz wyniki jako JSON.")] = False,
) -> None:
    """Answer all questions of a file and print how good the answers are."""
    if against and index:
        raise typer.BadParameter("Podaj albo --against, albo --index.")
    if answers and (out or index):
        raise typer.BadParameter("--answers ocenia zapisane odpowiedzi, więc nie łączy się z --out ani --index.")
    with plain_faults(), whole_file(out) if out else nullcontext(io.StringIO()) as file:
        rows = load_scored(questions)
        if answers:
            evaluated = _kept(rows, answers, SnapshotStore(Settings.load().index_dir).load_any())
            comparison = _against(against, rows, evaluated) if against else None
        else:
            run = _Run.prepare()
            given = run.answers(rows, run.search.snapshot)
            file.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in given)
            evaluated = run.evaluated(rows, given)
            comparison = _against(against, rows, evaluated) if against else run.against_index(index, rows, evaluated)
    show_evaluation(summarise(evaluated), comparison, questions.name, as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Run:
    """Answers as the bot does, on one day; every question is encoded once, whatever is asked of it."""

    settings: Settings
    search: Search
    today: date

    @classmethod
    def prepare(cls) -> Self:
        settings = Settings.load()
        search = build_search(settings)
        tell_warning(search.snapshot.warning)
        remembering = replace(search, encoder=MemorisedEncoder(search.encoder))
        return cls(settings, remembering, today_in_warsaw(SystemClock()))

    def answers(self, rows: Sequence[ScoredQuestion], snapshot: Snapshot) -> list[EvaluatedAnswer]:
        answerer = build_answerer(self.settings, replace(self.search, snapshot=snapshot))
        return answer_all(answerer, rows, self.settings.coordinator_contact, self.today)

    def evaluated(self, rows: Sequence[ScoredQuestion], answers: Sequence[EvaluatedAnswer]) -> tuple[Evaluated, ...]:
        return evaluated_of(rows, answers, self.search.snapshot.passage, rank_all(self.search, rows))

    def against_index(self, name: str, rows: Sequence[ScoredQuestion], after: Sequence[Evaluated]) -> Comparison | None:
        if not name:
            return None
        encoder = self.search.encoder
        other = SnapshotStore(self.settings.index_dir).load_named(name, encoder.identity, encoder.dimension)
        return compare_runs(name, evaluated_of(rows, self.answers(rows, other), other.passage), after)


def _against(path: Path, rows: Sequence[ScoredQuestion], after: Sequence[Evaluated]) -> Comparison:
    """Compare with kept answers; those to other questions, and questions without one, are left out."""
    kept = read_answers(path)
    answered = [row for row in rows if row.id in kept]
    return compare_runs(path.name, evaluated_of(answered, [kept[row.id] for row in answered], lambda _: None), after)


def _kept(rows: Sequence[ScoredQuestion], path: Path, snapshot: Snapshot) -> tuple[Evaluated, ...]:
    """Put the questions beside kept answers, whose quotations are checked against ``snapshot``."""
    kept = read_answers(path)
    missing = [row.id for row in rows if row.id not in kept]
    if missing:
        raise LibraryFault(path, None, f"There is no answer to '{missing[0]}'. Answer all questions of the file again.")
    return evaluated_of(rows, [kept[row.id] for row in rows], snapshot.passage)
