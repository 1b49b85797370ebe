"""From the lines of one passage to the passage: its id, its attributes and its text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TypeVar

from corpus.errors import LibraryFault
from corpus.front_matter import FrontMatter
from corpus.model import Audience, DocumentId, Passage, PassageId, Source, Validity
from corpus.values import parse_audience, parse_confidence, parse_day, parse_free_date

_PASSAGE_ID = re.compile(r"[0-9]{2}-[0-9]{2,3}")
_ATTRIBUTE = re.compile(r"- ([a-z_]+):[ \t]*(.*)")
_REQUIRED = ("sources", "state", "confidence")
_OPTIONAL = ("audience", "valid_from", "valid_until", "superseded_by", "conflicts_with")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file with its number, counted from 1."""

    number: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen on it."""
        return not self.text.strip()


class PassageReader:
    """Reads the passages of one file; the ids seen so far are its only state."""

    def __init__(self, path: Path, document_id: DocumentId, front: FrontMatter) -> None:
        self._path = path
        self._document_id = document_id
        self._front = front
        self._seen: dict[PassageId, int] = {}

    def read(self, heading: Line, lines: Sequence[Line], section_title: str) -> Passage:
        """Return the passage under ``heading``, a line ``### id``.

        Raises:
            LibraryFault: With the first line that cannot be used and what to change in it.
        """
        start = next((index for index, line in enumerate(lines) if not line.blank), len(lines))
        attribute_lines = list(takewhile(lambda line: not line.blank, lines[start:]))
        passage_id = self._passage_id(heading)
        values = self._attributes(heading, attribute_lines)
        return Passage(
            id=passage_id,
            document_id=self._document_id,
            document_title=self._front.title,
            section_title=section_title,
            text=self._text(heading, lines[start + len(attribute_lines) :]),
            sources=self._sources(values["sources"]),
            state=self._parsed(values["state"], parse_free_date),
            confidence=self._parsed(values["confidence"], parse_confidence),
            audience=self._audience(values.get("audience")),
            validity=self._validity(values.get("valid_from"), values.get("valid_until")),
            language=self._front.language,
            superseded_by=self._other(passage_id, values.get("superseded_by")),
            conflicts_with=self._other(passage_id, values.get("conflicts_with")),
        )

    def _passage_id(self, heading: Line) -> PassageId:
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

    def _attributes(self, heading: Line, lines: Sequence[Line]) -> dict[str, Line]:
        """Return the lines ``- name: value`` by name, each reduced to its value."""
        values: dict[str, Line] = {}
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
            values[name] = Line(line.number, value)
        for name in _REQUIRED:
            if name not in values:
                raise self._fault(
                    heading, f"The passage has no '{name}'. Add the line '- {name}: ...' under its heading."
                )
        return values

    def _text(self, heading: Line, lines: Sequence[Line]) -> str:
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

    def _sources(self, line: Line) -> tuple[Source, ...]:
        keys = _split(line.text)
        for key in keys:
            if key not in self._front.sources:
                raise self._fault(
                    line, f"The source '{key}' is not in the front matter. Add it there or correct the key."
                )
        if len(set(keys)) < len(keys):
            raise self._fault(line, "The same source is named twice. Name it once.")
        return tuple(self._front.sources[key] for key in keys)

    def _audience(self, line: Line | None) -> tuple[Audience, ...]:
        if line is None:
            return self._front.audience
        return self._parsed(line, lambda text: parse_audience(_split(text)))

    def _validity(self, start_line: Line | None, end_line: Line | None) -> Validity | None:
        if start_line is None and end_line is None:
            return None
        start = None if start_line is None else self._parsed(start_line, parse_day)
        end = None if end_line is None else self._parsed(end_line, parse_day)
        if end_line is not None and start is not None and end is not None and end < start:
            raise self._fault(
                end_line, f"The validity ends before it starts ({start}). Correct valid_from or valid_until."
            )
        return Validity(start, end)

    def _other(self, passage_id: PassageId, line: Line | None) -> PassageId | None:
        """Return the passage that an attribute names; whether it exists, only the whole library can tell."""
        if line is None:
            return None
        if not _PASSAGE_ID.fullmatch(line.text) or line.text == passage_id:
            raise self._fault(line, f"'{line.text}' is not the id of another passage. Write one such as 03-18.")
        return PassageId(line.text)

    def _parsed(self, line: Line, parse: Callable[[str], _T]) -> _T:
        try:
            return parse(line.text)
        except ValueError as error:
            raise self._fault(line, str(error)) from error

    def _fault(self, line: Line, message: str) -> LibraryFault:
        return LibraryFault(self._path, line.number, message)


def _split(text: str) -> list[str]:
    """Return the words of a comma list."""
    return [word.strip() for word in text.split(",")]
