"""How good the answers are on the development and on the test part, with intervals, for the public quality card."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.refusal_curves import Judged, calibration, expected_calibration_error, judge_support, operating_points
from benchmarks.report import Report, Row, Rows
from benchmarks.scope import Scope
from bot.answering.assembly import Search, build_answerer, build_search, support_for
from bot.clock import SystemClock, today_in_warsaw
from bot.commands.evaluated import Evaluated, answer_all, evaluated_of, rank_all
from bot.commands.evaluation_summary import GroupSummary, Summary, summarise
from corpus.questions import QUESTIONS_FOLDER, ScoredQuestion, load_scored
from index.memorised_encoder import MemorisedEncoder

PARTS = ("dev", "test")
GROUPED = (
    "answered_correctly_rate",
    "answered_wrongly_rate",
    "refusal_precision",
    "refusal_recall",
    "citations_correct",
    "mrr_at_10",
)
"""The rates that are shown of each kind of question."""


def run(scope: Scope) -> Report:
    """Answer both parts and score them.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        BotError: when the calibration cannot.
        LibraryFault: when a file of questions cannot.

    """
    search = build_search(scope.settings)
    search = replace(search, encoder=MemorisedEncoder(search.encoder))
    support = support_for(scope.settings, search.encoder.identity, search.reader_identity)
    tables: list[Rows] = []
    for part in PARTS:
        rows = load_scored(QUESTIONS_FOLDER / f"{part}.jsonl")
        summary = summarise(_evaluate(scope, search, rows))
        judged = judge_support(search, support, rows)
        tables += [*_tables(part, summary), *_curves(part, judged, support.cut.threshold)]
    return Report("quality", (*tables, Rows("quality: index", (_index(search),))), notes=NOTES)


def _evaluate(scope: Scope, search: Search, rows: Sequence[ScoredQuestion]) -> tuple[Evaluated, ...]:
    answerer = build_answerer(scope.settings, search)
    answers = answer_all(answerer, rows, scope.settings.coordinator_contact, today_in_warsaw(SystemClock()))
    return evaluated_of(rows, answers, search.snapshot.passage, rank_all(search, rows))


def _tables(part: str, summary: Summary) -> tuple[Rows, Rows]:
    whole = tuple(
        {"figure": name, "value": value, **_bounds(summary.whole, name)}
        for name, value in summary.whole.figures.items()
    )
    groups = tuple(
        {"kind": kind, "group": value, **_group(group)}
        for kind, found in summary.groups.items()
        for value, group in found.items()
    )
    return Rows(f"quality: {part}", whole), Rows(f"quality: {part}, groups", groups)


def _bounds(group: GroupSummary, name: str) -> dict[str, float | None]:
    interval = group.intervals.get(name)
    return {"low": interval.low if interval else None, "high": interval.high if interval else None}


def _group(group: GroupSummary) -> Row:
    row: dict[str, object] = {"questions": group.figures["questions"]}
    for name in GROUPED:
        bounds = _bounds(group, name)
        # Without an interval there was no case to count, and 0 would say something else.
        row[name] = group.figures.get(name) if bounds["low"] is not None else None
        row[f"{name}_low"], row[f"{name}_high"] = bounds["low"], bounds["high"]
    return row


def _curves(part: str, judged: Judged, threshold: float) -> tuple[Rows, Rows, Rows]:
    error = expected_calibration_error(judged)
    return (
        Rows(f"quality: {part}, calibration", calibration(judged)),
        Rows(f"quality: {part}, operating points", operating_points(judged, threshold)),
        Rows(f"quality: {part}, calibration error", ({"expected_calibration_error": error},)),
    )


def _index(search: Search) -> Row:
    snapshot = search.snapshot
    return {"encoder": search.encoder.identity, "passages": len(snapshot.passages), "asked": len(snapshot.asked)}


NOTES = (
    "intervals: percentile bootstrap over questions, 95 %, 2,000 draws, seeded",
    "the development part serves for choosing; nothing was ever fitted on the test part",
    "a question asked back is neither an answer nor a refusal: it lowers answered correctly and refusal recall alone",
)
