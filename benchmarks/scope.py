"""What is measured: the settings, the questions and the collections."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

from bot.settings import Settings
from corpus.beir import BeirCollection, load_beir
from corpus.library import load_library
from corpus.questions import QUESTIONS_FOLDER, DevelopmentQuestion, QuestionType, load_questions

SEED = 2012


@dataclass(frozen=True, slots=True)
class Scope:
    """``beir`` are folders with collections in BEIR's form, of each of which ``most_queries`` are drawn at most."""

    settings: Settings
    beir: tuple[Path, ...] = ()
    most_queries: int = 1000

    def collections(self) -> dict[str, BeirCollection]:
        """Load the collections, by the names of their folders.

        Raises:
            LibraryFault: when one cannot be used.

        """
        return {folder.resolve().name: _drawn(load_beir(folder), self.most_queries) for folder in self.beir}


def answerable_questions() -> tuple[DevelopmentQuestion, ...]:
    """Return the development questions that the library answers."""
    questions = load_questions(QUESTIONS_FOLDER / "dev.jsonl")
    return tuple(question for question in questions if question.type is QuestionType.ANSWER)


def development_collection() -> BeirCollection:
    """Return the library's passages with the answerable development questions as queries."""
    questions = answerable_questions()
    return BeirCollection(
        passages=load_library().passages,
        queries={question.id: question.question for question in questions},
        relevant={question.id: dict.fromkeys(question.facts, 1) for question in questions},
    )


def questions_to_ask() -> list[str]:
    """Return all development and asked questions once, shuffled: nobody asks topic by topic.

    Every question is there once since the retriever remembers the vectors of the last ones.
    """
    development = [question.question for question in load_questions(QUESTIONS_FOLDER / "dev.jsonl")]
    questions = list(dict.fromkeys([*development, *(asked.text for asked in load_library().asked)]))
    random.Random(SEED).shuffle(questions)
    return questions


def _drawn(collection: BeirCollection, most: int) -> BeirCollection:
    """Return the collection with at most ``most`` of its queries, drawn at random but the same each time."""
    if len(collection.queries) <= most:
        return collection
    kept = set(random.Random(SEED).sample(sorted(collection.queries), most))
    return replace(collection, queries={query: text for query, text in collection.queries.items() if query in kept})
