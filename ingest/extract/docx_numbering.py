"""The numbers that Word counts itself: "§ 5", "1)", "a)" stand in no text, but people cite them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ingest.extract.archive import OfficeArchive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 399


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts: the format, the pattern ("§ %1."), and the number that it starts with."""

    form: str
    pattern: str
    start: int


class Numbering:
    """Counts the items of a document's lists.

    Args:
        levels: the levels of the lists by the id of the list and their depth from 0.
    """

    def __init__(self, levels: Mapping[tuple[str, int], Level]) -> None:
        self._levels = levels
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    @staticmethod
    def read(archive: OfficeArchive) -> "Numbering":
        """Read the lists of a document.

        Raises:
            UnreadablePartError: the part is broken or too much.
        """
        if not archive.has("word/numbering.xml"):
            return Numbering({})
        patterns: dict[str, dict[int, Level]] = {}
        levels: dict[tuple[str, int], Level] = {}
        for element in archive.elements("word/numbering.xml", _is_definition):
            if element.tag == f"{W}abstractNum":
                patterns[element.get(f"{W}abstractNumId", "")] = dict(_levels(element))
                continue
            kind = element.find(f"{W}abstractNumId")
            shared = patterns.get(kind.get(f"{W}val", ""), {}) if kind is not None else {}
            levels |= {(element.get(f"{W}numId", ""), depth): level for depth, level in shared.items()}
        return Numbering(levels)

    def next(self, number: str, depth: int) -> str:
        """Return the next number of the list ``number`` at ``depth`` from 0, with a space after it; "" for bullets."""
        level = self._levels.get((number, depth))
        if level is None or level.form in {"bullet", "none"}:
            return ""
        counts = self._counts[number]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        text = level.pattern
        for upper in range(depth + 1):
            shown = self._levels.get((number, upper), level)
            text = text.replace(f"%{upper + 1}", _shown(counts.get(upper, shown.start), shown.form))
        return f"{text.strip()} " if text.strip() else ""


def _is_definition(element: etree._Element) -> bool:
    return element.tag in {f"{W}abstractNum", f"{W}num"}


def _levels(definition: etree._Element) -> Iterator[tuple[int, Level]]:
    for depth, level in enumerate(definition.findall(f"{W}lvl")[:_LEVELS]):
        form, pattern, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
        yield depth, Level(form or "decimal", pattern[:40], int(start[:6]) if start.isdecimal() else 1)


def _value(level: etree._Element, name: str) -> str:
    found = level.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _shown(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        # After z come aa, bb, as Word writes them.
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 4)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < count <= _LARGEST:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
