"""How dates are written, as patterns of Unicode TR 35. By language code; Polish is the default."""

from collections.abc import Mapping

from bot.messages.text_record import text_record


@text_record
class DateTexts:
    """The patterns of one language: a day in words, a day in short, and the time of day."""

    day: str
    short_day: str
    time: str


DATES: Mapping[str, DateTexts] = {
    "pl": DateTexts(day="d MMMM y 'r.'", short_day="dd.MM.y", time="HH:mm"),
    "en": DateTexts(day="d MMMM y", short_day="d MMM y", time="HH:mm"),
    "uk": DateTexts(day="d MMMM y 'р.'", short_day="dd.MM.y", time="HH:mm"),
}
