"""Numbers and dates as each language writes them, by the rules of the Unicode CLDR."""

from collections.abc import Mapping
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.messages.dates import DATES


def counted(forms: Mapping[str, str], number: int, language: Language) -> str:
    """Return the form for ``number`` with the number in it: "1 wolne miejsce", "5 wolnych miejsc".

    Args:
        forms: by plural category ("one", "few", "many", "other"), each with ``{number}``; "other" for the rest.
        number: what is counted.
        language: whose plural rule decides.
    """
    category = Locale(language.value).plural_form(number)
    return forms.get(category, forms["other"]).format(number=number)


def in_short(day: date, language: Language) -> str:
    """Return "24.01.2014"."""
    return format_date(day, DATES[language].short_day, locale=language.value)


def on_day(moment: datetime, language: Language) -> str:
    """Return the day that the aware ``moment`` has in Poland: "15 marca 2027 r."."""
    return _formatted(moment, DATES[language].day, language)


def at_time(moment: datetime, language: Language) -> str:
    """Return the aware ``moment`` in Polish time: "15 marca 2027 r., 10:00"."""
    texts = DATES[language]
    return _formatted(moment, f"{texts.day}, {texts.time}", language)


def from_to(start: datetime, end: datetime, language: Language) -> str:
    """Return the time between two aware moments: "15 marca 2027 r., 10:00–16:00"; both days when they differ."""
    if in_warsaw(start).date() == in_warsaw(end).date():
        return f"{at_time(start, language)}–{_formatted(end, DATES[language].time, language)}"
    return f"{at_time(start, language)} – {at_time(end, language)}"


def _formatted(moment: datetime, pattern: str, language: Language) -> str:
    return format_datetime(in_warsaw(moment), pattern, locale=language.value)
