"""What mending the question, its synonyms and its follow-ups are worth to the search.

The editors' Polish questions, one a passage, are searched each with itself left out of the index; their words are
mended by what the other four fifths of the questions know. The development questions are in neither. Slips are
simulated as in benchmarks/word_queries.py.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np

from benchmarks.report import Report, Row, Rows
from benchmarks.scope import SEED, Scope, answerable_questions
from benchmarks.word_queries import misspelt
from bot.answering.assembly import build_search
from bot.answering.followup import readings
from bot.answering.model import Language
from bot.conversation.language import detect_language
from corpus.model import AskedQuestion
from corpus.synonyms import load_synonyms
from index.embedding_text import passage_text
from index.evaluation import DEPTH, retrieval_figures
from index.folding import fold
from index.normalise import normalise_text
from index.protocols import Scores
from index.retriever import HybridRetriever
from index.snapshot import Snapshot
from index.spelling import Speller
from index.synonyms import Synonyms

FOLDS = 5
FOREIGN = frozenset({Language.EN, Language.UK})
POLISH = re.compile(r"[ąćęłńóśźż]")
YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")

Wanted = frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the ids of the passages that answer it, and the asked questions to search without."""

    text: str
    wanted: Wanted
    speller: Speller
    left_out: tuple[AskedQuestion, ...] = field(default=())


class Bench:
    """The index that serves, searched for many questions.

    Args:
        scope: whose settings name the index and the encoder.
    """

    def __init__(self, scope: Scope) -> None:
        search = build_search(scope.settings)
        self.snapshot: Snapshot = search.snapshot
        self._encoder = search.encoder
        self._retriever = HybridRetriever(search.encoder, search.snapshot)

    def found(self, name: str, cases: Sequence[Case], texts: Sequence[str]) -> Row:
        """Search for ``texts``, one a case."""
        texts = [normalise_text(text) for text in texts]
        vectors = self._encoder.encode_queries(texts)
        fused = [
            self._retriever.score_vector(vector, text, case.left_out).fused
            for vector, text, case in zip(vectors, texts, cases, strict=True)
        ]
        return self.figures(name, fused, cases)

    def figures(self, name: str, scores: Sequence[Scores], cases: Sequence[Case]) -> Row:
        """Return the figures of rankings by ``scores``."""
        ids = [passage.id for passage in self.snapshot.passages]
        rankings = [[ids[row] for row in np.argsort(-each, kind="stable")[:DEPTH]] for each in scores]
        relevant = [dict.fromkeys(case.wanted, 1) for case in cases]
        return {"questions": name, "count": len(cases), **asdict(retrieval_figures(rankings, relevant))}


def run(scope: Scope) -> Report:
    """Measure the three.

    Raises:
        IndexingError: when the encoder or the index cannot be used.
        LibraryFault: when the questions or the synonyms cannot be used.

    """
    bench = Bench(scope)
    asked, development = _asked(bench.snapshot), _development(bench.snapshot)
    tables = (
        Rows("spelling", (*_mended(bench, "asked", asked), *_mended(bench, "development", development))),
        Rows("synonyms: by words alone", tuple(_by_words(bench, asked, development))),
        Rows("follow-ups: another year", tuple(_followed(bench, [*asked, *development]))),
    )
    return Report("understanding", tables, notes=NOTES)


def _speller(snapshot: Snapshot, without: Sequence[AskedQuestion] = ()) -> Speller:
    asked = (each.text for each in snapshot.asked if each not in set(without))
    return Speller(map(passage_text, snapshot.passages), asked)


def _asked(snapshot: Snapshot) -> list[Case]:
    """Return one question a passage in Polish spelling."""
    choice, by_passage = random.Random(SEED), defaultdict(list)
    for each in snapshot.asked:
        if POLISH.search(each.text):
            by_passage[each.passage_id].append(each)
    chosen = [choice.choice(questions) for questions in by_passage.values()]
    choice.shuffle(chosen)
    folds = [chosen[start::FOLDS] for start in range(FOLDS)]
    spellers = [_speller(snapshot, each) for each in folds]
    return [
        Case(question.text, frozenset({question.passage_id}), speller, (question,))
        for speller, questions in zip(spellers, folds, strict=True)
        for question in questions
    ]


def _development(snapshot: Snapshot) -> list[Case]:
    speller = _speller(snapshot)
    return [
        Case(each.question, frozenset(each.facts), speller)
        for each in answerable_questions()
        if POLISH.search(each.question)
    ]


def _mended(bench: Bench, name: str, cases: Sequence[Case]) -> Iterator[Row]:
    """Compare searching for what was written with searching for what was mended."""
    slips = random.Random(SEED)
    ways: dict[str, Callable[[str], str]] = {
        "as written": str,
        "no diacritics": fold,
        "slips": lambda text: misspelt(text, slips),
        "both": lambda text: misspelt(fold(text), slips),
    }
    for way, write in ways.items():
        written = [write(case.text) for case in cases]
        yield bench.found(f"{name}, {way}", cases, written)
        mended = [case.speller.repair(text) for case, text in zip(cases, written, strict=True)]
        yield bench.found(f"{name}, {way}, mended", cases, mended)


def _by_words(bench: Bench, *sets: Sequence[Case]) -> Iterator[Row]:
    foreign = [
        Case(each.text, frozenset({each.passage_id}), Speller([]))
        for each in bench.snapshot.asked
        if detect_language(each.text) in FOREIGN
    ]
    known = {"without": Synonyms([]), "with": Synonyms(load_synonyms())}
    for name, cases in zip(("asked", "development", "asked, English and Ukrainian"), (*sets, foreign), strict=True):
        for which, synonyms in known.items():
            scores = [synonyms.scores(bench.snapshot.lexical, case.text) for case in cases]
            yield bench.figures(f"{name}, {which} synonyms", scores, cases)


def _followed(bench: Bench, cases: Sequence[Case]) -> Iterator[Row]:
    """Ask about another year first, and then "a w 2015?" for the question's own."""
    years = {case.text: set(YEAR.findall(case.text)) for case in cases}
    single = [case for case in cases if len(years[case.text]) == 1]
    before = {case.text: YEAR.sub(lambda year: str(int(year[0]) - 1), case.text) for case in single}
    texts = [f"a w {min(years[case.text])}?" for case in single]
    pairs = list(zip(single, texts, strict=True))
    yield bench.found("put behind it", single, [f"{before[case.text]} {text}" for case, text in pairs])
    yield bench.found("as it is read", single, [readings(text, before[case.text])[0] for case, text in pairs])


NOTES = (
    "asked: each searched without itself; its passage's other questions stay in the index",
    "by words alone: BM25; the asked questions are not in its index",
)
