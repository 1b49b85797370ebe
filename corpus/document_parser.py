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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import TypeVar

from corpus.errors import LibraryFault
from corpus.front_matter import FrontMatter, parse_front_matter
from corpus.model import Audience, Document, DocumentId, Passage, PassageId, Section, Source, Validity
from corpus.values import parse_audience, parse_confidence, parse_day, parse_free_date

_FENCE = "---"
_FILE_NAME = re.compile(r"([0-9]{2})-[a-z0-9-]+\.md")
_PASSAGE_ID = re.compile(r"[0-9]{2}-[0-9]{2,3}")
_ATTRIBUTE = re.compile(r"- ([a-z_]+):[ \t]*(.*)")
_REQUIRED = ("sources", "state", "confidence")
_OPTIONAL = ("audience", "valid_from", "valid_until")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file with its number, counted from 1."""

    number: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(slots=True)
class _Block:
    """A heading and the lines under it, up to the next heading."""

    heading: _Line
    lines: list[_Line] = field(default_factory=list)


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
    lines = [_Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    end = _end_of_front_matter(lines, path)
    front = parse_front_matter("\n".join(line.text for line in lines[1:end]), path, first_line=2)
    document_id = DocumentId(name.group(1))
    sections = _BodyReader(path, document_id, front).read(lines[end + 1 :])
    return Document(document_id, front.title, front.topic, front.language, sections)


def _end_of_front_matter(lines: Sequence[_Line], path: Path) -> int:
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
    """Reads the sections of one file; the ids seen so far are its only state."""

    def __init__(self, path: Path, document_id: DocumentId, front: FrontMatter) -> None:
        self._path = path
        self._document_id = document_id
        self._front = front
        self._seen: dict[PassageId, int] = {}

    def read(self, lines: Sequence[_Line]) -> tuple[Section, ...]:
        sections = tuple(self._section(title, blocks) for title, blocks in self._grouped(self._blocks(lines)))
        if not sections:
            last = lines[-1].number if lines else None
            raise LibraryFault(
                self._path, last, "There is no section. Add a line ## with its title, and passages under it."
            )
        return sections

    def _blocks(self, lines: Sequence[_Line]) -> Iterator[_Block]:
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

    def _grouped(self, blocks: Iterator[_Block]) -> Iterator[tuple[_Line, list[_Block]]]:
        """Yield the heading of each section with the blocks of its passages."""
        heading: _Line | None = None
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

    def _section_heading(self, block: _Block) -> _Line:
        if not block.heading.text.startswith("## ") or not block.heading.text[3:].strip():
            raise self._fault(block.heading, "This heading is neither '## title' nor '### id'. Write one of the two.")
        for line in block.lines:
            if not line.blank:
                raise self._fault(line, "This text belongs to no passage. Put a line ### with an id above it.")
        return block.heading

    def _section(self, heading: _Line, blocks: Sequence[_Block]) -> Section:
        if not blocks:
            raise self._fault(heading, "The section is empty. Add a passage or delete the heading.")
        title = heading.text[3:].strip()
        return Section(title, tuple(self._passage(block, title) for block in blocks))

    def _passage(self, block: _Block, section_title: str) -> Passage:
        lines = block.lines
        start = next((index for index, line in enumerate(lines) if not line.blank), len(lines))
        attribute_lines = list(takewhile(lambda line: not line.blank, lines[start:]))
        passage_id = self._passage_id(block.heading)
        values = self._attributes(block.heading, attribute_lines)
        return Passage(
            id=passage_id,
            document_id=self._document_id,
            document_title=self._front.title,
            section_title=section_title,
            text=self._text(block.heading, lines[start + len(attribute_lines) :]),
            sources=self._sources(values["sources"]),
            state=self._parsed(values["state"], parse_free_date),
            confidence=self._parsed(values["confidence"], parse_confidence),
            audience=self._audience(values.get("audience")),
            validity=self._validity(values.get("valid_from"), values.get("valid_until")),
            language=self._front.language,
        )

    def _passage_id(self, heading: _Line) -> PassageId:
        found = heading.text[4:].strip()
        if not _PASSAGE_ID.fullmatch(found) or not found.startswith(f"{self._document_id}-"):
            raise self._fault(
                heading, f"'{found}' is not an id of this file. Write {self._document_id}-01 or the next number."
            )
        passage_id = PassageId(found)
        if passage_id in self._seen:
            first = self._seen[passage_id]
            raise self._fault(
                heading, f"The id {passage_id} is already used on line {first}. Give the next free number."
            )
        self._seen[passage_id] = heading.number
        return passage_id

    def _attributes(self, heading: _Line, lines: Sequence[_Line]) -> dict[str, _Line]:
        """Return the lines ``- name: value`` by name, each reduced to its value."""
        values: dict[str, _Line] = {}
        for line in lines:
            match = _ATTRIBUTE.fullmatch(line.text.rstrip())
            if match is None:
                raise self._fault(
                    line, "Here must be '- name: value'. Leave an empty line before the text of the passage."
                )
            name, value = match.groups()
            if name not in _REQUIRED + _OPTIONAL:
                raise self._fault(line, f"'{name}' is not known. Write one of: {', '.join(_REQUIRED + _OPTIONAL)}.")
            if name in values or not value:
                raise self._fault(
                    line, f"'{name}' is {'written twice' if value else 'empty'}. Write it once, with a value."
                )
            values[name] = _Line(line.number, value)
        for name in _REQUIRED:
            if name not in values:
                raise self._fault(
                    heading, f"The passage has no '{name}'. Add the line '- {name}: ...' under its heading."
                )
        return values

    def _text(self, heading: _Line, lines: Sequence[_Line]) -> str:
        """Return the paragraphs, each on one line, so that a wrapped line is not quoted as a broken one."""
        paragraphs: list[list[str]] = [[]]
        for line in lines:
            if line.blank:
                paragraphs.append([])
            else:
                paragraphs[-1].append(line.text.strip(" \t"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
        if not any(letter.isalnum() for letter in text):
            raise self._fault(
                heading, "The passage is empty. Write its text under the attributes, after an empty line."
            )
        return text

    def _sources(self, line: _Line) -> tuple[Source, ...]:
        keys = _split(line.text)
        for key in keys:
            if key not in self._front.sources:
                raise self._fault(
                    line, f"The source '{key}' is not in the front matter. Add it there or correct the key."
                )
        if len(set(keys)) < len(keys):
            raise self._fault(line, "The same source is named twice. Name it once.")
        return tuple(self._front.sources[key] for key in keys)

    def _audience(self, line: _Line | None) -> tuple[Audience, ...]:
        if line is None:
            return self._front.audience
        return self._parsed(line, lambda text: parse_audience(_split(text)))

    def _validity(self, start_line: _Line | None, end_line: _Line | None) -> Validity | None:
        if start_line is None and end_line is None:
            return None
        start = None if start_line is None else self._parsed(start_line, parse_day)
        end = None if end_line is None else self._parsed(end_line, parse_day)
        if end_line is not None and start is not None and end is not None and end < start:
            raise self._fault(
                end_line, f"The validity ends before it starts ({start}). Correct valid_from or valid_until."
            )
        return Validity(start, end)

    def _parsed(self, line: _Line, parse: Callable[[str], _T]) -> _T:
        try:
            return parse(line.text)
        except ValueError as error:
            raise self._fault(line, str(error)) from error

    def _fault(self, line: _Line, message: str) -> LibraryFault:
        return LibraryFault(self._path, line.number, message)


def _split(text: str) -> list[str]:
    """Return the words of a comma list."""
    return [word.strip() for word in text.split(",")]
