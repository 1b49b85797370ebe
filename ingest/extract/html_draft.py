"""Blocks while it is still open whether they belong to the main text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.characters import one_line
from ingest.extract.model import BlockKind

BELOW = 0
"""The level of a heading that stands under whatever heading came before it."""

_BULLET = re.compile(r"[-–—•·▪●○■◦*»]\s+(?=\S)|\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_LINKED = 0.9


@dataclass(frozen=True, slots=True)
class Draft:
    """A block with what tells text from chrome: how much of it is links or bold (characters), and how many links."""

    kind: BlockKind
    text: str
    level: int = 0
    link_chars: int = 0
    links: int = 0
    is_bold: bool = False

    @property
    def is_linked(self) -> bool:
        """Whether it is nothing but links, but for the signs between them."""
        return self.links > 0 and self.link_chars >= _LINKED * sum(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class Run:
    """Text as one stretch of markup has it; a line feed is a break. ``link`` numbers the link that it is in."""

    text: str
    link: int = 0
    is_bold: bool = False


def lines_of(runs: Sequence[Run]) -> list[list[Draft]]:
    """Return the lines of each paragraph, a paragraph ending where two breaks follow each other."""
    paragraphs: list[list[Draft]] = [[]]
    line: list[Run] = []
    for run in _at_breaks(runs):
        if run is not None:
            line.append(run)
        elif (draft := _line(line)) is not None:
            paragraphs[-1].append(draft)
            line = []
        elif paragraphs[-1]:
            paragraphs.append([])
    if (draft := _line(line)) is not None:
        paragraphs[-1].append(draft)
    return [paragraph for paragraph in paragraphs if paragraph]


def paragraphs_of(runs: Sequence[Run]) -> Iterator[Draft]:
    """Yield the runs as paragraphs and typed lists: lines that begin with a dash, a bullet or a number are items."""
    for lines in lines_of(runs):
        open_draft: Draft | None = None
        listed = _is_list(lines)
        for line in lines:
            item = _as_item(line) if listed else None
            if item is None and open_draft is not None and not _stands_alone(open_draft, line):
                open_draft = joined(open_draft, line)
                continue
            if open_draft is not None:
                yield open_draft
            open_draft = item or line
        if open_draft is not None:
            yield open_draft


def joined(first: Draft, second: Draft, between: str = " ") -> Draft:
    """Return one draft of both, of the kind of the first."""
    return Draft(
        first.kind,
        f"{first.text}{between}{second.text}",
        first.level,
        first.link_chars + second.link_chars,
        first.links + second.links,
        first.is_bold and second.is_bold,
    )


def draft_of(runs: Sequence[Run], kind: BlockKind, level: int = 0) -> Draft | None:
    """Return everything as one draft, or None where there is no text."""
    line = _line([Run(" " if run.text == "\n" else run.text, run.link, run.is_bold) for run in runs])
    return None if line is None else Draft(kind, line.text, level, line.link_chars, line.links, line.is_bold)


def _at_breaks(runs: Sequence[Run]) -> Iterator[Run | None]:
    """Yield the runs with None for each break."""
    for run in runs:
        yield None if run.text == "\n" else run


def _line(runs: Sequence[Run]) -> Draft | None:
    text = one_line("".join(run.text for run in runs))
    if not any(map(str.isalnum, text)):
        return None
    said = [run for run in runs if run.text.strip()]
    linked = [run for run in said if run.link]
    return Draft(
        BlockKind.PARAGRAPH,
        text,
        link_chars=sum(sum(map(str.isalnum, run.text)) for run in linked),
        links=len({run.link for run in linked}),
        is_bold=all(run.is_bold for run in said),
    )


def _is_list(lines: Sequence[Draft]) -> bool:
    """A single dash begins speech, or a sentence that goes on; two are a list."""
    return sum(bool(_BULLET.match(line.text)) for line in lines) > 1


def _as_item(line: Draft) -> Draft | None:
    found = _BULLET.match(line.text)
    if found is None:
        return None
    # A number or a letter is what the text refers to ("punkt 2"), a dash is decoration.
    text = line.text if found[0][0].isalnum() or found[0][0] == "(" else line.text[found.end() :]
    return Draft(BlockKind.ITEM, text, 1, line.link_chars, line.links, line.is_bold)


def _stands_alone(before: Draft, line: Draft) -> bool:
    """Return whether a single break between two lines separates what they say: a bold line is a heading of its own."""
    return before.is_bold != line.is_bold
