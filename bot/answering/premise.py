"""Whether a question takes something for granted that a passage contradicts: a sum, a share, a day, a number, a body.

Only what is certain counts: the value stands in a sentence that asks about something else, the passage speaks of the
same things, and it gives a value of the very kind, with none like the question's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.details import Detail, asked_details
from bot.answering.introduction import asking_sentences, is_polish
from bot.answering.missing import read_passage, read_question
from bot.answering.ordinals import another_place
from bot.answering.values import Value, ValueKind, fold_in_place, values_in
from corpus.model import Passage
from index.embedding_text import passage_text
from index.polish import word_forms

SHARED = 0.6
"""Share of the question's words that the passage must have before the two can be about the same thing."""

FEWEST_SHARED = 2
CLOSE = 0.02
"""Numbers that differ by less are the same, told roughly ("85 tys." of 85.200 zł)."""

_DATES = (Detail.DAY, Detail.DATE, Detail.DEADLINE, Detail.DURATION)
_ASKS_FOR = {
    ValueKind.AMOUNT: (Detail.AMOUNT, Detail.COUNT),
    ValueKind.SHARE: (Detail.SHARE, Detail.COUNT),
    ValueKind.DAY: _DATES,
    ValueKind.MONTH: _DATES,
    ValueKind.NUMBER: (Detail.COUNT, Detail.ACT_NUMBER, Detail.LAW_PLACE),
    ValueKind.DURATION: (Detail.DURATION, Detail.COUNT, Detail.DEADLINE),
}
_DATED = (ValueKind.DAY, ValueKind.MONTH)
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
# Words of asking and wondering, which no passage has.
_WONDER = frozenset(
    {
        "dlaczego",
        "czemu",
        "skad",
        "az",
        "tylko",
        "juz",
        "dopiero",
        "jeszcze",
        "skoro",
        "przeciez",
        "wlasnie",
        "hej",
        "ej",
    }
)
# "do 50 tys. zł" and "przy dotacji 80 tys. zł" are bounds and cases that are supposed, no values that hold. A day is
# one all the same: "do 24 stycznia" is the last one.
_BOUND = re.compile(
    r"\b(?:do|od|ponad|powyzej|ponizej|najwyzej|najmniej|maksymalnie|minimum|progu|prog|limit\w*|przy(?: \w+)?"
    r"|za|okolo"
    r"|ok\.?|at least|at most|up to|over|under|above|below|від|понад|щонайменше|до|при(?: \w+)?)"
    r"\s(?:kwoty |sumy |kwocie )?$"
)
_NUMERAL = re.compile(r"\d")
_NAME = re.compile(r"(?<=\s)(?!PLN|EUR|MFA)[A-Z][\w-]*[A-Za-z][\w-]+")
_BODY = re.compile(
    r"\b(?P<kind>[Mm]inisterst|[Ff]undacj|[Uu]niwersytet|[Ii]nstytut|[Dd]epartament|[Aa]gencj)\w*\s"
    r"(?P<name>(?=\w*[a-ząćęłńóśźż])[A-ZĄĆĘŁŃÓŚŹŻ]\w+)(?:\s[A-ZĄĆĘŁŃÓŚŹŻ]\w+)*"
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a question takes for granted, and what the passage says instead, both letter for letter.

    ``claim`` is ``question[claim_start:claim_end]``; ``told`` is a part of the passage's text.
    """

    claim: str
    claim_start: int
    claim_end: int
    told: str


def contradicted(question: str, passage: Passage) -> Contradiction | None:
    """Return what ``question`` takes for granted and ``passage`` certainly contradicts, or None.

    A question that asks whether something is so, that asks for a value of the same kind, or that tells of the person's
    own money and plans takes nothing for granted about the passage.
    """
    if not _claims_anything(question) or _about_another(question, passage):
        return None
    if read_passage(passage).says_what_is_unknown:
        return None
    words = word_forms(passage_text(passage))
    for start, sentence in asking_sentences(question):
        if Detail.YES_NO not in asked_details(sentence) and _shares(sentence, words):
            found = _against_values(sentence, passage) or _against_bodies(sentence, passage.text)
            if found is not None:
                (first, last), told = found
                return Contradiction(sentence[first:last], start + first, start + last, told)
    return None


def _claims_anything(question: str) -> bool:
    return any(value.kind in _ASKS_FOR for value in values_in(question)) or _BODY.search(question) is not None


def _about_another(question: str, passage: Passage) -> bool:
    """Return whether the two are about different years or editions, so that other values are no contradiction.

    The year of a day or a month belongs to the claim and is compared with it.
    """
    asked, told = read_question(question), read_passage(passage)
    claimed = {frozenset({int(value.unit)}) for value in values_in(question) if value.kind in _DATED and value.unit}
    others = [span for span in asked.years.spans if span not in claimed]
    return not all(map(told.years.cover, others)) or another_place(asked.ordinals, told.ordinals)


def _shares(sentence: str, told: Sequence[frozenset[str]]) -> bool:
    """Return whether the passage has most of the words of ``sentence``, numbers left aside."""
    forms = frozenset().union(*told)
    if not is_polish(sentence):
        # Across languages only names can be the same; then nothing less than all of them in a "why" is enough.
        names = [word for name in _NAME.findall(sentence) for word in word_forms(name)]
        return Detail.REASON in asked_details(sentence) and bool(names) and all(word & forms for word in names)
    asked = [word for word in word_forms(sentence) if not word & _WONDER and not any(map(_NUMERAL.match, word))]
    shared = sum(bool(word & forms) for word in asked)
    return shared >= max(FEWEST_SHARED, SHARED * len(asked))


def _against_values(sentence: str, passage: Passage) -> tuple[tuple[int, int], str] | None:
    text, asked = passage.text, asked_details(sentence)
    # What the section is called holds for all of it, though the passage may speak of another number in it.
    titled = values_in(passage.section_title)
    claims = values_in(sentence)
    for claim in claims:
        if any(_same(claim, value) for value in titled):
            continue
        if claim.kind in _ASKS_FOR and asked.isdisjoint(_ASKS_FOR[claim.kind]) and not _is_bound(sentence, claim):
            rival = _rival(claim, claims, sentence, text)
            if rival is not None:
                return (claim.start, claim.end), text[rival.start : rival.end]
    return None


def _rival(claim: Value, claims: Sequence[Value], sentence: str, text: str) -> Value | None:
    """Return the one value of ``text`` that stands against ``claim``; with several nobody can tell which is meant."""
    told = values_in(text)
    if claim.kind in _DATED:
        rivals = [value for value in told if value.kind in _DATED and _is_other_date(claim, value)]
        agreed = any(value.kind in _DATED and not _is_other_date(claim, value) for value in told)
    else:
        alike = [value for value in told if value.kind is claim.kind]
        rivals = [value for value in alike if not _is_bound(text, value) and _comparable(claim, sentence, value, text)]
        agreed = any(_same(named, value) for named in claims for value in alike)
    different = {(value.kind, value.number, value.unit) for value in rivals}
    return rivals[0] if len(different) == 1 and not agreed else None


def _is_other_date(claim: Value, told: Value) -> bool:
    """Return whether the two dates exclude each other; a month and a day in it do not, another year does."""
    if claim.unit and told.unit and claim.unit != told.unit:
        return True
    if claim.kind is told.kind:
        return claim.number != told.number
    return _month(claim) != _month(told)


def _month(date: Value) -> float:
    return date.number // 100 if date.kind is ValueKind.DAY else date.number


def _comparable(claim: Value, sentence: str, told: Value, text: str) -> bool:
    match claim.kind:
        case ValueKind.NUMBER:
            return bool(_next_word(sentence, claim) & _next_word(text, told))
        case ValueKind.AMOUNT:
            return claim.unit == told.unit or not claim.unit or not told.unit
        case _:
            return True


def _is_bound(text: str, value: Value) -> bool:
    return value.kind not in _DATED and _BOUND.search(fold_in_place(text[: value.start])) is not None


def _next_word(text: str, value: Value) -> frozenset[str]:
    """Return the forms of the word behind ``value``: what it counts."""
    following = word_forms(text[value.end :].split(",", maxsplit=1)[0][:40])
    return following[0] if following else frozenset()


def _same(claim: Value, told: Value) -> bool:
    """Return whether both are the same number; "90 dni w 180" names the 180 days as a plain number."""
    if claim.kind in _DATED or claim.kind is ValueKind.YEAR:
        return False
    if claim.kind is told.kind is ValueKind.DURATION:
        first, second = claim.number * _DAYS[claim.unit], told.number * _DAYS[told.unit]
    else:
        first, second = claim.number, told.number
    return abs(first - second) <= CLOSE * max(first, second)


def _against_bodies(sentence: str, text: str) -> tuple[tuple[int, int], str] | None:
    told = {match["kind"].lower(): match for match in _BODY.finditer(text)}
    words = _forms(text)
    for claim in _BODY.finditer(sentence):
        other = told.get(claim["kind"].lower())
        if other is not None and not _forms(claim["name"]) & words:
            return claim.span(), other.group()
    return None


def _forms(name: str) -> frozenset[str]:
    return frozenset(form for word in word_forms(name) for form in word)
