"""Until when a text holds: validity and deadlines in Polish, as people write them.

A grammar of its own: dateparser finds days anywhere, and knows neither "od 1 do 31 maja 2024 r." nor why a day is
there. What counts is the word that the day belongs to: "wnioski można składać do ..." is a deadline, "wyniki ogłosimy
do ..." is none, and "powstał w latach ..." is history. Where in doubt there is no validity: an answer that calls a
thing past must be right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Validity
from ingest.polish_days import PART_OF_DAY, WHOLE_DAY, YEAR, read_day, read_range
from ingest.validity_words import Sense, Word, find_words, subject_of

FARTHEST_BEFORE, FARTHEST_AFTER, BESIDE = 120, 60, 14
"""Characters between a date and the word that says what it is; BESIDE where the date has no preposition."""

_TAIL = r"(?:\ r\.|\ roku)?(?:,?\ (?:od\ )?(?:godz\.?|godziny)\ ?[\d:.]+)?"
_TO = r"(?:dnia\ |(?:godz\.?|godziny)\ ?[\d:.]+,?\ (?:dnia\ )?)?"
_PHRASE = re.compile(
    rf"""\b(?:(?:od|w\ dniach|między)\ (?:dnia\ )?(?P<first>{WHOLE_DAY}|{PART_OF_DAY}){_TAIL}(?:,?\ do\ {_TO}|\ i\ |-)
         (?P<last>{WHOLE_DAY})
    | (?P<start>{WHOLE_DAY}|{PART_OF_DAY}){_TAIL}-(?P<stop>{WHOLE_DAY})
    | (?:w\ latach|na\ lata|lata)\ (?P<years>{YEAR}(?:-|\ do\ ){YEAR})
    | (?<![\d./-])(?P<programme_years>{YEAR}-{YEAR})(?![\d/-])
    | (?:do|nie\ później\ niż|najpóźniej)\ {_TO}(?:końca\ )?(?P<until>{WHOLE_DAY}|(?<=końca\ ){YEAR}|{YEAR}(?=\ r))
    | od\ (?:dnia\ )?(?P<since>{WHOLE_DAY}|{YEAR}(?=\ r))
    | (?P<on>{WHOLE_DAY}))
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])|\n+")
_HYPHENS = re.compile(r"\s?[‐‑‒–—−]\s?|\s-\s")
_SPACES = re.compile(r"[^\S\n]+")
_YEAR = re.compile(YEAR)
_NAMED = re.compile(r"\btermin\w*\b(?:.*(?::|-|\bto|\bjest))? ?(?:dnia )?$")
_HEADING = re.compile(r"\b(?:termin\w*|nab[oó]r\w*|kiedy (?:można )?(?:składa|złoż)\w+)")
_YEARS = frozenset({"years", "programme_years"})
_HELD = frozenset({Sense.CALL, Sense.PROGRAMME, Sense.RULE})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A date in words within its sentence: its form, its text, and the words beside it, the nearest first."""

    form: str
    match: re.Match[str]
    before: Sequence[Word]
    after: Sequence[Word]

    @property
    def text(self) -> str:
        return self.match[self.form]


@dataclass(frozen=True, slots=True)
class _Span:
    """One validity; ``lasts`` until somebody changes it, ``in_years`` where only years are named."""

    start: date | None
    end: date | None
    lasts: bool
    in_years: bool


def find_validity(text: str, heading: str = "") -> Validity | None:
    """Return the days in which what ``text`` says of a call, programme, document or rule holds.

    Where it names several, the result spans them all: nothing is called past while a part of it still holds. Days
    that are not in the calendar are passed over, and so is every date whose nearest word says something else.

    Args:
        text: a passage.
        heading: what stands above it; "Termin składania wniosków" gives a meaning to a bare "do 31 maja 2024 r.".
    """
    if not _YEAR.search(text):
        return None
    plain = _HYPHENS.sub("-", _SPACES.sub(" ", text))
    in_deadlines = _is_of_deadlines(heading.lower())
    sentences = (sentence.lower() for sentence in _SENTENCE_END.split(plain) if _YEAR.search(sentence))
    return _union([span for sentence in sentences for span in _spans(sentence, in_deadlines=in_deadlines)])


def _is_of_deadlines(heading: str) -> bool:
    afterwards = any(word.sense is Sense.AFTERWARDS for word in find_words(heading))
    return _HEADING.search(heading) is not None and not afterwards


def _spans(sentence: str, *, in_deadlines: bool) -> Iterator[_Span]:
    """Yield each validity that the sentence speaks of."""
    phrases = list(_PHRASE.finditer(sentence))
    words = find_words(sentence) if phrases else []
    for match in phrases:
        before = [word for word in reversed(words) if word.end <= match.start()]
        phrase = _Phrase(_form(match), match, before, [word for word in words if word.start >= match.end()])
        subject = _subject(phrase) or (Sense.CALL if in_deadlines and not words else None)
        if subject is not None and (days := _days(phrase, subject)) is not None:
            lasts = subject in {Sense.RULE, Sense.ENTERS} and days.end is None
            yield _Span(days.start, days.end, lasts=lasts, in_years=phrase.form in _YEARS)


def _form(match: re.Match[str]) -> str:
    return next(name for name in ("last", "stop", "years", "programme_years", "until", "since", "on") if match[name])


def _subject(phrase: _Phrase) -> Sense | None:
    """Return what the words before the date make of it, or where those say nothing the words after it."""
    if phrase.before and phrase.match.start() - phrase.before[0].end <= FARTHEST_BEFORE:
        senses = [word.sense for word in phrase.before]
        if (subject := subject_of(senses)) is not None or not _open(senses):
            return subject
    follows = phrase.after and phrase.after[0].start - phrase.match.end() <= FARTHEST_AFTER
    if follows and phrase.form != "programme_years":
        return subject_of([word.sense for word in phrase.after])
    return None


def _open(senses: Sequence[Sense]) -> bool:
    """Return whether only verbs stand before a date, so that what they are said of may follow it."""
    return all(sense in {Sense.STATE, Sense.OPENS, Sense.CLOSES} for sense in senses)


def _days(phrase: _Phrase, subject: Sense) -> Validity | None:
    """Return what a date of this form means beside such a subject; None where they do not go together."""
    match phrase.form:
        case "last" | "stop" if subject in _HELD:
            days = read_range(phrase.match["first"] or phrase.match["start"], phrase.text)
            return Validity(*days) if days else None
        case "years" | "programme_years" if subject is Sense.PROGRAMME or (subject in _HELD and phrase.form == "years"):
            days = read_range(phrase.text[:4], phrase.text[-4:])
            return Validity(*days) if days else None
        case "until" if subject in _HELD | {Sense.REPEALED}:
            return _until(phrase.text)
        case "since" if subject in {Sense.RULE, Sense.ENTERS} or (subject is Sense.CALL and not _is_year(phrase.text)):
            return _since(phrase.text)
        case "on":
            return _on(phrase, subject)
    return None


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None


def _until(text: str) -> Validity | None:
    end = read_day(text, last=True)
    return Validity(end=end) if end else None


def _since(text: str) -> Validity | None:
    start = read_day(text, last=False)
    return Validity(start=start) if start else None


def _on(phrase: _Phrase, subject: Sense) -> Validity | None:
    """Return what a day without a preposition means: beside a verb, or behind "Termin ...:"."""
    verb = _verb_beside(phrase)
    if subject is Sense.ENTERS or (verb is Sense.OPENS and subject in _HELD):
        return _since(phrase.text) if verb else None
    if subject is Sense.REPEALED or (verb is Sense.CLOSES and subject in _HELD):
        return _until(phrase.text) if verb else None
    named = _NAMED.search(phrase.match.string, 0, phrase.match.start())
    return _until(phrase.text) if named and subject in {Sense.CALL, Sense.PROGRAMME} else None


def _verb_beside(phrase: _Phrase) -> Sense | None:
    """Return the sense of the word next to a date; one after it only of "z dniem ..." (a statute has its own date)."""
    start, end = phrase.match.span()
    if phrase.before and start - phrase.before[0].end <= BESIDE:
        return phrase.before[0].sense
    of_day = phrase.match.string[:start].endswith(("z dniem ", "w dniu "))
    return phrase.after[0].sense if of_day and phrase.after and phrase.after[0].start - end <= BESIDE else None


def _union(spans: Sequence[_Span]) -> Validity | None:
    """Return one validity for all: from the first start to the last end, open where something lasts or begins later.

    The years of a programme give way to the days of its call.
    """
    chosen = [span for span in spans if not span.in_years] or spans
    end = max((span.end for span in chosen if span.end), default=None)
    starts = [span.start for span in chosen if span.start]
    if any(span.lasts for span in chosen) or (end and any(start > end for start in starts)):
        end = None
    start = min(starts, default=None)
    return Validity(start, end) if start or end else None
