"""The quality gate: an index that answers the development questions worse does not serve."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from index.snapshot import Snapshot
from ingest.errors import IngestError

MARGIN = 0.05
"""How much a rate (0 to 1) may fall while it stays above its floor: 18 of 371 development questions to answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a snapshot does on the development questions.

    ``figures`` are rates of which more is better; ``good`` tells of each question, by its text, whether its outcome is
    right. ``floors`` are the values below which a figure must not fall, for those that have one.
    """

    figures: Mapping[str, float]
    good: Mapping[str, bool]
    floors: Mapping[str, float] = field(default_factory=dict)


Judge = Callable[[Snapshot], Verdict]


@dataclass(frozen=True, slots=True)
class Decision:
    """Two verdicts compared: the figures that fell too far, before and after, and the questions that got worse."""

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
    """Compare the verdict on the snapshot that serves with that on the new one.

    A figure falls too far by more than ``margin``, and by anything at all when it ends below its floor. One that was
    below it before and does not fall stops nothing: whoever has another encoder or library could never publish.
    """
    pairs = {name: (value, after.figures.get(name, 0.0)) for name, value in before.figures.items()}
    fallen = {
        name: (was, now)
        for name, (was, now) in pairs.items()
        if was - now > margin or now < min(was, after.floors.get(name, 0.0))
    }
    return Decision(
        fallen, tuple(question for question, good in before.good.items() if good and not after.good.get(question))
    )
