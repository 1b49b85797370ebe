"""The judge of the quality gate: a snapshot answers the development questions."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from bot.answering.answerer import Answerer
from bot.answering.assembly import Search, build_answerer
from bot.commands.evaluated import answer_all, evaluated_of
from bot.commands.evaluation_summary import figures_of
from bot.settings import Settings
from corpus.questions import QUESTIONS_FOLDER, Floors, ScoredQuestion, load_floors, load_scored
from index.memorised_encoder import MemorisedEncoder
from index.protocols import Encoder
from index.snapshot import Snapshot
from ingest.gate import Judge, Verdict

GATED: Mapping[str, str] = {
    "answered_correctly_rate": "odpowiedzi dobre",
    "refusal_precision": "odmowy słuszne (precyzja)",
    "refusal_recall": "odmowy słuszne (czułość)",
    "cited_rightly": "źródła słuszne",
}
"""The rates that must not fall, as the report of the ingest names them; of each, more is better."""


def build_judge(settings: Settings, load_encoder: Callable[[], Encoder], today: date) -> Judge:
    """Return a judge that answers at first sight, without the reader; the encoder is loaded when it is first asked.

    The reader would cost the ingest 90 MB beside torch, and what an ingest can spoil is seen without it.
    """

    @cache  # both snapshots are asked the same, and encoding is most of the time
    def encoder() -> MemorisedEncoder:
        return MemorisedEncoder(load_encoder())

    def answerer_of(snapshot: Snapshot) -> Answerer:
        return build_answerer(settings, Search(encoder(), snapshot))

    floors = load_floors(QUESTIONS_FOLDER / "floors.toml")
    return judge_with(answerer_of, load_scored(QUESTIONS_FOLDER / "dev.jsonl"), today, floors["gate"])


def judge_with(
    answerer_of: Callable[[Snapshot], Answerer], rows: tuple[ScoredQuestion, ...], today: date, floors: Floors
) -> Judge:
    """Return a judge by the questions in ``rows`` as of ``today``."""

    def judge(snapshot: Snapshot) -> Verdict:
        evaluated = evaluated_of(rows, answer_all(answerer_of(snapshot), rows, "", today), snapshot.passage)
        figures = figures_of(evaluated)
        return Verdict(
            figures={name: figures[key] for key, name in GATED.items()},
            good={each.row.question: each.judgement.good for each in evaluated},
            floors={name: floors.at_least[key] for key, name in GATED.items() if key in floors.at_least},
        )

    return judge
