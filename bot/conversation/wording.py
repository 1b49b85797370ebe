"""Numbers and dates as each language writes them, by the rules of the Unicode CLDR."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.forum.event import Event, Session
from bot.messages.dates import DATES

_AMOUNT = "#,##0.00"


def counted(forms: Mapping[str, str], number: int, language: Language) -> str:
    """Return the form for ``number`` with the number in it: "1 wolne miejsce", "5 wolnych miejsc".

    Args:
        forms: by plural category ("one", "few", "many", "other"), each with ``{number}``; "other" for the rest.
        number: what is counted.
        language: whose plural rule decides.
    """
    category = Locale(language.value).plural_form(number)
    return forms.get(category, forms["other"]).format(number=number)


def amount(value: Decimal, language: Language) -> str:
    """Return zlotys with grosze: "1 500,00 zł", whose blanks no line breaks at."""
    return f"{format_decimal(value, _AMOUNT, locale=language.value)}\u00a0zł"


def sentence(pattern: str, **values: object) -> str:
    """Return ``pattern`` with its values; one that ends in a full stop, as "15 marca 2027 r." does, needs no second.

    Args:
        pattern: has ``{name}`` for each value.
        values: by name; a date is written by the functions below.

    """
    for name, value in values.items():
        if str(value).endswith("."):
            pattern = pattern.replace(f"{{{name}}}.", f"{{{name}}}")
    return pattern.format(**values)


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


def deadline(moment: datetime, language: Language) -> str:
    """Return until when something can be done: the last day where ``moment`` is its end, else also the time."""
    if in_warsaw(moment).time() == time():
        return on_day(moment - timedelta(seconds=1), language)
    return at_time(moment, language)


def from_to(start: datetime, end: datetime, language: Language) -> str:
    """Return the time between two aware moments: "15 marca 2027 r., 10:00–16:00"; both days when they differ."""
    if in_warsaw(start).date() == in_warsaw(end).date():
        return f"{at_time(start, language)}–{_formatted(end, DATES[language].time, language)}"
    return f"{at_time(start, language)} – {at_time(end, language)}"


def hours(start: datetime, end: datetime, language: Language) -> str:
    """Return the time of day between two aware moments in Polish time: "10:00–11:30"."""
    pattern = DATES[language].time
    return f"{_formatted(start, pattern, language)}–{_formatted(end, pattern, language)}"


def session_time(session: Session, event: Event, language: Language) -> str:
    """Return when a session is: "10:00–11:30", with the day where the event has several."""
    time = hours(session.starts_at, session.ends_at, language)
    if in_warsaw(event.starts_at).date() == in_warsaw(event.ends_at).date():
        return time
    return f"{in_short(in_warsaw(session.starts_at).date(), language)} {time}"


def _formatted(moment: datetime, pattern: str, language: Language) -> str:
    return format_datetime(in_warsaw(moment), pattern, locale=language.value)
