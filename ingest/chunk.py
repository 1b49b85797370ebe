"""From a page to chunks along its headings: whole sentences, 80 to 220 tokens where the page allows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Validity
from ingest.extract.model import Block, BlockKind, ExtractedPage
from ingest.outline import Section, outline
from ingest.packing import Break, Piece, pack
from ingest.pieces import cut_piece
from ingest.validity import find_validity

FEWEST, MOST = 80, 220
"""Tokens. Less says too little to be found by, more mixes subjects and is read by nobody in a chat."""

SCRAP = 20
"""Tokens of text above or below subsections, up to which it goes with the subsection beside it."""

PATH_SEPARATOR = " > "

Count = Callable[[str], int]
"""The encoder's own count of tokens."""

_BREAKS = {BlockKind.ITEM: Break.ITEM, BlockKind.ROW: Break.ITEM}
_GLUES = {BlockKind.ITEM: "\n", BlockKind.ROW: "\n"}
_LISTED = frozenset({BlockKind.ITEM, BlockKind.ROW})


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one passage is made of.

    ``heading_path`` leads from the page's title to the section. In ``text`` paragraphs are apart by an empty line,
    items and rows by a line end, and headings of sections that were joined stand on a line above their text. ``page``
    is the first one that it stands on; ``cut`` tells that a sentence too long for one chunk begins or ends in it.
    """

    heading_path: tuple[str, ...]
    text: str
    page: int | None = None
    validity: Validity | None = None
    cut: bool = False

    @property
    def place(self) -> str:
        """The path below the title in one line: "Section > Subsection"."""
        return PATH_SEPARATOR.join(self.heading_path[1:])


@dataclass(slots=True)
class _Group:
    """Neighbouring sections that share a chunk when they are small; all of a lone one."""

    path: tuple[str, ...]
    sections: list[Section]
    tokens: int
    pieces: list[Piece] = field(default_factory=list)


def chunk(page: ExtractedPage, count: Count) -> tuple[Chunk, ...]:
    """Return the chunks of ``page`` in reading order: every letter of it once, in a text or in the headings above.

    Args:
        page: what was read.
        count: tokens of a text, as the encoder counts them.
    """
    groups: list[_Group] = []
    for section in outline(page):
        pieces = list(_pieces(section.blocks, count))
        group = _Group(section.path, [section], sum(piece.tokens for piece in pieces), pieces)
        if not (groups and _join(groups[-1], group, count)):
            groups.append(group)
    return tuple(found for group in groups for found in _chunks(group))


def _chunks(group: _Group) -> Iterator[Chunk]:
    runs = [group.pieces] if len(group.sections) > 1 else pack(group.pieces, FEWEST, MOST)
    for run in runs:
        text = "".join((piece.glue if number else "") + piece.text for number, piece in enumerate(run))
        yield Chunk(
            heading_path=group.path,
            text=text,
            page=next((piece.page for piece in run if piece.page is not None), None),
            validity=find_validity(text, heading=group.path[-1] if len(group.path) > 1 else ""),
            cut=any(piece.cut for piece in run),
        )


def _join(group: _Group, following: _Group, count: Count) -> bool:
    """Add ``following`` to ``group`` where one of them is small, both fit and they hang on one parent."""
    path = _common_parent(group, following.path)
    if path is None or min(group.tokens, following.tokens) >= FEWEST:
        return False
    lone = len(group.sections) == 1
    own = _headed(group.sections[0], path, group.pieces, count) if lone else group.pieces
    pieces = [*own, *_headed(following.sections[0], path, following.pieces, count)]
    tokens = sum(piece.tokens for piece in pieces)
    if tokens > MOST:
        return lone and _absorb(group, following)
    group.path, group.pieces, group.tokens = path, pieces, tokens
    group.sections.extend(following.sections)
    return True


def _absorb(group: _Group, following: _Group) -> bool:
    """Let a subsection take in a scrap of its parent's text beside it, which alone would be a passage of one word."""
    above = group.path == following.path[:-1] and group.tokens <= SCRAP
    below = following.path == group.path[:-1] and following.tokens <= SCRAP
    if not (above or below):
        return False
    if above:
        group.path, group.sections = following.path, following.sections
    group.pieces, group.tokens = [*group.pieces, *following.pieces], group.tokens + following.tokens
    return True


def _common_parent(group: _Group, path: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the path of ``group`` and a section together: their parent's, or that of the text which one is below."""
    if path == group.path or path[:-1] == group.path:
        return group.path
    parent = group.path[:-1]
    return parent if len(group.sections) == 1 and parent in {path, path[:-1]} and path else None


def _headed(section: Section, path: tuple[str, ...], pieces: Sequence[Piece], count: Count) -> Iterator[Piece]:
    """Yield the pieces of a section below its heading, as far as that does not stand in ``path``."""
    headings = section.path[len(path) :]
    for heading in headings:
        yield Piece(heading, count(heading), "\n\n", Break.PARAGRAPH, page=pieces[0].page)
    first, *others = pieces
    yield replace(first, glue="\n" if headings else "\n\n")
    yield from others


def _pieces(blocks: Iterable[Block], count: Count) -> Iterator[Piece]:
    """Yield what a chunk may be put together from, none longer than a chunk."""
    before: Block | None = None
    for block in blocks:
        text = f"{'  ' * (block.level - 1)}• {block.text}" if block.kind is BlockKind.ITEM else block.text
        listed = block.kind in _LISTED
        led = listed and before is not None and before.kind not in _LISTED
        whole = Piece(
            text=text,
            tokens=count(text),
            glue=_GLUES.get(block.kind, "\n\n"),
            before=Break.LEAD_IN if led else _BREAKS.get(block.kind, Break.PARAGRAPH),
            page=block.page,
        )
        yield from cut_piece(whole, MOST, count)
        before = block
