"""The questions for evaluation, with what a good answer to each holds; never indexed."""

from corpus.development import (
    QUESTIONS_FOLDER,
    DevelopmentQuestion,
    QuestionType,
    UnanswerableQuestion,
    load_questions,
    load_unanswerable,
)
from corpus.scored import ScoredQuestion, load_scored

__all__ = [
    "QUESTIONS_FOLDER",
    "DevelopmentQuestion",
    "QuestionType",
    "ScoredQuestion",
    "UnanswerableQuestion",
    "load_questions",
    "load_scored",
    "load_unanswerable",
]
