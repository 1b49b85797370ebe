"""The values that a text names: sums, shares, days, months, years, durations and plain numbers, each with its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from index.folding import Letters, fold


class ValueKind(StrEnum):
    """What a value measures; two values can contradict each other only within one kind."""

    AMOUNT = "amount"
    SHARE = "share"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DURATION = "duration"
    LAW_PLACE = "law_place"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Value:
    """A value at ``text[start:end]``.

    ``number`` and ``unit`` are the same however the value is written ("85 tys. zł", "85.000 PLN"): a sum with its
    currency, or without one where none stands; a share; a day as 100 * month + day and a month, their year as the
    unit; a year; a duration with its unit of time; the number behind "art." or "§"; a plain number.
    """

    kind: ValueKind
    start: int
    end: int
    number: float
    unit: str = ""


def fold_in_place(text: str) -> str:
    """Return ``text`` folded letter by letter, so that every place in it stays the same."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def _fold_alone(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


_FOLDED = Letters(_fold_alone)


@lru_cache(maxsize=4096)  # the same passages are read for one question after the other
def values_in(text: str) -> tuple[Value, ...]:
    """Return every value that ``text`` names, in reading order; no two overlap."""
    left = fold_in_place(text)
    found: list[Value] = []
    for pattern, read in _readers(has_digits=_DIGIT.search(left) is not None):
        matches = tuple(pattern.finditer(left))
        for match in matches:
            found.extend(read(match))
        if matches:
            left = pattern.sub(lambda match: "\0" * len(match.group()), left)
    return tuple(sorted(found, key=lambda value: value.start))


_NUMBER = r"(?<![\w.,/])(?:\d{1,3}(?:[ .,]\d{3})+(?!\d)(?:,\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)(?!\d)"
_TIMES = (
    r"tys(?:i[ae]c\w*)?\.?|mln\.?|mil(?:l)?ion\w*|mld\.?|miliard\w*|billion\w*|thousand"
    r"|тис(?:яч\w*)?\.?|млн\.?|мільйон\w*|млрд\.?|мільярд\w*"
)
_CURRENCIES = {
    "PLN": r"zl(?:ot\w*)?|pln|злот\w*|зл",
    "EUR": r"eur(?:o|os)?|€|євро",
    "USD": r"usd|dolar\w*|dollars?|\$|долар\w*",
    "UAH": r"uah|hrywi?e?n\w*|грив\w*|грн",
    "GBP": r"gbp|£|funt(?:y|ow) szterling\w*",
}
_CURRENCY = "|".join(_CURRENCIES.values())
_BETWEEN = r"(?:-|do|to|i|oraz|a|lub|albo|or|and|до|або|і|та)"
_AMOUNT = (
    rf"(?:(?P<first>{_NUMBER})\s?(?P<first_times>{_TIMES})?\s?{_BETWEEN}\s?)?"
    rf"(?P<number>{_NUMBER})\s?(?P<times>{_TIMES})?\s?(?P<currency>{_CURRENCY})(?!\w)"
)
_AMOUNT_BEHIND = (
    rf"(?<!\w)(?P<currency>pln|eur|usd|gbp|€|\$|£)\s?"
    rf"(?:(?P<first>{_NUMBER})\s?(?P<first_times>{_TIMES})?\s?{_BETWEEN}\s?)?"
    rf"(?P<number>{_NUMBER})(?:\s?(?P<times>{_TIMES})(?!\w))?"
)
_BARE_AMOUNT = (
    rf"(?P<first>)(?P<first_times>)(?P<number>{_NUMBER})\s?(?P<times>{_TIMES})(?P<currency>)(?!\w)"
    r"(?!\.?\s?(?!(?:na|dla|w|z|od|do|i|a|for|from|на|для)\b)[^\W\d])"
)
_SHARE = (
    rf"(?:(?P<first>{_NUMBER})\s?%?\s?{_BETWEEN}\s?)?"
    rf"(?P<number>{_NUMBER})\s?(?:%|proc\.|procent\w*|per ?cent\w*|відсот\w*)"
)

_MONTHS: tuple[str, ...] = (
    r"stycz\w*|january|jan|січ\w*",
    r"lut(?:y|ego|ym)|february|feb|лют(?:ий|ого|ому)",
    r"marc\w*|marzec|march|берез(?:ень|ня|ні)",
    r"kwie(?:cien|tni)\w*|april|apr|квіт(?:ень|ня|ні)",
    r"maja?|maju|may|трав(?:ень|ня|ні)",
    r"czerw(?:iec|c\w+)|june|jun|черв(?:ень|ня|ні)",
    r"lip(?:iec|c\w+)|july|jul|лип(?:ень|ня|ні)",
    r"sierp\w*|august|aug|серп(?:ень|ня|ні)",
    r"wrzes\w*|september|sep|sept|верес(?:ень|ня|ні)",
    r"pazdzier\w*|october|oct|жовт(?:ень|ня|ні)",
    r"listopad\w*|november|nov|листопад\w*",
    r"grud(?:zien|ni\w+)|december|dec|груд(?:ень|ня|ні)",
)
_MONTH = "|".join(_MONTHS)
# Folded "maja" is also "mają", "may" a verb and "marca" nobody's: without a day they need a word of time before them.
_SURE_MONTH = "|".join(month for number, month in enumerate(_MONTHS, 1) if number != 5)  # noqa: PLR2004 - May
_MAY = r"(?:(?<=od )|(?<=do )|(?<=konca )|(?<=polowy )|(?<=polowie ))maja|maj|maju|(?<=in )may|трав(?:ень|ня|ні)"
_YEAR = r"(?:19|20)\d\d"
_ANY_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY = (
    rf"(?<![\d.,])(?:(?P<first>{_ANY_DAY})(?:st|nd|rd|th)?\.?\s?(?:-|i|do|lub|and|to|та|до)\s?)?"
    rf"(?P<day>{_ANY_DAY})(?:st|nd|rd|th|\.)?\s(?:of )?(?P<month>{_MONTH})(?!\w)(?:,?\s(?P<year>{_YEAR}))?"
)
_DAY_BEHIND = (
    rf"(?<!\w)(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)\s"
    rf"(?P<first>)(?P<day>{_ANY_DAY})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<year>{_YEAR}))?"
)
_WRITTEN_DAY = (
    rf"(?<![\d.])(?:(?P<first>{_ANY_DAY})\s?-\s?)?(?P<day>{_ANY_DAY})(?P<mark>[./-])(?P<month>1[0-2]"
    rf"|0?[1-9])(?P=mark)(?P<year>{_YEAR})(?!\d)"
)
_ISO_DAY = rf"(?<!\d)(?P<year>{_YEAR})-(?P<month>1[0-2]|0[1-9])(?:-(?P<day>{_ANY_DAY}))?(?!\d)"
_MONTH_ALONE = rf"(?<!\w)(?P<month>{_SURE_MONTH}|{_MAY})(?!\w)(?:\s(?P<year>{_YEAR}))?"
_YEAR_ALONE = rf"(?<![\d./])(?P<year>{_YEAR})(?![\d/]|[.,]\d)"

_TIMES_OF_DAY = r"(?<![\d.,])(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d%])"
_UNITS_OF_TIME = {
    "minute": r"minut\w*|хвилин\w*",
    "hour": r"godzin\w*|hours?|годин\w*",
    "day": r"dni(?:a|om|ach|owy|owego)?|dzien|dob[ay]?|days?|дн(?:і|ів|я)|день",
    "week": r"tydz\w*|tygod\w*|weeks?|тижн\w*|тиждень",
    "month": r"mies(?:iac\w*|iec\w*|\.)?|months?|місяц\w*|місяч\w*",
    "year": r"lat(?:a|ach|om)?|letni\w*|roku?|years?|рок(?:и|ів|у)|рік",
}
_SPELT_NUMBERS: tuple[str, ...] = (
    r"dw(?:a|ie|och|oje|u|oma|om|iema)|two|дв(?:а|і|ох|ома)",
    r"trzy|trzech|trzem|trzema|three|три|трьох|трьома",
    r"cztery|czterech|czterem|four|чотир(?:и|ьох)",
    r"piec|pieciu|five|п'ят(?:ь|и|ьох)",
    r"szesc|szesciu|six|шість|шести",
    r"siedem|siedmiu|seven|сім|семи",
    r"osiem|osmiu|eight|вісім",
    r"dziewiec|dziewieciu|nine|дев'ять",
    r"dziesiec|dziesieciu|ten|десять",
)
"""Words for 2, 3 and so on up to 10; 1 is mostly an article."""
_SPELT = "|".join(_SPELT_NUMBERS)
_DURATION = (
    rf"(?:(?P<number>{_NUMBER})[-\s]?|(?<!\w)(?P<spelt>{_SPELT})\s)(?:\w+\s)?"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _UNITS_OF_TIME.items())})(?!\w)"
)
_LAW_PLACE = (
    r"(?<!\w)(?:art(?:ykul\w*|icle)?s?\.?|стат(?:тя|ті|тею)|ст\.)\s?(?P<number>\d+)\w?(?!\w)|§\s?(?P<other>\d+)"
)
_PLAIN = rf"(?P<number>{_NUMBER})"

_SPELT_PLAIN = rf"(?<![\w-])(?P<spelt>{_SPELT})(?![\w-])"

_FACTORS = (
    ("tys", 1e3),
    ("thou", 1e3),
    ("тис", 1e3),
    ("mld", 1e9),
    ("mili", 1e9),
    ("bill", 1e9),
    ("млрд", 1e9),
    ("мільяр", 1e9),
)


def _factor(times: str | None) -> float:
    if not times:
        return 1.0
    if times.startswith(("milion", "million")):
        return 1e6
    return next((factor for start, factor in _FACTORS if times.startswith(start)), 1e6)


def _plain(written: str) -> float:
    """Return the number; groups of three digits are thousands, whatever stands between them."""
    whole = re.fullmatch(r"(\d{1,3}(?:[ .,]\d{3})+)(?:,(\d+))?", written)
    if whole:
        return float(re.sub(r"\D", "", whole[1]) + "." + (whole[2] or "0"))
    return float(written.replace(",", "."))


def _currency(written: str) -> str:
    return next((code for code, words in _CURRENCIES.items() if re.fullmatch(words, written)), "")


def _amounts(match: re.Match[str]) -> Iterator[Value]:
    number, currency = _plain(match["number"]), _currency(match["currency"])
    if match["first"]:
        first = _plain(match["first"])
        # "50-200 tys." counts thousands twice, "300 tys. do 1 mln" says so itself.
        times = match["first_times"] or (match["times"] if first <= number else None)
        yield Value(ValueKind.AMOUNT, *match.span("first"), first * _factor(times), currency)
    start, end = match.span("number")[0], match.end()
    if match["first"] is None or not match["first"]:
        start = match.start()
    yield Value(ValueKind.AMOUNT, start, end, number * _factor(match["times"]), currency)


def _shares(match: re.Match[str]) -> Iterator[Value]:
    if match["first"]:
        yield Value(ValueKind.SHARE, *match.span("first"), _plain(match["first"]), "%")
    yield Value(ValueKind.SHARE, match.start("number"), match.end(), _plain(match["number"]), "%")


def _month_number(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(number for number, words in enumerate(_MONTHS, 1) if re.fullmatch(words, written))


def _days(match: re.Match[str]) -> Iterator[Value]:
    groups = match.groupdict()
    month, year = _month_number(match["month"]), match["year"] or ""
    if groups.get("day") is None:
        yield Value(ValueKind.MONTH, *match.span(), month, year)
        return
    if groups.get("first"):
        yield Value(ValueKind.DAY, *match.span("first"), 100 * month + int(match["first"]), year)
    start = match.start("day") if groups.get("first") else match.start()
    yield Value(ValueKind.DAY, start, match.end(), 100 * month + int(match["day"]), year)


def _years(match: re.Match[str]) -> Iterator[Value]:
    yield Value(ValueKind.YEAR, *match.span(), float(match["year"]))


def _durations(match: re.Match[str]) -> Iterator[Value]:
    unit = next(unit for unit in _UNITS_OF_TIME if match[unit])
    number = _plain(match["number"]) if match["number"] else _spelt(match["spelt"])
    yield Value(ValueKind.DURATION, *match.span(), number, unit)


def _law_places(match: re.Match[str]) -> Iterator[Value]:
    yield Value(ValueKind.LAW_PLACE, *match.span(), float(match["number"] or match["other"]))


def _numbers(match: re.Match[str]) -> Iterator[Value]:
    yield Value(ValueKind.NUMBER, *match.span(), _plain(match["number"]))


def _spelt(written: str) -> float:
    return float(next(number for number, words in enumerate(_SPELT_NUMBERS, 2) if re.fullmatch(words, written)))


def _spelt_numbers(match: re.Match[str]) -> Iterator[Value]:
    yield Value(ValueKind.NUMBER, *match.span(), _spelt(match["spelt"]))


def _nothing(_: re.Match[str]) -> Iterator[Value]:
    yield from ()


Reader = Callable[[re.Match[str]], Iterator[Value]]

# What an earlier pattern took, a later one does not see: a day is no plain number, an hour no share.
_READERS: tuple[tuple[str, Reader], ...] = (
    (_ISO_DAY, _days),
    (_WRITTEN_DAY, _days),
    (_DAY, _days),
    (_DAY_BEHIND, _days),
    (_MONTH_ALONE, _days),
    (_AMOUNT, _amounts),
    (_AMOUNT_BEHIND, _amounts),
    (_SHARE, _shares),
    (_BARE_AMOUNT, _amounts),
    (_LAW_PLACE, _law_places),
    (_TIMES_OF_DAY, _nothing),
    (_YEAR_ALONE, _years),
    (_DURATION, _durations),
    (_PLAIN, _numbers),
    (_SPELT_PLAIN, _spelt_numbers),
)


_WITHOUT_DIGITS = frozenset({_MONTH_ALONE, _DURATION, _SPELT_PLAIN})
"""The patterns that can be in a text without digits, as most questions are."""

_DIGIT = re.compile(r"\d")


@cache
def _readers(*, has_digits: bool) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Return what reads a text with or without digits."""
    # Compiled with the first question: together they take a twentieth of a second of the start.
    return tuple((re.compile(pattern), read) for pattern, read in _READERS if has_digits or pattern in _WITHOUT_DIGITS)
