"""Two runs over the same questions, question by question: what became right, what became wrong, and is it chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.evaluated import Evaluated
from bot.errors import BotError
from corpus.questions import ScoredQuestion
from index.bootstrap import PairedDifference, paired_difference


class NothingToCompareError(BotError):
    """The two runs have no scored question in common."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from the run called ``before``; ``questions`` are those that both answered."""

    before: str
    questions: int
    became_right: tuple[ScoredQuestion, ...]
    became_wrong: tuple[ScoredQuestion, ...]
    difference: PairedDifference


def compare_runs(name: str, before: Sequence[Evaluated], after: Sequence[Evaluated]) -> Comparison:
    """Compare two runs over the scored questions that both have.

    Args:
        name: of the run before, as people call it.
        before: its answers, in any order.
        after: the answers of the other run.

    Raises:
        NothingToCompareError: when they have none in common.

    """
    earlier = {each.row.id: each.judgement.good for each in before if each.row.is_scored}
    pairs = [(each.row, earlier[each.row.id], each.judgement.good) for each in after if each.row.id in earlier]
    if not pairs:
        raise NothingToCompareError(
            f"{name} nie ma odpowiedzi na żadne z tych pytań, które da się ocenić. Podaj odpowiedzi na ten sam plik."
        )
    return Comparison(
        before=name,
        questions=len(pairs),
        became_right=tuple(row for row, was, is_now in pairs if is_now and not was),
        became_wrong=tuple(row for row, was, is_now in pairs if was and not is_now),
        difference=paired_difference([was for _, was, _ in pairs], [is_now for *_, is_now in pairs]),
    )
