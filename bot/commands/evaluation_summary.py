"""The figures of answered questions: of all of them, with intervals, and of each kind of question."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from bot.commands.evaluated import Evaluated
from bot.commands.figures import Figures
from corpus.questions import ScoredQuestion
from index.bootstrap import Interval, Rate, intervals
from index.evaluation import percentile, ranking_figures
from index.judgement import answer_figures, answer_rates

KINDS: Mapping[str, str] = {"lang": "język", "style": "styl", "audience": "kto pyta"}
"""What questions are told apart by: the fields of a question, and how people read them."""


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """The figures of some questions, and between which values their rates lie with a probability of 95 %."""

    figures: Figures
    intervals: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of all questions and, by the field and its value, of each kind of them."""

    whole: GroupSummary
    groups: Mapping[str, Mapping[str, GroupSummary]]


def summarise(evaluated: Sequence[Evaluated]) -> Summary:
    """Return all figures; those about right and wrong only of the questions whose file says what is right."""
    scored = [each for each in evaluated if each.row.is_scored]
    groups = {kind: _by_kind(scored, kind) for kind in KINDS}
    return Summary(_summary(evaluated), {kind: found for kind, found in groups.items() if found})


def figures_of(evaluated: Sequence[Evaluated]) -> dict[str, float]:
    """Return the counts and rates of all questions together."""
    took = [each.took_ms for each in evaluated]
    speed = {"questions": len(evaluated), "p50_ms": percentile(took, 0.5), "p95_ms": percentile(took, 0.95)}
    scored = [each for each in evaluated if each.row.is_scored]
    if not scored:
        return speed
    answers = asdict(answer_figures([each.judgement for each in scored]))
    return speed | answers | {name: rate.value for name, rate in _search_rates(scored).items()}


def _summary(evaluated: Sequence[Evaluated]) -> GroupSummary:
    scored = [each for each in evaluated if each.row.is_scored]
    rates = answer_rates([each.judgement for each in scored]) | _search_rates(scored) if scored else {}
    return GroupSummary(figures_of(evaluated), intervals(rates))


def _by_kind(scored: Sequence[Evaluated], kind: str) -> dict[str, GroupSummary]:
    values = sorted({value for each in scored if (value := _value(each.row, kind))})
    return {value: _summary([each for each in scored if _value(each.row, kind) == value]) for value in values}


def _value(row: ScoredQuestion, kind: str) -> str:
    return str(getattr(row, kind))


def _search_rates(scored: Sequence[Evaluated]) -> dict[str, Rate]:
    """Return the averages over the questions whose passages are known; none where the search was not asked."""
    rows = [
        ranking_figures(each.ranking, dict.fromkeys(each.row.facts, 1)) if each.ranking is not None else {}
        for each in scored
    ]
    counted = [bool(each.row.facts) for each in scored]
    names = rows[0].keys() if rows else ()
    return {
        name: Rate.of([row[name] * known for row, known in zip(rows, counted, strict=True)], counted)
        for name in names
        if any(counted)
    }
