"""The quality gate: an index that answers the development questions worse does not serve."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.snapshot import Snapshot
from ingest.errors import IngestError

MARGIN = 0.05
"""How much a rate (0 to 1) may fall: one of the twenty development questions to refuse, three of the eighty others."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a snapshot does on the development questions.

    ``figures`` are rates of which more is better; ``good`` tells of each question, by its text, whether its outcome is
    right.
    """

    figures: Mapping[str, float]
    good: Mapping[str, bool]


Judge = Callable[[Snapshot], Verdict]


@dataclass(frozen=True, slots=True)
class Decision:
    """Two verdicts compared: the figures that fell by more than the margin, and the questions that got worse."""

    fallen: Mapping[str, tuple[float, float]]
    worse: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the new snapshot may serve."""
        return not self.fallen


class GateError(IngestError):
    """The new snapshot does not serve.

    Args:
        decision: why.
    """

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        falls = "; ".join(f"{name} {before:.3f} → {after:.3f}" for name, (before, after) in decision.fallen.items())
        super().__init__(
            f"Nowy indeks odpowiada gorzej na pytania kontrolne ({falls}), więc działa dotychczasowy. Sprawdź w "
            "raporcie, które źródło się zmieniło; jeśli to świadoma zmiana, powtórz z opcją --force i podaj powód."
        )


def compare(before: Verdict, after: Verdict, margin: float = MARGIN) -> Decision:
    """Compare the verdict on the snapshot that serves with that on the new one."""
    fallen = {
        name: (value, after.figures.get(name, 0.0))
        for name, value in before.figures.items()
        if value - after.figures.get(name, 0.0) > margin
    }
    return Decision(
        fallen, tuple(question for question, good in before.good.items() if good and not after.good.get(question))
    )
