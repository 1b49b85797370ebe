"""When a page was published and last changed: what its markup says, else what stands beside "Data publikacji"."""

import re
from collections.abc import Iterable
from datetime import date

from ingest.extract.html_head import Head
from ingest.extract.html_node import Node, descendants, plain_text
from ingest.extract.polish_dates import find_days, first_day

_PUBLISHED_META = (
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "publish-date", "publication_date", "pubdate", "datecreated", "date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "dc.date.modified",
    "last-modified", "revised",
)  # fmt: skip
_PUBLISHED_TIME = ("published", "datepublished", "pubdate", "entry-date", "datecreated")
_MODIFIED_TIME = ("updated", "modified", "datemodified")
_PUBLISHED_NAMES = frozenset(("createdate", "pubdate", "published"))
_PUBLISHED_PAIRS = tuple(map(frozenset, (("event", "date"), ("asset", "date"), ("post", "date"), ("entry", "date"))))
_LONGEST_NAMED = 60

# Between the label and the day: who did it, and a colon; not so much that a day of the text itself is meant.
_GAP = r"[^\d\n]{0,60}?"
_DAY = r"(\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{2,4}|\d{1,2}\s+[^\W\d_]{3,12}\s+\d{4})"
_PUBLISHED_TEXT = re.compile(
    rf"\b(?:data\s+(?:publikacji|opublikowania|dodania|utworzenia|wprowadzenia|udostępnienia|zamieszczenia)|pierwsza\s+"
    rf"publikacja|opublikowan[oeya]|opublikował(?:\(a\)|a)?|dodano|dodał(?:\(a\)|a)?|utworzono|zamieszczono)\b{_GAP}{_DAY}",
    re.IGNORECASE,
)
_MADE_TEXT = re.compile(rf"\bdata\s+wytworzenia\b{_GAP}{_DAY}", re.IGNORECASE)
_MODIFIED_TEXT = re.compile(
    rf"\b(?:data\s+(?:ostatniej\s+)?(?:modyfikacji|aktualizacji|zmiany)|ostatnia\s+(?:aktualizacja|zmiana|modyfikacja)|"
    rf"zmodyfikowan[oy]|zmodyfikował(?:\(a\)|a)?|zaktualizowan[oy]|zmieniony|aktualizacja)\b{_GAP}{_DAY}",
    re.IGNORECASE,
)
_MOST_DIFFERENT = 3
"""A page with more days of publication is a list of other pages."""


def page_dates(head: Head, page: Node) -> tuple[date | None, date | None]:
    """Return the days of publication and of the last change, each None where nothing tells.

    Args:
        head: what the markup says.
        page: the visible page, menus and records and all.

    """
    text = plain_text(page)
    published = (
        _of_markup(head, ("datePublished", "dateCreated"), _PUBLISHED_META, _PUBLISHED_TIME)
        or min(_labelled(_PUBLISHED_TEXT, text), default=None)
        or min(_labelled(_MADE_TEXT, text), default=None)
        or _of_names(page)
    )
    modified = _of_markup(head, ("dateModified",), _MODIFIED_META, _MODIFIED_TIME)
    return published, modified or max(_labelled(_MODIFIED_TEXT, text), default=None)


def _of_markup(head: Head, keys: Iterable[str], names: Iterable[str], classes: Iterable[str]) -> date | None:
    said = [head.json_dates.get(key, "") for key in keys]
    said += [head.meta.get(name, "") for name in names]
    said += [value for named, value in head.times if any(each in named.split() for each in classes)]
    return next((day for value in said if (day := first_day(value)) is not None), None)


def _of_names(page: Node) -> date | None:
    """Return the day in the first short element that is called a day of publication, where it is the only one."""
    named = (node for node in descendants(page) if 0 < node.chars <= _LONGEST_NAMED and _is_named(node))
    days = {day for node in named if (day := first_day(plain_text(node))) is not None}
    return days.pop() if len(days) == 1 else None


def _is_named(node: Node) -> bool:
    words = node.name_words if "class" in node.attributes else frozenset()
    return not words.isdisjoint(_PUBLISHED_NAMES) or any(pair <= words for pair in _PUBLISHED_PAIRS)


def _labelled(pattern: re.Pattern[str], text: str) -> set[date]:
    days = {day for found in pattern.finditer(text) for day in find_days(found[1])}
    return days if len(days) <= _MOST_DIFFERENT else set()
