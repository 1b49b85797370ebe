"""The same text on several pages becomes one passage with all their addresses.

Texts whose numbers, names, months or words such as "nie" and "musi" differ are never the same, however alike they
are: "nabór do 31 maja 2024" and "... 2025" are two calls. That also makes it quick: only texts that agree in all of
those are compared letter by letter. On 2,983 passages of chunk size MinHash LSH (datasketch, 64 permutations) takes
2.0 s and pairs calls of different years, all pairs with rapidfuzz take 25 s, and this takes 0.4 s.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from corpus.model import Passage, Source

LEAST_LIKENESS = 94.0
"""Percent of letters in common (normalised indel similarity): a reworded link, not a reworded rule."""

_WORD = re.compile(r"\w+")
# Small words that turn a sentence round; the months, which tell two dates apart, begin like no other word of guidance.
_TELLING = re.compile(
    r"(?:nie|bez|ani|tylko|wyłącznie|oprócz|przed|po|do|od|przez|lub|albo|i|oraz|najmniej|najwyżej|co|każd\w+|żad\w+|"
    r"mus\w+|moż\w+|mog\w+|powin\w+|wolno|trzeba|należy|"
    r"stycz\w+|lut\w+|mar[zc]\w+|kwie\w+|maj\w?|czerw\w+|lip\w+|sierp\w+|wrze\w+|paźdz\w+|listop\w+|grud\w+)"
)
_OFFICIAL = re.compile(r"(?:^|\.)(?:gov\.pl|europa\.eu)$")


def join_duplicates(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return ``passages`` with those of the same text joined.

    The official page stays, or else the first living one; the sources of the others are added to it. A passage of
    the built-in library stays as it is, and pages that only repeat it are left out.

    Args:
        passages: of the library and of pages, in the order in which they are to stand.
    """
    places = {passage.id: place for place, passage in enumerate(passages)}
    joined = (kept for group in _groups(passages) for kept in _join(group))
    return tuple(sorted(joined, key=lambda passage: places[passage.id]))


def _join(group: Sequence[Passage]) -> list[Passage]:
    library = [passage for passage in group if _is_of_library(passage)]
    if library or len(group) == 1:
        return library or list(group)
    best = min(group, key=_rank)
    return [replace(best, sources=_sources(best, group))]


def _is_of_library(passage: Passage) -> bool:
    """Return whether editors wrote it: the numbers of the library begin with a digit, ids of sources never do."""
    return passage.document_id[:1].isdigit()


def _rank(passage: Passage) -> tuple[bool, bool]:
    source = passage.sources[0]
    return _OFFICIAL.search(urlsplit(source.url).hostname or "") is None, source.dead


def _sources(best: Passage, group: Iterable[Passage]) -> tuple[Source, ...]:
    """Return the sources of ``best`` and then the others', each address once, word for word where the text is."""
    sources = {source.url: source for source in best.sources}
    for passage in group:
        for source in passage.sources:
            verbatim = source.verbatim and passage.text == best.text
            sources.setdefault(source.url, replace(source, verbatim=verbatim))
    return tuple(sources.values())


def _groups(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the passages in groups of the same text."""
    alike: defaultdict[tuple[str, ...], dict[str, list[Passage]]] = defaultdict(dict)
    for passage in passages:
        words = _WORD.findall(passage.text)
        texts = alike[_telling(words)]
        texts.setdefault(" ".join(words).lower(), []).append(passage)
    for texts in alike.values():
        yield from _merge(texts)


def _telling(words: Iterable[str]) -> tuple[str, ...]:
    """Return what two texts must have in common, in order: numbers, names and the words that turn a sentence round."""
    return tuple(word for word in words if not word.islower() or not word.isalpha() or _TELLING.fullmatch(word))


def _merge(texts: dict[str, list[Passage]]) -> Iterator[list[Passage]]:
    """Yield the passages of texts that are nearly the same together."""
    remaining = list(texts)
    while remaining:
        first, *others = remaining
        close = {other for other in others if fuzz.ratio(first, other, score_cutoff=LEAST_LIKENESS)}
        yield [passage for text in (first, *others) if text == first or text in close for passage in texts[text]]
        remaining = [other for other in others if other not in close]
