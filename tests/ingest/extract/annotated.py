"""Pages of the project's own, modelled on those of Polish public bodies and NGOs, with their main text by a person.

Beside each page lies a text: what it says of itself, a blank line, and its blocks. "#" to "######" mark headings, "-"
and "--" items by their depth, "|" rows, and everything else is a paragraph. The pages whose names begin with "apart"
only measure: what they showed about the main text was not used to better it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.extract.model import Block, BlockKind

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page and what should be read from it; ``said`` holds title, language, published, modified, url, canonical."""

    name: str
    content: bytes
    said: Mapping[str, str]
    blocks: tuple[Block, ...]

    @property
    def is_apart(self) -> bool:
        return self.name.startswith("apart")


def annotated_pages() -> list[AnnotatedPage]:
    return [read_page(path) for path in sorted(PAGES.glob("*.html"))]


def read_page(path: Path) -> AnnotatedPage:
    head, _, body = path.with_suffix(".txt").read_text(encoding="utf-8").partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    return AnnotatedPage(path.stem, path.read_bytes(), said, tuple(_blocks(body)))


def _blocks(body: str) -> Iterator[Block]:
    for line in filter(None, body.splitlines()):
        mark, _, text = line.partition(" ")
        if set(mark) == {"#"}:
            yield Block(BlockKind.HEADING, text, len(mark))
        elif set(mark) == {"-"}:
            yield Block(BlockKind.ITEM, text, len(mark))
        elif mark == "|":
            yield Block(BlockKind.ROW, text)
        else:
            yield Block(BlockKind.PARAGRAPH, line)
