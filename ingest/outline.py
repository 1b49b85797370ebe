"""The headings of a page as paths, and the text under each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.extract.model import Block, BlockKind, ExtractedPage

LONGEST_HEADING = 200
"""Characters; a longer one is a paragraph that somebody made bold."""


@dataclass(frozen=True, slots=True)
class Section:
    """Text under one heading; ``path`` leads to it from the title of the page, ``blocks`` are not empty."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]


def outline(page: ExtractedPage) -> tuple[Section, ...]:
    """Return the sections of ``page`` in reading order.

    A heading that has neither text nor subsections below it is text of the section above, so that nothing is lost; so
    is one longer than LONGEST_HEADING. A heading that only says the title again is left out: the path has it already.
    """
    blocks = [_with_short_heading(block) for block in page.blocks if block.text.strip()]
    runs = groupby(_placed(page.title.strip(), blocks), key=lambda placed: placed[0])
    return tuple(Section(path, tuple(block for _, block in run)) for path, run in runs)


def _with_short_heading(block: Block) -> Block:
    long = block.kind is BlockKind.HEADING and len(block.text) > LONGEST_HEADING
    return replace(block, kind=BlockKind.PARAGRAPH, level=0) if long else block


def _placed(title: str, blocks: Sequence[Block]) -> Iterator[tuple[tuple[str, ...], Block]]:
    """Yield each block of text with the path to it."""
    above: list[Block] = []
    for block, following in pairwise((*blocks, None)):
        if block is None:
            continue
        if block.kind is BlockKind.HEADING:
            while above and above[-1].level >= block.level:
                above.pop()
            if block.text.strip() == title:
                continue
            if not _is_bare(block, following):
                above.append(block)
                continue
        path = (title, *(heading.text.strip() for heading in above))
        yield path if title else path[1:], block


def _is_bare(heading: Block, following: Block | None) -> bool:
    """Return whether nothing stands below ``heading``."""
    return following is None or (following.kind is BlockKind.HEADING and following.level <= heading.level)
