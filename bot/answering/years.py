"""Which years a text covers: single years, ranges ("2012–2016", "2014/15"), and those open to one side ("od 2025")."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.folding import fold

LONGEST_RANGE = 40
"""Years; a longer "range" is two numbers that happen to stand together."""

LONGEST_SHORT = 10
"""Years of a range such as "2014/15"; in "nr 2014/45" the second number is no year."""

_YEAR = r"(?<![\d./])((?:19|20)\d\d)(?![\d]|[.,/]\d)"
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:-|do|to|до|i|a)\s?((?:19|20)\d\d)(?!\d)")
_SHORT_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/]\s?(\d\d)(?!\d|-\d)")
_DATED = re.compile(r"(?<!\d)(?:\d{1,2}[./-]){2}((?:19|20)\d\d)(?!\d)|(?<!\d)((?:19|20)\d\d)-\d\d(?:-\d\d)?(?!\d)")
_SINGLE = re.compile(_YEAR)
_DIGIT = re.compile(r"\d")
_SINCE = re.compile(r"\b(?:od|po|since|from|after|від|після|з)\s(?:\w+\s){0,3}((?:19|20)\d\d)(?!\d)")
_UNTIL = re.compile(r"\b(?:przed|before|until|перед|до)\s(?:\w+\s){0,3}((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a text covers: the named ``spans``, all ``since`` one year, all ``until`` another."""

    spans: tuple[frozenset[int], ...]
    since: int | None = None
    until: int | None = None

    @property
    def named(self) -> frozenset[int]:
        """Every year of the spans."""
        return frozenset().union(*self.spans)

    def cover(self, span: frozenset[int]) -> bool:
        """Return whether one year of ``span`` is covered."""
        since = self.since is not None and max(span) >= self.since
        until = self.until is not None and min(span) <= self.until
        return since or until or not span.isdisjoint(self.named)


def read_years(text: str) -> Years:
    """Return the years that ``text`` covers; a range that is named is one span, and so is a single year."""
    folded = fold(text)
    if not _DIGIT.search(folded):  # most questions
        return Years(())
    ranges = [_between(int(first), int(last)) for first, last in _RANGE.findall(folded)]
    ranges += [
        _between(int(first), int(first[:2] + last), LONGEST_SHORT) for first, last in _SHORT_RANGE.findall(folded)
    ]
    spans = [span for span in ranges if span]
    inside = frozenset().union(*spans)
    singles = {int(first or second) for first, second in _DATED.findall(folded)} | set(
        map(int, _SINGLE.findall(folded))
    )
    spans += [frozenset({year}) for year in sorted(singles - inside)]
    return Years(tuple(spans), _bound(_SINCE, folded, min), _bound(_UNTIL, folded, max))


def _between(first: int, last: int, longest: int = LONGEST_RANGE) -> frozenset[int]:
    return frozenset(range(first, last + 1)) if 0 < last - first <= longest else frozenset()


def _bound(pattern: re.Pattern[str], folded: str, choose: Callable[[list[int]], int]) -> int | None:
    years = [int(year) for year in pattern.findall(folded)]
    return choose(years) if years else None
