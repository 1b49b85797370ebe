"""Years that a question names by today's: "w tym roku", "last year", "наступного року"."""

import re
from datetime import date

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

# How many years after today's each wording means, in Polish with and without diacritics, English and Ukrainian.
_WORDINGS = {
    0: r"(?:tym|bie[żz][ąa]cym|obecnym|tego|bie[żz][ąa]cego) roku|tegoroczn\w+"
    r"|this year(?:'s)?|(?:цього|поточного) року|(?:цьому|поточному) році|цьогорічн\w+",
    -1: r"(?:zesz[łl]|ubieg[łl]|minion)(?:ym|ego) roku|(?<!lat )rok temu|(?:zesz[łl]o|ubieg[łl]o)roczn\w+"
    r"|last year(?:'s)?|a year ago|(?:минулого|торішнього) року|минулому році|рік тому|торік|торішн\w+",
    -2: r"(?:dwa|2) lata temu|(?:two|2) years ago|(?:два|2) роки тому",
    # "za rok 2015" and "sprawozdanie za rok budżetowy" name a year by itself.
    1: r"przysz[łl](?:ym|ego) roku|za rok(?=\s*(?:$|[?!.,;:]))|przysz[łl]oroczn\w+"
    r"|next year(?:'s)?|in a year\b|наступного року|наступному році|за рік(?=\s*(?:$|[?!.,;:]))",
    2: r"za (?:dwa|2) lata|in (?:two|2) years|за (?:два|2) роки",
}
_RELATIVE = tuple(
    (years, re.compile(rf"\b(?:{wordings})(?!\w)", re.IGNORECASE)) for years, wordings in _WORDINGS.items()
)


def with_years(text: str, today: date) -> str:
    """Return ``text`` with the year in figures behind each wording that leaves it to today's date.

    So it meets passages that name the year, and the check of what is asked for sees it. A text that has a year in
    figures already stays: what it says is relative to that.

    Args:
        text: a question in Polish, English or Ukrainian.
        today: the day on which it is asked.
    """
    if _YEAR.search(text):
        return text
    for years, wording in _RELATIVE:
        text = wording.sub(rf"\g<0> {today.year + years}", text)
    return text
