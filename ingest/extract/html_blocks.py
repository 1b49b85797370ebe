"""The text of a page's elements in reading order, as drafts of blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.extract.html_draft import BELOW, Draft, Run, draft_of, joined, paragraphs_of
from ingest.extract.html_node import HEADING_LEVELS, Node, descendants, plain_text
from ingest.extract.html_tables import DataTable, read_table
from ingest.extract.model import BlockKind
from ingest.extract.table_rows import row_blocks

_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BOLD = frozenset(("b", "strong", "th"))
_HEADING_NAMES = frozenset(("title", "tytul", "naglowek", "heading", "headline", "contentheading", "subtitle"))
_LONGEST_HEADING = 150
_SHORT_LABEL = 60
_SHORT_VALUE = 300
_LONG_ITEM = 700
_DEEPEST_LIST = 9


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page some text stands: in which link (0: none), in bold, in an item of what depth (0: none)."""

    link: int = 0
    is_bold: bool = False
    lists: int = 0
    item: int = 0


def drafts_of(root: Node) -> list[Draft]:
    """Return all text of ``root`` as drafts, those of pseudo-headings still being paragraphs."""
    walker = _Walker()
    walker.visit(root, _Place())
    walker.flush(_Place())
    return walker.drafts


class _Walker:
    """Gathers runs of text until a block begins or ends, and makes drafts of them."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._runs: list[Run] = []
        self._links = 0
        self._item_start = 0

    def visit(self, node: Node, place: _Place) -> None:
        for child in node.children:
            if isinstance(child, str):
                text = child if node.name == "pre" else child.replace("\n", " ")
                self._add(text, place)
            else:
                self._element(child, place)

    def flush(self, place: _Place) -> None:
        """Make drafts of what has been gathered; ``place`` is where that stood."""
        runs, self._runs = self._runs, []
        if not runs:
            return
        if place.item:
            self._flush_item(runs, place)
        else:
            self.drafts += paragraphs_of(runs)

    def _add(self, text: str, place: _Place) -> None:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if number:
                self._runs.append(Run("\n"))
            if line:
                self._runs.append(Run(line, place.link, place.is_bold))

    def _element(self, node: Node, place: _Place) -> None:
        if node.name == "br":
            self._runs.append(Run("\n"))
        elif node.name in HEADING_LEVELS:
            self._heading(node, place, HEADING_LEVELS[node.name])
        elif node.name == "summary" or "aria-controls" in node.attributes or _is_called_heading(node):
            self._heading(node, place, BELOW)
        elif node.is_block:
            self._apart(node, place)
        else:
            self.visit(node, self._inline(node, place))

    def _inline(self, node: Node, place: _Place) -> _Place:
        if node.name in _BOLD:
            return replace(place, is_bold=True)
        if node.name == "a" and "href" in node.attributes:
            self._links += 1
            return replace(place, link=self._links)
        return place

    def _apart(self, node: Node, place: _Place) -> None:
        self.flush(place)
        inner = self._inline(node, place)
        if node.name == "table" and (table := read_table(node)) is not None:
            self._table(node, table)
        elif node.name in _LISTS:
            self.visit(node, replace(place, lists=min(place.lists + 1, _DEEPEST_LIST)))
        elif node.name == "li" and not _is_container(node):
            self._item(node, place)
        elif node.name == "dl" and _is_definitions(node):
            self._definitions(node, place)
        elif (pair := _label_and_value(node)) is not None:
            self._label(pair, inner)
        else:
            self.visit(node, inner)
            self.flush(inner)
        self.flush(place)

    def _heading(self, node: Node, place: _Place, level: int) -> None:
        self.flush(place)
        if (draft := self._whole(node, place, BlockKind.HEADING, level)) is not None:
            self.drafts.append(draft)

    def _whole(self, node: Node, place: _Place, kind: BlockKind, level: int = 0) -> Draft | None:
        """Return all text of ``node`` as one draft."""
        inner = _Walker()
        inner._links = self._links
        inner._gather(node, place)
        self._links = inner._links
        return draft_of(inner._runs, kind, level)

    def _gather(self, node: Node, place: _Place) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._runs.append(Run(child.replace("\n", " "), place.link, place.is_bold))
            else:
                if child.is_block or child.name == "br":
                    self._runs.append(Run(" "))
                self._gather(child, self._inline(child, place))
                if child.is_block:
                    self._runs.append(Run(" "))

    def _item(self, node: Node, place: _Place) -> None:
        before, self._item_start = self._item_start, len(self.drafts)
        inner = replace(place, item=max(place.lists, 1))
        self.visit(node, inner)
        self.flush(inner)
        self._item_start = before

    def _flush_item(self, runs: list[Run], place: _Place) -> None:
        draft = draft_of(runs, BlockKind.ITEM, place.item)
        if draft is None:
            return
        last = self.drafts[-1] if len(self.drafts) > self._item_start else None
        if last is not None and last.kind is BlockKind.ITEM and last.level == place.item:
            self.drafts[-1] = joined(last, draft)
        else:
            self.drafts.append(draft)

    def _table(self, node: Node, table: DataTable) -> None:
        if table.caption:
            self.drafts.append(Draft(BlockKind.PARAGRAPH, table.caption))
        blocks = row_blocks(table.rows, header=table.header)
        linked = node.link_chars / max(node.chars, 1)
        for block in blocks:
            chars = round(sum(map(str.isalnum, block.text)) * linked)
            self.drafts.append(Draft(BlockKind.ROW, block.text, link_chars=chars, links=bool(chars)))

    def _definitions(self, node: Node, place: _Place) -> None:
        for term, descriptions in _definition_groups(node):
            whole = self._whole(term, place, BlockKind.ITEM, 1)
            if whole is None or not descriptions or not _is_short(term, descriptions):
                self._heading(term, place, BELOW)
                for description in descriptions:
                    self.visit(description, place)
                    self.flush(place)
                continue
            values = [self._whole(each, place, BlockKind.ITEM, 1) for each in descriptions]
            whole = replace(whole, text=whole.text.removesuffix(":"))
            for number, value in enumerate(each for each in values if each is not None):
                whole = joined(whole, value, ", " if number else ": ")
            self.drafts.append(whole)

    def _label(self, pair: tuple[Node, Node], place: _Place) -> None:
        label, value = (self._whole(each, place, BlockKind.PARAGRAPH) for each in pair)
        if label is not None and value is not None:
            self.drafts.append(joined(replace(label, text=label.text.removesuffix(":").rstrip()), value, ": "))
        else:
            self.drafts += [each for each in (label, value) if each is not None]


def _is_called_heading(node: Node) -> bool:
    """Return whether the element is a heading by its name, as on pages from before people cared for the tags."""
    if not 0 < node.chars <= _LONGEST_HEADING or node.blocks or not (node.is_block or node.name == "span"):
        return False
    return not node.name_words.isdisjoint(_HEADING_NAMES)


def _is_container(item: Node) -> bool:
    """Return whether an item of a list is a card with parts of its own rather than a piece of text."""
    if item.headings or any(node.name == "table" for node in descendants(item)):
        return True
    paragraphs = sum(node.name in {"p", "div"} for node in item.elements)
    return item.chars > _LONG_ITEM and paragraphs > 1


def _is_definitions(node: Node) -> bool:
    """Return whether the list begins with a term and has no text besides terms and descriptions."""
    first = next(_definition_parts(node), None)
    loose = any(isinstance(child, str) and child.strip() for child in node.children)
    return first is not None and first.name == "dt" and not loose


def _definition_groups(node: Node) -> Iterator[tuple[Node, list[Node]]]:
    """Yield each term with its descriptions; one may be wrapped in a ``div`` with the other."""
    term: Node | None = None
    descriptions: list[Node] = []
    for part in _definition_parts(node):
        if part.name == "dt":
            if term is not None:
                yield term, descriptions
            term, descriptions = part, []
        elif term is not None:
            descriptions.append(part)
    if term is not None:
        yield term, descriptions


def _definition_parts(node: Node) -> Iterator[Node]:
    for child in node.elements:
        if child.name in {"dt", "dd"}:
            yield child
        else:
            yield from _definition_parts(child)


def _is_short(term: Node, descriptions: list[Node]) -> bool:
    """Return whether a definition is a pair to be read in one breath, rather than a question with its answer."""
    if plain_text(term).endswith("?") or term.chars > _SHORT_VALUE:
        return False
    return all(each.chars <= _SHORT_VALUE and not _has_parts(each) for each in descriptions)


def _has_parts(node: Node) -> bool:
    return any(each.name in {*_LISTS, *HEADING_LEVELS, "table", "dl"} for each in descendants(node) if each is not node)


def _label_and_value(node: Node) -> tuple[Node, Node] | None:
    """Return the two parts of an element that says "Termin:" in one and the day in the other."""
    if node.chars > _SHORT_LABEL + _SHORT_VALUE:
        return None
    parts = [each for each in node.children if isinstance(each, Node) or each.strip()]
    match parts:
        case [Node() as label, Node() as value]:
            pass
        case _:
            return None
    if not (0 < label.chars <= _SHORT_LABEL and 0 < value.chars <= _SHORT_VALUE):
        return None
    if node.name in {"li", "tr", "p"} or node.headings or _has_parts(label) or _has_parts(value):
        return None
    both_blocks = label.is_block and value.is_block
    says_so = plain_text(label).endswith(":") or "label" in label.name_words
    return (label, value) if both_blocks and says_so else None
