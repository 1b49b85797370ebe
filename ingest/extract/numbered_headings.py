"""Headings that legal and official Polish texts number: "Rozdział II", "Art. 3.", "§ 5"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.extract.model import Block, BlockKind

_NUMBER = r"(?:\d{1,4}[a-z]{0,2}|[IVXLC]{1,7}[a-z]?)"
_PART = re.compile(
    rf"(?i:księga|część|tytuł|dział|rozdział|oddział)\s+(?i:pierwsz[ay]|drug[ai]|trzeci[a]?|{_NUMBER})(?!\w)\.?"
)
_ANNEX = re.compile(r"(?i:załącznik)(?:\s+(?i:nr|numer)\s*\d{1,3}[a-z]?)?\.?")
_UNIT = re.compile(r"(?:§\s*\d{1,4}[a-z]{0,2}\.?|Art\.\s*\d{1,4}[a-z]{0,2}\.)")
_LEVELS = {"księga": 1, "część": 1, "tytuł": 1, "dział": 2, "rozdział": 3, "oddział": 4, "załącznik": 2}
_UNIT_LEVEL = 5
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A heading, its level from 1 to 6, and what follows it on the same line."""

    text: str
    level: int
    rest: str = ""


def numbered_heading(line: str) -> NumberedHeading | None:
    """Return the heading with which ``line``, the first of a paragraph, starts; None where that is not sure.

    "§ 5 ust. 2 stosuje się odpowiednio" refers to a paragraph and starts none: after the number of one stands the end
    of the line, or a full stop and then a capital or a number.
    """
    unit = _UNIT.match(line)
    if unit is not None:
        rest = line[unit.end() :].strip()
        starts = rest == "" or (unit[0].endswith(".") and (rest[0].isupper() or rest[0].isdigit()))
        return NumberedHeading(unit[0], _UNIT_LEVEL, rest) if starts else None
    part = _PART.match(line) or _ANNEX.match(line)
    if part is None or len(line) > _LONGEST_TITLE or line.endswith((",", ";")):
        return None
    after = line[part.end() :].strip(" .:–-—")
    if after and not after[0].isupper():
        return None
    return NumberedHeading(line, _LEVELS[line.split(maxsplit=1)[0].lower().rstrip(".")])


def with_titles(blocks: Iterable[Block]) -> list[Block]:
    """Join "Rozdział II" with its title, which stands below it: a heading, or a short line without a full stop."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _lacks_title(joined[-1]) and _is_title(block):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {block.text}")
        else:
            joined.append(block)
    return joined


def _lacks_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and _PART.fullmatch(block.text) is not None


def _is_title(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return numbered_heading(block.text) is None
    short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_TITLE
    return short and block.text[:1].isupper() and not block.text.endswith((".", ",", ";", ":"))
