"""What an answer is about, to stand first: the sum, the day, the place in law, letter for letter from the quotation.

Better none than a wrong one: a question has to ask for one thing, and one value of that kind has to stand in the
quotation, or one beside more of the question's words than any other. "Yes" and "no" are never said: whether a condition
is met, the quotation tells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.asked_values import asked_kinds
from bot.answering.details import Detail, asked_details
from bot.answering.introduction import is_polish
from bot.answering.selection import asks_more_than_one
from bot.answering.values import Value, ValueKind, fold_in_place, values_in
from index.folding import fold
from index.polish import word_forms

# Everything is matched in folded text. What stands before or behind a value and belongs to its sense:
_QUALIFIER = re.compile(
    r"(?:(?<!\w)(?:do|od|po|przed|co najmniej|min\.|minimum|najmniej|maks\.|maksymalnie|najwyzej|nie wiecej niz|ponad"
    r"|powyzej|ponizej|okolo|ok\.|blisko|prawie|niemal|niespelna|lacznie|najpozniej|up to|at least|about|over|until|by"
    r"|from|w|we|z konca|koniec|konca|koncem|koncu|polowie|polowy|poczatku|poczatek|wiosna|latem|jesienia|zima)\s)+$"
)
_TO = re.compile(r"\s?(?:-|do|i|oraz|lub|to|and)\s?")
_R = re.compile(r"\sr(?:\.|oku\b)")
_BEHIND = {
    ValueKind.DAY: _R,
    ValueKind.MONTH: _R,
    ValueKind.YEAR: _R,
    ValueKind.LAW_PLACE: re.compile(r"\w?(?:-\d+\w?)?(?:\s(?:ust|pkt|lit|par)\.?\s\w{1,3}\b)*"),
}
_ADJECTIVE = re.compile(r"letni|dniow")
_FIRST = re.compile(r"(?:\bod\s)?\b\d+\s?(?:-|do|lub)\s?$")
_COUNTING = re.compile(r"\b(?:ile|ilu|iloma|how many|скільк\w*)((?:\s(?!na\b|za\b|dla\b|на\b)[^\W\d]+){1,3})")
_COUNTED = re.compile(r"\s[^\W\d]+")
_DESCRIBES = re.compile(r"[iy]ch$")
# A full stop of "r.", "tys." or "godz." ends nothing.
_SENTENCE = re.compile(r";\s|(?<=[^\W\d]{4})(?<!godz)(?<!proc)[.!?]\s|\n")
_CLAUSE = re.compile(_SENTENCE.pattern + r"|[:()]\s?|,\s|\s-\s|\s(?:a|oraz|ale)\s")

_NEGATED = re.compile(
    r"\b(?:nie(?! wiecej niz| pozniej niz)|bez|brak\w*|chyba ze|z wyjatkiem|wyjat\w+|oprocz|inn\w+(?: \w+)? niz"
    r"|not|no|never|unless|except"
    r"|не|без|крім)\b"
)
_MOST = re.compile(
    r"\bmaks|\bmax|najwieks|najwyz|najwiecej|najdluz|\blimit|\bgorn|nie wiecej|\bdo $|\bmost\b|\bup to|maximum"
    r"|макс|найбільш"
)
_LEAST = re.compile(r"\bmin\.|\bminim|najmniej|najniz|najkrot|\bdoln|\bod $|at least|мінім|найменш")
# "Ustawa z 25 lipca 2025 r." is the day of an act, and no answer to when something happened.
_OF_AN_ACT = re.compile(r"\bz\s$")
_ASKS_OF_AN_ACT = re.compile(r"\b(?:z|з) (?:jakiego|ktorego|kiedy|якого)|\bpochodzi|\bdat[aey]\b|\bdated?\b")
_SINCE = re.compile(r"\bod\s$")
_ASKS_SINCE = re.compile(r"\bod kiedy\b|\bsince when|відколи|від коли|з якого часу")

_SPEAKS_OF = 30
"""Letters before a value in which a word such as "największa" speaks of it."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A value, or a range of two, at ``quote[start:end]``; ``last`` tells where the second one starts."""

    value: Value
    start: int
    end: int
    last: int


def find_headline(question: str, quote: str) -> str | None:
    """Return what ``question`` asks for as a verbatim part of ``quote``, or None when that is not certain.

    Args:
        question: the question as it was searched for.
        quote: the words that are quoted first.

    """
    return None if _NEGATED.search(fold_in_place(quote)) else _value_asked_for(question, quote)


def _value_asked_for(question: str, quote: str) -> str | None:
    """Return the one value in ``quote`` that ``question`` asks for, whatever is denied beside it."""
    asked = asked_kinds(question)
    folded = fold_in_place(quote)
    if len(asked) != 1 or asks_more_than_one(question):
        return None
    values = [value for value in _unknown(question, quote, asked[0]) if _can_be_meant(question, folded, value)]
    candidates = list(_candidates(question, folded, values))
    if Detail.DEADLINE in asked_details(question):
        candidates = [replace(candidate, start=candidate.last) for candidate in candidates]
    chosen = _clearest(question, folded, _of_the_extent(question, folded, candidates))
    if chosen and chosen.value.kind is ValueKind.NUMBER and _counts_more(question, folded, chosen, values):
        return None
    return quote[_qualified(folded, chosen) : chosen.end] if chosen else None


def agreed_headline(question: str, quote: str, rivals: Sequence[str]) -> str | None:
    """Return the headline that ``quote`` gives, or None where one of the others gives another.

    Asked what a small grant can be, one passage tells what a single one can be and the next what all of a year can be:
    the person reads both, and neither stands first as if it were all.

    Args:
        question: the question as it was searched for.
        quote: the words that are quoted first.
        rivals: what else is quoted, of passages that may give the same detail.

    """
    headline = find_headline(question, quote)
    if headline is None:
        return None
    meant = _meanings(headline)
    others = (_value_asked_for(question, rival) for rival in rivals)
    return headline if all(other is None or _meanings(other) == meant for other in others) else None


def _meanings(headline: str) -> frozenset[tuple[ValueKind, float | str, str]]:
    return frozenset(_meaning(headline, value) for value in values_in(headline))


def _unknown(question: str, quote: str, kinds: tuple[ValueKind, ...]) -> list[Value]:
    """Return the values of those kinds in ``quote``, without those that the question itself names."""
    known = {_meaning(question, value) for value in values_in(question)}
    return [value for value in values_in(quote) if value.kind in kinds and _meaning(quote, value) not in known]


def _meaning(text: str, value: Value) -> tuple[ValueKind, float | str, str]:
    """Return what two values share that are the same; a number written in words ("dwa") is its own words."""
    return value.kind, value.number or text[value.start : value.end].lower(), value.unit if value.number else ""


def _can_be_meant(question: str, folded: str, value: Value) -> bool:
    """Return whether the word before a day fits the question: the day of an act, or the first one of a time."""
    before, asked = folded[: value.start], fold(question)
    if value.kind not in (ValueKind.DAY, ValueKind.MONTH, ValueKind.YEAR):
        return True
    if _ASKS_SINCE.search(asked):
        return _SINCE.search(before) is not None
    return _OF_AN_ACT.search(before) is None or _ASKS_OF_AN_ACT.search(asked) is not None


def _candidates(question: str, folded: str, values: Sequence[Value]) -> Iterator[_Candidate]:
    """Yield the values that can be meant, two with nothing but "do" or a dash between them as one."""
    before: _Candidate | None = None
    for value in values:
        end = _whole_end(question, folded, value)
        if end is None:
            continue
        if before and _TO.fullmatch(folded[before.end : value.start]):
            before = replace(before, end=end, last=value.start)
            continue
        if before:
            yield before
        before = _Candidate(value, _part_start(folded, value, values), end, value.start)
    if before:
        yield before


def _part_start(folded: str, value: Value, values: Sequence[Value]) -> int:
    """Return where ``value`` starts with the number that is a part of it: "25 z 32 projektów"."""
    starts = (other.start for other in values if folded[other.end : value.start] == " z ")
    return next(starts, value.start)


def _whole_end(question: str, folded: str, value: Value) -> int | None:
    """Return where ``value`` ends with what belongs to it; None for one that only describes or counts another thing."""
    if _ADJECTIVE.search(folded, value.start, value.end):
        return None
    if value.kind is ValueKind.NUMBER:
        return _counted_end(question, folded, value)
    behind = _BEHIND.get(value.kind)
    match = behind.match(folded, value.end) if behind else None
    return match.end() if match else value.end


def _counted_end(question: str, folded: str, value: Value) -> int | None:
    """Return the end of what is counted, among the two words behind the number, when the question counts the same."""
    nouns = (match[1] for match in _COUNTING.finditer(fold(question)))
    asked = frozenset(form for noun in nouns for word in word_forms(noun) for form in word)
    end = value.end
    for _ in range(2):
        word = _COUNTED.match(folded, end)
        if word is None:
            return None
        end = word.end()
        if not _DESCRIBES.search(word.group()) and any(forms & asked for forms in word_forms(word.group())):
            return end
    return None


def _of_the_extent(question: str, folded: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """Leave the largest where the question asks for the largest, and the least for the least.

    Where it asks for neither and the quotation has both, nothing is left: nobody can tell which one is meant.
    """
    if len({_meaning(folded, each.value) for each in candidates}) <= 1:
        return candidates[:1]
    most, least = ([each for each in candidates if _speaks(word, folded, each)] for word in (_MOST, _LEAST))
    asks_most, asks_least = (word.search(fold(question)) is not None for word in (_MOST, _LEAST))
    if asks_most and asks_least:
        return []
    if asks_most or asks_least:
        return most if asks_most else least
    return [] if most and least else candidates


def _speaks(word: re.Pattern[str], folded: str, candidate: _Candidate) -> bool:
    start = max(_start(_CLAUSE, folded, candidate.start), candidate.start - _SPEAKS_OF)
    return word.search(folded[start : candidate.start]) is not None


def _clearest(question: str, folded: str, candidates: Sequence[_Candidate]) -> _Candidate | None:
    """Return the candidate that stands beside all the words of the question that others stand beside, and more.

    A single one in a Polish quotation needs some word of a Polish question in its sentence.
    """
    asked = word_forms(question)
    if len(candidates) == 1:
        told = _shared(asked, _around(_SENTENCE, folded, candidates[0]))
        return candidates[0] if told or not is_polish(question) else None
    beside = [(_shared(asked, _around(_CLAUSE, folded, each)), each) for each in candidates]
    for words, candidate in beside:
        if all(other < words for other, rival in beside if rival is not candidate):
            return candidate
    return None


def _counts_more(question: str, folded: str, chosen: _Candidate, values: Sequence[Value]) -> bool:
    """Return whether another number, of something that is not named, stands beside a word that the chosen one lacks.

    "Wpłynęło 119 wniosków, z czego 106 było kwalifikowalnych": asked for the latter, 119 would be wrong.
    """
    asked = word_forms(question)
    beside = _shared(asked, _around(_CLAUSE, folded, chosen))
    others = (_Candidate(value, value.start, value.end, value.start) for value in values if value != chosen.value)
    return any(_shared(asked, _around(_CLAUSE, folded, other)) - beside for other in others)


def _shared(asked: Sequence[frozenset[str]], text: str) -> frozenset[int]:
    """Return which of the words of the question, by their places, ``text`` has."""
    told = frozenset(form for word in word_forms(text) for form in word)
    return frozenset(place for place, word in enumerate(asked) if word & told)


def _around(border: re.Pattern[str], folded: str, candidate: _Candidate) -> str:
    """Return the text around a candidate, up to the borders on both sides."""
    end = border.search(folded, candidate.end)
    return folded[_start(border, folded, candidate.start) : end.start() if end else len(folded)]


def _start(border: re.Pattern[str], folded: str, place: int) -> int:
    return max((match.end() for match in border.finditer(folded, 0, place)), default=0)


def _qualified(folded: str, candidate: _Candidate) -> int:
    """Return where the words before a value begin that belong to its sense: "do", "co najmniej", "od 6 do"."""
    start = candidate.start
    if candidate.value.kind in (ValueKind.DURATION, ValueKind.NUMBER) and (first := _FIRST.search(folded[:start])):
        start = first.start()
    match = _QUALIFIER.search(folded[:start])
    return match.start() if match else start
