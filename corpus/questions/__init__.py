"""The questions for evaluation, with what a good answer to each holds; never indexed."""

from corpus.development import (
    QUESTIONS_FOLDER,
    DevelopmentQuestion,
    QuestionType,
    UnanswerableQuestion,
    load_questions,
    load_unanswerable,
)
from corpus.floors import Floors, load_floors
from corpus.scored import ScoredQuestion, load_scored

__all__ = [
    "QUESTIONS_FOLDER",
    "DevelopmentQuestion",
    "Floors",
    "QuestionType",
    "ScoredQuestion",
    "UnanswerableQuestion",
    "load_floors",
    "load_questions",
    "load_scored",
    "load_unanswerable",
]
