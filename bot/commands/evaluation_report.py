"""What ``interekip eval`` prints: tables for people, one JSON object for scripts."""

import json
from collections.abc import Mapping

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.commands.comparison import Comparison
from bot.commands.evaluation_summary import KINDS, GroupSummary, Summary
from corpus.questions import ScoredQuestion
from index.bootstrap import Interval

PLACES = 4

CERTAIN = 0.95
"""With which probability a difference must not be chance to be called none."""

MEANINGS: Mapping[str, str] = {
    "questions": "pytania",
    "p50_ms": "mediana czasu (ms)",
    "p95_ms": "95 % w czasie (ms)",
    "to_answer": "pytania z odpowiedzią",
    "to_refuse": "pytania do odmowy",
    "answered_correctly": "odpowiedzi dobre",
    "answered_incompletely": "odpowiedzi złe/niepełne",
    "wrongly_refused": "odmowy zbędne",
    "correctly_refused": "odmowy słuszne",
    "wrongly_answered": "odpowiedzi, nie odmowy",
    "clarified": "dopytania, nie odpowiedzi",
    "clarified_to_refuse": "dopytania, nie odmowy",
    "answered_correctly_rate": "odpowiedzi dobre, udział",
    "answered_wrongly_rate": "odpowiedzi złe, udział",
    "wrongly_refused_rate": "odmowy zbędne, udział",
    "refusal_precision": "odmowy, precyzja",
    "refusal_recall": "odmowy, czułość",
    "refusal_f1": "odmowy, F1",
    "cited_rightly": "słuszne źródło",
    "quotes_verbatim": "cytaty co do litery",
    "citations_correct": "źródła i cytaty dobre",
    "recall_at_1": "wyszukiwanie, R@1",
    "recall_at_5": "wyszukiwanie, R@5",
    "recall_at_10": "wyszukiwanie, R@10",
    "mrr_at_10": "wyszukiwanie, MRR@10",
    "ndcg_at_10": "wyszukiwanie, nDCG@10",
}

IN_GROUPS: Mapping[str, str] = {
    "questions": "pytania",
    "answered_correctly_rate": "dobre",
    "answered_wrongly_rate": "złe",
    "refusal_precision": "odmowy P",
    "refusal_recall": "odmowy R",
    "citations_correct": "źródła",
    "mrr_at_10": "MRR",
}
"""The columns of the table of groups; JSON has all figures of each."""


def show_evaluation(summary: Summary, comparison: Comparison | None, title: str, *, as_json: bool) -> None:
    """Print everything on standard output, rounded to four places."""
    if as_json:
        content = summary_as_json(summary) | ({"comparison": _comparison_as_json(comparison)} if comparison else {})
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    console = Console()
    console.print(_whole_table(summary.whole, title))
    for kind, groups in summary.groups.items():
        console.print(_group_table(KINDS[kind], groups))
    if comparison:
        _show_comparison(comparison, console)


def summary_as_json(summary: Summary) -> dict[str, object]:
    """Return the figures by name, then ``intervals`` and ``groups`` where something was scored."""
    groups = {
        kind: {value: _group_as_json(group) for value, group in found.items()} for kind, found in summary.groups.items()
    }
    return _group_as_json(summary.whole) | ({"groups": groups} if groups else {})


def _group_as_json(group: GroupSummary) -> dict[str, object]:
    figures: dict[str, object] = {name: round(value, PLACES) for name, value in group.figures.items()}
    bounds = {name: _bounds(interval) for name, interval in group.intervals.items()}
    return figures | ({"intervals": bounds} if bounds else {})


def _comparison_as_json(comparison: Comparison) -> dict[str, object]:
    difference = comparison.difference
    return {
        "before": comparison.before,
        "questions": comparison.questions,
        "became_right": [row.id for row in comparison.became_right],
        "became_wrong": [row.id for row in comparison.became_wrong],
        "difference": round(difference.difference, PLACES),
        "interval": _bounds(difference.interval),
        "sign_test_p": round(difference.p_value, PLACES),
    }


def _bounds(interval: Interval) -> list[float]:
    return [round(interval.low, PLACES), round(interval.high, PLACES)]


def _whole_table(group: GroupSummary, title: str) -> Table:
    table = Table("miara", "wartość", "95 %", "w JSON", title=escape(title))
    for column in table.columns:
        column.no_wrap = True
    for name, value in group.figures.items():
        table.add_row(MEANINGS[name], str(round(value, PLACES)), _range(group.intervals.get(name)), name)
    return table


def _group_table(heading: str, groups: Mapping[str, GroupSummary]) -> Table:
    table = Table(heading, *IN_GROUPS.values())
    table.columns[0].no_wrap = True
    for value, group in groups.items():
        cells = [group.figures.get(name) for name in IN_GROUPS]
        table.add_row(escape(value), *("-" if cell is None else f"{round(cell, 3):g}" for cell in cells))
    return table


def _range(interval: Interval | None) -> str:
    return f"{interval.low:.3f}–{interval.high:.3f}" if interval else ""


def _show_comparison(comparison: Comparison, console: Console) -> None:
    difference = comparison.difference
    verdict = "to może być przypadek" if difference.p_value >= 1 - CERTAIN else "to nie jest przypadek"
    console.print(
        f"Wobec {comparison.before}, na {comparison.questions} wspólnych pytaniach: {difference.difference:+.3f} "
        f"(od {difference.interval.low:+.3f} do {difference.interval.high:+.3f}); "
        f"test znaków p = {difference.p_value:.3f}, {verdict}.",
        markup=False,
        highlight=False,
    )
    _show_questions("Stały się dobre", comparison.became_right, console)
    _show_questions("Stały się złe", comparison.became_wrong, console)


def _show_questions(heading: str, rows: tuple[ScoredQuestion, ...], console: Console) -> None:
    console.print(f"{heading}: {len(rows)}", highlight=False)
    for row in rows:
        console.print(f"  {row.id}  {row.question}", markup=False, highlight=False)
