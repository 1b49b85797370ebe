"""The questions to learn from: the library's own, and general Polish ones in BEIR's form where somebody has them."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.beir import load_beir
from corpus.library import Library
from corpus.model import PassageId
from corpus.parts import ASKED, GENERAL, Part, part_of
from index.embedding_text import passage_text
from index.normalise import normalise_text


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over passages.

    ``texts`` are the passages as they are embedded. ``answers`` holds, for each of ``questions``, the row of the
    passage that answers it.
    """

    name: str
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    answers: tuple[int, ...]

    @property
    def sha256(self) -> str:
        """A hash of the set; the same data gives the same in any order of files."""
        asked = sorted((q, self.texts[a]) for q, a in zip(self.questions, self.answers, strict=True))
        return hashlib.sha256(json.dumps([asked, sorted(self.texts)]).encode()).hexdigest()

    def where(self, keep: Callable[[str, int], bool]) -> "QuestionSet":
        """Return the set with those questions for which ``keep(question, answer)`` holds, over the same passages."""
        kept = [pair for pair in zip(self.questions, self.answers, strict=True) if keep(*pair)]
        return QuestionSet(self.name, self.texts, tuple(q for q, _ in kept), tuple(a for _, a in kept))


@dataclass(frozen=True, slots=True)
class UnansweredPair:
    """A question and a passage near it that does not answer it."""

    question: str
    text: str


def asked_questions(library: Library) -> QuestionSet:
    """Return all of the editors' questions over the passages of ``library``."""
    rows = {passage.id: row for row, passage in enumerate(library.passages)}
    return QuestionSet(
        "library",
        tuple(normalise_text(passage_text(passage)) for passage in library.passages),
        tuple(normalise_text(question.text) for question in library.asked),
        tuple(rows[question.passage_id] for question in library.asked),
    )


def learnt_of_asked(asked: QuestionSet) -> QuestionSet:
    """Return the questions to learn from: those on which refusals are calibrated are left out."""
    return asked.where(lambda question, _: part_of(question, ASKED) is Part.FIT)


def general_questions(folder: Path) -> QuestionSet:
    """Return the collection in ``folder``; a query of several passages stands once for each.

    Raises:
        LibraryFault: when a file is missing or broken.

    """
    collection = load_beir(folder)
    rows = {passage.id: row for row, passage in enumerate(collection.passages)}
    pairs = [
        (normalise_text(text), rows[PassageId(passage)])
        for query, text in collection.queries.items()
        for passage in collection.relevant[query]
        if PassageId(passage) in rows
    ]
    texts = tuple(normalise_text(passage_text(passage)) for passage in collection.passages)
    return QuestionSet(folder.name, texts, tuple(q for q, _ in pairs), tuple(row for _, row in pairs))


def part_of_general(questions: QuestionSet, part: Part) -> QuestionSet:
    """Return the questions of one part; all questions of a passage are in the same."""
    parts = [part_of(text, GENERAL) for text in questions.texts]
    return questions.where(lambda _, answer: parts[answer] is part)


def unanswered_of_general(folder: Path, questions: QuestionSet) -> Sequence[UnansweredPair]:
    """Return the pairs of ``unanswerable.jsonl`` in ``folder``, which not every collection has.

    Pairs over passages that are kept for measuring are left out.
    """
    path = folder / "unanswerable.jsonl"
    if not path.exists():
        return ()
    texts: dict[str, str] = {
        passage.id: normalise_text(passage_text(passage)) for passage in load_beir(folder).passages
    }
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    pairs = [UnansweredPair(normalise_text(row["text"]), texts.get(row["related_passage"], "")) for row in rows]
    known = set(questions.texts)
    return [pair for pair in pairs if pair.text in known and part_of(pair.text, GENERAL) is Part.FIT]
