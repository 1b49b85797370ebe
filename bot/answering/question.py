"""What a question asks for, read from its words in Polish, English and Ukrainian."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.folding import fold


class Detail(StrEnum):
    """A kind of detail that a question can ask for and a passage can lack."""

    CONTACT = "contact"
    DATE = "date"
    AMOUNT = "amount"
    CURRENT = "current"
    MANNER = "manner"


# The words are matched in folded text (lower case, no diacritics; Cyrillic as written).
_ASKED = {
    Detail.CONTACT: re.compile(
        r"telefon|\bnumer tel|e-?mail|\badres|kontakt|nazwisk|\bimi[eo]n?|\bkto\b|\bkogo\b|\bkim\b"
        r"|\bphone|\bcontact|\bname of|\bwho\b|контакт|прізвищ|\bхто\b|\bкого\b"
    ),
    Detail.DATE: re.compile(
        r"\bkiedy\b|\btermin|ktorego dnia|jakiego dnia|\bdat[aeyo]\b|\bwhen\b|deadline|\bdate\b"
        r"|\bколи\b|термін|\bдат[аиу]\b"
    ),
    Detail.AMOUNT: re.compile(
        r"\bile\b|\bilu\b|\bkwot|\bkoszt|budzet|\bprocent|\bstawk|how much|how many|\bbudget|\bamount|\bcost"
        r"|скільки|\bсум[аиу]\b|бюджет|відсот"
    ),
    Detail.CURRENT: re.compile(
        r"\bdzis|\bjutr|\bteraz\b|\bobecn|\baktualn|\bwczoraj|\bw tym roku"
        r"|\btoday|\btomorrow|\bnow\b|\bcurrent|\bthis year|сьогодні|\bзараз\b|цього року|завтра"
    ),
    Detail.MANNER: re.compile(r"\bjak\b|\bformularz|\bwzor|\bhow\b|\bform\b|\bяк\b|формуляр"),
}

_NUMBER = re.compile(r"\d|\bjed(en|na|no)|\bdwa\b|\bdwie\b|\btrzy|\bcztery|\bpiec\b|\bszesc|\bsiedem|\bosiem")
_PERSON_OR_NUMBER = re.compile(r"\d{3}|@|[A-ZĄĆĘŁŃÓŚŹŻ]\w+ [A-ZĄĆĘŁŃÓŚŹŻ]\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_RANGE = re.compile(r"((?:19|20)\d\d)\s*[–—-]\s*((?:19|20)\d\d)")
LONGEST_RANGE = 40
"""Years; a longer "range" is two numbers that happen to stand together."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what its words ask for."""

    text: str
    details: frozenset[Detail]
    years: frozenset[int]


def analyse_question(text: str) -> Question:
    """Read which kinds of detail and which years ``text`` asks for."""
    folded = fold(text)
    details = frozenset(detail for detail, pattern in _ASKED.items() if pattern.search(folded))
    return Question(text=text, details=details, years=frozenset(int(year) for year in _YEAR.findall(text)))


def years_in(text: str) -> frozenset[int]:
    """Return the years that ``text`` names; "2012–2016" names all five."""
    years = {int(year) for year in _YEAR.findall(text)}
    for first, last in _YEAR_RANGE.findall(text):
        if 0 <= int(last) - int(first) <= LONGEST_RANGE:
            years.update(range(int(first), int(last) + 1))
    return frozenset(years)


def lacks(detail: Detail, passage: str) -> bool:
    """Return whether ``passage`` certainly cannot give ``detail``: no digit for a date, no number for a sum."""
    match detail:
        case Detail.DATE:
            return not re.search(r"\d", passage)
        case Detail.AMOUNT:
            return not _NUMBER.search(fold(passage))
        case Detail.CONTACT:
            return not _PERSON_OR_NUMBER.search(passage)
        case _:
            return False
