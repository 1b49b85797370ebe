"""The weights of the three signals: the grid behind the defaults of FusionWeights in index/fusion.py.

They must suit the library, whose passages have editors' questions, pages, which have none, and texts of any other kind:
the development questions are asked with and without the asked questions, and the queries of every collection that is
given (``--beir``); each of them counts the same. The best cell of a grid is partly luck, and repeated cross-validation
tells how much: weights are chosen on four fifths of the questions and measured on the fifth that the choice has not
seen. A profile, the best goal for each value of one weight, tells how exact the weights need be.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import product

import numpy as np

from benchmarks.cross_validation import Gains, Ranks, cross_validate, goal, reciprocal
from benchmarks.encoded import DEVELOPMENT, batch_encoder, encoded_collections
from benchmarks.fusing import Fusing
from benchmarks.report import Report, Row, Rows
from benchmarks.scope import SEED, Scope, answerable_questions
from index.fusion import FusionWeights

ASKED_SHARES = tuple(step / 10 for step in range(11))
WORDS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6)
CAUTIONS = (0.0, 0.5, 1.0, 2.0, 3.0)
FOLDS = 5
REPEATS = 20
OFTENEST = 5
WITHOUT_ASKED = f"{DEVELOPMENT}, passages only"

WEIGHTS: Mapping[str, Callable[[FusionWeights], float]] = {
    "asked": lambda weights: weights.asked,
    "words": lambda weights: weights.words,
    "caution": lambda weights: weights.caution,
}


@dataclass(frozen=True, slots=True, eq=False)
class Searched:
    """The ranks of each group of questions, shape (settings, questions), in the order of ``grid``."""

    groups: Mapping[str, Ranks]

    @property
    def goals(self) -> Gains:
        """The mean of the groups' MRR for each setting, shape (settings,)."""
        return goal(list(self.groups.values()))


def run(scope: Scope) -> Report:
    """Try all weights on the development questions and on every collection that was given.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        LibraryFault: when a collection cannot be used.

    """
    groups = _groups(scope)
    searched = Searched({name: _ranks(fusing) for name, fusing in groups.items()})
    best = grid()[int(searched.goals.argmax())]
    tables = (
        Rows("fusion: cross-validation", tuple(_validated(searched))),
        Rows("fusion: best goal for each value of a weight", tuple(_profile(searched.goals))),
        Rows("fusion: figures by weights", tuple(_figures(_with_styles(groups), best))),
    )
    return Report("fusion", tables, notes=NOTES)


def grid() -> list[FusionWeights]:
    """Return the weights to try; those of the vectors make one together, and without words caution means nothing."""
    cells = product(ASKED_SHARES, WORDS, CAUTIONS)
    return [_weights(*cell) for cell in cells if cell[1] or not cell[2]]


def _weights(asked: float, words: float, caution: float) -> FusionWeights:
    return FusionWeights(passage=round(1 - asked, 2), asked=asked, words=words, caution=caution)


def _groups(scope: Scope) -> dict[str, Fusing]:
    encoder = batch_encoder(scope)
    groups = {}
    for name, encoded in encoded_collections(scope).items():
        if encoded.served is not None:
            groups[name] = Fusing.search(encoded, encoded.served, encoder)
        without = WITHOUT_ASKED if name == DEVELOPMENT else name
        groups[without] = Fusing.search(encoded, encoded.content, encoder)
    return groups


def _ranks(fusing: Fusing) -> Ranks:
    """Return the ranks under all weights, shape (settings, questions); without asked questions their share is idle."""
    known: dict[FusionWeights, Ranks] = {}
    for weights in grid():
        told = weights if fusing.has_asked else _without_asked(weights)
        if told not in known:
            known[told] = fusing.ranks(told)
    return np.stack([known[weights if fusing.has_asked else _without_asked(weights)] for weights in grid()])


def _without_asked(weights: FusionWeights) -> FusionWeights:
    return replace(weights, passage=1.0, asked=0.0)


def _validated(searched: Searched) -> list[Row]:
    """Compare the defaults with weights chosen on other questions, and say which ones are chosen most."""
    groups, names = list(searched.groups.values()), list(searched.groups)
    held_out = cross_validate(groups, FOLDS, REPEATS, SEED)
    unseen = dict(zip(names, held_out.ranks, strict=True))
    rows = [_row("chosen on four folds, measured on the fifth", unseen)]
    for setting, times in held_out.chosen.most_common(OFTENEST):
        over = {name: ranks[setting][None, :] for name, ranks in searched.groups.items()}
        rows.append(_row(f"chosen in {times / (FOLDS * REPEATS):.0%} of the folds", over, grid()[setting]))
    return rows


def _row(name: str, groups: Mapping[str, Ranks], weights: FusionWeights | None = None) -> Row:
    """Return the MRR of each group, whose ranks have shape (repeats, questions), and of all with its spread."""
    found = {group: reciprocal(ranks).mean(axis=1) for group, ranks in groups.items()}
    together = np.mean(list(found.values()), axis=0)
    return {
        "weights": name,
        **({} if weights is None else {each: value(weights) for each, value in WEIGHTS.items()}),
        "goal": float(together.mean()),
        "spread": float(together.std()),
        **{group: float(each.mean()) for group, each in found.items()},
    }


def _profile(goals: Gains) -> list[Row]:
    """Return the best goal for each value of each weight, whatever the others."""
    rows: list[Row] = []
    for name, value in WEIGHTS.items():
        values = np.array([value(weights) for weights in grid()])
        rows.extend(
            {"weight": name, "value": float(each), "goal": float(goals[values == each].max())}
            for each in np.unique(values)
        )
    return rows


def _with_styles(groups: Mapping[str, Fusing]) -> dict[str, Fusing]:
    """Return the groups, and the development questions over passages alone by the style in which they are asked."""
    styles: dict[str, list[str]] = {}
    for question in answerable_questions():
        styles.setdefault(question.style, []).append(question.id)
    alone = groups[WITHOUT_ASKED]
    return {**groups, **{f"{WITHOUT_ASKED}: {style}": alone.only(ids) for style, ids in sorted(styles.items())}}


def _figures(groups: Mapping[str, Fusing], best: FusionWeights) -> list[Row]:
    defaults = FusionWeights()
    kinds = {"without words": replace(defaults, words=0.0), "defaults": defaults, "best of the grid": best}
    return [
        {"questions": name, "weights": kind, **asdict(fusing.figures(weights))}
        for name, fusing in groups.items()
        for kind, weights in kinds.items()
    ]


NOTES = (
    "goal: the mean of the groups' MRR@10; each group counts the same",
    "asked: share of the asked questions, the passages have the rest of 1; words: weight of BM25 beside that 1",
    "caution: the power of the share of a question's words that the passages have, by which words count less",
    "cross-validation: five folds, twenty divisions; the first row is of unseen questions",
    "weights chosen in some folds are shown over all questions, which flatters them",
)
