"""From the text of a library file to a document, without touching a disk.

The form of a file, with every passage whole and quotable::

    ---
    title: "..."
    (the rest of the front matter: see corpus.front_matter)
    ---

    ## Title of a section, in words that people search with

    ### 01-02

    - sources: s1, s3
    - state: 2014
    - confidence: wysoka

    The text of the passage.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import LibraryFault
from corpus.front_matter import parse_front_matter
from corpus.model import Document, DocumentId, Section
from corpus.passage_reader import Line, PassageReader

_FENCE = "---"
_FILE_NAME = re.compile(r"([0-9]{2})-[a-z0-9-]+\.md")


@dataclass(slots=True)
class _Block:
    """A heading and the lines under it, up to the next heading."""

    heading: Line
    lines: list[Line] = field(default_factory=list)


def parse_document(text: str, path: Path) -> Document:
    """Return the document written in ``text``.

    Args:
        text: The whole file.
        path: Its name gives the document's number; it is named in faults and never opened.

    Raises:
        LibraryFault: With the first line that cannot be used and what to change in it.
    """
    name = _FILE_NAME.fullmatch(path.name)
    if name is None:
        raise LibraryFault(
            path, None, "The file's name must be a number and words, for example 01-projekt.md. Rename it."
        )
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    end = _end_of_front_matter(lines, path)
    front = parse_front_matter("\n".join(line.text for line in lines[1:end]), path, first_line=2)
    document_id = DocumentId(name.group(1))
    sections = _BodyReader(path, PassageReader(path, document_id, front)).read(lines[end + 1 :])
    return Document(document_id, front.title, front.topic, front.language, sections)


def _end_of_front_matter(lines: Sequence[Line], path: Path) -> int:
    """Return the index of the line that closes the front matter."""
    if lines[0].text.rstrip() != _FENCE:
        raise LibraryFault(
            path, 1, "The front matter is missing. Begin the file with a line --- and title, topic, sources."
        )
    for index, line in enumerate(lines[1:], start=1):
        if line.text.rstrip() == _FENCE:
            return index
    raise LibraryFault(path, 1, "The front matter does not end. Close it with a line --- before the first section.")


class _BodyReader:
    """Cuts the body of one file at its headings and has the passages read."""

    def __init__(self, path: Path, passages: PassageReader) -> None:
        self._path = path
        self._passages = passages

    def read(self, lines: Sequence[Line]) -> tuple[Section, ...]:
        sections = tuple(self._section(title, blocks) for title, blocks in self._grouped(self._blocks(lines)))
        if not sections:
            last = lines[-1].number if lines else None
            raise LibraryFault(
                self._path, last, "There is no section. Add a line ## with its title, and passages under it."
            )
        return sections

    def _blocks(self, lines: Sequence[Line]) -> Iterator[_Block]:
        block: _Block | None = None
        for line in lines:
            if line.text.startswith("#"):
                if block is not None:
                    yield block
                block = _Block(line)
            elif block is not None:
                block.lines.append(line)
            elif not line.blank:
                raise self._fault(
                    line, "Text stands before the first section. Put it under a ## section and a ### passage."
                )
        if block is not None:
            yield block

    def _grouped(self, blocks: Iterator[_Block]) -> Iterator[tuple[Line, list[_Block]]]:
        """Yield the heading of each section with the blocks of its passages."""
        heading: Line | None = None
        passages: list[_Block] = []
        for block in blocks:
            if block.heading.text.startswith("### "):
                if heading is None:
                    raise self._fault(
                        block.heading, "A passage stands before the first section. Add a ## title above it."
                    )
                passages.append(block)
                continue
            if heading is not None:
                yield heading, passages
            heading, passages = self._section_heading(block), []
        if heading is not None:
            yield heading, passages

    def _section_heading(self, block: _Block) -> Line:
        if not block.heading.text.startswith("## ") or not block.heading.text[3:].strip():
            raise self._fault(block.heading, "This heading is neither '## title' nor '### id'. Write one of the two.")
        for line in block.lines:
            if not line.blank:
                raise self._fault(line, "This text belongs to no passage. Put a line ### with an id above it.")
        return block.heading

    def _section(self, heading: Line, blocks: Sequence[_Block]) -> Section:
        if not blocks:
            raise self._fault(heading, "The section is empty. Add a passage or delete the heading.")
        title = heading.text[3:].strip()
        return Section(title, tuple(self._passages.read(block.heading, block.lines, title) for block in blocks))

    def _fault(self, line: Line, message: str) -> LibraryFault:
        return LibraryFault(self._path, line.number, message)
