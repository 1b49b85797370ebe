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
_GAP = r"\b[^\d\n]{0,60}$"
_LOOK_BACK = 110
_PUBLISHED = re.compile(
    r"\b(?:data\s+(?:publikacji|opublikowania|dodania|utworzenia|wprowadzenia|udostępnienia|zamieszczenia)|pierwsza\s+"
    r"publikacja|opublikowan[oeya]|opublikował(?:\(a\)|a)?|dodano|dodał(?:\(a\)|a)?|utworzono|zamieszczono)" + _GAP,
    re.IGNORECASE,
)
_MADE = re.compile(r"\bdata\s+wytworzenia" + _GAP, re.IGNORECASE)
_MODIFIED = re.compile(
    r"\b(?:data\s+(?:ostatniej\s+)?(?:modyfikacji|aktualizacji|zmiany)|ostatnia\s+(?:aktualizacja|zmiana|modyfikacja)|"
    r"zmodyfikowan[oy]|zmodyfikował(?:\(a\)|a)?|zaktualizowan[oy]|zmieniony|aktualizacja)" + _GAP,
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
    labelled = _Labelled(plain_text(page))
    published = (
        _of_markup(head, ("datePublished", "dateCreated"), _PUBLISHED_META, _PUBLISHED_TIME)
        or min(labelled.days(_PUBLISHED), default=None)
        or min(labelled.days(_MADE), default=None)
        or _of_names(page)
    )
    modified = _of_markup(head, ("dateModified",), _MODIFIED_META, _MODIFIED_TIME)
    return published, modified or max(labelled.days(_MODIFIED), default=None)


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


class _Labelled:
    """The days of a text with what stands before each."""

    def __init__(self, text: str) -> None:
        self._days = [(day, text[max(0, start - _LOOK_BACK) : start]) for start, day in find_days(text)]

    def days(self, label: re.Pattern[str]) -> set[date]:
        found = {day for day, before in self._days if label.search(before)}
        return found if len(found) <= _MOST_DIFFERENT else set()
