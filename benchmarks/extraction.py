"""How well the main text of a page is found, beside trafilatura and readability, on pages that a person annotated.

The others are extras of this comparison and no dependencies of the product; what is not installed is skipped.
Install them with ``pip install -e '.[compare]'``. What counts are words: which of the annotated ones were found, and
which of those found are annotated. The title is left out for all, since some give it apart; a table's column names
count once, since only this project repeats them in every row.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from statistics import mean

from benchmarks.report import Floor, Report, Row, Rows, at_least
from benchmarks.scope import Scope
from ingest.extract.html import extract_html
from ingest.extract.html_soup import parse
from ingest.extract.model import Block, BlockKind, ExtractedPage
from tests.ingest.extract.annotated import AnnotatedPage, annotated_pages

Extract = Callable[[AnnotatedPage], str]

_WORD = re.compile(r"\w+")
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What one system found on one page: shares of words, whole lines found, and milliseconds for the page."""

    precision: float
    recall: float
    lines: float
    ms: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def run(scope: Scope) -> Report:
    """Compare all systems that are installed on all annotated pages."""
    del scope
    pages = annotated_pages()
    systems = {name: system for name, (package, system) in SYSTEMS.items() if find_spec(package)}
    found = {name: [judge(system, page) for page in pages] for name, system in systems.items()}
    skipped = [f"{name}: skipped, not installed" for name in SYSTEMS if name not in systems]
    return Report(
        "extraction",
        (
            Rows("extraction: all pages", _rows(found, range(len(pages)))),
            Rows("extraction: pages kept apart", _rows(found, [i for i, page in enumerate(pages) if page.is_apart])),
            Rows("extraction: F1 by page", tuple(_page_row(found, pages, i) for i in range(len(pages)))),
        ),
        _floors(found),
        (*NOTES, *skipped),
    )


def judge(system: Extract, page: AnnotatedPage) -> Found:
    """Run a system on a page several times, and compare what it found with the annotation."""
    text, took = "", []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        text = system(page)
        took.append((time.perf_counter() - started) * 1000)
    title = _words(page.said["title"])
    wanted = Counter(_words(plain_text(page.blocks)))
    got = Counter(_words(text))
    # As often as the page shows it, the title counts for nobody and against nobody.
    for counter in (wanted, got):
        counter.subtract(Counter(title) if _contains(counter, title) else ())
    common = (+wanted & +got).total()
    return Found(
        precision=common / max((+got).total(), 1),
        recall=common / max((+wanted).total(), 1),
        lines=_lines_found(page, text),
        ms=min(took),
    )


def plain_text(blocks: Iterable[Block]) -> str:
    """Return blocks as lines, rows with the names of their columns in the first one alone."""
    lines, named = [], set[str]()
    for block in blocks:
        if block.kind is not BlockKind.ROW:
            lines.append(block.text)
            continue
        for cell in block.text.split("; "):
            name, colon, value = cell.partition(": ")
            lines.append(value if colon and name in named else cell)
            named.add(name)
    return "\n".join(lines)


def _contains(words: Mapping[str, int], title: Sequence[str]) -> bool:
    return all(words.get(word, 0) >= count for word, count in Counter(title).items())


def _lines_found(page: AnnotatedPage, text: str) -> float:
    """Return which share of the annotated blocks stands in the text, word after word; rows are laid out by taste."""
    whole = f" {' '.join(_words(text))} "
    lines = [" ".join(_words(block.text)) for block in page.blocks if block.kind is not BlockKind.ROW]
    return mean(f" {line} " in whole for line in lines)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _rows(found: Mapping[str, Sequence[Found]], chosen: Sequence[int]) -> tuple[Row, ...]:
    return tuple(_row(name, [each[i] for i in chosen]) for name, each in found.items())


def _row(name: str, found: Sequence[Found]) -> Row:
    return {
        "system": name,
        "precision": mean(each.precision for each in found),
        "recall": mean(each.recall for each in found),
        "F1": mean(each.f1 for each in found),
        "worst F1": min(each.f1 for each in found),
        "whole blocks": mean(each.lines for each in found),
        "ms a page": mean(each.ms for each in found),
    }


def _page_row(found: Mapping[str, Sequence[Found]], pages: Sequence[AnnotatedPage], number: int) -> Row:
    return {"page": pages[number].name, **{name: each[number].f1 for name, each in found.items()}}


def _floors(found: Mapping[str, Sequence[Found]]) -> tuple[Floor, ...]:
    best = max((mean(each.f1 for each in them) for name, them in found.items() if name != OWN), default=0.0)
    return (at_least("main-text F1, that of the best peer being the limit,", mean(x.f1 for x in found[OWN]), best),)


def _own(page: AnnotatedPage) -> str:
    read = extract_html(page.content, page.said["url"], None)
    return plain_text(read.blocks) if isinstance(read, ExtractedPage) else ""


def _trafilatura(*, favour_recall: bool) -> Extract:
    def extract(page: AnnotatedPage) -> str:
        trafilatura = import_module("trafilatura")
        return trafilatura.extract(page.content, favor_recall=favour_recall, include_comments=False) or ""

    return extract


def _readability(page: AnnotatedPage) -> str:
    readability = import_module("readability")
    return parse(readability.Document(page.content).summary()).get_text(" ")


OWN = "InterEkip"
SYSTEMS: Mapping[str, tuple[str, Extract]] = {
    OWN: ("bs4", _own),
    "trafilatura": ("trafilatura", _trafilatura(favour_recall=False)),
    "trafilatura, favouring recall": ("trafilatura", _trafilatura(favour_recall=True)),
    "readability": ("readability", _readability),
}
"""By name: the package that it needs, and what reads a page with it."""

NOTES = (
    "words of the main text; means over the pages; comments are not asked of trafilatura",
    "the pages kept apart were written after the extraction was, which was not changed for what they showed",
    "all pages are by the same hand, so those of other people may be read worse",
    "whole blocks: the share of annotated headings, paragraphs and items that are found word after word",
)
