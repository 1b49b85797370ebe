"""The detail asked for as numbers, for the models that decide whether to answer."""

from collections.abc import Sequence

from bot.answering.details import WORDED_DETAILS, Detail
from bot.answering.missing import missing_details, read_passage, read_question
from corpus.model import Passage

_NAMED = (Detail.YEAR, Detail.EDITION, Detail.NAME, Detail.THING)

DETAIL_FEATURE_NAMES: tuple[str, ...] = (
    *(f"asks_{detail}" for detail in WORDED_DETAILS),
    "asked_kinds",
    "names_a_year",
    "missing_in_top",
    "missing_kinds_in_top",
    "missing_in_all_read",
    *(f"misses_{detail}_in_top" for detail in _NAMED),
    "misses_asked_kind_in_top",
    "year_missing_in_all_read",
    "has_names",
    "names_absent_in_top",
    "names_absent_in_all_read",
    "top_says_what_is_unknown",
)


def detail_features(question: str, passages: Sequence[Passage]) -> tuple[float, ...]:
    """Return how far ``passages`` give the details that ``question`` asks for, in the order of DETAIL_FEATURE_NAMES.

    Args:
        question: the question as it was searched for.
        passages: the passages that may be quoted, best first; at least one.

    """
    asked = read_question(question)
    missing = [missing_details(question, passage) for passage in passages]
    absent = [asked.names.absent_share(read_passage(passage).searched) for passage in passages]
    top = missing[0]
    flags = [
        *(detail in asked.asked for detail in WORDED_DETAILS),
        len(asked.asked),
        bool(asked.years.spans),
        bool(top),
        len(top),
        all(missing),
        *(detail in top for detail in _NAMED),
        not top <= frozenset(_NAMED),
        all(Detail.YEAR in lacking for lacking in missing),
        bool(asked.names),
        absent[0],
        min(absent),
        read_passage(passages[0]).says_what_is_unknown,
    ]
    return tuple(map(float, flags))
